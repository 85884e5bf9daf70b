"""Was the document read well? What a person should look at, as values others can show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.documents import Document, Paragraph
from ingest.lines import Line, Page

ENOUGH_LEFT_OUT = 0.02  # of the letters on the pages; below that it is stray captions and labels


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person should know: its kind, where it is ("page 4", a part), a sentence."""

    kind: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """Printed numbers that follow one another in one part: 1 to 47, 3.1 to 3.14, CYP24 to CYP28."""

    part: str
    first: str
    last: str
    count: int
    missing: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """ "1 to 47", "3.1 to 3.14 without 3.5", with the part before it."""
        span = self.first if self.first == self.last else f"{self.first} to {self.last}"
        lost = f" without {_listed(self.missing)}" if self.missing else ""
        twice = f", {_listed(self.repeated)} more than once" if self.repeated else ""
        return f"{self.part}: {span}{lost}{twice}" if self.part else f"{span}{lost}{twice}"


def runs_in(paragraphs: Sequence[Paragraph]) -> tuple[Run, ...]:
    """The runs of printed numbers, in document order.

    A number at or below the last of its kind opens a new run when it starts again at the
    beginning; otherwise it is a repeat.
    """
    runs: list[tuple[str, list[tuple[str, str, int]]]] = []
    open_runs: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for paragraph in paragraphs:
        if paragraph.numbering != "printed" or not (split := _divided(paragraph.number)):
            continue
        stem, value = split
        run = open_runs.get((paragraph.part, stem))
        if run is None or (value <= 1 and value <= run[-1][2]):
            run = open_runs[paragraph.part, stem] = []
            runs.append((paragraph.part, run))
        run.append((paragraph.number, stem, value))
    return tuple(_run_of(part, run) for part, run in runs)


def problems_in(
    document: Document,
    paragraphs: Sequence[Paragraph],
    pages: Sequence[Page],
    lines: Sequence[Line],
) -> tuple[Problem, ...]:
    """Everything about a reading that a person should look at; () when it went well."""
    return (
        *_of_pages(pages),
        *_of_numbers(paragraphs),
        *_of_coverage(paragraphs, lines),
        *_of_facts(document),
    )


def share_in_paragraphs(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> float:
    """The share of the letters and figures of the lines that stand in a paragraph or heading."""
    total = sum(len(_letters(_text(line))) for line in lines)
    left = sum(len(_letters(_text(line))) for line in left_out(paragraphs, lines))
    return 1.0 if not total else 1 - left / total


def left_out(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines whose words stand in no paragraph or heading of their page."""
    whole: dict[int, list[str]] = {}
    for paragraph in paragraphs:
        said = f"{paragraph.number} {paragraph.text} {' '.join(paragraph.section)} {paragraph.part}"
        for page in range(paragraph.first_page, paragraph.last_page + 1):
            whole.setdefault(page, []).append(said)
    letters = {page: _letters(" ".join(said)) for page, said in whole.items()}
    words = {page: Counter(_words(" ".join(said))) for page, said in whole.items()}
    return tuple(
        line
        for line in lines
        if _letters(_text(line)) not in letters.get(line.page, "")
        and not _mostly_in(_words(_text(line)), words.get(line.page, Counter()))
    )


def _of_pages(pages: Sequence[Page]) -> Iterator[Problem]:
    without = [page.number for page in pages if not page.lines and not page.failure]
    scans = [page.number for page in pages if page.number in without and page.has_image]
    if scans:
        yield Problem(
            "page without text", f"page {_listed(scans)}",
            f"Pictures of text that were not read: page {_listed(scans)}. "
            "Install Tesseract or recognise their text (ocrmypdf), and add the file again.",
        )  # fmt: skip
    read = [page.number for page in pages if page.ocr and page.lines]
    if read:
        yield Problem(
            "recognised text", f"page {_listed(read)}",
            f"Text recognised from pictures, which may hold mistakes: page {_listed(read)}.",
        )  # fmt: skip
    for page in pages:
        if page.failure:
            yield Problem("damaged page", f"page {page.number}", page.failure)
        for hidden in page.hidden:
            yield Problem(
                "hidden text", f"page {page.number}",
                f"Words nobody sees were kept out ({hidden.kind}): “{_short(hidden.text)}”",
            )  # fmt: skip


def _of_numbers(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    if not paragraphs:
        yield Problem("no paragraphs", "", "Nothing in it reads as a paragraph.")
    for run in runs_in(paragraphs):
        if run.missing:
            span = f"the run {run.first} to {run.last}"
            yield Problem(
                "gap", run.part, f"Paragraph {_listed(run.missing)} was not found in {span}."
            )
        if run.repeated:
            yield Problem(
                "repeat", run.part, f"Paragraph {_listed(run.repeated)} occurs more than once."
            )


def _of_coverage(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> Iterator[Problem]:
    if paragraphs and (share := share_in_paragraphs(paragraphs, lines)) < 1 - ENOUGH_LEFT_OUT:
        where = sorted({line.page for line in left_out(paragraphs, lines)})
        yield Problem(
            "words left out", f"page {_listed(where)}",
            f"{1 - share:.0%} of its words are in no paragraph: page {_listed(where)}.",
        )  # fmt: skip


def _of_facts(document: Document) -> Iterator[Problem]:
    facts = document.facts
    missing = [
        name
        for name, value in (("title", facts.title), ("date", document.date), ("kind", facts.kind))
        if not value
    ]
    if facts.kind.endswith(("inspection", "visit")) and not facts.authority:
        missing.append("authority")
    if missing:
        sidecar = re.sub(r"\.[^.]+$", "", document.file) + ".toml"
        yield Problem(
            "fact missing", "", f"No {' and no '.join(missing)} was found. Write it in {sidecar}."
        )


def _divided(number: str) -> tuple[str, int] | None:
    """A printed number as what stays and what counts: "3.7" is ("3.", 7), "CYP26" ("CYP", 26)."""
    found = re.fullmatch(r"(.*?)(\d{1,4})", number)
    return (found[1], int(found[2])) if found else None


def _run_of(part: str, run: Sequence[tuple[str, str, int]]) -> Run:
    stem = run[0][1]
    values = [value for _, _, value in run]
    counts = Counter(values)
    # Letters before a number carry on from the last meeting: CYP24 is a good beginning.
    start = min(values) if re.search(r"[A-Za-z]", stem) else min(1, min(values))
    missing = [value for value in range(start, max(values)) if value not in counts]
    return Run(
        part=part,
        first=run[values.index(min(values))][0],
        last=run[values.index(max(values))][0],
        count=len(run),
        missing=tuple(f"{stem}{value}" for value in missing),
        repeated=tuple(f"{stem}{value}" for value, times in counts.items() if times > 1),
    )


def _mostly_in(words: Sequence[str], there: Counter[str]) -> bool:
    """Whether the words of a line (a table row is told in another order) are on the page."""
    return bool(words) and sum(word in there for word in words) >= 0.9 * len(words)


def _text(line: Line) -> str:
    return line.text or " ".join(line.cells)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _short(text: str, longest: int = 80) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _listed(numbers: Sequence[object], most: int = 8) -> str:
    """ "3, 4 and 9"; long lists are cut with how many there are."""
    shown = [str(number) for number in numbers]
    if len(shown) > most:
        return f"{', '.join(shown[:most])} … ({len(shown)} in all)"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
