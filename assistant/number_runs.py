"""The runs that printed paragraph numbers form: 1 to 47, 1.1 to 13.1, CYP24 to CYP28."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.documents import Paragraph

Value = tuple[int, ...]
_NUMBER = re.compile(r"(?P<stem>.*?)(?P<figures>\d{1,4}(?:\.\d{1,4})*)")
# The number in front of a heading: "3 Background", "24/101. Finance", not "3 May 2024".
_HEADING = re.compile(
    r"(?!\d{1,2} \w{3,9} \d{4})"
    r"(?P<number>(?:[A-Z]{1,6}[ ./-]?)?\d{1,4}(?:[./]\d{1,4}){0,4})[.):]?\s"
)
# So many numbers may be lost before the first: a run that begins later goes on from another
# paper's, for minutes are counted through a year.
LOST_BEFORE = 3
# More than this is never lost at once: other numbers go on here.
WIDEST = 100


@dataclass(frozen=True, slots=True)
class Run:
    """Printed numbers of one kind that follow one another in one part."""

    part: str
    first: str
    last: str
    count: int
    missing: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """ "Minutes: CYP24 to CYP28", "1 to 47 without 12"."""
        span = self.first if self.count == 1 else f"{self.first} to {self.last}"
        lost = f" without {listed(self.missing)}" if self.missing else ""
        twice = f", {listed(self.repeated)} more than once" if self.repeated else ""
        return f"{self.part}: {span}{lost}{twice}" if self.part else f"{span}{lost}{twice}"


def runs_in(paragraphs: Sequence[Paragraph]) -> tuple[Run, ...]:
    """The runs of printed numbers, in document order.

    A number that is not above the last of its kind opens a new run when it begins again at the
    beginning; otherwise it is a repeat.
    """
    headed = _in_headings(paragraphs)
    runs: list[tuple[str, str, list[Value]]] = []
    last: dict[tuple[str, str, int], list[Value]] = {}
    for paragraph in paragraphs:
        found = _NUMBER.fullmatch(paragraph.number)
        if paragraph.numbering != "printed" or not found or paragraph.form == "note":
            continue
        value = tuple(map(int, found["figures"].split(".")))
        kind = (paragraph.part, found["stem"], len(value))
        values = last.get(kind)
        if values is None or (value <= values[-1] and value[0] <= 1 and value[-1] <= 1):
            values = last[kind] = []
            runs.append((paragraph.part, found["stem"], values))
        values.append(value)
    return tuple(_run(part, stem, values, headed) for part, stem, values in runs)


def _in_headings(paragraphs: Sequence[Paragraph]) -> set[tuple[str, str, Value]]:
    """(part, stem, number) of each number that heads a section: it is there, and no paragraph's."""
    found: set[tuple[str, str, Value]] = set()
    for part, title in {(p.part, title) for p in paragraphs for title in p.section}:
        heading = _HEADING.match(title)
        number = _NUMBER.fullmatch(heading["number"]) if heading else None
        if number:
            value = tuple(map(int, number["figures"].split(".")))
            found.add((part, number["stem"], value))
    return found


def _run(
    part: str, stem: str, values: Sequence[Value], headed: Collection[tuple[str, str, Value]]
) -> Run:
    counts = Counter(values)

    def shown(value: Value) -> str:
        return stem + ".".join(map(str, value))

    return Run(
        part=part,
        first=shown(min(values)),
        last=shown(max(values)),
        count=len(values),
        missing=tuple(
            shown(value)
            for value in _missing(stem, sorted(counts))
            if (part, stem, value) not in headed
        ),
        repeated=tuple(shown(value) for value, times in counts.items() if times > 1),
    )


def _missing(stem: str, values: Sequence[Value]) -> list[Value]:
    """What a run leaves out: 3.5 between 3.4 and 3.6. A section may have no numbers at all."""
    missing: list[Value] = []
    for heading in dict.fromkeys(value[:-1] for value in values):
        inside = [value[-1] for value in values if value[:-1] == heading]
        # CYP24 and 25/31 go on from the last meeting: a good beginning.
        most = WIDEST if heading else LOST_BEFORE
        goes_on = bool(re.search(r"[A-Za-z/]", stem)) or min(inside) - 1 > most
        first = inside[0] if goes_on else min(1, inside[0])
        for one, after in pairwise([first - 1, *inside]):
            if after - one <= WIDEST:
                missing += [(*heading, each) for each in range(one + 1, after)]
    return missing


def listed(numbers: Sequence[object], most: int = 8) -> str:
    """ "3, 4 and 9"; a long list is cut and its length told."""
    shown = [str(number) for number in numbers]
    if len(shown) > most:
        return f"{', '.join(shown[:most])} … ({len(shown)} in all)"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
