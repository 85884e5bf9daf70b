"""One assistant for the whole process, ready before the first question."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from secrets import token_hex

import streamlit as st

from assistant.access.readers import Readers
from assistant.access.rules import Access, access_from
from assistant.answers import Question
from assistant.errors import AssistantError, LibraryError
from assistant.library import Library
from assistant.model.language_model import model_for
from assistant.pages.first_page import COOKIE
from assistant.pages.shelf import Shelf, forget_old
from assistant.pipeline import Assistant
from assistant.serving.asker import Asker
from assistant.serving.enquiries import Enquiries
from assistant.serving.limits import Limits
from assistant.settings import Settings

_making = threading.Lock()


@cache
def settings() -> Settings:
    return Settings.from_environment()


@cache
def the_access() -> Access:
    return access_from(settings().access)


def the_assistant() -> tuple[Assistant, Library]:
    """The assistant and its library, made once however many ask at the same time."""
    with _making:
        return _the_assistant()


@cache
def _the_assistant() -> tuple[Assistant, Library]:
    library = Library.open(settings())
    return Assistant(library, model_for(settings())), library


def enquiries() -> Enquiries:
    """The one way in for questions, made once. Raises AssistantError where it cannot be."""
    with _making:
        return _enquiries()


@cache
def _enquiries() -> Enquiries:
    assistant, library = _the_assistant()
    readers = Readers(library, assistant.model, the_access())
    return Enquiries(library, readers, Limits(settings().questions_a_minute))


def the_reader() -> Asker:
    """Whoever reads this page: told from others by their cookie, or only for this visit."""
    known = st.context.cookies.get(COOKIE, "")
    name = known or st.session_state.setdefault("reader", token_hex(16))
    return Asker(name, "page", the_access().nobody_in_particular)


def can_answer(question: str) -> bool:
    """Whether the documents' own sentences answer it; no model is asked."""
    return _quoting().answer(Question(question)).outcome == "answered"


@cache
def _quoting() -> Assistant:
    assistant, library = the_assistant()
    return assistant if assistant.model is None else Assistant(library)


def original(document: str) -> tuple[str, bytes] | None:
    """The file of a document, by its name and bytes; None when there is none."""
    try:
        edition = the_assistant()[1].edition()
        return edition.document(document).file, edition.shown(document)
    except LibraryError:
        return None


def the_shelf() -> Shelf | None:
    """The conversations of this reader; None where none are kept, or the browser has no cookie."""
    secret = st.context.cookies.get(COOKIE, "")
    days = settings().conversation_days
    return Shelf(settings().library, secret, days) if days and secret else None


@asynccontextmanager
async def warmed(_app: st.App) -> AsyncIterator[None]:
    """Loads the model and the library while the page is already being served."""
    threading.Thread(target=_warm, daemon=True).start()
    yield


def _warm() -> None:
    forget_old(settings().library, settings().conversation_days)
    try:
        can_answer("What should improve?")
    except AssistantError:
        return  # the page says it to whoever opens it, in the same words
