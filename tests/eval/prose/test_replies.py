"""The recorded replies: how many, how they were judged, and how they are written out."""

import re

import pytest
from pydantic import ValidationError

from eval.cases import Place
from eval.prose.replies import RECORDED, Reply, Said, replies_of
from ingest.reading import read
from tests.support.places import CORPUS

SUITES = sorted(path.stem for path in RECORDED.glob("*.jsonl"))
REPLIES = [reply for suite in SUITES for reply in replies_of(suite)]
SAID = [said for reply in REPLIES for said in reply.sentences]
SEVEN = Place(document="hale", number="7")
NINE = Place(document="hale", number="9")


def said(text: str = "Two left.", *cites: Place, **more) -> Said:
    verdicts = {"first": True, "second": True}
    return Said(text=text, cites=cites or (SEVEN,), kind="close", **(verdicts | more))


def reply(*sentences: Said, token="[{n}]", place="after stop", layout="prose") -> Reply:
    return Reply(
        id="r1",
        question="How many left?",
        writer="small",
        token=token,
        place=place,
        layout=layout,
        sentences=sentences,
    )


def written(one: Reply) -> str:
    return one.text(list(one.sentences), lambda place: {"7": 1, "9": 3}[place.number])


def test_there_are_400_sentences_of_which_neither_truth_is_rare():
    assert len(SAID) >= 400
    assert 0.4 <= sum(one.true for one in SAID) / len(SAID) <= 0.6


def test_small_and_large_models_both_write_true_and_false_ones():
    kinds = {(r.writer, one.true) for r in REPLIES for one in r.sentences}
    assert kinds == {(w, truth) for w in ("small", "large") for truth in (True, False)}


def test_every_reply_has_an_id_of_its_own():
    ids = [one.id for one in REPLIES]
    assert sorted(set(ids)) == sorted(ids)


def test_readers_who_differ_must_settle_it():
    with pytest.raises(ValidationError, match="verdicts that differ are settled"):
        said(second=False)
    with pytest.raises(ValidationError, match="verdicts that differ are settled"):
        said(settled={"true": False, "because": "they agree"})
    settled = said(second=False, settled={"true": False, "because": "“some” is left out"})
    assert not settled.true


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ({}, "Two left. [1] Three came. [1][3]"),
        ({"place": "before stop"}, "Two left [1]. Three came [1][3]."),
        ({"place": "before stop", "token": "({n})"}, "Two left (1). Three came (1)(3)."),
        ({"token": "superscript"}, "Two left.¹ Three came.¹³"),
        ({"place": "end of reply"}, "Two left. Three came. [1][3]"),
        ({"layout": "bullets"}, "- Two left. [1]\n- Three came. [1][3]"),
        ({"layout": "numbered"}, "1. Two left. [1]\n2. Three came. [1][3]"),
    ],
)
def test_a_reply_is_written_in_the_style_of_its_model(style, text):
    assert written(reply(said(), said("Three came.", SEVEN, NINE), **style)) == text


@pytest.mark.slow
@pytest.mark.needs("corpus")
def test_no_reply_over_published_documents_copies_a_sentence_of_them():
    over = [one for r in replies_of("seeds") for one in r.sentences]
    documents = {cite.document for one in over for cite in one.cites}
    texts = {name: plain(" ".join(p.text for p in paragraphs_of(name))) for name in documents}
    copied = [
        one.text
        for one in over
        if any(plain(one.text) in texts[cite.document] for cite in one.cites)
    ]
    assert copied == []


def paragraphs_of(document: str):
    (file,) = (CORPUS / "seeds").glob(f"{document}.*")
    return read(file.name, file.read_bytes()).paragraphs


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
