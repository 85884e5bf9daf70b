"""What the reader is given: question and passage cut into windows, each sentence's own tokens."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from assistant.embedding.minilm import model_folder
from assistant.reader.windows import (
    CLS,
    DOT,
    HEADING,
    QUESTION,
    SEP,
    TOKENS,
    Passage,
    batch,
    sentences_of,
    windows,
)

SENTENCES = ("The panel met in May.", "Cllr Amble was in the chair.", "It rose at noon.")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def text(tokenizer, window) -> str:
    return tokenizer.decode(list(window.ids), skip_special_tokens=False)


def test_a_short_passage_is_one_window_of_question_heading_and_sentences(tokenizer):
    (window,) = windows(tokenizer, "Who chaired?", Passage("Panel · Minutes", SENTENCES))
    assert text(tokenizer, window) == (
        "[CLS] who chaired? [SEP] panel · minutes · the panel met in may."
        " cllr amble was in the chair. it rose at noon. [SEP]"
    )
    assert (window.ids[0], window.ids[window.passage - 1], window.ids[-1]) == (CLS, SEP, SEP)
    assert sentences_of(window) == (0, 1, 2)


def test_every_token_says_which_characters_of_its_sentence_it_stands_for(tokenizer):
    (window,) = windows(tokenizer, "Who chaired?", Passage("", SENTENCES))
    own = [at for at, index in enumerate(window.sentence) if index == 1]
    start, end = window.characters[own[0]][0], window.characters[own[-1]][1]
    assert SENTENCES[1][start:end] == SENTENCES[1]
    assert DOT not in window.ids


def test_a_word_on_both_sides_is_marked_on_both(tokenizer):
    (window,) = windows(tokenizer, "Who met in May?", Passage("", SENTENCES[:1]))
    same = batch([window])["same"][0]
    assert tokenizer.decode([i for i, one in zip(window.ids, same, strict=True) if one]) == (
        "met in may met in may"
    )


def test_a_long_passage_is_cut_between_sentences_and_loses_none(tokenizer):
    sentences = tuple(f"Item {at} was noted by the panel after some debate." for at in range(40))
    found = windows(tokenizer, "What was noted?", Passage("Panel", sentences))
    assert len(found) > 1
    assert all(len(window.ids) <= TOKENS for window in found)
    assert [index for window in found for index in sentences_of(window)] == list(range(40))


def test_a_sentence_longer_than_a_window_goes_on_in_the_next(tokenizer):
    listed = "; ".join(f"ward {at}" for at in range(120))
    found = windows(tokenizer, "Which wards?", Passage("Panel", (listed,)))
    assert len(found) > 1
    assert {sentences_of(window) for window in found} == {(0,)}


@pytest.mark.parametrize("question", ["word " * 900, "", "odd \ud800 letter"])
def test_no_question_is_too_long_empty_or_odd(tokenizer, question):
    (window,) = windows(tokenizer, question, Passage("heading " * 200, ("Yes.",)))
    assert len(window.ids) <= 3 + QUESTION + HEADING + 1 + 3
    assert sentences_of(window) == (0,)


def test_a_passage_without_words_is_a_window_without_sentences(tokenizer):
    for passage in (Passage("", ()), Passage("Panel", ("", " "))):
        (window,) = windows(tokenizer, "Who?", passage)
        assert sentences_of(window) == ()
        assert batch([window])["shares"].sum() == 0


def test_a_batch_pads_and_means_over_each_sentences_own_tokens(tokenizer):
    one = windows(tokenizer, "Who chaired?", Passage("", SENTENCES))
    two = windows(tokenizer, "Who?", Passage("", SENTENCES[:1]))
    held = batch([*one, *two])
    lengths = [len(one[0].ids), len(two[0].ids)]
    assert held["ids"].shape == held["kinds"].shape == held["mask"].shape == (2, max(lengths))
    assert held["mask"].sum(axis=1).tolist() == lengths
    assert held["kinds"].sum(axis=1).tolist() == [len(w.ids) - w.passage for w in (one[0], two[0])]
    np.testing.assert_allclose(held["shares"].sum(axis=2), [[1, 1, 1], [1, 0, 0]], rtol=1e-6)
    first = held["shares"][0, 1] > 0
    assert tokenizer.decode(held["ids"][0][first].tolist()) == "cllr amble was in the chair."
