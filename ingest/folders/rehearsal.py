"""A sync without its effects: what would become of each file, told by the same rules."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from assistant.documents import Document, Facts, Paragraph
from assistant.errors import FileRefused
from assistant.library import Edition, Version
from ingest.apart.limits import FileIn, Limits, ReadFile


class RehearsedReaders:
    """Readers that read nothing: whether a new file that is not empty can be read is not known
    before it is."""

    limits = Limits()

    def read_each(self, files: Iterable[FileIn]) -> Iterator[tuple[FileIn, ReadFile | FileRefused]]:
        for file in files:
            if not file.data.strip():
                yield file, FileRefused(f"{file.name} is empty.")
                continue
            sha256 = hashlib.sha256(file.data).hexdigest()
            yield file, ReadFile(Document("", Facts(), file.name, sha256), ())


class RehearsedWriter:
    """A writer that keeps in mind what it is told, and writes nothing: Holdings."""

    def __init__(self, edition: Edition | None) -> None:
        """Begins with what an edition holds; None for a library that is still empty."""
        self._held: dict[str, Version] = {}
        self._retired: list[Version] = []
        if edition is None:
            return
        for document in (*edition.earlier, *edition.documents):
            id, _, number = document.id.partition("@")
            version = Version(
                id,
                int(number or 1),
                not number,
                edition.source(document.id),
                None,
                "",
                replace(document, id=id),
                paragraphs=edition.count(document.id),
            )
            if version.current:
                self._held[id] = version
            else:
                self._retired.append(version)

    def versions(self, *, current: bool = True) -> tuple[Version, ...]:
        return tuple(self._held.values() if current else self._retired)

    def version(self, document_id: str) -> Version | None:
        return self._held.get(document_id)

    def keeps(self, version: Version, original: bytes) -> bool:
        return hashlib.sha256(original).hexdigest() == version.document.sha256

    def alike(self, texts: Sequence[str]) -> Iterator[tuple[Version, float]]:
        return iter(())  # nothing was read that could be

    def rename(self, version: Version, document: Document) -> None:
        self._held[version.id] = replace(version, document=document)

    def retire(self, document_id: str) -> None:
        self._retired.append(replace(self._held.pop(document_id), current=False))

    def remove(self, document_id: str) -> None:
        del self._held[document_id]

    def add(
        self,
        document: Document,
        paragraphs: Sequence[Paragraph],
        original: bytes,
        *,
        source: str = "",
        sidecar: bytes | None = None,
        reading: str = "",
    ) -> Literal["added", "replaced", "unchanged"]:
        before = self._held.get(document.id)
        self._held[document.id] = Version(document.id, 1, True, source, sidecar, "", document)
        return "replaced" if before else "added"
