"""Recorded replies over real HTTP: the product retrieves, checks what it is told, and answers."""

import pytest

from assistant.settings import Settings
from eval.cases import Place
from eval.figures import Figure
from eval.prose.live import Written, live_table, written_live
from eval.prose.replay import Outcome, replayed
from eval.prose.replies import Reply, Said
from eval.prose.worth import listed, measured, table, trial_on_prose
from tests.support.bad_models.council import CASELOADS, FALLEN, QUESTION, SUPERVISION, library_with

TWELVE = Place(document="ashmere-inspection", number="12")
THIRTEEN = Place(document="ashmere-inspection", number="13")
ELSEWHERE = Place(document="ashmere-inspection", number="99")


def said(text: str, true: bool, *cites: Place, kind: str = "figure") -> Said:
    return Said(text=text, cites=cites or (TWELVE,), kind=kind, first=true, second=true)


TRUE = said("Caseloads fell from 22 in 2017 to 16 in 2019.", True, kind="paraphrase")
FALSE = said("Caseloads fell from 22 in 2017 to 12 in 2019.", False)
MIS_CITED = said("Caseloads fell to 16 in 2019.", False, THIRTEEN, kind="mis-cited")
UNSEEN = said("Nobody left.", True, ELSEWHERE, kind="paraphrase")


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prose") / "library"
    return library_with(folder, (CASELOADS, SUPERVISION))


def reply(*sentences: Said, question: str = QUESTION.text) -> Reply:
    return Reply(
        id="r1",
        question=question,
        writer="large",
        token="[{n}]",
        place="after stop",
        layout="prose",
        sentences=sentences,
    )


def fates(library, *sentences: Said, **more) -> list[str]:
    outcomes = replayed([reply(*sentences, **more)], library, Settings())
    return [outcome.fate for outcome in outcomes]


def test_a_true_sentence_is_shown_and_an_altered_or_mis_cited_one_is_not(library):
    assert fates(library, TRUE, FALSE, MIS_CITED) == ["supported", "withheld", "withheld"]


def test_a_false_sentence_alone_is_withheld_though_the_documents_are_quoted_instead(library):
    assert fates(library, FALSE) == ["withheld"]


def test_a_withheld_sentence_that_the_documents_quote_in_its_place_is_withheld(library):
    assert fates(library, said(FALLEN, False, THIRTEEN, kind="mis-cited")) == ["withheld"]


def test_a_sentence_whose_paragraph_the_prompt_does_not_show_is_not_replayed(library):
    assert fates(library, TRUE, UNSEEN) == ["supported", "not replayed"]


def test_a_question_that_the_model_is_not_asked_replays_nothing(library):
    assert fates(library, TRUE, question="What does paragraph 12 say?") == ["not replayed"]


def test_an_outcome_carries_the_texts_that_its_sentence_cites(library):
    (outcome,) = replayed([reply(MIS_CITED)], library, Settings())
    assert outcome.texts == (SUPERVISION.text,)


OUTCOMES = (
    Outcome("r1", 1, TRUE, "supported", "", (CASELOADS.text,)),
    Outcome("r1", 2, TRUE, "withheld", "too careful", (CASELOADS.text,)),
    Outcome("r1", 3, TRUE, "partly", "", (CASELOADS.text,)),
    Outcome("r1", 4, FALSE, "supported", "", (CASELOADS.text,)),
    Outcome("r1", 5, MIS_CITED, "withheld", "", (SUPERVISION.text,)),
    Outcome("r1", 6, UNSEEN, "not replayed"),
)


def test_false_shown_and_true_withheld_are_counted_apart_of_those_replayed():
    found = measured("hale", OUTCOMES)
    assert found.figures == (
        Figure("false shown", 1 / 2, 2),
        Figure("hard facts false and shown", 1.0, 1),
        Figure("false marked", 0.0, 2),
        Figure("true withheld", 1 / 3, 3),
        Figure("true marked", 1 / 3, 3),
        Figure("replayed", 5 / 6, 6),
    )
    assert (found.name, found.cases, found.wrong) == ("prose, hale", 6, {"r1.2", "r1.4"})


def test_the_table_gives_each_kind_its_row():
    rows = [" ".join(line.split()) for line in table("hale", OUTCOMES).splitlines()]
    assert rows[-3:] == [
        "True paraphrase 1 1 1 1",
        "False figure 1 0 0 0",
        "False mis-cited 0 0 1 0",
    ]


def test_each_sentence_is_listed_with_its_fate():
    assert listed(OUTCOMES[1:2]) == [
        {
            "id": "r1.2",
            "text": TRUE.text,
            "kind": "paraphrase",
            "truth": "true",
            "fate": "withheld",
            "reason": "too careful",
        }
    ]


def test_the_judge_is_tried_on_the_same_sentences_as_a_half_of_its_own():
    (half,) = trial_on_prose("hale", OUTCOMES).measured
    assert (half.name, half.cases) == ("judge, replies over hale", 5)


def test_a_live_model_is_asked_instead_and_read_by_the_judge(library, models):
    settings = Settings(model_url=models.url, model="truthful")
    (written,) = written_live([reply(TRUE), reply(FALSE)], library, settings)
    assert (written.text, written.fate, written.faithful) == (TRUE.text, "supported", True)


def test_the_table_of_a_live_model_says_who_read_it():
    written = [Written("q", "x", "supported", True, ""), Written("q", "y", "withheld", False, "")]
    assert live_table("hale", written).splitlines() == [
        "a live model over hale: 2 sentences (read by the offline judge only)",
        "  supported      1  borne out by the judge     1",
        "  partly         0  borne out by the judge     0",
        "  withheld       1  borne out by the judge     0",
    ]
