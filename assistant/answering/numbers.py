"""Way: paragraphs asked for by their number, before any search: exact, or said to be missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answering.clauses import clause_in, is_headed, paragraphs_with, words_of
from assistant.answering.named import (
    is_of_the_library,
    longest,
    not_called,
    of_the_named,
    titled,
    titles_of,
)
from assistant.answering.quotation import sentences_of
from assistant.answering.refusals import denied
from assistant.answering.way import Desk, Found
from assistant.answers import Match, Sentence
from assistant.documents import Citation, Document, Paragraph
from assistant.number_runs import runs_in
from assistant.question.asked import Asked, Scope, Source
from assistant.question.references import (
    Reference,
    bare,
    in_range,
    is_at,
    is_item,
    is_listed,
    last_of,
    last_with,
    law_in,
    order_of,
    plain,
)
from assistant.text.acronyms import spells
from assistant.text.dates import CALENDAR
from assistant.text.words import stem, stems_in, words_in

ParagraphsOf = Callable[[str], Sequence[Paragraph]]
Run = tuple[Source, list[Paragraph]]

MOST_CHOICES = 8
GOES_ON = 100  # numbers that begin above this are counted from paper to paper, through a year
MOST_ITEMS = 50  # of a range within one paragraph
_OF_ANY = ("", "paragraph", "item", "section")  # what the headings of any paper count
FEW = 6  # words beside "the next one": with more, the question asks for something of its own


def by_number(asked: Asked, desk: Desk) -> Found | None:
    """The whole of the paragraphs at the numbers asked for, or what is not there."""
    reference = asked.reference and _of_no_page(asked.reference, asked.scope)
    if reference is None or not _is_printed(reference, asked, desk):
        return None
    scope = of_the_named(asked.scope, asked.text, desk.documents, reference)
    if not is_of_the_library(scope, reference, desk.documents, desk.paragraphs_of):
        return None
    each = asked.comparing and asked.scope.narrowed
    there = looked_up(reference, asked.text, scope, desk.paragraphs_of, desk.cited, each)
    if there.paragraphs and (name := not_called(scope, reference, desk.paragraphs_of)):
        there = _of_another_name(name, reference, there.paragraphs, scope)
    if reference.by_a_word and not there.paragraphs and not there.choices:
        return _not_counted(reference, asked, desk)
    said = tuple(s for p in there.paragraphs for s in _of_the_clause(reference, p))
    near = tuple(Match(paragraph, 1.0) for paragraph in there.closest)
    if not said and scope.sources and not _is_counted(reference, asked.text, scope, desk):
        return None
    if not said:
        return Found(
            matches=near,
            note=there.note,
            choices=there.choices,
            closest=near,
            outcome="not_found",
            reason="no such number" if scope.sources else "not held",
        )
    return Found(said, note=there.note, outcome="partly_answered" if there.note else "answered")


def _of_another_name(
    name: str, reference: Reference, found: Sequence[Paragraph], scope: Scope
) -> LookedUp:
    """That no paper bears the name, and the papers that have the number and part of the name."""
    ids = {paragraph.document for paragraph in found}
    called = [document.name for document in scope.documents if document.id in ids]
    choices = (f"{_capital(_asked(reference))} of the {each}" for each in called[:MOST_CHOICES])
    note = f"No paper is called “{name}”. Do you mean another?"
    return LookedUp(note=note, choices=tuple(choices), closest=tuple(found[:MOST_CHOICES]))


def _not_counted(reference: Reference, asked: Asked, desk: Desk) -> Found | None:
    """That a word counts nothing of that number, where nothing else is asked and no paragraph
    nearby speaks of it: "article 8" may be told of; None where it is, for the search."""
    words = f" {' '.join(words_in(reference.words))} "
    rest = asked.text.replace(reference.words, " ")
    near = (f"{' '.join(m.paragraph.section)} {m.paragraph.text}" for m in desk.matches(asked))
    if stems_in(rest) or any(words in f" {' '.join(words_in(text))} " for text in near):
        return None
    note = f"{reference.words[0].upper()}{reference.words[1:]} was not found."
    return Found(note=note, outcome="not_found", reason="no such number")


def _of_no_page(reference: Reference, scope: Scope) -> Reference | None:
    """A page is searched for; where no document has that many, "p. 47" is a paragraph."""
    if reference.label != "page":
        return reference
    pages = max((document.pages for document in scope.documents), default=0)
    beyond = order_of(_first(reference)) > (pages,)
    return replace(reference, label="paragraph") if beyond and pages else None


def _is_counted(reference: Reference, text: str, scope: Scope, desk: Desk) -> bool:
    """Whether what is asked for by number is counted in the documents: an action of a plan whose
    actions have no numbers, and "the next one" in a question of its own, are words to search for.
    """
    if reference.label in ("", "paragraph", "section", "bullet", "row"):
        beside = len(words_in(text)) - len(words_in(reference.words))
        return bool(reference.numbers or desk.cited) or beside <= FEW
    every = (desk.paragraphs_of(source.document.id) for source in scope.sources)
    return any(_at(reference.label, "1", "1", paragraphs, text) for paragraphs in every)


def _of_the_clause(reference: Reference, paragraph: Paragraph) -> tuple[Sentence, ...]:
    """The sentences of a paragraph; where one item of it is asked for, the item's."""
    whole = sentences_of(paragraph)
    numbers = [each for first, last in reference.numbers for each in _between(first, last)]
    words = [w for each in numbers if (w := _item_of(paragraph, reference.label, each))]
    clauses = [clause_in(first)[1] for first, last in reference.numbers if first == last]
    words += [w for items in clauses if items and (w := words_of(items, paragraph.text))]
    kept = [s for s in whole if any(c.quote.strip() in w for w in words for c in s.citations)]
    return tuple(kept) or whole


def _is_printed(reference: Reference, asked: Asked, desk: Desk) -> bool:
    """Whether the library numbers paragraphs so: CO2 is one of a series only if CO1 or CO7 is, A3
    only itself. No number is where a date or a name is asked for ("When is the next one?"), unless
    of what bears one: "When is A3 due?"."""
    if law := law_in(reference.of):
        owners = words_in(" ".join(asked.scope.named))
        own = " ".join(word for word in law.split() if word not in owners)
        return bool(titled(own, desk.documents))
    printed = desk.edition.printed_numbers
    first = _first(reference) if reference.numbers else ""
    if not reference.label and first in map(plain, printed) and asked.wants in ("person", "date"):
        return True
    if (not reference.sure or not reference.numbers) and asked.wants != "passage":
        return False
    if reference.sure or reference.by_a_word:
        return True
    base, items = clause_in(first)
    if items:
        held = base in printed if base else items[0] in {plain(each) for each in printed}
        return held or bool(desk.cited)
    letters = re.match(r"[a-z]*", first)[0]  # type: ignore[index]  # it matches "" too
    series = re.compile(rf"{letters}[\s./-]?\d", re.IGNORECASE) if letters[1:] else None
    return any(series.match(each) if series else plain(each) == first for each in printed)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What stands at the numbers asked for. `note` says what does not, and where numbers end.

    `choices` are questions to pick from when several documents or parts have the number.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    note: str = ""
    choices: tuple[str, ...] = ()
    closest: tuple[Paragraph, ...] = ()


def looked_up(
    reference: Reference,
    text: str,
    scope: Scope,
    paragraphs_of: ParagraphsOf,
    cited: Sequence[Citation] = (),
    each: bool = False,
) -> LookedUp:
    """The paragraphs a reference means within the scope; `cited` is what was spoken of before.
    Where `each` of several papers was named to be compared, that of each."""
    if not reference.numbers:
        return _neighbour_of_the_last(reference, cited, paragraphs_of)
    if not scope.narrowed and (spoken := _items_of_the_cited(reference, cited)):
        return LookedUp(spoken)
    if not scope.sources and scope.missing:
        return LookedUp(note=f"{denied(scope)}.")
    sources = _meant(scope, cited)
    there = {source: _within(source, paragraphs_of, reference.page) for source in sources}
    found: dict[Source, list[Paragraph]] = {}
    missing: list[str] = []
    for first, last in reference.numbers:
        here = {s: _at(_label(reference, s), first, last, ps, text) for s, ps in there.items()}
        if reference.page and reference.label == "paragraph":
            here = {s: _from_the_top(first, there[s], found) for s, found in here.items()}
        here = {source: ps for source, ps in here.items() if ps}
        if not here:
            missing.append(_named(reference.label, first, last))
        for source, paragraphs in here.items():
            found.setdefault(source, []).extend(paragraphs)
    if reference.step:
        found = {
            s: [q for p in ps if (q := _beside(p, reference.step, there[s]))]
            for s, ps in found.items()
        }
    found = {source: paragraphs for source, paragraphs in found.items() if paragraphs}
    runs = _runs(found, reference, text)
    if reference.by_a_word:
        runs = [run for run in runs if _is_all_of(run, reference, text)]
    each = each and len({source for source, _ in runs}) == len(runs)
    if len(runs) > 1 and not each and _is_ambiguous(reference, runs):
        return _choice(reference, runs, text)
    told = tuple(dict.fromkeys(p for run in runs for p in run[1]))
    if len(told) > 1 and len(reference.numbers) == 1 and is_item(_first(reference)):
        return _which_item(reference, told, *runs)
    if reference.page and not told:
        return LookedUp(note=f"{_capital(_asked(reference))} was not found.")
    if missing or not told:
        words = missing or [f"a paragraph beside {_named(reference.label, *reference.numbers[0])}"]
        there = there if scope.narrowed or len(there) < 2 else _most_named(there, text)
        return _absent(words, there, told, any(is_item(first) for first, _ in reference.numbers))
    return LookedUp(told)


def _label(reference: Reference, source: Source) -> str:
    """What the numbers count in a source: its paragraphs, where the word is one that it is called
    by: "Standing Order 3" of standing orders, "SO 3", "minute 80" of minutes."""
    if not reference.by_a_word:
        return reference.label
    titles = " ".join((*titles_of(source), source.facts.kind))
    called = stem(reference.label) in stems_in(titles) or spells(reference.label, titles)
    return "paragraph" if called else reference.label


def _is_all_of(run: Run, reference: Reference, text: str) -> bool:
    """Whether nothing is asked but what a word counts: what else the question says has to stand
    there or in a title, and the number in no title: "the Module 1 report"."""
    source, _ = run
    titles = f" {' '.join(words_in(' '.join(titles_of(source))))} "
    if f" {' '.join(words_in(reference.words))} " in titles:
        return False
    rest = text.replace(reference.words, " ")
    chosen = CALENDAR.union(words_in(source.facts.authority))
    asked = [word for word in words_in(rest) if not word.isdigit() and word not in chosen]
    return not stems_in(" ".join(asked)) or _share(run, " ".join(asked)) == 1


def _most_named(there: dict[Source, list[Paragraph]], text: str) -> dict[Source, list[Paragraph]]:
    """The sources that a question has most words of the titles of; none where it has none."""
    words = set(stems_in(text))
    shared = {s: len(words & set(stems_in(" ".join(titles_of(s))))) for s in there}
    most = max(shared.values(), default=0)
    return {s: paragraphs for s, paragraphs in there.items() if shared[s] == most > 0}


def _items_of_the_cited(reference: Reference, cited: Sequence[Citation]) -> tuple[Paragraph, ...]:
    """Those spoken of before that hold the item asked for: "What does (b) say?"."""
    if len(reference.numbers) != 1 or not is_item(_first(reference)):
        return ()
    items = clause_in(_first(reference))[1]
    held = (citation.paragraph for citation in cited)
    return tuple(dict.fromkeys(p for p in held if words_of(items, p.text)))


def _which_item(reference: Reference, told: Sequence[Paragraph], *runs: Run) -> LookedUp:
    """Where an item stands, when it is one of several paragraphs."""
    item = _first(reference)
    item = item if item.startswith("(") else f"({item})"
    named = (
        f"Paragraph {p.number}{item} of the {s.name}"
        for s, ps in runs
        for p in ps
        if re.match(r"\d", p.number)
    )
    return LookedUp(
        note=f"{item} stands in {len(told)} places. Ask for it with the number of its paragraph.",
        choices=tuple(dict.fromkeys(named))[:MOST_CHOICES],
        closest=tuple(told[:MOST_CHOICES]),
    )


def _meant(scope: Scope, cited: Sequence[Citation]) -> tuple[Source, ...]:
    """The scope; unless the question chose one, the source that was cited before."""
    if not scope.narrowed and cited:
        last = cited[-1].paragraph
        spoken = tuple(s for s in scope.sources if s.holds(last))
        return spoken or scope.sources
    return scope.sources


def _within(source: Source, paragraphs_of: ParagraphsOf, page: str = "") -> list[Paragraph]:
    """The paragraphs of a source, or those on a page of it."""
    here = [p for p in paragraphs_of(source.document.id) if source.holds(p)]
    return [p for p in here if not page or _is_on(p, page)]


def _is_on(paragraph: Paragraph, page: str) -> bool:
    """Whether it stands on a page, by the numbers printed on the pages if any are."""
    if paragraph.first_label:
        return page in (paragraph.first_label, paragraph.last_label)
    return paragraph.first_page <= int(page) <= paragraph.last_page


def _from_the_top(
    number: str, there: Sequence[Paragraph], found: list[Paragraph]
) -> list[Paragraph]:
    """What was found on a page; of one that prints no numbers, the paragraph that is counted from
    its top."""
    if not number.isdigit() or any(p.numbering == "printed" for p in there):
        return [p for p in found if p.numbering == "printed"]
    return list(there[int(number) - 1 : int(number)])


def _at(
    label: str, first: str, last: str, paragraphs: Iterable[Paragraph], text: str
) -> list[Paragraph]:
    """Those at one number or in one range; a lettered item is its paragraph's."""
    paragraphs = list(paragraphs)
    if first == "last":
        of_section = label != "paragraph" and _of_the_section(paragraphs, text)
        end = last_with(label, of_section or paragraphs)
        return [end] if end else []
    if first != last:
        found = [p for p in paragraphs if in_range(p, label, first, last)]
        found = [p for p in found if p.numbering == "printed"] or found
        return found or [p for p in paragraphs if _item_of(p, label, first)]
    found = [p for p in paragraphs if is_at(p, label, first)]
    head = first if label in _OF_ANY else f"{label} {first}"
    headed = [p for p in paragraphs if any(is_headed(each, head) for each in p.section)]
    printed = [p for p in found if p.numbering == "printed"]
    found = _of_the_section(found, text) or printed or headed or found
    base, items = clause_in(first)
    if not found and items and not base:
        found = [p for p in paragraphs if words_of(items, p.text)]
    elif not found and items:
        found = paragraphs_with(items, paragraphs, lambda p: is_at(p, label, base), base)
    return found or [p for p in paragraphs if _item_of(p, label, first)]


def _between(first: str, last: str) -> Sequence[str]:
    """The numbers of a range, where they are plain ones; else its first."""
    if first.isdigit() and last.isdigit():
        return tuple(map(str, range(int(first), min(int(last), int(first) + MOST_ITEMS) + 1)))
    return (first,)


def _item_of(paragraph: Paragraph, label: str, number: str) -> str:
    """The words of the item that a label counts within a paragraph; "" where it holds none."""
    within = paragraph.numbering == "counted" and label and is_listed(paragraph, label)
    return words_of((number,), paragraph.text) if within else ""


def _of_the_section(found: list[Paragraph], text: str) -> list[Paragraph]:
    """The counted paragraphs whose section the question names."""
    words = {word.removesuffix("s") for word in words_in(text)}
    return [
        p
        for p in found
        if p.numbering == "counted"
        and {word.removesuffix("s") for word in words_in(p.number.rsplit(",", 1)[0])} <= words
    ]


def _beside(paragraph: Paragraph, step: int, there: Sequence[Paragraph]) -> Paragraph | None:
    """The paragraph after it (1) or before it (-1); a footnote stands between paragraphs and is
    none."""
    following = [p for p in there if (p.position - paragraph.position) * step > 0]
    return min(
        (p for p in following if p.form != "note"),
        key=lambda p: abs(p.position - paragraph.position),
        default=None,
    )


def _neighbour_of_the_last(
    reference: Reference, cited: Sequence[Citation], paragraphs_of: ParagraphsOf
) -> LookedUp:
    if not cited:
        return LookedUp(
            note="Which paragraph do you mean? Ask for it by its number and its document."
        )
    last = (cited[-1] if reference.step > 0 else cited[0]).paragraph
    beside = _beside(last, reference.step, paragraphs_of(last.document))
    if beside is None:
        where = "after" if reference.step > 0 else "before"
        return LookedUp(note=f"Nothing comes {where} {last.reference}.", closest=(last,))
    return LookedUp((beside,))


def _runs(found: dict[Source, list[Paragraph]], reference: Reference, text: str) -> list[Run]:
    """The finds by source and part: each run of numbers that has them on its own."""
    runs: dict[tuple[str, str], Run] = {}
    for source, paragraphs in found.items():
        for paragraph in dict.fromkeys(paragraphs):
            run = runs.setdefault((paragraph.document, paragraph.part), (source, []))
            run[1].append(paragraph)
    return _of_the_subject(_each_once(list(runs.values())), text.replace(reference.words, " "))


def _each_once(runs: Sequence[Run]) -> list[Run]:
    """The runs without those that a document prints again: a recommendation in its list of them."""
    words = [f" {' '.join(words_in(' '.join(p.text for p in ps)))} " for _, ps in runs]
    return [
        run
        for at, run in enumerate(runs)
        if not any(
            run[1][0].document == other[1][0].document
            and words[at] in words[place]
            and (words[at] != words[place] or place < at)
            for place, other in enumerate(runs)
        )
    ]


def _of_the_subject(runs: list[Run], text: str) -> list[Run]:
    """Of several runs the one whose title the question has whole, or a word of its part's, or
    whose paragraphs hold all that is asked; all of them where there is none such."""
    sources = longest([(run, _titles(run)) for run in runs], text)
    words = set(words_in(text))
    in_part = [run for run in runs if set(words_in(run[1][0].part)) & words - _COMMON]
    holding = [run for run in runs if _share(run, text) == 1]
    kept = (some for some in (sources, in_part, holding) if len(some) == 1)
    return next(kept, runs)


def _titles(run: Run) -> tuple[str, ...]:
    """What a run is called: its part, in the whole; else the document."""
    source, paragraphs = run
    part = source.part or paragraphs[0].part
    return (part,) if part else titles_of(source)


def _share(run: Run, text: str) -> float:
    """How much of what a question asks the paragraphs hold with what stands above them, 0 to 1."""
    asked = set(stems_in(text))
    source, paragraphs = run
    held = set(stems_in(" ".join(titles_of(source))))
    for p in paragraphs:
        held.update(stems_in(" ".join((p.part, *p.section, p.text))))
    return len(asked & held) / len(asked) if asked else 0.0


_COMMON = frozenset("the of and report in council committee for a s".split())


def _is_ambiguous(reference: Reference, runs: Sequence[Run]) -> bool:
    """Codes and labels such as CYP26 that differ in kind are all shown; plain numbers are not."""
    exact = [run for run in runs if any(p.number.casefold() == _first(reference) for p in run[1])]
    return not (reference.label == "" and len(exact) == 1)


def _first(reference: Reference) -> str:
    return reference.numbers[0][0].casefold()


def _choice(reference: Reference, runs: list[Run], text: str) -> LookedUp:
    """The runs to pick from, first those that hold most of what is asked."""
    rest = text.replace(reference.words, " ")
    runs = sorted(runs, key=lambda run: -_share(run, rest))
    asked = _asked(reference)
    titles = [_place(source, paragraphs[0]) for source, paragraphs in runs]
    choices = tuple(f"{asked} of {title}" for title in titles[:MOST_CHOICES])
    return LookedUp(
        note=f"{_there_is(asked)} in {len(runs)} places. Which do you mean?",
        choices=tuple(map(_capital, choices)),
        closest=tuple(p for _, paragraphs in runs for p in paragraphs)[:MOST_CHOICES],
    )


def _asked(reference: Reference) -> str:
    """What is asked for, by its first number: "paragraph 5 on page 2"."""
    on = f" on page {reference.page}" if reference.page else ""
    return f"{_named(reference.label, *reference.numbers[0])}{on}"


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _place(source: Source, paragraph: Paragraph) -> str:
    part = source.part or paragraph.part
    whole = f"the {source.name}"
    return f"“{part}” in {whole}" if part and part != source.name else whole


def _there_is(words: str) -> str:
    if " to " in words:
        return f"There are {words}"
    return f"There is {'an' if words[0] in 'aeiou' else 'a'} {words}"


def _named(label: str, first: str, last: str) -> str:
    """ "paragraph 17", "paragraphs 20 to 22", "action 7", "CYP26"."""
    if first == last:
        number = first if label else first.upper()
        return "the last paragraph" if first == "last" else f"{label} {number}".strip()
    return f"{label}s {first} to {last}"


def _absent(
    missing: Sequence[str],
    there: dict[Source, list[Paragraph]],
    found: tuple[Paragraph, ...],
    of_items: bool = False,
) -> LookedUp:
    """What is not there, and where the numbering ends in each source that was looked at. Of items
    within paragraphs (`of_items`) nothing says that all were read."""
    ends, closest = [], []
    for source, paragraphs in list(there.items())[:MOST_CHOICES]:
        last = last_of(paragraphs)
        if last:
            ends.append(f"the numbering of the {source.name} ends at {last.reference}")
            closest.append(last)
        elif paragraphs:
            ends.append(
                f"the {source.name} prints no paragraph numbers; its paragraphs are counted"
                f" within their sections, to {paragraphs[-1].reference}"
            )
            closest.append(paragraphs[-1])
    asked = " or ".join(missing)
    if not ends:
        return LookedUp(found, note=f"{_capital(asked)} was not found.")
    whole = all(
        _is_read_through(paragraphs)
        and _is_read_to_its_end(source.document, source.part, paragraphs)
        for source, paragraphs in there.items()
    )
    if whole and not of_items:
        note = f"There is no {asked}: {'; '.join(ends)}."
    else:  # it may be among the numbers that were not read
        read = [end.replace(" ends at ", " was read up to ") for end in ends]
        note = f"{_capital(asked)} was not found: {'; '.join(read)}."
    return LookedUp(found, note=note, closest=tuple(closest))


def _is_read_through(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the printed numbers run from the first to the last without a gap, from a beginning
    of their own or, above a hundred, from that of another paper."""
    return not any(
        run.missing or (run.first.isdigit() and 1 < int(run.first) <= GOES_ON)
        for run in runs_in(paragraphs)
    )


def _is_read_to_its_end(document: Document, part: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the last page of the document was read, and none kept out."""
    last = max((p.last_page for p in paragraphs), default=0)
    return not document.kept_out and (bool(part) or last >= document.pages)


def at_number(
    number: str, paragraphs: Sequence[Paragraph], part: str = ""
) -> tuple[Paragraph, ...]:
    """The paragraphs of one document that bear a number as typed, or stand under a heading that
    does, within a part when named; or else the rows of a table that do, whatever they are."""
    wanted = " ".join(bare(number).split()).casefold().rstrip(".")
    words = set(words_in(part))
    here = [p for p in paragraphs if words <= set(words_in(p.part))]
    exact = [p for p in here if p.number.casefold() == wanted]
    found = [p for p in here if order_of(wanted) and is_at(p, "paragraph", wanted)]
    printed = exact or [p for p in found if p.numbering == "printed"]
    headed = [p for p in here if any(is_headed(each, wanted) for each in p.section)]
    rows = [p for p in here if p.form == "row" and p.number.casefold().endswith(f" {wanted}")]
    return tuple(printed or headed or found or [p for p in rows if p.numbering == "printed"])


def where_it_ends(
    number: str, document: Document, paragraphs: Sequence[Paragraph], part: str = ""
) -> str:
    """That there is no such number, and the last one there is; where a page or a number of the
    document was not read, that it was not found."""
    number, words = bare(number), set(words_in(part))
    if not number:
        return "Which paragraph? Its number is missing."
    here = [p for p in paragraphs if words <= set(words_in(p.part))]
    if not here:
        parts = "; ".join(dict.fromkeys(p.part for p in paragraphs if p.part)) or "none"
        return f"There is no part “{part}” in this document. Its parts: {parts}."
    last = last_of(here) or here[-1]
    if _is_read_through(here) and _is_read_to_its_end(document, part, here):
        return f"There is no paragraph {number}: the numbering ends at {last.reference}."
    return f"Paragraph {number} was not found: the numbering was read up to {last.reference}."
