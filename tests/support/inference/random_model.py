"""A language model of random weights in llama.cpp's file format, half a megabyte of it.

https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

LAYERS, WIDTH, INNER, HEADS, CONTEXT = 2, 64, 128, 4, 16384
# None of them stands in the paragraphs of the tests, so that no noise can be true by chance.
WORDS = (
    "amet ante anim arcu aute diam duis eget elit enim erat esse eros leo nisi nunc odio orci"
    " quam quis sed sem sint sit sunt urna velit vel"
).split()
MARKS = (".", "▁[1]", "▁[2]")
WORD, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6  # kinds of token
VOCABULARY = (
    ("<unk>", UNKNOWN),
    ("<s>", CONTROL),
    ("</s>", CONTROL),
    *((f"<0x{byte:02X}>", BYTE) for byte in range(256)),
    *((f"▁{word}", WORD) for word in WORDS),
    *((mark, WORD) for mark in MARKS),
)
BEGIN, END, FIRST_WORD = 1, 2, 259
ABOUT = {
    "general.architecture": "llama",
    "llama.context_length": CONTEXT,
    "llama.embedding_length": WIDTH,
    "llama.block_count": LAYERS,
    "llama.feed_forward_length": INNER,
    "llama.attention.head_count": HEADS,
    "llama.attention.layer_norm_rms_epsilon": 1e-5,
    "llama.rope.dimension_count": WIDTH // HEADS,
    "tokenizer.ggml.model": "llama",
    "tokenizer.ggml.tokens": [token for token, _ in VOCABULARY],
    "tokenizer.ggml.scores": [0.0] * len(VOCABULARY),
    "tokenizer.ggml.token_type": [kind for _, kind in VOCABULARY],
    "tokenizer.ggml.bos_token_id": BEGIN,
    "tokenizer.ggml.eos_token_id": END,
}


def random_model(path: Path, *, ends: bool) -> Path:
    """Writes the model. Its words have no meaning; `ends` gives it sentences and an end."""
    path.write_bytes(gguf(ABOUT, weights(np.random.default_rng(5), ends)))
    return path


def weights(random: np.random.Generator, ends: bool) -> dict[str, np.ndarray]:
    def some(*shape: int) -> np.ndarray:
        return random.normal(0, 0.3, shape).astype("<f4")

    output = some(len(VOCABULARY), WIDTH)
    output[:FIRST_WORD] = 0  # never the likeliest
    output[-len(MARKS) :] *= 2 if ends else 0
    if ends:
        output[END] = 0.8 * some(WIDTH)  # after some sentences
    every = {
        "token_embd": some(len(VOCABULARY), WIDTH),
        "output_norm": np.ones(WIDTH, "<f4"),
        "output": output,
    }
    for layer in range(LAYERS):
        own = {
            "attn_norm": np.ones(WIDTH, "<f4"),
            "attn_q": some(WIDTH, WIDTH),
            "attn_k": some(WIDTH, WIDTH),
            "attn_v": some(WIDTH, WIDTH),
            "attn_output": some(WIDTH, WIDTH),
            "ffn_norm": np.ones(WIDTH, "<f4"),
            "ffn_gate": some(INNER, WIDTH),
            "ffn_up": some(INNER, WIDTH),
            "ffn_down": some(WIDTH, INNER),
        }
        every |= {f"blk.{layer}.{name}": array for name, array in own.items()}
    return {f"{name}.weight": array for name, array in every.items()}


def gguf(about: dict, tensors: dict[str, np.ndarray]) -> bytes:
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(about))
    for name, value in about.items():
        head += _string(name) + _typed(value)
    body = b""
    for name, array in tensors.items():
        head += _string(name) + struct.pack("<I", array.ndim)
        head += struct.pack(f"<{array.ndim}Q", *reversed(array.shape))
        head += struct.pack("<IQ", 0, len(body))  # of 32-bit floats, that far into the body
        body += _padded(array.tobytes())
    return _padded(head) + body


def _typed(value) -> bytes:
    match value:
        case int():
            return struct.pack("<II", 4, value)
        case float():
            return struct.pack("<If", 6, value)
        case str():
            return struct.pack("<I", 8) + _string(value)
        case [str(), *_]:
            return struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(_string, value))
        case [int(), *_]:
            return struct.pack(f"<IIQ{len(value)}i", 9, 5, len(value), *value)
        case [float(), *_]:
            return struct.pack(f"<IIQ{len(value)}f", 9, 6, len(value), *value)
        case _:
            raise TypeError(value)


def _string(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 32)
