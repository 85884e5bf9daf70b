"""A provider of sign-in on loopback, a library of which each role sees a part, and the page."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

from assistant.embedding.embedding import embedder_for
from assistant.settings import Settings
from tests.support.browsing import ROOT, free_port, served
from tests.support.role_library import PAPERS, library_of

HOUR = 3600
ACCESS = """
[sign_in]
hours = 8

[roles.reader]
groups = ["Staff"]

[roles.housing]
groups = ["Housing"]

[[limited]]
folders = ["/papers/housing", "/papers/legal"]
roles = ["housing"]
"""


def person(name: str, *groups: str, **claims) -> str:
    """Somebody the provider knows; `claims` take the place of its own."""
    address = f"{name}@ashmere.example"
    return json.dumps({"sub": name, "email": address, "groups": groups, **claims})


def people() -> tuple[str, ...]:
    now = int(time.time())
    return (
        person("ann", "Staff", "Housing"),
        person("bob", "Staff"),
        person("eve"),  # signs in, and holds no role
        person("mallory", "Staff", "Housing", aud="another-client"),
        person("late", "Staff", "Housing", iat=now - 2 * HOUR, exp=now - HOUR),
        person("stale", "Staff", "Housing", iat=now - 9 * HOUR, exp=now + HOUR),
        person("unproved", "Staff", "Housing", email_verified=False),
    )


@contextlib.contextmanager
def page_with_sign_in(folder: Path) -> Iterator[int]:
    """The product's own page on a port, people signing in at a provider of their own."""
    settings = Settings(library=folder / "library")
    library_of(settings.library, PAPERS, embedder_for(settings))
    (folder / "access.toml").write_text(ACCESS, "utf-8")
    users = [word for claims in people() for word in ("--user-claims", claims)]
    port = free_port()
    with served("oidc_provider_mock", "--port", "{port}", *users) as provider:
        secrets = folder / "secrets.toml"
        secrets.write_text(
            f'[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\n'
            'cookie_secret = "a secret of the tests alone, long enough to sign with"\n'
            'client_id = "assistant"\nclient_secret = "another secret"\n'
            f'server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"\n'
        )
        with served(
            "streamlit",
            "run",
            str(ROOT / "app.py"),
            "--server.port",
            "{port}",
            "--secrets.files",
            str(secrets),
            port=port,
            ASSISTANT_LIBRARY=str(settings.library),
            ASSISTANT_ACCESS=str(folder / "access.toml"),
        ):
            yield port
