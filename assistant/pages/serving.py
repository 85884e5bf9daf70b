"""One assistant for the whole process, ready before the first question."""

from __future__ import annotations

import gc
import logging
import sqlite3
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import cache
from pathlib import Path
from secrets import token_hex

import streamlit as st
from starlette.types import Scope
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from assistant.access.identity import LIBRARIAN, Identity
from assistant.access.readers import Readers
from assistant.access.rules import Access, access_from
from assistant.access.visible import check_limits, hidden_documents, may_see_folder
from assistant.answers import Question
from assistant.errors import AssistantError, LibraryError
from assistant.library import Library
from assistant.model.language_model import model_for
from assistant.pages.administering import Office
from assistant.pages.asker import asker_of, asker_of_the_page
from assistant.pages.first_page import COOKIE
from assistant.pages.keeping.keeping import Keeping
from assistant.pages.keeping.papers import Papers
from assistant.pages.keeping.received import MEGABYTE, Bounds
from assistant.pages.keeping.work import Works
from assistant.pages.shelf import Shelf, forget_old
from assistant.pages.texts import say
from assistant.records.records import Records
from assistant.records.seen_by import ids_seen_by
from assistant.records.why import why
from assistant.serving.asker import Asker
from assistant.serving.enquiries import Enquiries
from assistant.serving.limits import Limits
from assistant.serving.traces import traces_from
from assistant.settings import Settings

log = logging.getLogger(__name__)

_making = threading.Lock()


@cache
def settings() -> Settings:
    return Settings.from_environment()


@cache
def the_access() -> Access:
    return access_from(settings().access)


def check_access() -> None:
    """Raises SettingsError where a limit names what is not there."""
    if the_access().limited:
        with suppress(LibraryError):  # the page says it to whoever opens it
            check_limits(the_access(), enquiries().library)


def enquiries() -> Enquiries:
    """The one way in for questions, made once. Raises AssistantError where it cannot be."""
    with _making:
        return _enquiries()


@cache
def _enquiries() -> Enquiries:
    library = Library.open(settings())
    readers = Readers(library, model_for(settings()), the_access())
    limits = Limits(settings().questions_a_minute)
    records = Records(settings().library, settings().record_days, settings().model)
    return Enquiries(library, readers, limits, records=records, traces=traces_from())


def the_reader(who: Identity) -> Asker:
    """Whoever reads this page: told from others by their name, their cookie, or only for this
    visit."""
    known = who.name or st.context.cookies.get(COOKIE, "")
    return Asker(known or st.session_state.setdefault("visit", token_hex(16)), "page", who)


def can_answer(who: Identity, question: Question) -> bool:
    """Whether the documents' own sentences answer it to this reader; no model is asked."""
    return _quoting().assistant_for(who).answer(question).outcome == "answered"


@cache
def _quoting() -> Readers:
    return Readers(enquiries().library, None, the_access())


def the_office(who: Identity) -> Office:
    """What an administrator works with. Raises AssistantError where there is no library."""
    library = settings().library
    records = Records(library, settings().record_days, settings().model)

    def may_see() -> frozenset[str] | None:
        access = the_access()
        if not access.limited:
            return None  # there may be no library yet
        return ids_seen_by(who, records, enquiries().library.edition(), access)

    def explain(question: str) -> Sequence[str]:
        return tuple(why(_quoting().assistant_for(who), Question(question), say))

    return Office(records, library, may_see, explain)


def original(document: str, scope: Scope) -> tuple[str, bytes] | None:
    """The file of a document, by its name and bytes; None when there is none for whoever asks."""
    readers = enquiries().readers
    try:
        edition = readers.assistant_for(asker_of(scope, readers.access)).library.edition()
        return edition.document(document).file, edition.shown(document)
    except LibraryError:
        return None


def the_shelf(who: Identity) -> Shelf | None:
    """The conversations of this reader; None where none are kept, or the browser has no cookie.

    Two who share a browser do not share them, and what quotes a paper that is not for this reader
    any more is not opened.
    """
    secret = st.context.cookies.get(COOKIE, "")
    days = settings().conversation_days
    if not days or not secret:
        return None
    try:
        hidden = hidden_documents(enquiries().library.edition(), who, the_access())
    except LibraryError:
        return None  # what cannot be read cannot be told apart
    return Shelf(settings().library, f"{who.name}\n{secret}" if who.name else secret, days, hidden)


def bounds() -> Bounds:
    return Bounds(settings().upload_megabytes * MEGABYTE)


def may_add(scope: Scope) -> bool:
    """Whether whoever sends a request may send documents."""
    who = asker_of(scope, the_access())
    return bool(settings().uploads and who and who.may(LIBRARIAN))


def waiting(session: str) -> list[int]:
    """The bytes of each file that Streamlit holds of a session."""
    held = runtime.get_instance().uploaded_file_mgr
    files = (
        held.file_storage.get(session, {}) if isinstance(held, MemoryUploadedFileManager) else {}
    )
    return [len(file.data) for file in tuple(files.values())]


def the_keeping(who: Identity, seen: Library) -> Keeping | None:
    """What a librarian may do with the documents, `seen` being the library as they see it."""
    if not (settings().uploads and who.may(LIBRARIAN)):
        return None
    papers = Papers(Path(settings().uploads))

    def may_see(folder: Path) -> bool:
        return may_see_folder(str(folder), who, the_access())

    def still() -> bool:
        return asker_of_the_page(the_access()) == who

    return Keeping(seen, enquiries().library, papers, _works(), still, bounds(), may_see)


@cache
def _works() -> Works:
    return Works(settings().library)


@asynccontextmanager
async def warmed(_app: st.App) -> AsyncIterator[None]:
    """Loads the model and the library while the page is already being served."""
    threading.Thread(target=_warm_and_settle, daemon=True).start()
    yield


def _warm_and_settle() -> None:
    """What is loaded once stays: the collections of garbage to come need not look through it."""
    _warm()
    gc.collect()
    gc.freeze()


def _warm() -> None:
    forget_old(settings().library, settings().conversation_days)
    try:
        Records(settings().library, settings().record_days).clear_old()
    except (OSError, sqlite3.Error) as error:
        log.error("Old records could not be deleted: %s", error)
    if settings().uploads:
        try:
            Papers(Path(settings().uploads)).clear_unfinished()
        except OSError as error:
            log.error("The librarians' folder could not be put in order: %s", error.strerror)
    try:
        can_answer(the_access().nobody_in_particular, Question("What should improve?"))
    except AssistantError:
        return  # the page says it to whoever opens it, in the same words
