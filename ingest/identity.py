"""Which document of the library a file is: by its place, or moved from one where it no longer is.

A name tells nothing: two councils' minutes.pdf are two documents, and so are last year's and this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Literal, Protocol

from assistant.documents import Document, Paragraph
from assistant.library import Version
from ingest.apart.limits import ReadFile
from ingest.files import Place, Source, name_among, printable
from ingest.reading import slug

# The share of the runs of three words in either that are in both: docs/library.md says what was
# measured. Where both files still stand they are two, unless almost the same and of one day.
LIKE_WHERE_GONE, LIKE_WHERE_BOTH_STAND = 0.5, 0.8


class Holdings(Protocol):
    """What is done to a library while files are added: a Writer does it."""

    def versions(self, *, current: bool = True) -> tuple[Version, ...]: ...
    def version(self, document_id: str) -> Version | None: ...
    def keeps(self, version: Version, original: bytes) -> bool: ...
    def alike(self, texts: Sequence[str]) -> Iterator[tuple[Version, float]]: ...
    def rename(self, version: Version, document: Document) -> None: ...
    def retire(self, document_id: str) -> None: ...
    def remove(self, document_id: str) -> None: ...

    def add(
        self,
        document: Document,
        paragraphs: Sequence[Paragraph],
        original: bytes,
        *,
        source: str = "",
        sidecar: bytes | None = None,
        reading: str = "",
    ) -> Literal["added", "replaced", "unchanged"]: ...


class Identities:
    """The documents of a library by place, content and name. Told of each change of it."""

    def __init__(self, writer: Holdings, source: Source) -> None:
        self._source = source
        self._at: dict[str, Version] = {}
        self._current: dict[str, Version] = {}
        self._with_content: defaultdict[str, list[str]] = defaultdict(list)
        self._with_name: defaultdict[str, list[str]] = defaultdict(list)
        self._ids: set[str] = set()
        for version in (*writer.versions(current=False), *writer.versions()):
            self.stored(version)

    def stored(self, version: Version) -> None:
        document = version.document
        self._ids.add(version.id)
        self._at[document.place] = version
        if version.current:
            self._current[version.id] = version
            self._with_content[document.sha256].append(version.id)
            self._with_name[slug(PurePath(document.place).name)].append(version.id)

    def retired(self, version: Version) -> None:
        self._current.pop(version.id, None)

    def at(self, place: Place) -> Version | None:
        """The document that came from this place, its last version where none is current."""
        return self._at.get(place.key)

    def moved_to(self, place: Place, sha256: str) -> Version | None:
        """The document of this content whose own file is no longer where it was."""
        twins = self._twins(place, sha256)
        return next((twin for twin in twins if is_gone(twin, self._source)), None)

    def twin(self, place: Place, sha256: str) -> Version | None:
        """Another document whose file has this content, and has it still."""
        holds, twins = self._source.holds, self._twins(place, sha256)
        return next((twin for twin in twins if holds(twin.document.place, sha256)), None)

    def _twins(self, place: Place, sha256: str) -> Iterator[Version]:
        for id in self._with_content[sha256]:
            version = self._current.get(id)
            if (
                version
                and version.document.sha256 == sha256
                and version.document.place != place.key
            ):
                yield version

    def name_for(self, place: Place, id: str = "") -> str:
        """What a document is called that is new, or moved (`id`): its file, after folders where
        another is called so."""
        own = printable(place.path.name)
        alike = dict.fromkeys(self._with_name[slug(own)])
        others = [self._current[one] for one in alike if one in self._current and one != id]
        if place.name != own or not others:
            return place.name
        return name_among(place.path, [PurePath(version.document.place) for version in others])

    def id_for(self, name: str) -> str:
        """An id no other document has or had: report.docx beside report.pdf is report-docx."""
        wanted, suffix = slug(name), PurePath(name).suffix.lstrip(".").lower()
        candidates = [wanted, *([f"{wanted}-{suffix}"] if suffix.isalnum() else [])]
        candidates += [f"{wanted}-{number}" for number in range(2, len(self._ids) + 3)]
        return next(candidate for candidate in candidates if candidate not in self._ids)


def is_gone(version: Version, source: Source) -> bool:
    """Whether nothing is left where a document was added from, as far as is known."""
    return not (version.document.place and source.is_there(version.document.place))


def newer_than(read: ReadFile, writer: Holdings, source: Source) -> Document | None:
    """The document that a new file looks like a newer version of."""
    alike = [
        (like, version.document)
        for version, like in writer.alike([paragraph.text for paragraph in read.paragraphs])
        if (like >= LIKE_WHERE_BOTH_STAND and version.document.date == read.document.date)
        or (like >= LIKE_WHERE_GONE and is_gone(version, source))
    ]
    return max(alike, key=lambda one: one[0])[1] if alike else None
