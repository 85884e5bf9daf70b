"""The step that believes no sentence: each is checked against the paragraphs it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answers import Sentence, Support
from assistant.documents import Citation, Document
from assistant.embedding.embedding import Embedder
from assistant.verification.context import context_of
from assistant.verification.contradictions import accounted_in, contradiction
from assistant.verification.evidence import Unit, acronyms_in, evidence_for, spelt_out, units_of
from assistant.verification.meaning import likeness
from assistant.verification.quotes import is_quoted, narrowed
from assistant.verification.wording import Wording, wording_of
from assistant.verification.words import Passage

LIKE = 0.85  # parts fair paraphrases from invented facts on eval/cases/statements-dev.jsonl
MOSTLY = 0.7  # of a sentence's words; with one missing, it is still mostly what they say
Verdict = tuple[Support, str, tuple[str, ...]]  # with the reason and the words that are missing


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
    context = context_of(paragraphs, documents or {})
    support, reason, missing = weighed(claim, _read(chosen), _read(main), context, embedder)
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
    context: Passage,
    embedder: Embedder | None = None,
) -> Verdict:
    """The support of a claim by its evidence, with the reason where it is not whole."""
    if reason := contradiction(claim, source, main, context):
        return "unsupported", reason, ()
    wording = wording_of(claim, source, context, accounted_in(claim))
    if wording.missing and wording.may_be_said_otherwise and likeness(claim, main, embedder) > LIKE:
        return partly(wording)
    return verdict(wording)


def verdict(wording: Wording) -> Verdict:
    """The support that the wording gives, with what is missing."""
    for word, theirs in (*wording.opposed, *wording.replaced):
        return "unsupported", f"The cited paragraph says {theirs}, not {word.text}.", ()
    if not wording.missing:
        return "supported", "", ()
    if wording.share >= MOSTLY and wording.gap <= 1:
        return partly(wording)
    return "unsupported", f"The cited paragraph does not say: {', '.join(_missing(wording))}.", ()


def partly(wording: Wording) -> Verdict:
    missing = _missing(wording)
    reason = f"The cited paragraph does not say in these words: {', '.join(missing)}."
    return "partly", reason, missing


def _missing(wording: Wording) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.text for word in wording.missing))
