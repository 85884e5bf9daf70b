"""Signing in at a real provider, in a real browser: what each sees, and who sees nothing."""

import re

import pytest

from tests.support.browsing import ask
from tests.support.sign_in import page_with_sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.needs("chromium")]
DAMP = "How many cases of dampness were there in 2018?"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with page_with_sign_in(tmp_path_factory.mktemp("sign-in")) as port:
        yield f"http://localhost:{port}/"


@pytest.fixture
def visit(chromium, address):
    """A browser of its own at the page."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Sign in").wait_for(timeout=60_000)
    yield page
    context.close()


def sign_in(page, name: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("heading", name="Ask the council’s documents").wait_for(timeout=30_000)


def original(page, address: str, document: str) -> int:
    return page.request.get(f"{address}own/original/{document}").status


def listed(page, address: str) -> set[str] | int:
    """The documents that the API lists to this browser, or the status it refuses with."""
    answer = page.request.get(f"{address}api/documents")
    return {one["id"] for one in answer.json()} if answer.ok else answer.status


def test_who_is_not_signed_in_sees_no_question_box_and_no_file(visit, address):
    assert visit.get_by_placeholder("Ask a question").count() == 0
    assert visit.get_by_text("Please sign in").is_visible()
    assert [original(visit, address, id) for id in ("tramway", "dampness")] == [404, 404]
    assert listed(visit, address) == 401


def test_who_holds_the_role_is_answered_from_its_papers_until_they_sign_out(visit, address):
    sign_in(visit, "ann")
    ask(visit, DAMP)
    assert "8542" in visit.locator(".st-key-answer-0").inner_text()
    assert original(visit, address, "dampness") == 200
    assert "dampness" in listed(visit, address)
    visit.get_by_text("Signed in as ann@ashmere.example").wait_for()
    visit.get_by_role("button", name="Sign out").click()
    visit.get_by_role("button", name="Yes").or_(visit.locator("button[type=submit]")).first.click()
    visit.goto(address)
    visit.get_by_role("button", name="Sign in").wait_for(timeout=30_000)
    assert original(visit, address, "dampness") == 404


def test_who_does_not_hold_it_learns_nothing_of_them(visit, address):
    sign_in(visit, "bob")
    ask(visit, DAMP)
    words = visit.locator("body").inner_text()
    assert "8542" not in words and "lathwork" not in words and "Quillham" not in words
    assert original(visit, address, "dampness") == 404
    assert original(visit, address, "tramway") == 200
    assert listed(visit, address) == {"tramway", "allotments", "ferry"}
    visit.get_by_role("button", name="Browse").click()
    drawer = visit.get_by_role("dialog")
    drawer.get_by_text(re.compile("tramway", re.IGNORECASE)).first.wait_for()
    shown = drawer.inner_text()
    assert "dampness" not in shown.lower()


def test_who_signs_in_and_holds_no_role_is_told_so(visit, address):
    sign_in(visit, "eve")
    visit.get_by_text("You are signed in as eve@ashmere.example, and may not read here").wait_for()
    assert visit.get_by_placeholder("Ask a question").count() == 0
    assert original(visit, address, "tramway") == 404


@pytest.mark.parametrize("name", ["mallory", "late", "stale", "unproved"])
def test_a_token_for_another_one_that_is_over_or_an_address_not_proved_opens_nothing(
    visit, address, name
):
    sign_in(visit, name)
    visit.get_by_role("button", name="Sign in").wait_for(timeout=30_000)
    assert visit.get_by_placeholder("Ask a question").count() == 0
    assert original(visit, address, "tramway") == 404


def test_two_who_share_a_browser_do_not_share_conversations(visit, address):
    sign_in(visit, "ann")
    ask(visit, DAMP)
    kept = visit.url
    visit.get_by_role("button", name="Sign out").click()
    visit.wait_for_url("**/end_session**")
    visit.context.clear_cookies(name="_streamlit_user")
    visit.goto(address)
    sign_in(visit, "bob")
    visit.goto(kept)
    visit.get_by_placeholder("Ask a question").wait_for(timeout=30_000)
    visit.get_by_role("heading", name="Questions you could ask").wait_for(timeout=30_000)
    assert "8542" not in visit.locator("body").inner_text()
