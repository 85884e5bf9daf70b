"""One question and its answer, as the officer sees them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from assistant.answers import Answer, Match, Row, Sentence
from assistant.documents import Citation
from assistant.pages.conversation import Conversation
from assistant.pages.names import reference, written
from assistant.pages.text import as_label, as_text

Names = Mapping[str, str]

OUTCOMES = {
    "partly_answered": "Partly answered",
    "not_found": "Not found in the documents",
    "out_of_scope": "Not a question for these documents",
}
SNIPPET = 220  # characters: two to three lines, enough to judge whether to open it
LONGEST_QUESTION = 600  # characters shown; what is longer was pasted by mistake


def draw_question(text: str) -> None:
    shown = as_text(snippet(text, LONGEST_QUESTION))
    st.html(f'<h2 class="question"><span class="unseen">You asked: </span>{shown}</h2>')


def draw_answer(at: int, answer: Answer, names: Names, talk: Conversation, last: bool) -> None:
    """The answer of turn `at`. Only the last turn offers ways to go on."""
    with st.container(key=f"answer-{at}"):
        _draw_understanding(at, answer, talk, last)
        if answer.outcome in OUTCOMES and not answer.choices:
            st.html(f'<p class="outcome {answer.outcome}">{OUTCOMES[answer.outcome]}</p>')
        if answer.rows:
            for place, row in enumerate(answer.rows):
                _draw_row(f"{at}-row{place}", row, names, talk)
        else:
            for place, sentence in enumerate(answer.sentences):
                draw_sentence(f"{at}-{place}", sentence, names, talk)
        if answer.note:
            kind = "small-print" if answer.rows else "note"  # the rows say it already
            st.html(f'<p class="{kind}">{as_text(answer.note)}</p>')
        if answer.choices and last:
            _draw_choices(at, answer.choices, talk)
        if answer.closest:
            _draw_closest(at, answer.closest, names, talk)
        _draw_small_print(answer)


def draw_sentence(key: str, sentence: Sentence, names: Names, talk: Conversation | None) -> None:
    """A sentence and its references: buttons, or plain words while the answer is still coming."""
    st.html(f'<p class="sentence">{as_text(sentence.text)}</p>')
    if sentence.support == "partly":
        why = f": {sentence.reason}" if sentence.reason else "."
        st.html(f'<p class="partly">Only partly supported{as_text(why)}</p>')
    if talk is None:
        written_out = "; ".join(reference(c.paragraph, names) for c in sentence.citations)
        st.html(f'<p class="reference">{as_text(written_out)}</p>')
        return
    with st.container(key=f"references-{key}", horizontal=True, gap="small"):
        for place, citation in enumerate(sentence.citations):
            _draw_reference(f"{key}-{place}", citation, names, talk)


def _draw_reference(key: str, citation: Citation, names: Names, talk: Conversation) -> None:
    st.button(
        as_label(reference(citation.paragraph, names)),
        key=f"open-{key}",
        type="tertiary",
        on_click=talk.open,
        args=(citation,),
    )


def _draw_understanding(at: int, answer: Answer, talk: Conversation, last: bool) -> None:
    """What a follow-up was taken to mean, and the means to say it better."""
    if not answer.asked_as:
        return
    with st.container(key=f"asked-as-{at}", horizontal=True, vertical_alignment="center"):
        asked_as = f'<p class="asked-as">Asked as: {as_text(answer.asked_as)}</p>'
        st.html(asked_as, width="content")
        change = st.popover("Change the question", type="tertiary") if last else None
    if change:
        with change, st.form(f"change-{at}", border=False):
            better = st.text_input("Question", value=answer.asked_as, key=f"better-{at}")
            if st.form_submit_button("Ask again") and better.strip():
                talk.ask(better)
                st.rerun()


def _draw_row(key: str, row: Row, names: Names, talk: Conversation) -> None:
    """One document's line in a comparison."""
    name = names.get(row.document.id, row.document.title)
    day = f" <small>{written(row.document.date)}</small>" if row.document.date else ""
    with st.container(key=f"row-{key}"):
        st.html(f'<h3 class="row-name">{as_text(name)}{day}</h3>')
        said = {**names, row.document.id: ""}  # by the heading
        for place, sentence in enumerate(row.sentences):
            draw_sentence(f"{key}-{place}", sentence, said, talk)
        if not row.sentences:
            st.html('<p class="nothing">Nothing found in this document</p>')


def _draw_choices(at: int, choices: tuple[str, ...], talk: Conversation) -> None:
    with st.container(key=f"choices-{at}", gap="small"):
        for place, choice in enumerate(choices):
            st.button(
                as_label(choice), key=f"choice-{at}-{place}", on_click=talk.ask, args=(choice,)
            )


def _draw_closest(at: int, closest: tuple[Match, ...], names: Names, talk: Conversation) -> None:
    """Near misses, said to be such."""
    with st.container(key=f"closest-{at}"):
        st.html(
            '<h3 class="closest-name">Closest paragraphs</h3>'
            '<p class="closest-words">These do not answer the question, but come nearest to it.</p>'
        )
        for place, match in enumerate(closest):
            st.html(f'<p class="snippet">{as_text(snippet(match.paragraph.text))}</p>')
            _draw_reference(f"{at}-near{place}", Citation(match.paragraph, ""), names, talk)


def _draw_small_print(answer: Answer) -> None:
    """How many sentences were left out, and how long it took."""
    withheld = len(answer.withheld)
    parts = []
    if withheld:
        sentences = "1 sentence was" if withheld == 1 else f"{withheld} sentences were"
        parts.append(f"{sentences} left out: the paragraphs do not say so.")
    if answer.timings:
        parts.append(f"Answered in {took(answer)}.")
    if parts:
        st.html(f'<p class="small-print">{as_text(" ".join(parts))}</p>')


def snippet(text: str, longest: int = SNIPPET) -> str:
    """The beginning of a text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"


def took(answer: Answer) -> str:
    seconds = answer.timings.get("all", sum(answer.timings.values()))
    return f"{seconds:.2f} seconds" if seconds < 1 else f"{seconds:.1f} seconds"
