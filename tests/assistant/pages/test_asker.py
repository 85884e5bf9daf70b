"""Who asks, of a request: by the proxy's header from the proxy alone, or by a signed cookie."""

import asyncio
import json

import pytest

from assistant.access.rules import Access
from assistant.errors import SettingsError
from assistant.pages import asker

PROXY = Access.model_validate({"proxy": {"addresses": ["10.0.0.5"], "user": "X-User"}})


def scope(peer: str = "10.0.0.5", **headers: str) -> dict:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "client": (peer, 4000), "headers": pairs}


def test_the_proxys_header_names_who_asks_and_anybody_elses_nobody():
    assert asker.asker_of(scope(x_user="ann"), PROXY).name == "ann"
    assert asker.asker_of(scope("10.0.0.6", x_user="ann"), PROXY) is None


def test_where_nobody_signs_in_everybody_reads():
    assert asker.asker_of(scope(x_user="ann"), Access()).roles == {"reader"}


@pytest.mark.parametrize(("peer", "kept"), [("10.0.0.5", True), ("10.0.0.6", False)])
def test_a_name_from_anywhere_else_never_reaches_the_app(peer, kept):
    seen = []

    async def inside(scope, receive, send):
        seen.extend(scope["headers"])

    asked = scope(peer, x_user="ann", x_other="b")
    asyncio.run(asker.Vouched(inside, PROXY)(asked, None, None))
    assert ((b"x-user", b"ann") in seen, (b"x-other", b"b") in seen) == (kept, True)


def test_a_cookie_that_was_not_signed_here_names_nobody():
    access = Access.model_validate({"sign_in": {}})
    claims = json.dumps({"is_logged_in": True, "email": "a@ashmere.example", "iat": 9e9})
    assert asker.asker_of(scope(cookie=f"_streamlit_user={claims}"), access) is None
    assert asker.asker_of(scope(), access) is None


def test_sign_in_without_a_provider_is_a_sentence_at_the_start():
    with pytest.raises(SettingsError, match=r"name the provider under \[auth\]"):
        asker.check_sign_in(Access.model_validate({"sign_in": {}}))
