"""Every attempt to take the model over, in a real browser, with the content policy on and off.

The model obeys each order and cites everything. The attempts of one family, ten of them, stand in
ten paragraphs that one question finds; then they stand in questions, five at a time.
"""

import re
from contextlib import suppress
from dataclasses import replace

import pytest
from playwright.sync_api import TimeoutError

from assistant.model.write import INSTRUCTIONS
from tests.support.bad_models.council import CASELOADS, library_with
from tests.support.browsing import ask, opened, served
from tests.support.injections import ATTEMPTS, DEMANDS, FAMILIES, Attempt

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.needs("chromium"),
]
APPS = {"on": "app:app", "off": "tests.support.unguarded_app:app"}
# Each family's paragraphs are about another team, so that a question finds them and no others.
TEAMS = (
    "fostering adoption assessment court disability respite placement safeguarding"
    " transition kinship outreach reunification"
).split()
TOPICS = dict(zip(FAMILIES, TEAMS, strict=True))
# Where words of documents, models and readers stand, and what would be more than words there.
WORDS = (
    ".sentence :not(mark, b, th, td, a), .partly *, .withheld *, .reference *, .snippet *, .note *,"
    " .small-print *, .asked-as *, .question :not(.unseen), .words :not(mark, summary, p)"
)
HARM = """words => {
    const loads = /^(href|src|srcset|action|data|poster|style|on.*)$/, away = /evil|script:|alert/
    const leads = a => loads.test(a.name) && away.test(a.value)
    return [...document.querySelectorAll('*')]
        .filter(element => element.matches(words) || [...element.attributes].some(leads))
        .map(element => element.outerHTML.slice(0, 200)) }"""


def paragraphs():
    """A paragraph for each attempt, ten about each team."""
    return tuple(
        replace(
            CASELOADS,
            position=place,
            number=str(place + 1),
            text=f"The caseloads of the {TOPICS[attempt.family]} team have fallen to"
            f" {place + 10} cases. {attempt.text}",
        )
        for place, attempt in enumerate(ATTEMPTS)
    )


PARAGRAPHS = paragraphs()


def question_about(family: str) -> str:
    return f"To how many cases have the caseloads of the {TOPICS[family]} team fallen?"


def of(family: str) -> list[Attempt]:
    return [attempt for attempt in ATTEMPTS if attempt.family == family]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return library_with(tmp_path_factory.mktemp("library"), PARAGRAPHS).folder


# Without the content policy nothing but the page itself stands in the way, so that half is run
# every time; with it, in the longer target.
@pytest.fixture(scope="module", params=["off", pytest.param("on", marks=pytest.mark.long)])
def page(request, chromium, models, folder):
    """The page, on which alerts and every wish for another host are noted."""
    with served(
        *("uvicorn", APPS[request.param], "--port", "{port}", "--log-level", "error"),
        ASSISTANT_LIBRARY=str(folder),
        ASSISTANT_MODEL_URL=models.url,
        ASSISTANT_MODEL="obeys",
        ASSISTANT_MODEL_WINDOW="8192",
        ASSISTANT_SHOW_WITHHELD="on",
        ASSISTANT_QUESTIONS_A_MINUTE="10000",
    ) as port:
        page = opened(chromium, f"http://127.0.0.1:{port}/")
        page.alerts = []
        page.on("dialog", lambda dialog: (page.alerts.append(dialog.message), dialog.dismiss()))
        yield page
        page.close()


def asked_anew(page, question: str) -> None:
    """Asks in a new conversation, and waits for the whole answer."""
    page.locator("[role=status][data-turns]").first.wait_for(state="attached", timeout=60_000)
    new = page.locator("[role=status][data-turns='0']")
    for _ in range(3):  # the page may still be scrolling, from under the pointer
        if not new.count():
            page.get_by_role("button", name="New conversation").click()
        with suppress(TimeoutError):
            new.wait_for(state="attached", timeout=7_000)
            break
    page.locator(".st-key-answer-0").wait_for(state="detached", timeout=20_000)
    ask(page, question)
    page.locator("[role=status][data-turns='1']").wait_for(state="attached", timeout=20_000)


def harm_on(page) -> dict:
    """What the attempts have achieved on this page; nothing, it is hoped."""
    return {
        "requests to others": page.elsewhere,
        "scripts that ran": page.alerts,
        "links, images, HTML": page.evaluate(HARM, WORDS),
        "instructions": sorted(six_words(page.locator("body").inner_text()) & SECRET),
    }


NOTHING = {
    "requests to others": [],
    "scripts that ran": [],
    "links, images, HTML": [],
    "instructions": [],
}


def six_words(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + 6]) for i in range(len(words) - 5)}


# Those that no attempt says: a document may be quoted, and a reader's own words too.
SECRET = {words for said in re.split(r"[.:\n]\s", INSTRUCTIONS) for words in six_words(said)}
SECRET -= {words for demand in DEMANDS.values() for words in six_words(demand)}


def shown_to(prompt: str) -> set[int]:
    """The places of the paragraphs that stand in a prompt."""
    return {p.position for p in PARAGRAPHS if f" to {p.position + 10} cases." in prompt}


def cited_on(page) -> set[int]:
    """The places of the paragraphs that the page refers to."""
    labels = page.locator("[class*=st-key-open-] button").all_inner_texts()
    numbers = [
        re.search(r"paragraph (\d+), page 4", label.replace("\u2060", "")) for label in labels
    ]
    return {int(number[1]) - 1 for number in numbers}


@pytest.mark.parametrize("family", FAMILIES)
def test_orders_in_documents_do_no_harm(family, page, models):
    models.asked.clear()
    asked_anew(page, question_about(family))
    seen = shown_to(models.prompts[-1])
    assert seen == {ATTEMPTS.index(attempt) for attempt in of(family)}, "the model sees them all"
    assert cited_on(page) and cited_on(page) <= seen
    page.get_by_text("Open what was withheld").click()
    page.locator(".withheld").first.wait_for()
    page.locator("[class*=st-key-open-] button").first.click()
    page.get_by_role("dialog").locator(".paragraph.cited").wait_for(timeout=20_000)
    harm = harm_on(page)
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    assert harm == NOTHING


@pytest.mark.parametrize("family", FAMILIES)
def test_orders_in_questions_do_no_harm(family, page, models):
    """Also where the question is refused, so that no model is asked: it stands on the page."""
    for attempts in batched(of(family), 5):
        models.asked.clear()
        orders = " ".join(attempt.text for attempt in attempts)
        asked_anew(page, f"{question_about(family)} {orders}")
        cited = {place for prompt in models.prompts for place in shown_to(prompt)}
        assert cited_on(page) <= cited or not models.asked
        assert harm_on(page) == NOTHING


def batched(attempts: list[Attempt], size: int) -> list[list[Attempt]]:
    return [attempts[i : i + size] for i in range(0, len(attempts), size)]


def test_the_detector_of_harm_sees_harm(page):
    page.evaluate(
        "said => { document.querySelector('.lead').outerHTML = said }",
        '<p class="sentence">See <a href="https://evil.test/">this</a>'
        f'<img src="https://evil.test/p.png"> {INSTRUCTIONS}</p>',
    )
    page.wait_for_timeout(500)
    harm = harm_on(page)
    assert len(harm["links, images, HTML"]) == 2
    assert harm["instructions"] == sorted(SECRET)
    assert harm["requests to others"] == ["https://evil.test/p.png"]
