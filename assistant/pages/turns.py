"""One question and its answer, as the officer sees them."""

from __future__ import annotations

import streamlit as st

from assistant.answers import Answer, Sentence
from assistant.model.notes import kept_back
from assistant.pages.conversation import Conversation
from assistant.pages.names import outside_rows, reference
from assistant.pages.sentences import Names, draw_closest, draw_row, draw_sentence, snippet
from assistant.pages.text import as_label, as_text

OUTCOMES = {
    "partly_answered": "Partly answered",
    "not_found": "Not found in the documents",
    "out_of_scope": "Not a question for these documents",
}
LONGEST_QUESTION = 600  # characters shown; what is longer was pasted by mistake


def draw_question(text: str) -> None:
    shown = as_text(snippet(text, LONGEST_QUESTION))
    st.html(f'<h2 class="question"><span class="unseen">You asked: </span>{shown}</h2>')


def draw_answer(
    at: int,
    answer: Answer,
    names: Names,
    talk: Conversation,
    last: bool,
    show_withheld: bool = False,
) -> None:
    """The answer of turn `at`. Only the last turn offers ways to go on."""
    with st.container(key=f"answer-{at}"):
        _draw_understanding(at, answer, talk, last)
        if answer.outcome in OUTCOMES and not answer.choices:
            st.html(f'<p class="outcome {answer.outcome}">{OUTCOMES[answer.outcome]}</p>')
        for place, sentence in enumerate(outside_rows(answer)):
            draw_sentence(f"{at}-{place}", sentence, names, talk)
        for place, row in enumerate(answer.rows):
            draw_row(f"{at}-row{place}", row, names, talk)
        if answer.note:
            kind = "small-print" if answer.rows else "note"  # the rows say it already
            st.html(f'<p class="{kind}">{as_text(answer.note)}</p>')
        if answer.choices and last:
            _draw_choices(at, answer.choices, talk)
        if answer.closest:
            draw_closest(at, answer.closest, names, talk)
        if answer.withheld and show_withheld:
            _draw_withheld(answer.withheld, names)
        _draw_small_print(answer)


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


def _draw_choices(at: int, choices: tuple[str, ...], talk: Conversation) -> None:
    with st.container(key=f"choices-{at}", gap="small"):
        for place, choice in enumerate(choices):
            st.button(
                as_label(choice), key=f"choice-{at}-{place}", on_click=talk.ask, args=(choice,)
            )


def _draw_withheld(withheld: tuple[Sentence, ...], names: Names) -> None:
    """What the model said and its paragraphs do not, folded away, each with the reason."""
    with st.expander("Open what was withheld"):
        for sentence in withheld:
            cited = "; ".join(reference(c.paragraph, names) for c in sentence.citations)
            st.html(
                f'<p class="withheld">{as_text(sentence.text)}</p>'
                f'<p class="partly">Not supported: {as_text(sentence.reason)} {as_text(cited)}</p>'
            )


def _draw_small_print(answer: Answer) -> None:
    """How many sentences were withheld, where the note does not say it, and how long it took."""
    told = kept_back(answer.withheld)
    parts = [told] if told and told not in answer.note else []
    if answer.timings:
        parts.append(f"Answered in {took(answer)}.")
    if parts:
        st.html(f'<p class="small-print">{as_text(" ".join(parts))}</p>')


def took(answer: Answer) -> str:
    seconds = answer.timings.get("all", sum(answer.timings.values()))
    return f"{seconds:.2f} seconds" if seconds < 1 else f"{seconds:.1f} seconds"
