"""No pattern of the reading code is slow on any text: 50 milliseconds on 100 kB at the most."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Iterator

import pytest

from tests.support.places import ROOT

READING = tuple(f"ingest.{each}" for each in "formats layout structure quality number".split())
LENGTH = 100_000
SECONDS = 0.05
# What makes a pattern go back over the same signs again and again: long runs of what it repeats,
# with nothing behind them that it could end with.
SEEDS = (
    "a", "A", "1", " ", ".", "-", "(", "i", "\n", "\t", "…", "_", "|", "<", ":", "a ", "A b ",
    "1.", "1.1 ", "1 ", ". ", "a. ", "Aa ", "a@", "http://", "<!-- ", "<!---->", "<?xml ", "<a ",
    "| --- ", "Aa-", "a'a ", "1,", "1/", "2020 ", "£1 ", "January ", "No. 1 ", "to: ", "A:a\n",
    "To: a\n a", " \n", "# ", "Ab Cd ", "page 1 ", "\u00b9", "•", "mr a ", "report of ",
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """The compiled patterns of the modules that read files, by name."""
    for path in sorted((ROOT / "ingest").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if not name.startswith(READING):
            continue
        for each, value in sorted(vars(importlib.import_module(name)).items()):
            if isinstance(value, re.Pattern):
                yield f"{name}.{each}", value


ALL = {id(pattern): (name, pattern) for name, pattern in patterns()}


def longest(pattern: re.Pattern[str] | re.Pattern[bytes]) -> tuple[float, str]:
    """The longest time a pattern takes, in seconds of the processor, and on what. Short texts
    first, that a pattern which never ends is found out."""
    worst = (0.0, "")
    for length in (LENGTH // 25, LENGTH):
        for seed in SEEDS:
            whole = (seed * (length // len(seed)))[:length]
            for text in (whole, whole[:-1] + "\x00"):
                given = text if isinstance(pattern.pattern, str) else text.encode()
                begun = time.process_time()
                pattern.search(given)
                worst = max(worst, (time.process_time() - begun, text[:12]))
                if worst[0] > SECONDS:
                    return worst
    return worst


@pytest.mark.slow
@pytest.mark.parametrize(("name", "pattern"), ALL.values(), ids=[name for name, _ in ALL.values()])
def test_a_pattern_is_quick_on_any_text(name, pattern):
    seconds, text = min(longest(pattern) for _ in range(2))  # another process may be busy
    assert seconds < SECONDS, f"{name}: {seconds:.2f} s on {text!r} …"
