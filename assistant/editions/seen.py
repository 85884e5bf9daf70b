"""An edition as one who may see only some of its documents sees it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

from assistant.documents import Document
from assistant.editions.edition import Edition, Found
from assistant.editions.indexed_text import words_of
from assistant.editions.store import Version
from assistant.errors import LibraryError
from assistant.labels import labelled
from assistant.text.words import words_in


class SeenEdition(Edition):
    """The same edition without every other document: none is found, named, counted or spelt from.

    `visible` are ids of current documents; an earlier version is seen with its document.
    """

    def __init__(self, whole: Edition, visible: Collection[str]) -> None:
        shared = {name: value for name, value in vars(whole).items() if name not in _TOLD}
        vars(self).update(shared)
        self._whole, self._visible = whole, frozenset(visible)
        seen = hashlib.sha256("\n".join(sorted(self._visible)).encode()).hexdigest()[:16]
        self.id = f"{whole.id}, seen in part: {seen}"  # what is remembered by id is theirs alone

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Named anew: a name told apart from one that is not seen would give that one away."""
        whole = self._whole.documents
        return labelled([replace(d, called="") for d in whole if d.id in self._visible])

    @cached_property
    def vocabulary(self) -> Mapping[str, int]:
        counted: Counter[str] = Counter()
        for document in self.documents:
            for paragraph in self.paragraphs(document.id):
                counted.update(set(words_in(words_of(document, paragraph))))
        return MappingProxyType(counted)

    @cached_property
    def _earlier(self) -> dict[str, Version]:
        whole = self._whole._earlier
        return {id: version for id, version in whole.items() if version.id in self._visible}

    def search(
        self,
        words: str,
        meaning: str,
        *,
        documents: Collection[str] | None = None,
        limit: int = 50,
    ) -> tuple[Found, ...]:
        there = self._visible | self._earlier.keys()
        within = self._visible if documents is None else there.intersection(documents)
        return super().search(words, meaning, documents=within, limit=limit)

    def _version(self, document_id: str) -> Version:
        if document_id.partition("@")[0] in self._visible:
            return super()._version(document_id)
        raise LibraryError(
            f"There is no document {document_id} in the library."
            " See which there are: python -m ingest list"
        )


# What an edition works out from all of its documents, and one that is seen in part has to again.
_TOLD = {"documents", "earlier", "_earlier", "_labelled", "vocabulary"}
