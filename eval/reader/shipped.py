"""The shipped weights as a checkpoint to begin with: python -m eval.reader.shipped OUT WEIGHTS ...

The later files give only what the earlier ones lack: the reader's encoder and heads, then the
judge's heads, make one network whose training can go on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file

from eval.reader.network import LAYERS, OLD_NAMES


def exact(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """What `export` wrote, by the network's own names, in full precision."""
    found = {
        name: value.float()
        for name, value in weights.items()
        if not name.startswith(("encoder.", "answers.calibration"))
    }
    for layer in range(LAYERS):
        for new, old in OLD_NAMES.items():
            places = [f"encoder.layer.{layer}.{name}" for name in old]
            own = f"layers.{layer}.{new}"
            found[f"{own}.weight"] = torch.cat([_product(weights, place) for place in places])
            found[f"{own}.bias"] = torch.cat([weights[f"{p}.bias"].float() for p in places])
    return found


def _product(weights: dict[str, torch.Tensor], place: str) -> torch.Tensor:
    if f"{place}.whole" in weights:
        return (weights[f"{place}.whole"].float() * weights[f"{place}.step"]).T.contiguous()
    return weights[f"{place}.weight"].float()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("weights", type=Path, nargs="+")
    given = parser.parse_args()
    found: dict[str, torch.Tensor] = {}
    for path in given.weights:
        found = exact(load_file(path)) | found
    torch.save({"exact": found}, given.out)


if __name__ == "__main__":
    main()
