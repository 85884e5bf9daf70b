"""The chat page: everything an officer sees."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.answers import Answer, Filters, Question
from assistant.errors import AssistantError, LibraryIsEmpty
from assistant.library import Edition, Library
from assistant.pages.announcement import announce
from assistant.pages.asides import WithAsides
from assistant.pages.asking import Answers, ask
from assistant.pages.browse import draw_library, draw_way_in
from assistant.pages.conversation import Conversation, conversation
from assistant.pages.examples import example_questions, is_asked, next_questions
from assistant.pages.keeping.keeping import Keeping
from assistant.pages.kept import draw_conversations, keep, reopened
from assistant.pages.limiting import chosen_filters, draw_limits_in_force
from assistant.pages.masthead import draw_masthead, furnish
from assistant.pages.names import names_of
from assistant.pages.prose import Names
from assistant.pages.shelf import Shelf
from assistant.pages.taking_away import draw_copy_and_print, draw_save
from assistant.pages.text import as_label
from assistant.pages.texts import say
from assistant.pages.trouble import draw_trouble
from assistant.pages.turns import answer_place, draw_answer, draw_change

OFFERED = 4  # questions to begin with
OFFERED_NEXT = 3  # questions to go on with
FIRST_READING = 2  # seconds between two looks whether the first documents are there


def page(
    assistant: Answers,
    library: Library,
    can_answer: Callable[[Question], bool] = lambda question: True,
    show_withheld: bool = False,
    shelf: Shelf | None = None,
    days: int = 0,
    draw_reader: Callable[[], None] = lambda: None,
    keeping: Keeping | None = None,
) -> None:
    """Draws the page for one run. A question typed or chosen is answered in the same run.

    `can_answer` tells which of the questions to begin with are worth offering; `show_withheld`,
    whether readers may open the sentences of a model that were withheld. `shelf` is where this
    reader's conversations are kept for `days` days; `draw_reader` says who they are. `keeping` is
    what a librarian may do with the documents, None for all others.
    """
    furnish()
    talk = conversation()
    reopened(talk, shelf)
    try:
        edition = library.edition()
    except AssistantError as error:
        draw_masthead()
        _draw_nothing(error, library, keeping)
        return
    if typed := st.chat_input(say("ask"), key="question"):
        talk.ask(typed)
    told = st.empty()
    announce(told, talk)
    draw_masthead()
    names = names_of(edition.documents)
    filters, beside = _draw_beside(edition, names, library, keeping)
    draw_limits_in_force(filters, names, edition.documents)
    examples = st.empty()  # whose place is there always, so that they go with the first question
    if talk.is_new:
        with examples:
            _draw_examples(_offered(edition.id, filters, edition, can_answer), talk)
    asking = talk.asking
    answers = WithAsides(assistant, edition)
    _draw_conversation(answers, filters, names, edition, library.folder, talk, show_withheld)
    if asking:
        keep(talk, shelf)
    with beside:  # now that this conversation is on the list
        draw_conversations(talk, shelf, days)
        draw_reader()
    announce(told, talk)
    if talk.turns:
        further = st.container()
        _draw_ways_out(names, talk, edition)
        with further:  # last, for each is asked of the library before it is offered
            _draw_next(talk, edition, filters, can_answer)


def _draw_nothing(error: AssistantError, library: Library, keeping: Keeping | None) -> None:
    """Why there is nothing to ask. An empty library is filled by those who look after it: they are
    offered to, a reader is told whom to ask."""
    if not isinstance(error, LibraryIsEmpty):
        draw_trouble(str(error))
        return
    if library.is_being_written():
        _draw_first_reading(library)
    elif not keeping:
        draw_trouble(say("empty_library"))
    else:
        st.html(f'<p class="note">{say("empty_library_yours")}</p>')
    if keeping:
        draw_way_in(keeping)


@st.fragment(run_every=FIRST_READING)
def _draw_first_reading(library: Library) -> None:
    """Until the first documents are there; then the page is drawn with them."""
    if library.is_being_written():
        st.html(f'<p class="note" role="status">{say("first_reading")}</p>')
    else:
        st.rerun()


def _draw_beside(
    edition: Edition, names: Names, library: Library, keeping: Keeping | None
) -> tuple[Filters, DeltaGenerator]:
    """Limits and documents, and the place for conversations: beside the chat, or in a frame above.

    Gives the limits that were chosen and the place.
    """
    if not st.context.is_embedded:
        with st.sidebar:
            st.html(f'<h2 class="sidebar-name">{say("conversations")}</h2>')
            conversations = st.container()
            st.html(f'<h2 class="sidebar-name">{say("limits_name")}</h2>')
            filters = chosen_filters(edition, names)
            st.html(f'<h2 class="sidebar-name">{say("documents")}</h2>')
            draw_library(edition, names, keeping)
            if library.is_being_written():
                st.html(f'<p class="small-print" role="status">{say("being_read")}</p>')
        return filters, conversations
    with st.container(key="beside", horizontal=True, gap="medium"):
        with st.popover(say("limits_name"), type="tertiary"):
            filters = chosen_filters(edition, names)
        draw_library(edition, names, keeping)
        conversations = st.popover(say("conversations"), type="tertiary")
    return filters, conversations


def _draw_examples(questions: tuple[str, ...], talk: Conversation) -> None:
    if not questions:
        return
    with st.container(key="examples", gap="small"):
        st.html(f'<h2 class="examples-name">{say("examples")}</h2>')
        for place, question in enumerate(questions):
            st.button(
                as_label(question), key=f"example-{place}", on_click=talk.ask, args=(question,)
            )


def _draw_next(
    talk: Conversation, edition: Edition, filters: Filters, can_answer: Callable[[Question], bool]
) -> None:
    """Questions to go on with, about the document that the last answer came from."""
    last = talk.turns[-1]
    spoken_of = _document_of(last.answer)
    held = {document.id for document in edition.documents if filters.allows(document)}
    if talk.unanswered or last.answer.choices or spoken_of not in held:
        return
    asked = {t for turn in talk.turns for t in (turn.answer.question.text, turn.question)}
    document = edition.document(spoken_of)
    offered = _next(edition.id, spoken_of, filters, edition, can_answer)
    fresh = [one for one in offered if not is_asked(one, asked, document)][:OFFERED_NEXT]
    if not fresh:
        return
    with st.container(key="next", gap=None):
        st.html(f'<h2 class="next-name">{say("next_questions")}</h2>')
        for place, question in enumerate(fresh):
            key = f"next-{len(talk.turns)}-{place}"
            st.button(
                as_label(question), key=key, type="tertiary", on_click=talk.ask, args=(question,)
            )


def _document_of(answer: Answer) -> str:
    """The id of the first document an answer came from, or came nearest in; "" for none."""
    cited = [citation.paragraph for citation in answer.citations]
    near = cited or [match.paragraph for match in answer.closest]
    return near[0].document if near else ""


def _draw_conversation(
    assistant: Answers,
    filters: Filters,
    names: Names,
    edition: Edition,
    library: Path,
    talk: Conversation,
    show_withheld: bool,
) -> None:
    """Every turn, and the answer to the question of the moment, in one run."""
    asking = talk.asking
    for at, turn in enumerate(talk.history):
        with answer_place(at, turn.answer.question.text)[1]:
            last = at == len(talk.turns) - 1 and not (asking or talk.unanswered)
            draw_answer(at, turn, names, edition, library, talk, last, show_withheld)
    at = len(talk.turns)
    if asking:
        coming, place = answer_place(at, asking)
        ask(assistant, filters, names, talk, coming)
        with place:
            if talk.unanswered:
                _draw_unanswered(at, talk)
            else:
                turn = talk.turns[-1]
                draw_answer(at, turn, names, edition, library, talk, True, show_withheld)
    elif talk.unanswered:
        with answer_place(at, talk.unanswered[0])[1]:
            _draw_unanswered(at, talk)


def _draw_unanswered(at: int, talk: Conversation) -> None:
    """Why a question got no answer, and the question whole, to be asked again or changed."""
    if talk.unanswered:
        question, reason = talk.unanswered
        draw_trouble(reason)
        with st.container(key=f"asked-as-{at}"):
            draw_change(at, question, talk)


def _draw_ways_out(names: Names, talk: Conversation, edition: Edition) -> None:
    with st.container(key="ways-out", horizontal=True, gap="medium"):
        draw_copy_and_print("all", (), edition, names)
        draw_save("all", talk.history, edition, names)


@st.cache_data(max_entries=50, show_spinner=False)
def _offered(
    edition_id: str, filters: Filters, _edition: Edition, _can_answer: Callable[[Question], bool]
) -> tuple[str, ...]:
    """Questions to begin with that get an answer within the limits: made once per edition."""
    documents = tuple(filter(filters.allows, _edition.documents))
    paragraphs = {document.id: _edition.paragraphs(document.id) for document in documents}
    names = names_of(_edition.documents)
    proposed = example_questions(documents, paragraphs, names, limit=2 * OFFERED)
    answered = (one for one in proposed if _can_answer(Question(one, filters)))
    return tuple(islice(answered, OFFERED))


@st.cache_data(max_entries=200, show_spinner=False)
def _next(
    edition_id: str,
    document: str,
    filters: Filters,
    _edition: Edition,
    _can_answer: Callable[[Question], bool],
) -> tuple[str, ...]:
    """Questions about a document that get an answer, one more than is offered for each that may
    have been asked: made once per edition."""
    names = names_of(_edition.documents)
    proposed = next_questions(_edition.document(document), _edition.paragraphs(document), names)
    answered = (one for one in proposed if _can_answer(Question(one, filters)))
    return tuple(islice(answered, OFFERED_NEXT + 1))
