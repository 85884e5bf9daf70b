"""Who may send files, and how much: what Streamlit itself does not ask."""

import asyncio

import pytest

from assistant.pages.keeping import door
from assistant.pages.keeping.door import AROUND, Door, let_in
from assistant.pages.keeping.received import Bounds

BOUNDS = Bounds(size=1000, files=2)
SESSION = "a-session"


@pytest.fixture(autouse=True)
def one_session_with_a_form(monkeypatch):
    monkeypatch.setattr(door, "_open", {})
    let_in(SESSION)


def status(method="PUT", session=SESSION, length="100", may_add=True, held=()) -> int:
    """What a request is answered with; 204 is the answer of the app behind the door."""
    got = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 204})

    async def send(message):
        got.append(message)

    headers = [] if length is None else [(b"content-length", length.encode())]
    path = f"/_stcore/upload_file/{session}/f"
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    guarded = Door(app, lambda scope: may_add, lambda session: held, BOUNDS)
    asyncio.run(guarded(scope, None, send))
    return got[0]["status"]


def test_a_librarian_sends_files_into_a_session_that_has_the_form():
    assert status() == 204
    assert status("DELETE", length=None) == 204


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS", "PATCH"])
def test_nobody_else_does_and_no_other_session_takes_any(method):
    assert status(method, may_add=False) == 403
    assert status(method, session="embedded") == 403
    assert status(method, session="") == 403


@pytest.mark.parametrize("length", [None, "", "-1", "1e3", "0x10"])
def test_how_long_a_file_is_has_to_be_said(length):
    assert status(length=length) == 411


def test_a_file_too_large_is_not_taken():
    assert status(length=str(1000 + AROUND)) == 204
    assert status(length=str(1001 + AROUND)) == 413


def test_sixty_files_in_one_session_are_bounded_by_their_number_and_by_their_bytes():
    taken = 0
    for _ in range(60):
        taken += status(held=[1] * taken) == 204
    assert taken == 2 * BOUNDS.files
    assert status(held=[2500, 2400 + AROUND]) == 204
    assert status(held=[2500, 2401 + AROUND]) == 413


def together(*lengths: int, breaks=False) -> list[int]:
    """What files are answered with whose requests are all there before any is taken."""

    async def app(scope, receive, send):
        await asyncio.sleep(0.01)
        if breaks:
            raise OSError("hung up")
        await send({"type": "http.response.start", "status": 204})

    async def sent(length: int) -> list[int]:
        got = []

        async def send(message):
            if message["type"] == "http.response.start":
                got.append(message["status"])

        path, headers = f"/_stcore/upload_file/{SESSION}/f", [(b"content-length", b"%d" % length)]
        scope = {"type": "http", "method": "PUT", "path": path, "headers": headers}
        await Door(app, lambda scope: True, lambda session: (), BOUNDS)(scope, None, send)
        return got

    async def all_sent():
        return await asyncio.gather(*map(sent, lengths), return_exceptions=True)

    return [one[0] for one in asyncio.run(all_sent()) if isinstance(one, list)]


def test_files_that_come_together_are_bounded_as_if_one_came_after_the_other():
    assert sorted(together(*[1] * 6)) == [204] * 4 + [413] * 2
    most = 1000 + AROUND
    assert sorted(together(most, 4000, 1)) == [204, 204, 413]
    assert together(*[1] * 4) == [204] * 4  # those before have come
    assert together(*[1] * 4, breaks=True) == [] and together(*[1] * 4) == [204] * 4
    assert door._coming == {}


def test_sessions_that_were_let_in_are_forgotten_in_turn():
    for at in range(door.MOST_OPEN):
        let_in(f"later-{at}")
    assert status() == 403 and status(session="later-0") == 204
