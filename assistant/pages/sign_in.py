"""The page of somebody who is not signed in, or holds no role; and the way out."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.access.identity import ADMINISTRATOR, Identity
from assistant.access.rules import Access
from assistant.pages.asker import FRAMED
from assistant.pages.masthead import draw_masthead, furnish
from assistant.pages.text import as_text
from assistant.pages.texts import say
from assistant.pages.trouble import draw_trouble


def draw_sign_in(access: Access) -> None:
    """Where to sign in. A provider's page refuses frames, so from a frame it is a new window."""
    furnish()
    draw_masthead()
    if access.sign_in is None:
        draw_trouble(say("not_named"))
        return
    st.html(f'<p class="lead">{say("sign_in_lead")}</p>')
    if st.context.is_embedded:
        link = f'<a href="./" target="_blank" rel="noopener">{say("sign_in_window")}</a>'
        st.html(f'<p class="lead">{link}</p>')
    else:
        st.button(say("sign_in"), key="sign-in", type="primary", on_click=st.login)


def draw_no_role(who: Identity, access: Access) -> None:
    furnish()
    draw_masthead()
    draw_trouble(say("no_role", name=who.name))
    draw_signed_in(who, access)


def draw_signed_in(who: Identity, access: Access, more: Callable[[], None] = lambda: None) -> None:
    """Who is signed in, and the way out where it is ours; and `more` for administrators."""
    if who.may(ADMINISTRATOR):
        more()
    if not who.name:
        return
    st.html(f'<p class="small-print">{as_text(say("signed_in", name=who.name))}</p>')
    if access.sign_in is not None:
        st.button(say("sign_out"), key="sign-out", type="tertiary", on_click=st.logout)


def of_one_reader(who: Identity | None) -> None:
    """Forgets what the session holds where somebody else goes on with it."""
    name = who.name if who else ""
    if st.session_state.get("signed in as", name) != name:
        for held in set(st.session_state) - {FRAMED}:
            del st.session_state[held]
    st.session_state["signed in as"] = name
