"""Statements made of true sentences by rule: altered in one place, or said in other words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.reader.windows import Passage
from eval.reader.examples import BORNE_OUT, CONTRADICTED, NEITHER, Example
from eval.reader.wordings import PAIRS, SAME, Pairs

FIGURE = re.compile(r"(?<![\w.])([£$€]?)(\d[\d,]*(?:\.\d+)?)(?![\w.]*\d)")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
FRONTED = re.compile(r"^((?:In|On|At|By|During|Since|From) [^,]{3,40}), (\w)(.+)\.$")
ASIDE = re.compile(
    r",? (?:which|who|where|including|such as) [^,.;]{8,90}(?=[,.])|\s\([^()]{3,60}\)"
)
TAIL = re.compile(
    r"(?:, (?:and|but|while|although|as|with|so) | (?:because|although|while|whilst) )[^;]{15,}$"
)
CLAIMED = re.compile(
    r"\b(is|are|was|were|has|have|had|will|can|should|could|would|may|must)\b(?! not)"
)
OF_BOTH = re.compile(r"\s+(?:and|or|&|,)\s*$|^\s*(?:and|or|&|,)\s*$")


@dataclass(frozen=True, slots=True)
class Made:
    """A statement made of a sentence; `kind` names the alteration, empty for none; `altered` is
    the sentence so altered before it was reworded."""

    statement: str
    kind: str
    verdicts: frozenset[int]
    altered: str


WRONG, UNSAID = frozenset({CONTRADICTED}), frozenset({NEITHER})
NOT_BORNE_OUT = frozenset({CONTRADICTED, NEITHER})
Alteration = Callable[[str, Sequence[str], random.Random], str | None]


def figure(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """One figure exchanged for one near it, or for one of another sentence."""
    found = [
        m for m in FIGURE.finditer(sentence) if not re.search(r"paragraph $", sentence[: m.start()])
    ]
    if not found:
        return None
    out = chance.choice(found)
    old = out.group(2)
    near = [m.group(2) for other in others for m in FIGURE.finditer(other)]
    near = [x for x in near if x != old and len(x) == len(old)]
    new = chance.choice(near) if near and chance.random() < 0.4 else _another(old, chance)
    return sentence[: out.start(2)] + new + sentence[out.end(2) :] if new != old else None


def _another(old: str, chance: random.Random) -> str:
    """A figure of the same form: a digit changed, or two exchanged; years stay near."""
    if re.fullmatch(r"(?:19|20)\d\d", old):
        return str(int(old) + chance.choice([-3, -2, -1, 1, 2, 3]))
    places = [i for i, c in enumerate(old) if c.isdigit()]
    at = chance.choice(places)
    digits = "123456789" if at == 0 else "0123456789"
    return old[:at] + chance.choice(digits.replace(old[at], "")) + old[at + 1 :]


def name(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """One name exchanged for another of the same paper."""
    found = list(NAME.finditer(sentence))
    near: list[str] = [n for other in others for n in NAME.findall(other) if n not in sentence]
    if not found or not near:
        return None
    out = chance.choice(found)
    alike = [n for n in near if len(n.split()) == len(out.group().split())] or near
    return sentence[: out.start()] + chance.choice(alike) + sentence[out.end() :]


def ends(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """Two names, or two figures, exchanged, unless they stand side by side in a list."""
    for pattern in chance.sample([NAME, FIGURE], 2):
        found = [m for m in pattern.finditer(sentence)]
        if len(found) < 2:
            continue
        at = chance.randrange(len(found) - 1)
        one, two = found[at], found[at + 1]
        between = sentence[one.end() : two.start()]
        if one.group() == two.group() or len(between) < 6 or OF_BOTH.search(between):
            continue
        return sentence[: one.start()] + two.group() + between + one.group() + sentence[two.end() :]
    return None


def negated(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """ "not" put in, or taken out."""
    if re.search(r"\bnot\b(?! only)", sentence):
        return re.sub(r" \bnot\b(?! only)", "", sentence, count=1)
    found = list(CLAIMED.finditer(sentence))
    if not found:
        return None
    at = chance.choice(found[:2]).end()
    return sentence[:at] + " not" + sentence[at:]


def stitched(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """The beginning of the sentence and the end of another, joined at the same word."""
    joints = [
        m for m in re.finditer(r" (?:to|of|for|by|in|was|were|is|are|has|have|that) ", sentence)
    ]
    if not joints or not others:
        return None
    joint = chance.choice(joints)
    for other in chance.sample(others, len(others)):
        if other != sentence and joint.group() in other:
            tail = other.split(joint.group(), 1)[1]
            if 12 < len(tail) < 160 and tail not in sentence:
                return sentence[: joint.end()] + tail
    return None


def from_pairs(pairs: Pairs) -> Alteration:
    """One word or phrase exchanged for its counterpart."""
    counterpart = {a.lower(): b for a, b in (*pairs, *((b, a) for a, b in pairs))}
    any_of = "|".join(re.escape(word) for word in sorted(counterpart, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{any_of})(?![\w-])", re.IGNORECASE)

    def altered(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
        found = list(pattern.finditer(sentence))
        if not found:
            return None
        out = chance.choice(found)
        new = counterpart[out.group().lower()]
        new = new[0].upper() + new[1:] if out.group()[0].isupper() else new
        return sentence[: out.start()] + new + sentence[out.end() :]

    return altered


ALTERATIONS: dict[str, tuple[Alteration, frozenset[int]]] = {
    "figure": (figure, WRONG),
    "name": (name, NOT_BORNE_OUT),
    "ends": (ends, NOT_BORNE_OUT),
    "negated": (negated, WRONG),
    "stitched": (stitched, NOT_BORNE_OUT),
    **{kind: (from_pairs(pairs), NOT_BORNE_OUT if kind in {"quantity", "cause", "stage"} else WRONG)
       for kind, pairs in PAIRS.items()},
}  # fmt: skip


def reworded(sentence: str, chance: random.Random) -> str:
    """The sentence said a little differently, with the same meaning or less of it."""
    if chance.random() < 0.5 and (found := FRONTED.match(sentence)):
        when, first, rest = found.groups()
        sentence = f"{first.upper()}{rest} {when[0].lower()}{when[1:]}."
    if chance.random() < 0.4:
        sentence = ASIDE.sub("", sentence, count=1)
    if chance.random() < 0.3 and (tail := TAIL.search(sentence)) and tail.start() > 40:
        sentence = sentence[: tail.start()] + "."
    for old, new in chance.sample(SAME, len(SAME)):
        if chance.random() < 0.5:
            sentence = re.sub(rf"(?<![\w-]){old}(?![\w-])", new, sentence, count=1)
    return sentence


def statement(
    at: int, sentences: Sequence[str], others: Sequence[str], chance: random.Random, kind: str
) -> Made | None:
    """A statement made of `sentences[at]` by the alteration named ("" none, "elsewhere" for one of
    `others`), reworded half the time; None where the sentence has nothing of that kind."""
    sentence = sentences[at]
    if kind == "":
        return Made(reworded(sentence, chance), kind, frozenset({BORNE_OUT}), sentence)
    if kind == "elsewhere":
        other = chance.choice(others) if others else ""
        return Made(reworded(other, chance), kind, UNSAID, other) if other else None
    alteration, verdicts = ALTERATIONS[kind]
    near = (*sentences, *others) if kind in {"figure", "name"} else others
    altered = alteration(sentence, near, chance)
    if altered is None or altered == sentence:
        return None
    said = reworded(altered, chance) if chance.random() < 0.5 else altered
    return Made(said, kind, verdicts, altered)


def astray(made: Made, sentence: str) -> tuple[tuple[int, int], ...] | None:
    """The characters of the statement that the sentence does not bear out; None where all of it
    comes from elsewhere, so that no one word is at fault."""
    if made.kind == "elsewhere":
        return None
    wrong = changed(sentence, made.altered)
    return tuple(
        found
        for start, end in wrong
        if (found := _moved(start, end, made.altered, made.statement)) is not None
    )


def changed(old: str, new: str) -> tuple[tuple[int, int], ...]:
    """The characters of `new` whose words are not in `old` at that place; where words were only
    taken out, the word that follows."""
    before, after = (list(re.finditer(r"\S+", text)) for text in (old, new))
    matched = SequenceMatcher(
        None, [m.group() for m in before], [m.group() for m in after], autojunk=False
    )
    found = []
    for what, _, _, start, end in matched.get_opcodes():
        if what != "equal" and after:
            end = max(end, min(start + 1, len(after)))
            found.append((after[min(start, len(after) - 1)].start(), after[end - 1].end()))
    return tuple(found)


def _moved(start: int, end: int, old: str, new: str) -> tuple[int, int] | None:
    """Where the characters `start` to `end` of `old` stand in `new`, if they do."""
    if old == new:
        return start, end
    at = new.find(old[start:end])
    return (at, at + end - start) if at >= 0 else None


def made_examples(
    passages: Sequence[Passage], others: Sequence[str], chance: random.Random, source: str
) -> list[Example]:
    """One true and one altered statement of each passage where that is possible.

    A third of the alterations stand in the evidence instead, so that no wording gives them away.
    """
    found = []
    for passage in passages:
        long = [i for i, s in enumerate(passage.sentences) if 6 <= len(s.split()) <= 60]
        if not long:
            continue
        at = chance.choice(long)
        first = max(0, at - chance.choice([0, 0, 1, 2]))
        near = passage.sentences[first : at + chance.choice([1, 1, 2, 3])]
        pool = chance.sample(others, min(25, len(others)))
        true = statement(at - first, near, pool, chance, "")
        kinds = chance.sample([*ALTERATIONS, "elsewhere"], len(ALTERATIONS) + 1)
        if chance.random() < 0.65:  # what nearly every sentence allows, last
            kinds.sort(key=lambda kind: kind in {"stitched", "elsewhere", "negated"})
        made = (statement(at - first, near, pool, chance, kind) for kind in kinds)
        false = next((m for m in made if m is not None), None)
        heading = passage.heading if chance.random() < 0.3 else ""
        for one in filter(None, (true, false)):
            said, evidence, sentence = one.statement, list(near), near[at - first]
            wrong = astray(one, sentence)
            if one.kind not in {"", "elsewhere", "quantity"} and chance.random() < 0.35:
                said, evidence[at - first] = sentence, said
                wrong = changed(one.altered, sentence)
            held = Passage(heading, tuple(evidence))
            name = f"{source}-{one.kind or 'true'}"
            found.append(Example(said, held, None, name, "", "", one.verdicts, wrong))
    return found
