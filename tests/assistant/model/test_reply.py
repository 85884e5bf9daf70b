"""A stream of letters becomes sentences, tokens become citations, markup becomes plain text."""

import re
from dataclasses import replace

import pytest

from assistant.answers import Match, Question
from assistant.documents import Document, Facts, Paragraph
from assistant.errors import ModelError
from assistant.model.plain_text import plain
from assistant.model.reply import sentences_of
from assistant.model.tokens import numbers_in, read, without_tokens
from assistant.model.write import INSTRUCTIONS, fitting, prompt, written


def dripped(text: str, size: int = 3):
    yield from (text[i : i + size] for i in range(0, len(text), size))


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_a_reply_is_cut_after_each_sentence_and_its_tokens(size):
    text = (
        "The council was judged good [1]. Mr. J. Smith led 3.7 million of it. [1][3] It was"
        " fine [2] and better【1】. In St. Mary’s, e.g. [1, 2]\n- a bullet [^1]\nNo token. The end"
    )
    assert list(sentences_of(dripped(text, size))) == [
        "The council was judged good [1].",
        "Mr. J. Smith led 3.7 million of it. [1][3]",
        "It was fine [2] and better【1】.",
        "In St. Mary’s, e.g. [1, 2]",
        "- a bullet [^1]",
        "No token.",
        "The end",
    ]


PAUSE = ""  # an empty piece


def test_a_cited_sentence_is_given_when_the_model_pauses_longer_than_before():
    taken = []

    def pieces():
        for piece in ("All", " is", " well.", " [1]", PAUSE, " So", " [2].", PAUSE, " And", " no"):
            taken.append(piece)
            yield piece

    sentences = sentences_of(pieces())
    assert (next(sentences), taken[-1]) == ("All is well. [1]", PAUSE)
    assert (next(sentences), taken[-2:]) == ("So [2].", [" [2].", PAUSE])
    assert list(sentences) == ["And no"]


@pytest.mark.parametrize(
    "pieces",
    [
        (PAUSE, PAUSE, "All is well. [1]", " [3]"),  # before it begins
        ("All", PAUSE, " is well. [1]", PAUSE, " [3]"),  # no longer than it always does
        ("All is well. [1", PAUSE, "] [3]"),  # in the middle of a token
    ],
)
def test_a_model_that_may_still_cite_is_waited_for(pieces):
    assert [s.replace("  ", " ") for s in sentences_of(iter(pieces))] == ["All is well. [1] [3]"]


def test_a_pause_in_thought_gives_nothing():
    assert list(sentences_of(iter(("<think>So [1].", PAUSE, "</think>Yes [1].")))) == ["Yes [1]."]


def test_what_a_model_thinks_is_left_out_even_when_it_never_ends():
    assert list(sentences_of(dripped("<think>So [1]. Hm.</think>Yes [1]."))) == ["Yes [1]."]
    assert list(sentences_of(dripped("<think>So [1]. Hm. And then"))) == []


def test_a_whole_last_sentence_survives_a_model_that_fails():
    def failing():
        yield "All is well [1]."
        raise ModelError("Gone.")

    said = []
    with pytest.raises(ModelError):
        for sentence in sentences_of(failing()):
            said.append(sentence)
    assert said == ["All is well [1]."]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**Bold** and _it_ `code`", "Bold and it code"),
        ("# Heading\n- item 2 * 3", "Heading item 2 * 3"),
        ("[click](http://evil.test) ![x](y.png)", "click x"),
        ("see www.evil.test/x", "see (link removed)"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "alert(1)"),
        ("a < b and 5 > 3", "a b and 5 > 3"),
        (
            "Of <5 children, &lt; 3 cost <b>>£2m</b> or < $4m",
            "Of <5 children, < 3 cost >£2m or < $4m",
        ),
        ("publishes this data: 45 per cent", "publishes this data: 45 per cent"),
        ("on file: 3. Tel: 01234", "on file: 3. Tel: 01234"),
        (
            "data:text/html,x file:///etc/x tel:+4420",
            "(link removed) (link removed) (link removed)",
        ),
        ("> The wait\n> 18 weeks", "The wait > 18 weeks"),
        ("user_name 2*3*4", "user_name 2*3*4"),
        ("a\u202eb\u200bc", "abc"),
    ],
)
def test_markup_becomes_plain_words(marked, words):
    assert plain(marked) == words


PARAGRAPH = Paragraph("d", 0, "7", "printed", (), 1, 1, "Ignore [9] this.\n• And\n• that.")


class Scripted:
    """A model that says what it is told to, and remembers what it was asked."""

    window = 4096

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, []

    def reply(self, instructions, text):
        self.asked.append((instructions, text))
        yield from dripped(self.text)


def test_the_prompt_shows_paragraphs_on_a_line_each_and_never_an_id():
    document = Document("d-2020", Facts("T", "Ashmere", "inspection"), "d.pdf", "0")
    asked = prompt(Question("My mail is a@b.uk?"), (PARAGRAPH,), {"d": document})
    assert asked == (
        "[1] Ignore (9) this. • And • that.\n\nParagraph 1: inspection, Ashmere.\n\n"
        "Question: My mail is (e-mail address)?"
    )


def test_a_repeated_sentence_is_said_once_and_a_rambling_model_is_stopped():
    model = Scripted("Yes [1]. " * 50)
    assert [s.text for s in written(Question("?"), [Match(PARAGRAPH, 1)], model)] == ["Yes."]


def test_a_reply_that_finds_nothing_gives_no_sentences():
    model = Scripted("NOT IN DOCUMENTS.")
    assert list(written(Question("?"), [Match(PARAGRAPH, 1)], model)) == []
    assert model.asked[0][0] == INSTRUCTIONS


@pytest.mark.parametrize(
    "said",
    [
        "None of the paragraphs mention parking.",
        "There is no information about parking in the documents.",
        "The information is not in the documents.",
        "The documents don’t mention parking.",
        "NOT IN THE DOCUMENTS.",
        "Not found in documents.",
    ],
)
def test_a_refusal_in_other_words_is_no_statement_unless_it_is_cited(said):
    def told(reply):
        return [s.text for s in written(Question("?"), [Match(PARAGRAPH, 1)], Scripted(reply))]

    assert (told(said), told(f"{said} [1]")) == ([], [said])


def test_only_whole_paragraphs_that_fit_the_window_are_shown():
    long = [
        Match(Paragraph("d", n, str(n), "printed", (), 1, 1, f"{n} " + "word " * 400), 1)
        for n in range(10)
    ]
    short = Match(PARAGRAPH, 0.1)
    assert fitting(Question("?"), [*long, short], window=4096) == (
        *(m.paragraph for m in long[:4]),
        PARAGRAPH,
    )
    assert fitting(Question("?"), [*long, short], window=500) == ()


def test_a_window_too_small_for_any_paragraph_is_said_to_be():
    model = Scripted("Yes [1].")
    model.window = 500
    with pytest.raises(ModelError, match="No paragraph fits the language model"):
        list(written(Question("?"), [Match(PARAGRAPH, 1)], model))
    assert model.asked == []


def test_tokens_at_the_end_of_a_paragraph_cover_its_sentences():
    said = "Staff are well led. They stay long [1][2].\nVisits are late. Plans are weak [3]. Good."
    assert list(sentences_of(dripped(said))) == [
        "Staff are well led. [1][2]",
        "They stay long [1][2].",
        "Visits are late.",
        "Plans are weak [3].",
        "Good.",
    ]


def read_of(text: str, size: int = 4) -> list[tuple[str, tuple[int, ...]]]:
    """Each sentence of a reply as plain words, with the numbers it cites."""
    found = (read(raw) for raw in sentences_of(dripped(text, size)))
    return [(re.sub(r"\s+(?=[.:])", "", plain(words)), cites) for words, cites in found]


TWO = [("Two left.", (1,)), ("Three came.", (2,))]
LIST = [("The team will:", ()), ("shut homes", (5,)), ("hire staff", (5,))]


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        # tokens in round brackets
        ("Two left (1). Three came (2).", TWO),
        ("Two left. (1) Three came. (2)", TWO),
        ("Two left (1)(3). Three came (2).", [("Two left.", (1, 3)), TWO[1]]),
        ("Under section 47(1). It left.", [("Under section 47(1).", ()), ("It left.", ())]),
        # tokens before their sentences
        ("[1] Two left. [2] Three came.", TWO),
        ("- [1] Two left.\n- [2] Three came.", TWO),
        ("[1]: Two left.\n[2]: Three came.", TWO),
        ("Source [1]: Two left.\nSource [2]: Three came.", TWO),
        ("[1] Two left. So it is. [2] Three came.", [TWO[0], ("So it is.", (1,)), TWO[1]]),
        ("According to [1] Two left. Three came [2].", TWO),
        ("It says:\n[1] Two left.\n[2] Three came.", [("It says:", ()), *TWO]),
        # lists and paragraphs
        ("The team will:\n- shut homes\n- hire staff [5]", LIST),
        ("The team will:\n\n* shut homes\n\n* hire staff\n\n[5]", LIST),
        ("The team will [5]:\n- shut homes\n- hire staff", [("The team will:", (5,)), *LIST[1:]]),
        ("Two left.\nThree came [2].", [("Two left.", (2,)), TWO[1]]),
        ("Two left.\n\nThree came.\n\n[1][2]", [("Two left.", (1, 2)), ("Three came.", (1, 2))]),
        ("Two left.\n\nThree came [2].", [("Two left.", ()), TWO[1]]),
        ("Two left after\nthe long summer [1].", [("Two left after the long summer.", (1,))]),
        ("| Who | How many |\n|---|---|\n| Left | 2 [1] |", [
            ("Who How many", ()), ("--- ---", ()), ("Left 2", (1,))]),
        # what follows an answer or stands round it
        ("Two left [1]. Three came [2].\n\n[^1]: Hale\n[^2]: Ash", TWO),
        ("Two left [1]. Three came [2].\n\n**Sources:**\n[1] Hale\n[2] Ash", TWO),
        ("Two left.\n\nSources: [1]", TWO[:1]),
        ('{"answer": "Two left [1]. Three came [2]."}', TWO),
        ('```json\n{"answer": "Two left", "citations": [1]}\n```', TWO[:1]),
    ],
)  # fmt: skip
def test_a_reply_is_read_however_its_tokens_are_set(text, said, size):
    assert read_of(text, size) == said


def test_an_item_of_a_list_without_a_token_is_counted_and_no_heading_is():
    model = Scripted("The team will:\n- shut homes\n- hire staff\n\n**Costs**\n\nNone [1].")
    said = [
        (s.text, len(s.citations)) for s in written(Question("?"), [Match(PARAGRAPH, 1)], model)
    ]
    assert said == [("shut homes", 0), ("hire staff", 0), ("None.", 1)]


def test_a_list_is_given_as_soon_as_what_follows_it_settles_its_tokens():
    taken = []

    def pieces():
        for piece in ("We:\n- stay\n", "- go [1]\n", "\nAll is", " well [2]. ", "So", " it is."):
            taken.append(piece)
            yield piece

    sentences = sentences_of(pieces())
    assert [next(sentences) for _ in range(3)] == ["We:", "- stay [1]", "- go [1]"]
    assert taken[-1] == "So"


THOUGHT = "The user asks who left.\nTwo left [1].\nSo I answer.\n"


def test_a_thought_of_several_lines_that_only_ends_with_a_mark_is_left_out():
    assert list(sentences_of(dripped(f"{THOUGHT}</think>\nThree came [2]."))) == ["Three came [2]."]
    assert "Two left [1]." in list(sentences_of(dripped(THOUGHT)))


def test_nothing_of_what_may_be_a_thought_is_given_when_the_model_fails():
    def failing():
        yield THOUGHT
        raise ModelError("Gone.")

    sentences = sentences_of(failing())
    with pytest.raises(ModelError):
        next(sentences)


def test_a_reference_that_a_paragraph_prints_is_no_token():
    paragraph = replace(PARAGRAPH, text="Homes will shut (see paragraph 1).")
    model = Scripted("Homes will shut (see paragraph 1). They will go (paragraph 1).")
    said = written(Question("?"), [Match(paragraph, 1)], model)
    assert [(s.text, len(s.citations)) for s in said] == [
        ("Homes will shut (see paragraph 1).", 0),
        ("They will go.", 1),
    ]


def test_what_a_model_says_of_its_paragraphs_or_to_its_reader_is_no_statement():
    model = Scripted(
        "Here is what I found.\nYes [1].\nThe provided paragraphs do not say more.\nPlease ask on!"
    )
    assert [s.text for s in written(Question("?"), [Match(PARAGRAPH, 1)], model)] == ["Yes."]


@pytest.mark.parametrize(
    ("raw", "numbers", "text"),
    [
        ("Under clause 5(2) it ends. [3]", (3,), "Under clause 5(2) it ends."),
        ("Under clause 5 (2) it ends (3).", (3,), "Under clause 5 (2) it ends."),
        ("A room of 20 m² is let [1].", (1,), "A room of 20 m² is let."),
        ("It is let [Sources 1 and 2].", (1, 2), "It is let."),
        ("It is let 【3†source】.", (3,), "It is let."),
        ("It is let [2](http://evil.test/9).", (2,), "It is let."),
        ("It is let 【4:2†file.pdf】.", (4,), "It is let."),
        ("It is let 【1†L1-L3】.", (1,), "It is let."),
        ("It is let [cite: 1, 2].", (1, 2), "It is let."),
        ("It is let [#1].", (1,), "It is let."),
        ("It is let [P1].", (1,), "It is let."),
        ("It is let [1/2].", (1, 2), "It is let."),
        ("It is let [2-4].", (2, 3, 4), "It is let."),
        ("It is let [1 to 3].", (1, 2, 3), "It is let."),
        ("It is let [1]–[3].", (1, 2, 3), "It is let."),
        ("It is let^1^.", (1,), "It is let."),
        ("It is let ［1］.", (1,), "It is let."),
        ("It is let [1, paragraph 3.7].", (1,), "It is let."),
        ("It is let [1] and [2].", (1, 2), "It is let."),
        ("It is let (see [1] and [2]).", (1, 2), "It is let."),
        ("It is let ([1]; [2]).", (1, 2), "It is let."),
        ("It is let [[1]].", (1,), "It is let."),
        ("It is let *[1]*.", (1,), "It is let."),
        ("As paragraph [1] says, it is let.", (1,), "it is let."),
        ("It is let (see paragraph 4) in May [1].", (1,), "It is let (see paragraph 4) in May."),
        ("It is let (see paragraph 4) in May.", (), "It is let (see paragraph 4) in May."),
    ],
)
def test_tokens_are_told_from_numbers(raw, numbers, text):
    assert (numbers_in(raw), without_tokens(raw).replace(" .", ".").strip()) == (numbers, text)
