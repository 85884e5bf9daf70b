"""The step that believes no sentence: each is checked against the paragraphs it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answers import Sentence, Support
from assistant.documents import Citation, Document, Paragraph
from assistant.kinds.every import kind_named
from assistant.reader.judge import Judge
from assistant.reader.windows import Passage as Evidence
from assistant.verification.contradictions import (
    accounted_in,
    other_fact,
    other_manner,
    strange_fact,
    turned_fact,
)
from assistant.verification.evidence import Unit, acronyms_in, evidence_for, spelt_out, units_of
from assistant.verification.names import missing_names
from assistant.verification.near_quotes import is_nearly_quoted
from assistant.verification.quotes import is_quoted, narrowed
from assistant.verification.wording import Wording, wording_of
from assistant.verification.words import Passage

# The judge's log odds that a statement is borne out, set on statements over papers that neither it
# nor the rules had seen (docs/language-model.md). From SURE it is, in whatever words; from EVEN
# where the rules find every word and fact there; and only from CERTAIN where they find a fact
# turned or it is nearly a quotation. What is less sure is marked, and withheld below LIKELY, below
# SURE if not one word is there, or below AGAINST where the rules find most of it.
CERTAIN, SURE, LIKELY, EVEN, AGAINST = 1.5, 0.0, -2.5, -2.0, -5.0
MOSTLY = 0.7  # of a sentence's words; with one missing, it is still mostly what they say
Verdict = tuple[Support, str, tuple[str, ...]]  # with the reason and the words that are missing


def checked(sentence: Sentence, documents: Mapping[str, Document], judge: Judge) -> Sentence:
    """The sentence with its support, the reason, and each citation's quote the words it rests on.

    `documents` (by id) lets a sentence name the authority, kind or year of the document a cited
    paragraph stands in. Citations that carry nothing of the sentence are left out.
    """
    if not sentence.citations:
        return replace(sentence, support="unsupported", reason="It cites no paragraph.")
    paragraphs = tuple(citation.paragraph for citation in sentence.citations)
    units = units_of(paragraphs)
    quoted = tuple(p for p in paragraphs if is_quoted(sentence.text, p, units))
    if quoted:
        citations = tuple(Citation(paragraph, sentence.text) for paragraph in quoted)
        return replace(sentence, support="supported", reason="", citations=citations)

    meant = {k: v for p in paragraphs for k, v in acronyms_in(p.text).items()}
    claim = Passage((spelt_out(sentence.text, meant),))
    chosen, main = evidence_for(claim, units)
    context = _context_of(paragraphs, documents)
    heading = " · ".join(d.title for p in paragraphs[:1] if (d := documents.get(p.document)))
    found = [
        judge.judge(sentence.text, Evidence(heading, tuple(unit.read for unit in read)))
        for read in dict.fromkeys((tuple(units), chosen))
    ]
    # All that is cited may not fit one window; what is chosen of it does, and knows less.
    borne_out = sum(one.log_odds for one in found) / len(found)
    support, reason, missing = weighed(
        claim, _read(chosen), _read(main), _read(units), context, borne_out, found[0].doubted
    )
    kept = tuple(c for p in paragraphs if (c := narrowed(p, units, chosen)))
    if support != "unsupported" and not kept:
        support, reason, missing = "unsupported", "The cited paragraph does not say so.", ()
    citations = sentence.citations if support == "unsupported" else kept
    return Sentence(sentence.text, citations, support, reason, missing)


def _read(units: Sequence[Unit]) -> Passage:
    return Passage(tuple(unit.read for unit in units))


def weighed(
    claim: Passage,
    source: Passage,
    main: Passage,
    whole: Passage,
    context: Passage,
    borne_out: float,
    astray: str,
) -> Verdict:
    """The support of a claim by its evidence, with the reason where it is not whole; `borne_out`
    are the judge's log odds, `astray` is the word it doubts most.

    A figure or date that stands nowhere or goes another way is never borne out, nor two ends
    exchanged; where it says of something else what is there, or leaves out that it is denied, only
    a judge who is certain may bear it out, and where it names somebody who is not there it is so in
    part.
    Where the claim keeps to the printed words the rules decide whether it may stand unmarked; else
    the judge, who knows other words.
    """
    if reason := strange_fact(claim, source, main, whole, context):
        return "unsupported", reason, ()
    if borne_out < CERTAIN and (reason := turned_fact(claim, source, main)):
        return "unsupported", reason, ()
    ruled = by_rules(claim, source, main, context)
    near = is_nearly_quoted(claim, main)
    if near and (ruled[0] == "supported" or (ruled[0] == "partly" and borne_out < CERTAIN)):
        return ruled
    there = Passage((*source.units, *context.units))
    strangers = missing_names(claim, there)
    enough = EVEN if ruled[0] == "supported" else CERTAIN if near else SURE
    if borne_out >= enough and not strangers and not (near and ruled[0] == "unsupported"):
        return "supported", "", ()
    doubted = strangers or _doubted(astray, there)
    shares = any(word.stem in there.stems for word in claim.content)
    likely = AGAINST if ruled[0] == "partly" else LIKELY if shares else SURE
    if ruled[0] == "supported" or borne_out >= likely:
        return ruled if ruled[0] == "partly" else _partly(doubted)
    if ruled[0] == "unsupported":
        return ruled
    said = f"does not bear out: {', '.join(doubted)}" if doubted else "does not say so"
    return "unsupported", f"The cited paragraph {said}.", ()


def _doubted(word: str, there: Passage) -> tuple[str, ...]:
    """The word the judge doubts most, unless it stands there and something else is wrong."""
    return (word,) if word.lower() not in {w.lower for w in there.words} | {""} else ()


def by_rules(claim: Passage, source: Passage, main: Passage, context: Passage) -> Verdict:
    """What the rules say: whether every fact is accounted for, no word turns what is said, and
    every word is there."""
    if reason := other_fact(claim, source, main, context) or other_manner(
        claim, source, main, context
    ):
        return "unsupported", reason, ()
    return verdict(wording_of(claim, source, context, accounted_in(claim)))


def verdict(wording: Wording) -> Verdict:
    """The support that the wording gives, with what is missing."""
    for word, theirs in wording.replaced:
        return "unsupported", f"The cited paragraph says {theirs}, not {word.text}.", ()
    if not wording.missing:
        return "supported", "", ()
    if wording.share >= MOSTLY and wording.gap <= 1:
        return _partly(_missing(wording))
    return "unsupported", f"The cited paragraph does not say: {', '.join(_missing(wording))}.", ()


def _partly(missing: tuple[str, ...]) -> Verdict:
    said = f": {', '.join(missing)}" if missing else ""
    return "partly", f"The cited paragraph does not say in these words{said}.", missing


def _missing(wording: Wording) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.text for word in wording.missing))


def _context_of(paragraphs: Sequence[Paragraph], documents: Mapping[str, Document]) -> Passage:
    """What the documents and the headings say of the paragraphs."""
    return Passage(tuple(_around(p, documents.get(p.document)) for p in paragraphs))


def _around(paragraph: Paragraph, document: Document | None) -> str:
    parts = [*paragraph.section, paragraph.part]
    if document:
        own = next((p.facts for p in document.parts if p.name == paragraph.part), document.facts)
        for facts in (own, document.facts):
            days = (facts.published, *(facts.inspected or ()))
            parts += [facts.title, facts.authority, facts.kind, str(facts.year or "")]
            parts += [f"{day.day} {day:%B %Y}" for day in days if day]
            parts.append(kind_named(facts.kind).by)
    return " ; ".join(filter(None, parts)) + " ; council local authority"
