"""How near in meaning a claim is to its evidence, where the wording differs."""

from __future__ import annotations

import re

from assistant.embedding.embedding import Embedder
from assistant.errors import EmbeddingError
from assistant.verification.words import Passage


def likeness(claim: Passage, source: Passage, embedder: Embedder | None) -> float:
    """The cosine to the evidence, or to one sentence or clause of it; 0 if unknown."""
    if embedder is None or not source.units:
        return 0.0
    try:
        clauses = [c for unit in source.units[:2] for c in re.split(r"[,;:] ", unit) if " " in c]
        mine, *theirs = embedder.embed(
            [*claim.units, *{" ".join(source.units), *source.units, *clauses}]
        )
    except EmbeddingError:
        return 0.0  # the wording alone decides, as it does without an embedder
    return max(float(mine @ vector) for vector in theirs)
