"""One question and its answer, as the officer sees them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.answers import Answer, Sentence, Turn
from assistant.library import Edition
from assistant.model.notes import kept_back
from assistant.pages.blocks import groups_of, notes_of, sources_of
from assistant.pages.conversation import Conversation
from assistant.pages.handing_over import draw_hand_over
from assistant.pages.judged import histories_of, judged_html
from assistant.pages.limits import limits_sentence
from assistant.pages.marking import draw_marking
from assistant.pages.names import reference
from assistant.pages.prose import Names, answer_html, note_html
from assistant.pages.sources import draw_closest, draw_sources, snippet
from assistant.pages.taking_away import draw_copy_and_print, draw_save
from assistant.pages.text import as_label, as_text
from assistant.pages.texts import say

OUTCOMES = ("partly_answered", "not_found", "out_of_scope")
LONGEST_QUESTION = 600  # characters shown; what is longer was pasted by mistake


def draw_question(text: str) -> None:
    shown = as_text(snippet(text, LONGEST_QUESTION))
    asked = say("you_asked")
    st.html(f'<h2 class="question"><span class="unseen">{asked}</span>{shown}</h2>')


def answer_place(at: int, question: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Draws the question of turn `at`; the places of what is coming, and of its answer."""
    with st.container(key=f"turn-{at}", gap=None):
        draw_question(question)
        return st.empty(), st.container()


def draw_answer(
    at: int,
    turn: Turn,
    names: Names,
    edition: Edition,
    library: Path,
    talk: Conversation,
    last: bool,
    show_withheld: bool = False,
) -> None:
    """The answer of turn `at`. Only the last turn offers ways to go on."""
    answer = turn.answer
    with st.container(key=f"answer-{at}"):
        _draw_limits(answer, names)
        _draw_understanding(at, answer, talk, last)
        if answer.outcome in OUTCOMES and not answer.choices:
            st.html(f'<p class="outcome {answer.outcome}">{say(answer.outcome)}</p>')
        _draw_words(at, answer, names, edition)
        if answer.choices and last:
            _draw_choices(at, answer.choices, talk)
        if answer.closest:
            draw_closest(at, answer, names, edition)
        draw_sources(at, answer, names, edition)
        draw_hand_over(answer)
        if answer.withheld and show_withheld:
            _draw_withheld(answer.withheld, names)
        _draw_small_print(answer)
        if answer.outcome == "answered" and not answer.citations:
            return  # an aside: there is nothing in it to take away or to judge
        with st.container(key=f"tools-{at}", horizontal=True, gap="medium"):
            draw_copy_and_print(str(at), (turn,), edition, names)
            draw_save(str(at), (turn,), edition, names)
            draw_marking(at, answer, edition, library)


def _draw_words(at: int, answer: Answer, names: Names, edition: Edition) -> None:
    """The sentences, and what is said beside them."""
    groups = groups_of(answer, names, edition.documents)
    shown = judged_html(histories_of(answer))
    shown += answer_html(at, groups, sources_of(answer), names)
    shown += "".join(map(note_html, notes_of(answer, names)))
    if shown:
        st.html(f'<div class="answer-words">{shown}</div>')


def _draw_limits(answer: Answer, names: Names) -> None:
    """What the question was limited to when it was asked."""
    if limits := limits_sentence(answer.question.filters, names):
        st.html(f'<p class="limits">{as_text(limits)}</p>')


def _draw_understanding(at: int, answer: Answer, talk: Conversation, last: bool) -> None:
    """What a follow-up was taken to mean, and the means to say it better."""
    if not answer.asked_as:
        return
    with st.container(key=f"asked-as-{at}", horizontal=True, vertical_alignment="center"):
        asked_as = f'<p class="asked-as">{say("asked_as")}{as_text(answer.asked_as)}</p>'
        st.html(asked_as, width="content")
        if last:
            draw_change(at, answer.asked_as, talk)


def draw_change(at: int, question: str, talk: Conversation) -> None:
    """The means to say a question better, which begin with it as it stands."""
    with (
        st.popover(say("change_question"), type="tertiary"),
        st.form(f"change-{at}", border=False),
    ):
        field = st.text_area if len(question) > LONGEST_QUESTION else st.text_input
        better = field(say("question"), value=question, key=f"better-{at}-{hash(question)}")
        if st.form_submit_button(say("ask_again")) and better.strip():
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
    with st.expander(say("show_withheld")):
        for sentence in withheld:
            cited = "; ".join(reference(c.paragraph, names) for c in sentence.citations)
            why = say("not_supported", reason=sentence.reason)
            st.html(
                f'<p class="withheld">{as_text(sentence.text)}</p>'
                f'<p class="partly">{as_text(why)} {as_text(cited)}</p>'
            )


def _draw_small_print(answer: Answer) -> None:
    """How many sentences were withheld, where the note does not say it, and how long it took."""
    told = kept_back(answer.withheld)
    parts = [told] if told and told not in answer.note else []
    if answer.timings:
        parts.append(say("took", seconds=_took(answer)))
    if parts:
        st.html(f'<p class="small-print">{as_text(" ".join(parts))}</p>')


def _took(answer: Answer) -> str:
    seconds = answer.timings.get("all", sum(answer.timings.values()))
    return f"{seconds:.2f}" if seconds < 1 else f"{seconds:.1f}"
