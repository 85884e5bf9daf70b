"""Which documents are there for whom: the one place that decides it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import PurePath

from assistant.access.identity import READER, Identity
from assistant.access.rules import Access, Limit
from assistant.documents import Document
from assistant.errors import LibraryIsEmpty, SettingsError
from assistant.library import Edition, Library


def visible_documents(
    edition: Edition, identity: Identity | None, access: Access
) -> frozenset[str]:
    """The ids of the documents that this reader may know of, superseded versions ("report@1") too.

    `None` is somebody who is not signed in where people sign in; they, and those who are no
    readers, see nothing. Several limits on one document hold together.
    """
    return visible_of((*edition.documents, *edition.earlier), identity, access)


def hidden_documents(edition: Edition, identity: Identity | None, access: Access) -> frozenset[str]:
    """The ids of the others."""
    there = frozenset(document.id for document in (*edition.documents, *edition.earlier))
    return there - visible_documents(edition, identity, access)


def visible_of(
    documents: Iterable[Document], identity: Identity | None, access: Access
) -> frozenset[str]:
    """As `visible_documents`, of these documents."""
    if identity is None or not identity.may(READER):
        return frozenset()
    closed = _closed_to(identity, access)
    return frozenset(d.id for d in documents if not any(_limits(limit, d) for limit in closed))


def may_see_folder(folder: str, identity: Identity, access: Access) -> bool:
    """Whether what comes from this folder, a whole path, may be seen."""
    return not any(_holds(limit, folder) for limit in _closed_to(identity, access))


def check_limits(access: Access, library: Library) -> None:
    """Raises SettingsError for a limit on a document or a folder that is not there: a name that is
    misspelt limits nothing. LibraryError where the library cannot be read."""
    if not access.limited:
        return
    try:
        edition = library.edition()
        documents = (*edition.documents, *edition.earlier)
    except LibraryIsEmpty:
        documents = ()
    if words := limit_of_nothing(access, documents):
        raise SettingsError(words)


def limit_of_nothing(access: Access, documents: Iterable[Document]) -> str:
    """A sentence for the first limit on a document or a folder that is not there; "" for none."""
    documents = tuple(documents)
    ids = {document.id.partition("@")[0] for document in documents}
    places = [document.place for document in documents if document.place]
    for limit in access.limited:
        for id in limit.documents:
            if id not in ids:
                return (
                    f"The file of ASSISTANT_ACCESS limits the document {id}, which is not in the"
                    " library: write its id as python -m ingest list prints it, or take it out."
                )
        for folder in limit.folders:
            if not os.path.isdir(folder) and not any(_is_below(place, folder) for place in places):
                return (
                    f"The file of ASSISTANT_ACCESS limits the folder {folder}, which is not there"
                    " and which no document came from: write its whole path, or take it out."
                )
    return ""


def _closed_to(identity: Identity, access: Access) -> tuple[Limit, ...]:
    """The limits that are not for this person."""
    return tuple(limit for limit in access.limited if not identity.roles & set(limit.roles))


def _limits(limit: Limit, document: Document) -> bool:
    """Whether the document is one of those limited. One whose place is not known may have come
    from any folder."""
    if document.id.partition("@")[0] in limit.documents:
        return True
    if not document.place:
        return bool(limit.folders)
    return _holds(limit, document.place)


def _holds(limit: Limit, place: str) -> bool:
    """Whether a whole path is in one of the folders that are limited."""
    return any(_is_below(place, folder) for folder in limit.folders)


def _is_below(place: str, folder: str) -> bool:
    return PurePath(_plain(place)).is_relative_to(_plain(folder))


def _plain(path: str) -> str:
    """A whole path, as places are kept; a mere difference of case opens no folder."""
    return os.path.realpath(path).casefold()
