"""Who asks: of a run of the page, and of a request for a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from time import time
from typing import Any

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette import starlette_websocket as streamlits
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from assistant.access.identity import Identity
from assistant.access.rules import Access
from assistant.access.told import named_by_claims, named_by_proxy, named_in, vouched
from assistant.errors import SettingsError
from assistant.pages.peer import from_the_peer
from assistant.serving.asker import Asker
from assistant.serving.tokens import Tokens, who_asks

FRAMED = "framed"  # of a visit


class Vouched:
    """An ASGI app that is never told a name by anybody but the trusted proxy."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            scope = from_the_peer(scope)
            kept = vouched(scope["headers"], scope["client"], self._access)
            scope = {**scope, "headers": kept}
        await self._app(scope, receive, send)


def asker_of_the_page(access: Access) -> Identity | None:
    """Who this run of the page is for; None where people sign in and this one has not.

    The headers are those of the websocket, as `Vouched` let them through. In a frame nobody
    administers anything, and a visit that was once in a frame stays so, whatever its browser says
    later of its address.
    """
    if st.context.is_embedded:
        st.session_state[FRAMED] = True
    if not access.identifies:
        who: Identity | None = access.nobody_in_particular
    else:
        headers = st.context.headers
        named = [(n.encode(), v.encode("latin-1")) for n in headers for v in headers.get_all(n)]
        who = named_in(named, access) or named_by_claims(st.user.to_dict(), time(), access)
    return who.framed if who and FRAMED in st.session_state else who


def asker_of(scope: Scope, access: Access) -> Identity | None:
    """Who sends a request: as the proxy says, or the cookie of a sign-in."""
    if not access.identifies:
        return access.nobody_in_particular
    named = named_by_proxy(scope["headers"], scope.get("client"), access)
    return named or named_by_claims(_claims(HTTPConnection(scope).cookies), time(), access)


def who_asks_here(scope: Scope, tokens: Tokens, access: Access) -> Asker | None:
    """Whose token a request to the API carries, whom the proxy names, or who signed in to the page
    in this browser; None for nobody known."""
    sent = any(name.lower() == b"authorization" for name, _ in scope["headers"])
    if access.sign_in is None or sent:
        return who_asks(scope, tokens, access)
    identity = asker_of(scope, access)
    return Asker(identity.name, "api", identity) if identity else None


def _claims(cookies: dict[str, str]) -> Mapping[str, Any]:
    """What Streamlit wrote into its cookie when somebody signed in, if its signature holds."""
    signed = streamlits._get_signed_cookie_with_chunks(cookies, USER_COOKIE_NAME)
    claims = json.loads(signed) if signed else {}
    return claims if isinstance(claims, dict) else {}


def check_sign_in(access: Access) -> None:
    """Raises SettingsError where people are to sign in and no provider is named."""
    if access.sign_in is None:
        return
    try:
        named = {"client_id", "cookie_secret"} <= set(st.secrets.get("auth", {}))
    except FileNotFoundError:
        named = False
    if not named:
        raise SettingsError(
            "ASSISTANT_ACCESS asks for sign-in: name the provider under [auth] in"
            " .streamlit/secrets.toml, as docs/sign-in.md shows."
        )
