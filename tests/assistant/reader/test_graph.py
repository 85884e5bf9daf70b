"""The reader's graph against the same network written out in numpy, with small chance weights."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.embedding.onnx_graph import session
from assistant.reader.graph import INPUTS, OF_QUESTIONS, OF_STATEMENTS, graph

OUTPUTS = OF_QUESTIONS | OF_STATEMENTS
SIZE, HEADS, LAYERS, WIDE = 8, 2, 2, 16
CONFIG = {
    "num_attention_heads": HEADS,
    "hidden_size": SIZE,
    "num_hidden_layers": LAYERS,
    "layer_norm_eps": 1e-12,
}
HEADS_OF = {"pool": (24, 8), "answers": (8, 1), "judge": (24, 8), "verdict": (8, 3)}
HEADS_OF |= {"sentence": (16, 8), "sentences": (8, 1), "words": (8, 2), "astray": (8, 1)}


@pytest.fixture
def weight() -> dict[str, np.ndarray]:
    chance = np.random.default_rng(3)
    held = {
        "embeddings.word_embeddings.weight": chance.normal(size=(20, SIZE)),
        "embeddings.position_embeddings.weight": chance.normal(size=(32, SIZE)),
        "kind.weight": chance.normal(size=(2, SIZE)),
        "same.weight": chance.normal(size=(2, SIZE)),
    }
    norms = ["normed"]
    products = dict(HEADS_OF)
    for layer in range(LAYERS):
        place = f"encoder.layer.{layer}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            products[f"{place}.attention.{part}"] = (SIZE, SIZE)
        products[f"{place}.intermediate.dense"] = (SIZE, WIDE)
        products[f"{place}.output.dense"] = (WIDE, SIZE)
        norms += [f"{place}.attention.output.LayerNorm", f"{place}.output.LayerNorm"]
    for name in norms:
        held |= {
            f"{name}.{part}": 1 + 0.1 * chance.normal(size=SIZE) for part in ("weight", "bias")
        }
    for name, (inner, outer) in products.items():
        held[f"{name}.weight"] = chance.normal(size=(outer, inner)) / inner**0.5
        held[f"{name}.bias"] = 0.1 * chance.normal(size=outer)
    return {name: value.astype(np.float32) for name, value in held.items()}


INPUT = {
    "ids": np.array([[1, 5, 2, 7, 8, 9, 2], [1, 4, 2, 6, 2, 0, 0]]),
    "kinds": np.array([[0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 1, 1, 0, 0]]),
    "same": np.array([[0, 1, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 0, 0]]),
    "mask": np.array([[1] * 7, [1] * 5 + [0] * 2], dtype=np.float32),
    "shares": np.array(
        [
            [[0, 0, 0, 0.5, 0.5, 0, 0], [0, 0, 0, 0, 0, 1, 0]],
            [[0, 0, 0, 1, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]],
        ],
        dtype=np.float32,
    ),
}


def written_out(w: dict[str, np.ndarray], row: int) -> dict[str, np.ndarray]:
    """The network on one row of INPUT, without its padding."""
    length = int(INPUT["mask"][row].sum())
    ids, kinds, same = (INPUT[name][row, :length] for name in ("ids", "kinds", "same"))

    def dense(x, name):
        return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]

    def norm(x, name):
        mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        return (x - mean) / np.sqrt(variance + 1e-12) * w[f"{name}.weight"] + w[f"{name}.bias"]

    def gelu(x):
        from math import erf

        return x * 0.5 * (1 + np.vectorize(erf)(x / 2**0.5))

    x = w["embeddings.word_embeddings.weight"][ids]
    x = x + w["embeddings.position_embeddings.weight"][:length]
    x = x + w["kind.weight"][kinds] + w["same.weight"][same]
    x = norm(x, "normed")
    for layer in range(LAYERS):
        place = f"encoder.layer.{layer}"
        query, key, value = (
            dense(x, f"{place}.attention.self.{part}").reshape(length, HEADS, -1).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        scores = np.exp(query @ key.swapaxes(1, 2) / (SIZE // HEADS) ** 0.5)
        mixed = (scores / scores.sum(-1, keepdims=True)) @ value
        mixed = mixed.swapaxes(0, 1).reshape(length, SIZE)
        name = f"{place}.attention.output"
        x = norm(x + dense(mixed, f"{name}.dense"), f"{name}.LayerNorm")
        wide = gelu(dense(x, f"{place}.intermediate.dense"))
        x = norm(x + dense(wide, f"{place}.output.dense"), f"{place}.output.LayerNorm")
    pooled = np.concatenate([x[0], x[kinds == 0].mean(0), x[kinds == 1].mean(0)])
    shares = INPUT["shares"][row, :, :length]
    means = (shares @ x)[shares.sum(1) > 0]
    beside = np.concatenate([means, np.repeat(x[:1], len(means), 0)], axis=1)
    sentences = dense(gelu(dense(beside, "sentence")), "sentences")
    best = np.log(np.exp(sentences).sum())
    astray = dense(x, "astray")
    worst = np.log(np.exp(astray[kinds == 0]).sum())
    verdict = dense(gelu(dense(pooled, "judge")), "verdict")
    return {
        "answers": dense(gelu(dense(pooled, "pool")), "answers") + best,
        "sentences": sentences,
        "words": dense(x, "words"),
        "astray": astray,
        "verdict": verdict + worst * np.array([0, 1, 1]),
    }


def run(weight) -> dict[str, np.ndarray]:
    _lent, ready = session(graph(CONFIG, weight), INPUTS, OUTPUTS)
    return dict(zip(OUTPUTS, ready.run(list(OUTPUTS), INPUT), strict=True))


def test_the_graph_is_the_network_and_padding_changes_nothing(weight):
    found = run(weight)
    for row in range(2):
        for name, wanted in written_out(weight, row).items():
            value = found[name][row][: len(wanted)]
            np.testing.assert_allclose(value, wanted, rtol=1e-3, atol=1e-4, err_msg=name)


def test_products_in_whole_numbers_stay_near_those_in_fractions(weight):
    exact = run(weight)
    whole = dict(weight)
    for name in [n for n in weight if n.startswith("encoder") and weight[n].ndim == 2]:
        step = np.abs(whole[name]).max(axis=1) / 63
        held = whole.pop(name)
        whole[name.replace(".weight", ".whole")] = np.rint(held / step[:, None]).astype(np.int8).T
        whole[name.replace(".weight", ".step")] = step
    found = run(whole)
    for name, value in exact.items():
        assert np.abs(found[name] - value).max() < 0.15 * max(1, np.abs(value).max()), name
