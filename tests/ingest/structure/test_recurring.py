"""Headings that come again and again stand inside the one before each of them."""

import pytest

from ingest.reading import read


def sections(text: str) -> dict[str, tuple[str, ...]]:
    return {each.text: each.section[1:] for each in read("a.md", text.encode()).paragraphs}


def test_an_answer_stands_below_its_question():
    found = sections(
        "# Questions\n\n## From Ada Byron\n\nHow many ferries run?\n\n## Answer\n\nTwo run.\n\n"
        "## From Alan Turing\n\nWho steers?\n\n## Answer\n\nA pilot steers.\n\n"
        "## Close\n\nIt closed at nine.\n"
    )
    assert found["Two run."] == ("From Ada Byron", "Answer")
    assert found["A pilot steers."] == ("From Alan Turing", "Answer")
    assert found["It closed at nine."] == ("Close",)


@pytest.mark.parametrize(
    "heads",
    [
        ("Costs", "Answer", "Fares", "Tides", "Answer"),
        ("Answer", "Costs", "Answer", "Fares"),
        ("Costs", "Fares", "Answer"),
    ],
)
def test_headings_that_do_not_come_by_turns_stand_beside_each_other(heads):
    text = "\n\n".join(f"## {head}\n\nWords {n} follow." for n, head in enumerate(heads))
    assert list(sections(f"# Ferries\n\n{text}\n").values()) == [(head,) for head in heads]
