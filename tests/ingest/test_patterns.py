"""No pattern of the reading code is slow on any text: 50 milliseconds on 100 kB at the most."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant.kinds.every import EVERY
from ingest.facts.kind_told import FLAGS, labelled
from ingest.faults import TooSlow, at_most
from tests.support.patterns import Used, patterns_of

LENGTH = 100_000
SECONDS = 0.05
# What makes a pattern go back over the same signs again and again: long runs of what it repeats,
# with nothing behind them that it could end with.
SEEDS = (
    "a", "A", "1", " ", ".", "-", "(", "i", "\n", "\t", "…", "_", "|", "<", ":", "a ", "A b ",
    "1.", "1.1 ", "1 ", ". ", "a. ", "Aa ", "a@", "http://", "<!-- ", "<!---->", "<?xml ", "<a ",
    "| --- ", "Aa-", "a'a ", "1,", "1/", "2020 ", "£1 ", "January ", "No. 1 ", "to: ", "A:a\n",
    "To: a\n a", " \n", "# ", "Ab Cd ", "page 1 ",
    "in A ", "  ,", "1.1.", "()", "the ", "Council ", "1 January 2020 ", "held a ", "Grade 1 ",
    "Good ", "A, ", "Aa Aa, ", "minutes of a ", "I ", "a.b.", "www.a.", "'", "-a", "Aa1 ", "\u00b9",
    "•", "mr a ", "report of ",
)  # fmt: skip


def of_the_kinds() -> Iterator[Used]:
    """The patterns by which kinds of document are told, and what they print is found."""
    for kind in EVERY:
        said = [p for sign in kind.signs for p in (sign.title, *sign.front, sign.without)]
        said += [p for each in kind.lists for p in (each.headings, each.only, each.numbered)]
        said += [pattern for pattern, _ in kind.areas]
        said += kind.grading.verdicts if kind.grading else ()
        compiled = [re.compile(pattern, FLAGS) for pattern in said if pattern]
        labels = [labelled(pattern) for sign in kind.signs for pattern in sign.labels]
        for pattern in compiled:
            yield f"{kind.name or 'plain'} {pattern.pattern[:30]}", pattern, pattern.search
        for pattern in labels:
            yield f"{kind.name or 'plain'} {pattern.pattern[:30]}", pattern, pattern.match


READ_WITH = ("ingest", "assistant/kinds", "assistant/text")
ALL = {
    (pattern.pattern, pattern.flags): (name, pattern, tried)
    for name, pattern, tried in (*patterns_of(*READ_WITH), *of_the_kinds())
}


def longest(pattern: re.Pattern[Any], tried: Callable[[Any], Any]) -> tuple[float, str]:
    """The longest time a pattern takes, in seconds of the processor, and on what. Short texts
    first, that a pattern which never ends is found out; a long time is measured three times more,
    for another process may have been busy."""
    worst = (0.0, "")
    for length in (LENGTH // 25, LENGTH):
        for seed in SEEDS:
            whole = (seed * (length // len(seed)))[:length]
            for text in (whole, whole[:-1] + "\x00"):
                given = text if isinstance(pattern.pattern, str) else text.encode()
                took = seconds_of(tried, given)
                if took > SECONDS:
                    took = min(seconds_of(tried, given) for _ in range(3))
                worst = max(worst, (took, text[:12]))
                if worst[0] > SECONDS:
                    return worst
    return worst


def seconds_of(tried: Callable[[Any], Any], text: str | bytes) -> float:
    begun = time.process_time()
    try:
        with at_most(20 * SECONDS):
            tried(text)
    except TooSlow:
        return 20 * SECONDS
    return time.process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "pattern", "tried"), ALL.values(), ids=[name for name, *_ in ALL.values()]
)
def test_a_pattern_is_quick_on_any_text(name, pattern, tried):
    seconds, text = longest(pattern, tried)
    assert seconds < SECONDS, f"{name}: {seconds:.2f} s on {text!r} …"
