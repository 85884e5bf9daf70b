"""What one pass of training is made of, and what is held out."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.reader.examples import (
    BORNE_OUT,
    NEITHER,
    Example,
    measured_only,
    own_papers,
    own_questions,
    own_statements,
    public_questions,
    public_statements,
    seen_questions,
)
from eval.reader.negatives import Nearest, elsewhere, exchanged, without_answer
from eval.reader.statements import made_examples

# Most examples of one source in a pass: forum and review text and privacy policies are far from
# council papers, and the public statements are many and alike.
MOST = {
    "squad2": 800,
    "squad2-un": 1000,
    "squadtrain": 750,
    "shifts-new_wiki": 750,
    "shifts-reddit": 100,
    "shifts-amazon_reviews": 50,
    "policy": 150,
    "nq": 600,
    "selqa": 400,
    "fever": 1000,
    "conjnli": 300,
    "summedits": 800,
    "fever-symmetric": 400,
    "condaqa": 200,
}
ALTERED_SEEN = 0.4  # of those with what tempts beside them, altered once more
OWN_TIMES = 1  # our own questions are seen this often in a pass, with other negatives each time
MISCITED = 0.4  # of the true ones, before another paragraph of their paper as well
QUOTED = 0.3  # of the false ones, the sentence they get wrong: printed words are no sign of it
MADE_OWN, MADE_PUBLIC = 2000, 500  # passages of which statements are made in a pass
ANSWERED_PUBLIC, ANSWERED_OWN = 200, 200  # questions with an answer behind, read as statements


@dataclass(frozen=True, slots=True)
class Stock:
    """All examples by their use; `own` and `papers` without the papers held out."""

    questions: list[Example]
    seen: list[Example]
    statements: list[Example]
    told: list[tuple[Example, Example]]
    own: list[Example]
    papers: dict[str, list[Example]]
    held_questions: list[Example]
    held_statements: list[Example]
    held_told: list[tuple[Example, Example]]
    held_own: list[Example]
    held_papers: dict[str, list[Example]]


def stock(public: Path, questions: Path, papers: Path, seed: int = 13) -> Stock:
    """The examples in `public` (see its README), our questions and statements in `questions` and
    the papers they are about; held out: the sets' test halves, one statement in twenty-five, and
    the papers named in `questions`/held.txt."""
    chance = random.Random(seed)
    asked = public_questions(public)
    told = public_statements(public)
    chance.shuffle(told)
    named = {path.stem: path for path in sorted(papers.glob("*.jsonl"))}
    all_papers = own_papers(papers, set(named))
    own = own_questions(questions, all_papers)
    ours = own_statements(questions, all_papers)
    seen = seen_questions(questions)
    named_in = {example.group for example in (*own, *seen, *(alone for alone, _ in ours))}
    named_in &= set(all_papers)  # the group of a near miss may be the question alone
    held = set((questions / "held.txt").read_text("utf-8").split())
    return Stock(
        [e for e in asked if not measured_only(e)],
        [e for e in seen if e.group not in held],
        told[len(told) // 25 :],
        [pair for pair in ours if pair[0].group not in held],
        [e for e in own if e.group not in held],
        {name: all_papers[name] for name in sorted(named_in - held)},
        [e for e in asked if measured_only(e)],
        told[: len(told) // 25],
        [pair for pair in ours if pair[0].group in held],
        [e for e in own if e.group in held],
        {name: all_papers[name] for name in sorted(held)},
    )


def one_pass(held: Stock, seed: int, only: str = "") -> list[Example]:
    """The examples of one pass, in chance order; another seed makes other negatives. `only`
    "questions" or "statements" leaves out the others."""
    chance = random.Random(seed)
    found: list[Example] = []
    by_group: defaultdict[str, list[Example]] = defaultdict(list)
    texts = [e.question for e in held.questions]
    for example in held.questions:
        by_group[example.group].append(example)
    for source in sorted({e.source for e in held.questions}):
        rows = [e for e in held.questions if e.source == source]
        for example in _some(rows, MOST.get(source, len(rows)), chance):
            found.append(example)
            if example.answers and chance.random() < 0.35:
                found.extend(_public_negative(example, by_group[example.group], texts, chance))
    texts = [e.question for e in held.seen]
    for example in held.seen:
        found.append(example)
        if example.answers and chance.random() < ALTERED_SEEN:
            made = chance.choice((without_answer, lambda e: exchanged(e, texts, chance)))(example)
            if made and made.question != example.question:
                made = replace(made, ask="")
            found.extend([made] if made else [])
    for _ in range(OWN_TIMES):
        found.extend(own_pass(held.own, held.papers, chance))
    for source in sorted({e.source for e in held.statements}):
        rows = [e for e in held.statements if e.source == source]
        found.extend(_some(rows, MOST.get(source, len(rows)), chance))
    among = {pair[0].ask: chance.randrange(2) for pair in held.told}  # twins before one passage
    for pair in held.told:
        true = pair[0].verdicts == {BORNE_OUT}
        found.append(pair[among[pair[0].ask]] if pair[0].ask else chance.choice(pair))
        if true and chance.random() < MISCITED:
            found.extend(_miscited(pair[1], held.papers[pair[1].group], chance))
        elif true:
            found.append(replace(chance.choice(pair), ask=""))
        elif chance.random() < QUOTED:
            found.append(_quoted(*pair, chance))
    rows = [e for paper in held.papers.values() for e in paper]
    found.extend(_made(rows, MADE_OWN, chance, "own"))
    found.extend(_made(held.questions, MADE_PUBLIC, chance, "public"))
    found.extend(_answered(held.questions, ANSWERED_PUBLIC, chance))
    found.extend(_answered(held.own, ANSWERED_OWN, chance))
    chance.shuffle(found)
    return [e for e in found if not only or (e.answers is None) == (only == "statements")]


def own_pass(
    own: Sequence[Example], papers: dict[str, list[Example]], chance: random.Random
) -> list[Example]:
    """Our questions once, each answerable one with one negative made of it."""
    near = {name: Nearest(e.passage for e in rows) for name, rows in papers.items()}
    everywhere = Nearest(e.passage for rows in papers.values() for e in rows)
    found = list(own)
    texts = [e.question for e in own]
    for example in own:
        if not example.answers:
            continue
        told = not example.words  # no words to know another answer by: leave the nearest alone
        kinds = (
            lambda e, told=told: elsewhere(e, near[e.group], chance, skip=2 if told else 0),
            lambda e, told=told: elsewhere(e, everywhere, chance, skip=2 if told else 0),
            lambda e: exchanged(e, texts, chance),
            without_answer,
        )
        weights = (5, 2, 2, 2)
        made = chance.choices(kinds, weights)[0](example)
        found.extend([made] if made else [])
    return found


def _miscited(
    example: Example, paper: Sequence[Example], chance: random.Random
) -> Iterator[Example]:
    """A true statement before a paragraph that is not the one it rests on."""
    passage = chance.choice(paper).passage
    if not set(passage.sentences) & set(example.passage.sentences):
        neither = frozenset({NEITHER})
        yield replace(
            example,
            passage=passage,
            verdicts=neither,
            astray=None,
            source="told-elsewhere",
            ask="",
        )


def _quoted(alone: Example, among: Example, chance: random.Random) -> Example:
    """A sentence of the evidence, before the paragraph it stands in."""
    said, right = chance.choice(alone.passage.sentences), frozenset({BORNE_OUT})
    return replace(among, question=said, verdicts=right, astray=(), source="told-quoted", ask="")


def _public_negative(
    example: Example, group: Sequence[Example], texts: Sequence[str], chance: random.Random
) -> list[Example]:
    kind = chance.random()
    if kind < 0.35:
        made = without_answer(example)
    elif kind < 0.6:
        made = exchanged(example, texts, chance)
    else:
        other = chance.choice(group)
        words = example.words.lower()
        text = " ".join(other.passage.sentences).lower()
        same = other.passage == example.passage or (words and words in text)
        made = None if same else replace(example, passage=other.passage, answers=(), words="")
    return [made] if made else []


def _made(rows: Sequence[Example], most: int, chance: random.Random, source: str) -> list[Example]:
    """Statements made of some of the rows' passages, strangers taken from the same group."""
    by_group: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_group[row.group].extend(s for s in row.passage.sentences if 5 < len(s.split()) < 60)
    found = []
    for row in (chance.choice(rows) for _ in range(most)):
        found.extend(made_examples([row.passage], by_group[row.group], chance, source))
    return found


def _answered(rows: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """A question with its answer, right or another's, as a statement."""
    fit = [e for e in rows if e.answers and e.words and len(e.words.split()) < 12]
    others: defaultdict[str, list[str]] = defaultdict(list)
    for e in fit:
        others[e.group].append(e.words)
    found = []
    for e in _some(fit, most, chance):
        wrong = [w for w in others[e.group] if w.lower() not in e.words.lower()]
        wrong = [w for w in wrong if w[-1].isdigit() == e.words[-1].isdigit()]
        right = chance.random() < 0.5 or not wrong
        said = f"{e.question} {e.words if right else chance.choice(wrong)}"
        verdicts = frozenset({0} if right else {1, 2})
        found.append(replace(e, question=said, answers=None, words="", verdicts=verdicts,
                             source="answered-" + ("right" if right else "wrong")))  # fmt: skip
    return found


def _some(rows: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    return list(rows) if len(rows) <= most else chance.sample(rows, most)
