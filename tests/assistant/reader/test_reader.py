"""The reader with the weights of this release: what it reads, how it fails, how fast it starts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.errors import ReaderError
from assistant.reader.reader import Reader
from assistant.reader.windows import Passage

MEETING = Passage(
    "Northway Council · Minutes of the harbour panel",
    (
        "The panel met at the Guildhall.",
        "Councillor Amble took the chair.",
        "The harbour repairs will cost £4.2 million, to be paid from reserves.",
        "Officers will report back in six weeks.",
    ),
)
FAIR = Passage(
    "Northway Council · Summer fair", ("The fair was visited by many.", "It did not rain.")
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Who chaired the harbour panel?", 1, "Amble"),
        ("How much will the harbour repairs cost?", 2, "£4.2 million"),
        ("Where did the panel meet?", 0, "Guildhall"),
    ],
)
def test_it_finds_the_sentence_and_the_words_that_answer(reader, question, sentence, words):
    right, wrong = reader.read(question, [MEETING, FAIR])
    assert right.sentences.index(max(right.sentences)) == sentence
    assert right.words is not None
    assert words in MEETING.sentences[sentence][right.words.start : right.words.end]
    assert right.answers > wrong.answers


def test_a_reading_does_not_depend_on_what_is_read_beside_it(reader):
    question = "Who chaired the harbour panel?"
    together = reader.read(question, [MEETING, FAIR, MEETING, FAIR, FAIR])
    alone = [reader.read(question, [passage])[0] for passage in (MEETING, FAIR)]
    for one, other in zip(
        together, (alone[0], alone[1], alone[0], alone[1], alone[1]), strict=True
    ):
        # Rounding to whole numbers takes its range from the batch.
        assert one.answers == pytest.approx(other.answers, abs=0.05)
        assert one.sentences == pytest.approx(other.sentences, abs=0.1)


def test_threads_may_share_a_reader(reader):
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: reader.read("Who chaired?", [MEETING]), range(8)))
    assert len(set(found)) == 1


def test_every_sentence_of_a_long_passage_has_its_mark(reader):
    sentences = tuple(f"Item {at} was noted by the panel after some debate." for at in range(60))
    (reading,) = reader.read("What was noted?", [Passage("Panel", sentences)])
    assert len(reading.sentences) == 60
    assert all(0 <= mark <= 1 for mark in reading.sentences)


@pytest.mark.parametrize("passage", [Passage("", ()), Passage("Panel", ("",))])
def test_a_passage_without_words_answers_nothing(reader, passage):
    (reading,) = reader.read("Who chaired?", [passage])
    assert reading.words is None
    assert reading.answers < 0.5
    assert set(reading.sentences) <= {0.0}


def test_nothing_to_read_is_no_reading(reader):
    assert reader.read("Who chaired?", []) == ()


def test_weights_that_are_missing_or_not_this_releases_are_refused(tmp_path, monkeypatch):
    with pytest.raises(ReaderError, match="cannot be read"):
        Reader(tmp_path / "none.safetensors")
    damaged = tmp_path / "reader.safetensors"
    damaged.write_bytes(b"not these")
    monkeypatch.setattr("assistant.reader.network.__file__", str(tmp_path / "network.py"))
    with pytest.raises(ReaderError, match="not this release's"):
        Reader(damaged)
