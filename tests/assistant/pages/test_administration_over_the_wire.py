"""Nothing of administration is reachable but by an administrator in a window of their own.

As a browser speaks to the server: Streamlit's messages over the websocket, to the product's page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from google.protobuf import text_format
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from assistant.embedding.embedding import embedder_for
from assistant.pages.texts import say
from assistant.settings import Settings
from tests.support.browsing import ROOT, served
from tests.support.role_library import PAPERS, library_of

pytestmark = pytest.mark.slow
APP = ("streamlit", "run", str(ROOT / "app.py"), "--server.port", "{port}")
ACCESS = """
[proxy]
addresses = ["127.0.0.1"]
user = "X-User"

[roles.administrator]
people = ["ada"]
"""
WAY, VIEW = say("administration"), say("forget")


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    folder = tmp_path_factory.mktemp("administration")
    settings = Settings(library=folder / "library")
    library_of(settings.library, PAPERS, embedder_for(settings))
    (folder / "access.toml").write_text(ACCESS)
    library, access = str(settings.library), str(folder / "access.toml")
    with served(*APP, ASSISTANT_LIBRARY=library, ASSISTANT_ACCESS=access) as port:
        yield port


@contextmanager
def visit(port: int, name: str) -> Iterator[Callable[[str, bool], str]]:
    """One visit of somebody: what a run of the page sends, by the query of its address and whether
    the browser says that it is embedded."""
    address, origin = f"ws://127.0.0.1:{port}/_stcore/stream", f"http://127.0.0.1:{port}"
    headers, limits = {"X-User": name}, {"max_size": None, "open_timeout": 60}
    with connect(address, origin=origin, additional_headers=headers, **limits) as wire:

        def seen(query: str, embedded: bool) -> str:
            message = BackMsg()
            message.rerun_script.query_string = query
            message.rerun_script.context_info.is_embedded = embedded
            wire.send(message.SerializeToString())
            sent = []
            while True:
                sent.append(ForwardMsg.FromString(wire.recv(timeout=60)))
                if sent[-1].WhichOneof("type") == "script_finished":
                    return "".join(text_format.MessageToString(m, as_utf8=True) for m in sent)

        yield seen


def told(seen: str) -> tuple[bool, bool]:
    """Whether the way to the view is there, and whether the view is."""
    return WAY in seen, VIEW in seen


def test_an_administrator_in_a_window_of_their_own_has_it(port):
    with visit(port, "ada") as seen:
        assert told(seen("", False)) == (True, False)
        assert told(seen("view=records", False)) == (False, True)


def test_a_reader_has_it_by_no_address(port):
    with visit(port, "bob") as seen:
        assert say("ask") in seen("", False)
        assert told(seen("", False)) == told(seen("view=records", False)) == (False, False)


def test_in_the_embedded_view_nobody_has_it_whatever_the_websocket_says_later(port):
    with visit(port, "ada") as seen:
        assert say("ask") in seen("embed=true", True)
        for query, embedded in (("embed=true&view=records", True), ("view=records", False)):
            assert told(seen(query, embedded)) == (False, False)
