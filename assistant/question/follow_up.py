"""Step: a follow-up completed from the conversation, so that it can be asked on its own, and
whether it stays with the documents that the answer before cited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Turn
from assistant.documents import Citation, Document
from assistant.kinds.every import A_PAPER, CALLED, EVERY
from assistant.question.bare import ASKING, bare_and_rest, is_bare
from assistant.question.councils import authorities_in, with_authority
from assistant.question.mentions import NOUNS
from assistant.question.references import reference_in, with_another
from assistant.question.wanted import wanted
from assistant.text.dates import A_MONTH_NAME, A_YEAR, MONTHS
from assistant.text.words import STOP_WORDS, words_in

_OPENING = re.compile(
    r"^\W*(?:(?:and|but|so|then|ok(?:ay)?|also)\b[\s,]*)*"
    r"(?:(?:what|how)\s+about|what\s+of)?\s*",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"why(?: (?:so|not|is (?:that|this|it)|was (?:that|this|it)))?|how (?:so|come)", re.IGNORECASE
)
# What this step itself writes, and asks to be undone.
_WRAPPED = re.compile(r"(.+\?) \((.+)\)")
# What asks of other documents than the one spoken of, or of another time.
_OF_OTHERS = re.compile(
    r"\b(?:others?|elsewhere|all|every|each|both|any(?:where|one|body)?|compar\w+|latest|newest"
    r"|recent|current(?:ly)?|now|today|earliest|oldest|previous|most|highest|lowest|best|worst"
    rf"|over (?:time|the years)|(?:which|what)(?: \w+)?? (?:councils?|authorit\w+|{A_PAPER}s?"
    rf"|places?)|{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
# "Is there a strategy?", "this year" and "one of the reasons" point at nothing said before.
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|she|him|her|his|those|these|that"
    r"|this(?! (?:\w+ )?(?:year|quarter|month|week)\b)|(?:which|the) ones?"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )there(?! (?:is|are|was|were|will|has|have)\b)"
    r"|there(?=\W*$))\b",
    re.IGNORECASE,
)
SHORT = 8  # words; a longer question says what it is about
_ASKS = re.compile(
    r"(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had)\b", re.I
)
_ASKS_FOR_ONE = re.compile(r"how (?:many|much|often|long|old)\b|when\b|where\b|who\b", re.I)
_YEAR = re.compile(rf"\b{A_YEAR}\b")
# "Directorate: Place; 2026/27: …"
_FIRST_CELL = re.compile(r"[^:;]{1,60}: (\w[^:;]{0,60}\w)(?=; )")
_YEAR_BESIDE = re.compile(
    r"^(?:in |for )?(?:the )?(?:year (?:before|after|earlier|later)(?: (?:that|it))?"
    r"|(?:previous|following|next) year)$",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b{A_MONTH_NAME}\b", re.IGNORECASE)
# What a paper is called, whoever wrote it: "the 2020 Ofsted inspection".
_OF_PAPERS = CALLED | {
    word
    for kind in EVERY
    if CALLED & set(kind.called)
    for word in words_in(f"full {kind.name} {kind.by}")
}
_MONTH_AND_YEAR = re.compile(
    rf"\s*\b(?:in|on|of|for)?\s*{A_MONTH_NAME}(?:\s+{A_YEAR})?\b", re.IGNORECASE
)
_GRADED = re.compile(r"\b(?:grade[ds]?|rat(?:e|ed|ings?)|judge[ds]?|judgements?)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\s*[,(]?\s*\b(?:in|from|of|at|since|for|by|during|before|after|under|according to)?\s*"
    rf"(?:the\s+)?{A_MONTH_NAME}?\s*\b{A_YEAR}\b"
    rf"(?:\s+(?:{'|'.join(sorted(_OF_PAPERS))}|one))*\)?",
    re.IGNORECASE,
)


def completed(text: str, history: Sequence[Turn], documents: Sequence[Document]) -> str:
    """The question as it stands on its own; the same text when it already does."""
    rest = _OPENING.sub("", text).strip(" ?.!")
    if not history or not rest:
        return text
    # What is spoken of outlasts a question about it: "When did it start? (Is early help good)".
    former = _what_was_beside(history[-1], documents) or _spoken_of(history[-1].question)
    own = _WRAPPED.fullmatch(former)
    before = own[2] if own else former
    if (why := _WHY.fullmatch(rest)) or is_bare(text):
        asks = "why" if why else rest
        spoken_of = _explained(history) if why else former
        wrapped = _WRAPPED.fullmatch(spoken_of)
        return f"{asks[0].upper()}{asks[1:]}: {wrapped[1] if wrapped else spoken_of}"
    if another := with_another(before, rest):
        return another
    if (next_one := reference_in(rest)) and not next_one.numbers:
        return text  # the next one, whatever was asked of the one before
    opened = _opens(text)
    words = words_in(rest)
    if (beside := _YEAR_BESIDE.match(rest)) and _YEAR.search(before):
        step = -1 if re.search("before|previous|earlier", beside[0], re.IGNORECASE) else 1
        return _YEAR.sub(lambda year: str(int(year[0]) + step), before)
    place = _is_place(rest, documents) and not ASKING.search(rest)
    if place and (opened or len(words) <= 6):
        return _moved(before, rest, documents)
    short = not re.match(r"\w+ \w+ \w+ \w+", rest) and not _ASKS.match(rest)
    if opened and short and not _POINTING.search(rest):
        if row := _row_named(before, history[-1]):
            return f"{before[: row[0]]}{_topic_of(rest)}{before[row[1] :]}"
        return _about(rest, before, documents)
    content = [word for word in words if word not in STOP_WORDS]
    if (_POINTING.search(rest) and len(content) <= 4) or (opened and len(content) <= 3):
        topic = before.strip(" ?.!")
        return f"{rest[0].upper()}{rest[1:]}? ({topic})"
    return text


def of_the_documents(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns that a question may go on from: small talk is none, nor what was turned away."""
    return tuple(
        turn
        for turn in history
        if turn.answer.outcome != "out_of_scope"
        and (turn.answer.outcome != "answered" or turn.answer.sentences)
    )


def only_names(text: str, documents: Sequence[Document]) -> str:
    """The name of which nothing is asked: Tarrowdale in "and in Tarrowdale?"; else ""."""
    rest = _OPENING.sub("", text).strip(" ?.!")
    if not _is_place(rest, documents) or ASKING.search(rest):
        return ""
    return re.sub(r"^(?:in|at|for|from|by|since|of|the)\s+", "", rest, flags=re.IGNORECASE)


def goes_on(text: str, completed_text: str) -> bool:
    """Whether a question goes on from the answer before it."""
    return completed_text != text or _opens(text)


def points_back(text: str) -> bool:
    """Whether it can only be about what was spoken of: "who signed it?", "when?"."""
    return bool(_POINTING.search(text)) or is_bare(text)


def cited_before(text: str, on: bool, history: Sequence[Turn]) -> tuple[Citation, ...]:
    """What the last answer cited that cites anything, for a question that may be about the same
    documents: one that goes `on`, or a short one; () for any other, and where it asks of others."""
    if _OF_OTHERS.search(text) or not (on or len(words_in(text)) <= SHORT):
        return ()
    cited = (turn.answer.citations for turn in reversed(history))
    return tuple(next(filter(None, cited), ()))


def _spoken_of(question: str) -> str:
    """A question without what this step has put before it: "Why: Who else: Who signed it?"."""
    while (rest := bare_and_rest(question)[1]) != question:
        question = rest
    return question


def _explained(history: Sequence[Turn]) -> str:
    """The question that a "why?" is about: the last that was answered, and what that one is about
    where it asks who, when or how many."""
    told = [turn for turn in history if turn.answer.sentences] or history
    question = _spoken_of(told[-1].question)
    wrapped = _WRAPPED.fullmatch(question)
    return wrapped[2] if wrapped and _ASKS_FOR_ONE.match(wrapped[1]) else question


def _opens(text: str) -> bool:
    """Whether it begins as only a question that goes on does."""
    opening = _OPENING.match(text)
    return opening is not None and bool(words_in(opening[0]))


def _is_place(rest: str, documents: Sequence[Document]) -> bool:
    """Whether the words only choose documents: years, authorities, kinds."""
    held = {d.facts.authority for d in documents}
    _, strangers = authorities_in(rest, held)
    said = (*held, *strangers, *(d.facts.kind for d in documents))
    names = {word for name in said for word in words_in(name)}
    kinds = {*NOUNS, *_OF_PAPERS, "latest", "one", "last", "first"}
    free = names | kinds | STOP_WORDS | set(MONTHS)
    words = words_in(rest)
    return (
        bool(words)
        and all(w in free or _YEAR.fullmatch(w) for w in words)
        and any(w in names | kinds | set(MONTHS) or _YEAR.fullmatch(w) for w in words)
    )


def _moved(before: str, place: str, documents: Sequence[Document]) -> str:
    """The earlier question about another place or year, without its own."""
    authorities = {d.facts.authority for d in documents if d.facts.authority}
    named, strangers = authorities_in(place, authorities)
    if strangers:
        before = with_authority(_PLACE.sub("", before), authorities, "")
    elif named:
        before, there = _PLACE.sub("", before), " and ".join(named)
        moved = with_authority(before, authorities, there)
        place = with_authority(place, authorities, "" if moved != before else there)
        before = moved
    if not words_in(place):
        return f"{before.strip(' ?.!,')}?"
    where = place if re.match(r"(?:in|at|for|from|by|since)\b", place, re.I) else f"in {place}"
    if _MONTH.search(place) and not _YEAR.search(place):
        year = _YEAR.search(before)
        where = f"{where} {year[0]}" if year else where
        before = _MONTH_AND_YEAR.sub("", before)
    bare = _PLACE.sub("", before) if _YEAR.search(where) else before
    return f"{bare.strip(' ?.!,')} {where}?"


def _row_named(before: str, turn: Turn) -> tuple[int, int] | None:
    """Where in the earlier question the row stands that answered it, by what it is called in its
    first column: another row of that table takes its place."""
    rows = (c.paragraph.text for c in turn.answer.citations if c.paragraph.form == "row")
    for label in filter(None, (_FIRST_CELL.match(row) for row in rows)):
        if there := re.search(rf"\b{re.escape(label[1])}\b", before, re.IGNORECASE):
            return there.span()
    return None


def _topic_of(rest: str) -> str:
    return re.sub(r"^(?:of|about|for|with|on)\s+(?=\S)", "", rest, flags=re.IGNORECASE)


def _about(topic: str, before: str, documents: Sequence[Document]) -> str:
    """The earlier question about another topic: it takes the place of the last "of" or "about"."""
    topic = _topic_of(topic)
    whole = before.strip(" ?.!,")
    place_of = f"{_authorities_of(before, documents)}{_place_of(before)}"
    place = _PLACE.search(whole)
    at_an_end = place and (place.end() == len(whole) or place.start() == 0)
    bare = _PLACE.sub("", whole).strip(" ,") if at_an_end else whole
    if _GRADED.search(before) and not _GRADED.search(topic):
        return f"What grade was given for {topic}{place_of}?"
    head = re.match(r"(.*\b(?:of|about|for|with|on)\s+)(?:the\s+)?[^,]+$", bare, re.IGNORECASE)
    if not head and (asks := _ASKS_FOR_ONE.match(whole)):
        return f"{asks[0]} {topic}? ({whole})"
    asked = f"{head[1]}{topic}" if head else f"What about {topic}"
    where = place_of if not head else _place_of(before) if at_an_end else ""
    return f"{asked[0].upper()}{asked[1:]}{where}?"


def _authorities_of(before: str, documents: Sequence[Document]) -> str:
    """The authorities the earlier question named, to look there again."""
    named, _ = authorities_in(before, {d.facts.authority for d in documents})
    return f" in {' and '.join(named)}" if named else ""


def _place_of(before: str) -> str:
    """Where the earlier question looked, to look there again."""
    found = _PLACE.search(before)
    return f" {found[0].strip(' ,()').lower()}" if found else ""


def _what_was_beside(turn: Turn, documents: Sequence[Document]) -> str:
    """By its own number what was asked for as the next one or the one before; "" for any other."""
    cited, reference = turn.answer.citations, reference_in(turn.question)
    beside = reference and not reference.numbers and wanted(turn.question) == "passage"
    if not (beside and cited):
        return ""
    return f"{cited[-1].paragraph.reference} of {_last_cited(turn, documents)}"


def _last_cited(turn: Turn, documents: Sequence[Document]) -> str:
    cited = turn.answer.citations
    by_id = {document.id: document for document in documents}
    document = by_id.get(cited[-1].paragraph.document) if cited else None
    if not document:
        return turn.question
    facts = document.facts
    return f"the {facts.authority} {facts.year or ''} {facts.kind or 'report'}".replace("  ", " ")
