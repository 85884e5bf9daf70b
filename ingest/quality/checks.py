"""Was the document read well? What a person should look at, as values others can show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.documents import Document, Paragraph
from assistant.kinds.every import kind_named
from assistant.number_runs import Run, listed, runs_in
from assistant.outcome import Problem
from ingest.facts.sidecar import SHAPES
from ingest.faults import Fault
from ingest.lines import Line, Page
from ingest.quality.coverage import left_out, letters_of

ENOUGH_LEFT_OUT = 0.02  # of the letters on the pages; below that it is stray captions and labels


# Words that one sees, and that are no part of what the document says.
_KEPT_OUT = {
    "struck out": "Words struck out were kept out, for they are no longer said",
    "watermark": "A watermark was kept out",
    "line numbers": "The numbers of the lines were kept out",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """How a reading went, in figures."""

    pages: int
    printed: int  # paragraphs with a number printed before them
    counted: int  # paragraphs, bullets and rows counted in their section
    runs: tuple[Run, ...]
    share: float  # of the letters on the pages that stand in a paragraph or heading
    problems: int

    @property
    def sentence(self) -> str:
        """ "47 numbered paragraphs (1 to 47) and 21 counted ones on 12 pages; 2 problems"."""
        runs = [run.sentence for run in self.runs]
        numbers = f" ({'; '.join(runs[:4])}{' …' if len(runs) > 4 else ''})" if runs else ""
        said = [f"{self.printed} numbered paragraphs{numbers}"] if self.printed else []
        said += [f"{self.counted} counted ones" if said else f"{self.counted} paragraphs"]
        where = f" on {self.pages} pages" if self.pages > 1 else ""
        left = f"; {1 - self.share:.1%} of the letters in none" if self.share < 0.9995 else ""
        things = "1 problem" if self.problems == 1 else f"{self.problems} problems"
        return f"{' and '.join(said)}{where}{left}" + (f"; {things}" if self.problems else "")


def checked(
    document: Document,
    paragraphs: Sequence[Paragraph],
    pages: Sequence[Page],
    lines: Sequence[Line],
) -> tuple[Summary, tuple[Problem, ...]]:
    """A reading in figures, and everything about it that a person should look at."""
    stray = left_out(paragraphs, lines)
    total = sum(len(letters_of(line)) for line in lines) or 1
    share = 1 - sum(len(letters_of(line)) for line in stray) / total
    problems = (
        *_of_exempt(document),
        *_of_pages(pages),
        *_of_numbers(paragraphs, lines),
        *_of_coverage(stray, share),
        *_of_facts(document),
    )
    printed = sum(paragraph.numbering == "printed" for paragraph in paragraphs)
    return Summary(
        pages=document.pages,
        printed=printed,
        counted=len(paragraphs) - printed,
        runs=runs_in(paragraphs),
        share=share,
        problems=len(problems),
    ), problems


def unchecked(
    document: Document, paragraphs: Sequence[Paragraph]
) -> tuple[Summary, tuple[Problem, ...]]:
    """A reading of which no more can be said than how much there is."""
    printed = sum(paragraph.numbering == "printed" for paragraph in paragraphs)
    return Summary(document.pages, printed, len(paragraphs) - printed, (), 1.0, 0), ()


def of_faults(faults: Sequence[Fault]) -> Iterator[Problem]:
    """What failed while the file was read, and what was done instead."""
    for stage in dict.fromkeys(fault.stage for fault in faults):
        pages = sorted({fault.page for fault in faults if fault.stage == stage and fault.page})
        where = f"page {listed(pages)}" if pages else ""
        on = f" of {where}" if where else ""
        said = f"{stage}{on} could not be made out; the words are all there. Compare with the file."
        yield Problem("not made out", where, said)


def _of_exempt(document: Document) -> Iterator[Problem]:
    if document.kept_out:
        where = f"page {listed(document.kept_out)}"
        said = (
            f"Marked as not for publication, and kept out: {where}. The file itself is not shown to"
            " readers. To let them in, where all who can ask may read them: add it with --exempt."
        )
        yield Problem("exempt", where, said)


def _of_pages(pages: Sequence[Page]) -> Iterator[Problem]:
    without = [page for page in pages if not page.lines and not page.failure]
    unread = [page for page in without if not page.ocr]
    odd = [page.number for page in unread if page.meaningless]
    if odd:
        yield Problem(
            "page without text", f"page {listed(odd)}",
            f"The letters cannot be made out, for the file holds only the shapes of its fonts: page"
            f" {listed(odd)}. Install Tesseract and add the file again, or add another copy.",
        )  # fmt: skip
    scans = [page.number for page in unread if page.has_image and not page.meaningless]
    if scans:
        yield Problem(
            "page without text", f"page {listed(scans)}",
            f"Pictures of text that were not read: page {listed(scans)}. "
            "Install Tesseract or recognise their text (ocrmypdf), and add the file again.",
        )  # fmt: skip
    wordless = [page.number for page in without if page.ocr]
    if wordless:
        yield Problem(
            "page without text", f"page {listed(wordless)}",
            f"Pictures in which no words could be recognised: page {listed(wordless)}. If there are"
            " any, add a copy whose words can be selected.",
        )  # fmt: skip
    read = [page.number for page in pages if page.ocr and page.lines]
    if read:
        yield Problem(
            "recognised text", f"page {listed(read)}",
            f"Text recognised from pictures, which may hold mistakes: page {listed(read)}.",
        )  # fmt: skip
    for page in pages:
        if page.failure:
            yield Problem("damaged page", f"page {page.number}", page.failure)
    yield from _of_hidden(pages)


# Words blacked out by a bar may be somebody's name: they are counted and never repeated.
_BLACKED_OUT = ("covered", "the colour of its background")


def _of_hidden(pages: Sequence[Page]) -> Iterator[Problem]:
    """What was kept out, once for each way of hiding it; a stray hyphen is not worth a line."""
    kept_out: dict[str, dict[int, list[str]]] = {}
    for page in pages:
        for hidden in page.hidden:
            if any(letter.isalnum() for letter in hidden.text):
                kept_out.setdefault(hidden.kind, {}).setdefault(page.number, []).append(hidden.text)
    for kind, by_page in kept_out.items():
        words = " ".join(text for texts in by_page.values() for text in texts)
        why = _KEPT_OUT.get(kind, f"Words nobody sees were kept out ({kind})")
        told = (
            f"{len(words.split())} words, which may have been blacked out and can still be copied"
            " from the file; tell whoever published it."
            if kind in _BLACKED_OUT
            else f"“{_short(words)}”"
        )
        yield Problem("hidden text", f"page {listed(sorted(by_page))}", f"{why}: {told}")


def _of_numbers(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> Iterator[Problem]:
    if not paragraphs:
        yield Problem("no paragraphs", "", "Nothing in it reads as a paragraph.")
    alone = {line.text.strip()[:-1] for line in lines if line.text.strip().endswith((".", ")"))}
    for run in runs_in(paragraphs):
        # The document's own gap: the number is printed, and no words after it.
        wordless = [number for number in run.missing if number in alone]
        missing = [number for number in run.missing if number not in alone]
        if wordless:
            said = f"Paragraph {listed(wordless)} is printed as a number without words."
            yield Problem("number without words", run.part, said)
        if missing:
            span = f"the run {run.first} to {run.last}"
            yield Problem("gap", run.part, f"Paragraph {listed(missing)} was not found in {span}.")
        if run.repeated:
            said = f"Paragraph {listed(run.repeated)} occurs more than once."
            yield Problem("repeat", run.part, said)


def _of_coverage(stray: Sequence[Line], share: float) -> Iterator[Problem]:
    if share < 1 - ENOUGH_LEFT_OUT:
        where = f"page {listed(sorted({line.page for line in stray}))}"
        said = f"{1 - share:.0%} of its words are in no paragraph: {where}."
        yield Problem("words left out", where, said)


def _of_facts(document: Document) -> Iterator[Problem]:
    """The facts that papers of its kind have and this one was not found to print, each with the
    line of its sidecar that would set it."""
    facts, kind = document.facts, kind_named(document.facts.kind)
    days = {"met": "date of the meeting", "visited": "inspection dates", "published": "date"}
    # A parish council meets as a whole, and its papers name no committee.
    its_own = bool(facts.authority) and facts.authority.casefold() in facts.title.casefold()
    wanted = {
        "title": ("title", facts.title),
        "kind": ("kind", facts.kind),
        days[kind.dated]: ("published" if kind.dated == "published" else "inspected", facts.day),
        "authority": ("authority", facts.authority or kind.authority == "none"),
        "committee": ("committee", facts.committee or kind.titled != "committee" or its_own),
        "judgements": ("judgements", facts.judgements or not kind.grading),
    }
    missing = {name: key for name, (key, value) in wanted.items() if not value}
    if missing:
        sidecar = re.sub(r"\.[^.]+$", "", document.file) + ".toml"
        lines = "; ".join(SHAPES[key] for key in missing.values())
        said = f"Not found: {', '.join(missing)}. If the document has them, write in {sidecar}: "
        yield Problem("fact missing", "", f"{said}{lines}")


def _short(text: str, longest: int = 80) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
