"""The library brought in step with folders: what is new, changed, renamed, moved or gone there.

A document is removed only where its folder was looked into, whole, before and after the reading,
and the file was there neither time: a share that goes meanwhile takes nothing with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.documents import Document
from assistant.errors import FileRefused
from assistant.library import Version
from assistant.outcome import Outcome
from ingest.adding import Readers, Seen, added
from ingest.apart.limits import Limits
from ingest.files import DISK, Place
from ingest.folders.folder import Folder, Look
from ingest.folders.noted import Note
from ingest.identity import Holdings

# More than this share of a folder's documents, and more than so many, do not go at once unless it
# is said that they may: it is more often a share that is half there than half a library removed.
SHARE_AT_ONCE, FEW = 0.5, 10


@dataclass(frozen=True, slots=True)
class Step:
    """What became of each file and of each document whose file is gone, what was left as it is
    and why, what is to be noted for the next time, and what of the folders is of no kind that is
    read."""

    outcomes: tuple[Outcome, ...]
    wrong: tuple[str, ...]
    notes: Mapping[str, Note]
    passed_over: tuple[str, ...] = ()


class Standing:
    """What stands where, in all folders together: a Source."""

    def __init__(self, folders: Sequence[Folder], looks: Mapping[str, Look]) -> None:
        self._folders, self._looks = folders, looks
        self._listed = {place.key: place for look in looks.values() for place in look.places}

    def contents_of(self, place: Place, most: int) -> tuple[bytes, bytes | None]:
        return self._of(place.key).contents_of(place, most)

    def is_there(self, key: str) -> bool:
        """Of a place that cannot be looked at now, yes: it was there."""
        return key in self._listed or self._is_unknown(key) or self._elsewhere(key)

    def holds(self, key: str, sha256: str) -> bool:
        """Of a place that cannot be looked at now, yes: what it held is what is known of it."""
        if place := self._listed.get(key):
            try:
                data, _ = self.contents_of(place, Limits().size)
            except FileRefused:
                return True
            return hashlib.sha256(data).hexdigest() == sha256
        return self._is_unknown(key) or self._elsewhere(key, sha256)

    def leaves(self, document: Document) -> bool:
        """Whether a document's file is in none of the folders that cover its place."""
        key = document.place
        covering = [folder for folder in self._folders if folder.covers(key)]
        return bool(covering) and key not in self._listed and not self._is_unknown(key)

    def _is_unknown(self, key: str) -> bool:
        covering = [folder for folder in self._folders if folder.covers(key)]
        return any(self._looks[folder.address].is_closed(key) for folder in covering)

    def _elsewhere(self, key: str, sha256: str = "") -> bool:
        """Of a place in no folder of these, what the disk says."""
        if any(folder.covers(key) for folder in self._folders):
            return False
        return DISK.holds(key, sha256) if sha256 else DISK.is_there(key)

    def _of(self, key: str) -> Folder:
        return next(folder for folder in self._folders if folder.covers(key))


def in_step(
    folders: Sequence[Folder],
    writer: Holdings,
    readers: Readers,
    seen: Seen,
    noted: Mapping[str, Note],
    many_may_go: bool = False,
) -> Step:
    """The writer's documents brought in step with the folders; what cannot be looked into stays."""
    looks = looks_at(folders)
    standing = Standing(folders, looks)
    places = {place.key: place for look in looks.values() for place in look.places}
    marks = {key: mark for look in looks.values() for key, mark in (look.marks or {}).items()}
    at = {version.document.place: version for version in writer.versions()}
    known = {
        key: outcome
        for key in places
        if (outcome := _as_before(noted.get(key), marks.get(key, ""), at.get(key)))
    }
    for outcome in known.values():
        seen(outcome)
    anew = [place for key, place in places.items() if key not in known]
    came = added(anew, writer, readers, seen, source=standing)
    gone, wrong = _gone(folders, looks, standing, writer, many_may_go)
    left = [_removed(writer, version, seen) for version in gone]
    at = {version.document.place: version for version in writer.versions()}
    notes = {key: Note(mark, at[key].source) for key, mark in marks.items() if key in at}
    over = tuple(filter(None, (look.passed_over for look in looks.values())))
    return Step((*known.values(), *came, *left), tuple(wrong), notes, over)


def looks_at(folders: Sequence[Folder]) -> dict[str, Look]:
    return {folder.address: folder.look() for folder in folders}


def _as_before(note: Note | None, mark: str, version: Version | None) -> Outcome | None:
    """What became of a file that is as it was at the last sync; None where that is not known."""
    if note is None or version is None or note != Note(mark, version.source):
        return None
    document = version.document
    return Outcome(document.file, "unchanged", version.id, version.paragraphs, document.pages)


def _gone(
    folders: Sequence[Folder],
    looks: Mapping[str, Look],
    standing: Standing,
    writer: Holdings,
    many_may_go: bool,
) -> tuple[list[Version], list[str]]:
    """The documents whose files are gone, and a sentence for whatever was left as it is."""
    wrong = list(dict.fromkeys(_sentences(looks)))
    missing = [v for v in writer.versions() if standing.leaves(v.document)]
    if missing:
        again = looks_at(folders)
        wrong = list(dict.fromkeys((*wrong, *_sentences(again))))
        after = Standing(folders, again)
        missing = [v for v in missing if after.leaves(v.document)]
    for folder in folders:
        of_it = [v for v in writer.versions() if folder.covers(v.document.place)]
        going = [v for v in missing if folder.covers(v.document.place)]
        empty = bool(going) and not looks[folder.address].places
        many = len(going) > max(FEW, SHARE_AT_ONCE * len(of_it))
        if (empty or many) and not many_may_go:
            missing = [v for v in missing if v not in going]
            what = "holds no documents" if empty else f"lacks {len(going)} of {len(of_it)}"
            wrong.append(
                f"{folder.address} {what} that the library has from it, as if it were not all"
                " there, so none of them was removed. If they are to go: ingest sync --remove-many"
            )
    return missing, wrong


def _sentences(looks: Mapping[str, Look]) -> Iterator[str]:
    for look in looks.values():
        yield from look.left_out
        yield from (why for _, why in look.closed)


def _removed(writer: Holdings, version: Version, seen: Seen) -> Outcome:
    writer.remove(version.id)
    message = f"{version.document.file}: removed, as its file is gone."
    outcome = Outcome(version.document.file, "removed", version.id, message=message)
    seen(outcome)
    return outcome
