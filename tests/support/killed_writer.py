"""One random change to a library, made in a process of its own that may be killed at any moment."""

from __future__ import annotations

import random
from pathlib import Path

# Imported before the fork, so that a kill falls on work and not on the loading of modules.
from assistant.editions import chroma_index, index_building  # noqa: F401
from assistant.library import Library
from tests.support.small_library import WordCounting, a_document


def contents(seed: int) -> tuple[str, ...]:
    """The paragraphs of a document, varied by seed."""
    rng = random.Random(seed)
    return tuple(f"paragraph {n} says {rng.random()} of {seed}" for n in range(40))


def changed(state: dict[str, tuple[str, ...]], seed: int) -> dict[str, tuple[str, ...]]:
    """The library's documents after the change of this seed: add, replace or remove."""
    rng = random.Random(seed)
    name = f"document-{rng.randrange(6)}"
    if name in state and len(state) > 2 and rng.random() < 0.3:
        return {id: texts for id, texts in state.items() if id != name}
    return {**state, name: contents(seed)}


def change(folder: Path, before: dict[str, tuple[str, ...]], seed: int) -> None:
    """Brings a library from one state to the next."""
    after = changed(before, seed)
    with Library(folder, WordCounting()).writing(wait=30) as writer:
        for id in before.keys() - after.keys():
            writer.remove(id)
        for id, texts in after.items():
            if before.get(id) != texts:
                writer.add(*a_document(f"{id}.pdf", *texts))
