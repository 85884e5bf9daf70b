"""The prose over one suite: replayed and measured, or written by a live model."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.settings import Settings
from eval import suites
from eval.measured import Measured, write_measured
from eval.prose.live import live_table, written_live
from eval.prose.replay import replayed
from eval.prose.replies import replies_of
from eval.prose.worth import listed, measured, table, trial_on_prose
from eval.runs import write_lines
from eval.trial import Trial


@dataclass(frozen=True, slots=True)
class Prose:
    """The table for people, the judge's trial on the sentences, and what the gates compare.

    `measured` is None of a live model: nobody has read what it wrote.
    """

    table: str
    trial: Trial
    measured: Measured | None


def prose_of(suite: str, folder_of_library: Path, folder: Path, *, live: bool) -> Prose:
    """The replies over the library of a suite, each sentence kept in the folder of the run."""
    library = suites.opened(folder_of_library)
    place = folder / f"prose-{suite}"
    place.mkdir(parents=True, exist_ok=True)
    if live:
        written = written_live(replies_of(suite), library, Settings.from_environment())
        write_lines(place / "written.jsonl", [asdict(one) for one in written])
        print(said := live_table(suite, written))
        return Prose(said, Trial(()), None)
    outcomes = replayed(replies_of(suite), library, Settings())
    write_lines(place / "sentences.jsonl", listed(outcomes))
    write_measured(found := measured(suite, outcomes), place)
    print(said := table(suite, outcomes))
    return Prose(said, trial_on_prose(suite, outcomes), found)
