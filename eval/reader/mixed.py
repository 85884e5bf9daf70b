"""The weights of several runs, averaged: python -m eval.reader.mixed OUT SHARE:CHECKPOINT ...

Runs that began from one another stand near enough that the mean of their weights reads unseen
papers better than any of them (Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def mixed(parts: list[tuple[float, dict[str, torch.Tensor]]]) -> dict[str, torch.Tensor]:
    """Each weight as the mean, by share, of the runs that have it."""
    names = {name: None for _, weights in parts for name in weights}
    found = {}
    for name in names:
        of = [(share, weights[name]) for share, weights in parts if name in weights]
        whole = sum(share for share, _ in of)
        found[name] = torch.stack([share / whole * weight for share, weight in of]).sum(0)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("parts", nargs="+", metavar="SHARE:CHECKPOINT")
    given = parser.parse_args()
    parts = []
    for part in given.parts:
        share, _, path = part.partition(":")
        parts.append((float(share), torch.load(path, weights_only=True)["exact"]))
    torch.save({"exact": mixed(parts)}, given.out)


if __name__ == "__main__":
    main()
