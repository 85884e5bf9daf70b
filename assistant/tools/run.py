"""`python -m assistant mcp`: the tools over standard input and output, or over HTTP."""

from __future__ import annotations

from functools import partial

from assistant.access.identity import Identity
from assistant.access.readers import Readers
from assistant.access.rules import Access, access_from
from assistant.access.visible import check_limits
from assistant.errors import SettingsError
from assistant.library import Library
from assistant.model.language_model import model_for
from assistant.records.records import Records
from assistant.serving.asker import Asker
from assistant.serving.enquiries import Enquiries
from assistant.serving.limits import Limits
from assistant.serving.tokens import tokens_in, who_asks
from assistant.serving.traces import traces_from
from assistant.settings import Settings
from assistant.tools.offered import tools
from assistant.tools.over_http import app_of, by_request, serve


def over_pipes(settings: Settings, name: str = "") -> None:
    """For the assistant that started this process: as whoever is named, with their roles.

    Without a name nothing is seen that is limited to a role.
    """
    access = access_from(settings.access)
    identity = access.known(name) if name else _anybody(access)
    asker = Asker(name or "standard input", "tools", identity)
    tools(_enquiries(settings, access), lambda context: asker).run("stdio")


def over_http(settings: Settings, address: str) -> None:
    """At http://HOST:PORT/mcp, for holders of a token. Raises SettingsError where nobody is."""
    access = access_from(settings.access)
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise SettingsError("--http takes an address such as 127.0.0.1:8765.")
    tokens = tokens_in(settings.api_tokens, access, "tools")
    if not tokens and not access.proxy:
        raise SettingsError(
            "Over HTTP the tools are for those who have a token. Set ASSISTANT_API_TOKENS to a file"
            " that has a line for each, with a name and a token."
        )
    who = partial(who_asks, tokens=tokens, access=access, door="tools")
    server = tools(_enquiries(settings, access), by_request)
    serve(app_of(server, who, settings.hosts), host, int(port))


def _anybody(access: Access) -> Identity:
    return Identity.holding("", ("reader",)) if access.identifies else access.nobody_in_particular


def _enquiries(settings: Settings, access: Access) -> Enquiries:
    library = Library.open(settings)
    check_limits(access, library)
    readers = Readers(library, model_for(settings), access)
    records = Records(settings.library, settings.record_days, settings.model)
    limits = Limits(settings.questions_a_minute)
    return Enquiries(library, readers, limits, records=records, traces=traces_from())
