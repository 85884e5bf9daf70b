"""A refusal offers a person, and nothing is sent but by the reader's own click."""

import pytest

from assistant.errors import SettingsError
from assistant.pages.handing_over import LONGEST, hand_over_to, link_for
from assistant.settings import Settings
from tests.assistant.pages.test_chat import ask, opened, words

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:streamlit")
MAIL = "mailto:enquiries@marlowvale.example"


@pytest.fixture
def offered():
    hand_over_to(MAIL)
    yield
    hand_over_to("")


def offers(page) -> list[str]:
    return [body for body in words(page) if "Ask a person" in body]


def test_the_question_is_filled_in_whatever_stands_in_it():
    asked = 'Who & what? #1 "‮x" <b>\n&cc=a@b.example'
    filled = "Who%20%26%20what%3F%20%231%20%22%E2%80%AEx%22%20%3Cb%3E%0A%26cc%3Da%40b.example"
    subject = "A%20question%20the%20documents%20did%20not%20answer"
    assert link_for(MAIL, asked) == f"{MAIL}?subject={subject}&body={filled}"
    form = "https://forms.example/ask"
    assert link_for(form, asked) == f"{form}?question={filled}"
    assert link_for(f"{form}?team=2", asked) == f"{form}?team=2&question={filled}"
    assert link_for(form + "/{question}/new", asked) == f"{form}/{filled}/new"
    assert len(link_for(form, "a" * 9000)) < LONGEST + 100


def test_a_refusal_offers_a_person_and_an_answer_does_not(offered):
    page = ask(opened(), "Weather today?")
    (offer,) = offers(page)
    assert f'href="{MAIL}?subject=' in offer and "body=Weather%20today%3F" in offer
    assert "nothing is sent until you send it" in offer
    assert offers(ask(opened(), "How fast?")) == []
    assert offers(ask(opened(), "Which one?")) == []


def test_where_the_council_sets_no_address_nobody_is_offered():
    assert offers(ask(opened(), "Weather today?")) == []


def test_an_address_is_mail_or_a_secure_form():
    for right in (MAIL, "https://forms.example/ask?x={question}", ""):
        assert Settings.from_environment({"ASSISTANT_HAND_OVER": right}).hand_over == right
    for wrong in ("javascript:alert(1)", "http://forms.example", "mailto:a@b?cc=c@d", "a@b.c"):
        with pytest.raises(SettingsError, match="ASSISTANT_HAND_OVER should be mailto:"):
            Settings.from_environment({"ASSISTANT_HAND_OVER": wrong})
