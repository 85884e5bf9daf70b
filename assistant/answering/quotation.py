"""The answer in the documents' own sentences: the one that answers first, and little beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import takewhile

from assistant.answers import Sentence
from assistant.documents import Citation, Paragraph
from assistant.finding.marks import MISSING
from assistant.finding.weigh import Evidence
from assistant.question.asked import Asked, Wants
from assistant.text.sentences import Piece, pieces_of

# Sentences: one more for a figure, a date, a person, a grade, a yes or no; three of a finding.
SHORT_FACTS: Collection[Wants] = (
    *("number", "date", "time", "contact", "person", "name", "grade", "yes_no"),
)
MOST_OF_A_FACT, MOST_OF_A_FINDING = 2, 3
# Of the best sentence's chance to answer: how near another must come to be said beside it.
BESIDE_A_FACT, SAME_PARAGRAPH, OTHER_PARAGRAPH = 0.5, 0.35, 0.7
# What the question names and the best sentence's paragraph has must stand in the others' as well.
HELD = ("rarest missing", *MISSING)
MOST_ITEMS = 20  # of a list whose introducing sentence, or one of whose items, answers
MOST_ROWS = 8  # under one that heads them, as items under the day of their meeting
# Such a sentence is not understood without the one before it.
_HANGING = re.compile(
    r"^(?:•\s*)?(?:this|these|that|those|they|it|he|she|such|their|its|his|her|the (?:same|latter)"
    r"|however|also|therefore|consequently|as a result|in addition|for example|both)\b",
    re.IGNORECASE,
)

# Of several cells none has a figure, a mark or a name: "Value of asset; Approved by; Notice".
_CELLS = re.compile(r"[^\W\d_][a-z '’/()-]{1,60}(?:; [^\W\d_][a-z '’/()-]{1,60}){2,20}")
_WORD = re.compile(r"[^\W\d_]{2}|\d")


def quoted(asked: Asked, evidence: Sequence[Evidence], most: int = 0) -> tuple[Sentence, ...]:
    """The sentences that answer, each verbatim with its citation; () when there is no evidence.

    The best one comes first, with what it hangs from; then what is said beside it, in its order.
    """
    if not evidence:
        return ()
    fact = asked.wants in SHORT_FACTS
    most = most or (MOST_OF_A_FACT if fact else MOST_OF_A_FINDING)
    best, *others = sorted(evidence, key=lambda e: -e.score)
    said = [best]
    for other in others:
        same = other.match.paragraph == best.match.paragraph
        near = BESIDE_A_FACT if fact else SAME_PARAGRAPH if same else OTHER_PARAGRAPH
        alike = all(other.marks.get(what, 0) <= best.marks.get(what, 0) for what in HELD)
        if len(said) < most and alike and other.score >= near * best.score:
            said.append(other)
    chosen: dict[Paragraph, dict[int, str]] = {}
    for one in said:
        chosen.setdefault(one.match.paragraph, {})[one.at] = one.answer
    first = {best.at: best.answer}
    groups = ((best.match.paragraph, first), *chosen.items())
    return tuple(
        dict.fromkeys(
            sentence
            for paragraph, answers in groups
            for sentence in sentences_of(
                paragraph, _completed(asked, paragraph, set(answers)), answers
            )
        )
    )


def _completed(asked: Asked, paragraph: Paragraph, places: set[int]) -> set[int]:
    """The places with what introduces them, and the whole of a list that is asked for."""
    pieces = pieces_of(paragraph.text)
    complete = set(places)
    for at in places:
        if at and _HANGING.match(pieces[at].text):
            complete.add(at - 1)
        if lead_in := pieces[at].lead_in:
            complete |= {i for i in range(at) if pieces[i].text == lead_in}
            if asked.wants == "list":
                complete |= _items(pieces, lead_in)
        complete |= _items(pieces, pieces[at].text)
    return complete


def _items(pieces: Sequence[Piece], lead_in: str) -> set[int]:
    """The places of what hangs from a sentence."""
    return {i for i, piece in enumerate(pieces) if piece.lead_in == lead_in}


def sentences_of(
    paragraph: Paragraph, places: set[int] | None = None, answers: dict[int, str] | None = None
) -> tuple[Sentence, ...]:
    """The sentences at these places of the paragraph, or all, quoted and checked; `answers` holds
    the words that answer of those that do."""
    pieces = pieces_of(paragraph.text)
    return tuple(
        said
        for at, piece in enumerate(pieces)
        if (places is None or at in places)
        and (said := verbatim(paragraph, piece.text, (answers or {}).get(at, "")))
    )


def verbatim(paragraph: Paragraph, text: str, answer: str = "") -> Sentence | None:
    """The sentence with its citation, or nothing when the paragraph does not say it."""
    cited = Citation(paragraph, text, answer)
    return Sentence(text, (cited,), "supported") if cited.is_verbatim else None


def with_beside(
    asked: Asked,
    quotes: Sequence[Sentence],
    paragraphs_of: Callable[[str], Sequence[Paragraph]],
) -> tuple[Sentence, ...]:
    """The quotes with the paragraphs they are not understood without: a row after the row that
    heads it, an item after what leads to it; what heads rows or leads to items brings them."""
    said: list[Sentence] = []
    for quote in quotes:
        paragraph = quote.citations[0].paragraph
        document = paragraphs_of(paragraph.document)
        before: Sequence[Sentence] = ()
        after: Sequence[Paragraph] = ()
        if paragraph.form == "row":
            head, after = _beside(paragraph, document)
            before = _all_of(head)
        elif paragraph.form == "bullet":
            before = _introducing(paragraph, document, whole=asked.wants == "list")
        elif _leads(quote.text) and paragraph.text.endswith(quote.text):
            after = _hanging(paragraph, document)
        said += [*before, quote, *_all_of(after)]
    own = {_place(quote): quote for quote in quotes}
    return tuple(own.get(place, one) for place, one in {_place(s): s for s in said}.items())


def _place(sentence: Sentence) -> tuple[Paragraph, str]:
    return sentence.citations[0].paragraph, sentence.text


def _leads(text: str) -> bool:
    """Whether it is not whole without what follows it."""
    return text.rstrip().endswith(":")


def _hanging(lead_in: Paragraph, document: Sequence[Paragraph]) -> list[Paragraph]:
    """The items straight below a paragraph, in its section."""
    below = (p for p in document if p.position > lead_in.position)
    beside = (lead_in.part, lead_in.section)
    items = takewhile(lambda p: p.form == "bullet" and (p.part, p.section) == beside, below)
    return list(items)[:MOST_ITEMS]


def _introducing(
    item: Paragraph, document: Sequence[Paragraph], whole: bool
) -> tuple[Sentence, ...]:
    """What leads to it, if anything does, and where the `whole` is asked for the items there."""
    above = [p for p in document if p.position < item.position and p.form != "bullet"]
    lead_in = [p for p in above[-1:] if _leads(p.text)]
    items = [i for p in lead_in for i in _hanging(p, document)]
    if item not in items:
        return ()
    return (*sentences_of(lead_in[0])[-1:], *(_all_of(items) if whole else ()))


def _all_of(paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    return tuple(sentence for p in paragraphs for sentence in sentences_of(p))


def _beside(
    row: Paragraph, document: Sequence[Paragraph]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """The row that heads it, if one does in words ("£m; £m" are units), and the rows it heads."""
    part = [p for p in document if p.part == row.part]
    above = row.section[-1] if row.section else ""
    heads = [p for p in part if p.form == "row" and p.text == above and p != row]
    head = [p for p in heads if _WORD.search(p.text)]
    under = [p for p in part if p.section and p.section[-1] == row.text and not _is_empty(p)]
    return head[:1], under[:MOST_ROWS]


def _is_empty(row: Paragraph) -> bool:
    """Whether a row is a label with nothing beside it: "Outcomes:"."""
    return row.text.rstrip().endswith(":")


def heads_nothing(row: Paragraph, document: Sequence[Paragraph]) -> bool:
    """Whether it is the head of a table without rows: the only row there, of cells that tell
    nothing of themselves."""
    if row.form != "row" or not _CELLS.fullmatch(row.text):
        return False
    place = (row.part, row.section)
    return sum(p.form == "row" and (p.part, p.section) == place for p in document) == 1
