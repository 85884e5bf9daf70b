"""The step that believes no sentence: each is checked against the paragraphs it cites."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answers import Sentence, Support
from assistant.documents import Citation, Document, Paragraph
from assistant.embedding import Embedder
from assistant.errors import EmbeddingError
from assistant.verification.accounts import (
    figures_of,
    missing_dates,
    missing_figures,
    missing_grades,
)
from assistant.verification.bindings import exchanged
from assistant.verification.causes import added_causes
from assistant.verification.comparisons import changed_directions, directions_in
from assistant.verification.dates import dates_in
from assistant.verification.evidence import Unit, acronyms_in, evidence_for, spelt_out, units_of
from assistant.verification.modality import changed_modality, modals_in
from assistant.verification.names import missing_names, names_in
from assistant.verification.near_quotes import turned_words
from assistant.verification.negations import changed_negations, negations_in
from assistant.verification.order import turned_round
from assistant.verification.quantifiers import changed_quantifiers, quantifiers_in
from assistant.verification.wording import Wording, wording_of
from assistant.verification.words import Passage

LIKE = 0.85  # parts fair paraphrases from invented facts on eval/cases/statements-dev.jsonl


def checked(
    sentence: Sentence,
    documents: Mapping[str, Document] | None = None,
    embedder: Embedder | None = None,
) -> Sentence:
    """The sentence with its support, the reason, and each citation's quote the words it rests on.

    `documents` (by id) lets a sentence name the authority, kind or year of the document a cited
    paragraph stands in. `embedder`, where given, weighs meaning where the wording differs.
    Citations that carry nothing of the sentence are left out.
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
    context = Passage(tuple(context_of(p, (documents or {}).get(p.document)) for p in paragraphs))
    support, reason = weighed(claim, read(chosen), read(main), context, embedder)
    if support == "unsupported":
        return replace(sentence, support=support, reason=reason)
    kept = tuple(c for p in paragraphs if (c := narrowed(p, units, chosen)))
    if not kept:
        return replace(
            sentence, support="unsupported", reason="The cited paragraph does not say so."
        )
    return replace(sentence, support=support, reason=reason, citations=kept)


def is_quoted(text: str, paragraph: Paragraph, units: Sequence[Unit]) -> bool:
    """Whether the text is, letter by letter, some whole sentences of the paragraph in a row."""
    own = [unit.printed for unit in units if unit.paragraph == paragraph]
    return any(
        text == " ".join(own[start:end])
        for start in range(len(own))
        for end in range(start + 1, min(start + 5, len(own)) + 1)
    )


def read(units: Sequence[Unit]) -> Passage:
    return Passage(tuple(unit.read for unit in units))


def weighed(
    claim: Passage,
    source: Passage,
    main: Passage,
    context: Passage,
    embedder: Embedder | None = None,
) -> tuple[Support, str]:
    """The support of a claim by its evidence, with the reason where it is not whole."""
    reason = contradiction(claim, source, main, context)
    if reason:
        return "unsupported", reason
    wording = wording_of(claim, source, context, accounted_in(claim))
    if wording.missing and wording.may_be_said_otherwise and likeness(claim, main, embedder) > LIKE:
        return "partly", not_in_these_words(wording)
    return verdict(wording)


def likeness(claim: Passage, source: Passage, embedder: Embedder | None) -> float:
    """How near in meaning a claim is to its evidence, or to one sentence of it; 0 if unknown."""
    if embedder is None or not source.units:
        return 0.0
    try:
        clauses = [c for unit in source.units[:2] for c in re.split(r"[,;:] ", unit) if " " in c]
        mine, *theirs = embedder.embed(
            [*claim.units, *{" ".join(source.units), *source.units, *clauses}]
        )
    except EmbeddingError:
        return 0.0  # the wording alone decides, as it does without an embedder
    return max(float(mine @ vector) for vector in theirs)


def contradiction(claim: Passage, source: Passage, main: Passage, context: Passage) -> str:
    """What of the claim its evidence does not account for, as a sentence; "" when nothing."""
    for words, found in (
        ("does not give", missing_figures(claim, source)),
        ("does not give the date", missing_dates(claim, source, main, context)),
        ("does not name", missing_names(claim, Passage((*source.units, *context.units)))),
        ("does not say", missing_grades(claim, source, main, context)),
        ("says it of something else:", exchanged(claim, source)),
        ("differs in what it denies:", changed_negations(claim, source, main)),
        ("differs in how many or how often:", changed_quantifiers(claim, source, main)),
        ("differs in what is, should or may be:", changed_modality(claim, source, main, context)),
        ("does not compare so:", changed_directions(claim, source)),
        ("differs in", turned_words(claim, main)),
        ("does not give this as a reason:", added_causes(claim, main)),
        ("has it the other way round:", turned_round(claim, source)),
    ):
        if found:
            return f"The cited paragraph {words} {', '.join(found)}."
    return ""


def accounted_in(claim: Passage) -> frozenset[int]:
    """Places of the words that the checks before have vouched for."""
    places = {at for date in dates_in(claim) for at in date.covers}
    places |= {at for f in figures_of(claim) for at in range(f.word.at, f.last + 1)}
    places |= {word.at for name in names_in(claim) for word in name.words}
    for found in (quantifiers_in(claim), directions_in(claim), modals_in(claim)):
        places |= {at for o in found for at in range(o.word.at, o.last + 1)}
    places |= {o.word.at for o in negations_in(claim, claim)}
    return frozenset(places)


def verdict(wording: Wording) -> tuple[Support, str]:
    """The support that the wording gives, with what is missing."""
    for word, theirs in (*wording.opposed, *wording.replaced):
        return "unsupported", f"The cited paragraph says {theirs}, not {word.text}."
    if not wording.missing:
        return "supported", ""
    if wording.share >= 0.7 and wording.gap <= 1:
        return "partly", not_in_these_words(wording)
    return "unsupported", f"The cited paragraph does not say: {_words(wording)}."


def not_in_these_words(wording: Wording) -> str:
    return f"The cited paragraph does not say in these words: {_words(wording)}."


def _words(wording: Wording) -> str:
    return ", ".join(dict.fromkeys(word.text for word in wording.missing))


def context_of(paragraph: Paragraph, document: Document | None) -> str:
    """What the document and the headings say of the paragraph, in words a sentence may use."""
    parts = [*paragraph.section, paragraph.part]
    if document:
        own = next((p.facts for p in document.parts if p.name == paragraph.part), document.facts)
        for facts in (own, document.facts):
            days = (facts.published, *(facts.inspected or ()))
            parts += [facts.title, facts.authority, facts.kind, str(facts.year or "")]
            parts += [f"{day.day} {day:%B %Y}" for day in days if day]
    return " ; ".join(filter(None, parts)) + " ; Ofsted inspection council local authority"


def narrowed(
    paragraph: Paragraph, units: Sequence[Unit], chosen: Sequence[Unit]
) -> Citation | None:
    """The citation of the paragraph's own words among those chosen; None when there are none."""
    own = [unit for unit in units if unit.paragraph == paragraph]
    places = [index for index, unit in enumerate(own) if unit in chosen]
    if not places:
        return None
    quote = " ".join(unit.printed for unit in own[places[0] : places[-1] + 1])
    citation = Citation(paragraph, quote)
    return citation if citation.is_verbatim else Citation(paragraph, paragraph.text)
