"""A checkpoint as the weights the product ships: python -m eval.reader.export CHECKPOINT OUT.

The encoder's products are rounded to whole numbers of seven bits with a step for each column, so
that two of them times a byte never overflow sixteen bits on processors without VNNI.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save

from eval.reader.network import LAYERS, OLD_NAMES, SIZE

LEVELS = 63  # on either side of 0
HEADS = {
    "questions": ("answers", "pool", "sentence", "sentences", "words"),
    "statements": ("astray", "judge", "verdict"),
}


def shipped(
    exact: dict[str, torch.Tensor],
    calibration: tuple[float, float] = (1.0, 0.0),
    whole: bool = True,
) -> dict[str, np.ndarray]:
    """The weights by BERT's names: the encoder's products in whole numbers unless `whole` is false,
    all else in half precision; `calibration` scales and shifts the mark of a paragraph."""
    held = {name: value.numpy() for name, value in exact.items()}
    found = {n: v.astype(np.float16) for n, v in held.items() if not n.startswith("layers.")}
    for layer in range(LAYERS):
        for new, old in OLD_NAMES.items():
            weight, bias = (held[f"layers.{layer}.{new}.{part}"] for part in ("weight", "bias"))
            for at, name in enumerate(old):
                part = slice(at * SIZE, (at + 1) * SIZE) if len(old) > 1 else slice(None)
                place = f"encoder.layer.{layer}.{name}"
                found[f"{place}.bias"] = bias[part].astype(np.float16)
                if weight.ndim == 1 or not whole:
                    found[f"{place}.weight"] = weight[part].astype(np.float16)
                else:
                    found |= _whole(place, weight[part])
    return found | {"answers.calibration": np.array(calibration, dtype=np.float32)}


def _whole(name: str, weight: np.ndarray) -> dict[str, np.ndarray]:
    """A product's weights (out, in) as int8 (in, out) and a step for each of its columns."""
    step = np.abs(weight).max(axis=1).clip(min=1e-8) / LEVELS
    rounded = np.rint(weight / step[:, None]).astype(np.int8)
    return {
        f"{name}.whole": np.ascontiguousarray(rounded.T),
        f"{name}.step": step.astype(np.float32),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--calibration", type=float, nargs=2, default=(1.0, 0.0))
    parser.add_argument("--of", choices=HEADS, required=True, help="the heads to ship")
    parser.add_argument("--half", action="store_true", help="half precision, not whole numbers")
    given = parser.parse_args()
    other = {head for of, heads in HEADS.items() if of != given.of for head in heads}
    learned = torch.load(given.checkpoint, weights_only=True)["exact"]
    exact = {name: value for name, value in learned.items() if name.split(".")[0] not in other}
    data = save(shipped(exact, tuple(given.calibration), not given.half))
    given.out.write_bytes(data)
    print(f"{len(data) / 1e6:.1f} MB, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
