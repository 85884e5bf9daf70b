"""The page itself, behind a proxy that names its reader: what comes over its websocket."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.assistant.pages.test_attempts import page_behind

pytestmark = pytest.mark.slow
STREAM = "ws://127.0.0.1:{port}/_stcore/stream"


def drawn(port: int, *headers: tuple[str, str]) -> bytes:
    """All that the page sends for its first drawing."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    told = b""
    wire = connect(
        STREAM.format(port=port),
        subprotocols=["streamlit"],
        additional_headers=headers,
        open_timeout=120,
    )
    with wire:
        wire.send(asked.SerializeToString())
        while True:
            told += (frame := wire.recv(timeout=120))
            if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
                return told


def test_the_page_is_drawn_for_whom_the_proxy_names_and_for_nobody_else(tmp_path):
    with page_behind("127.0.0.1", tmp_path) as port:
        assert b"Signed in as bob" in drawn(port, ("X-User", "bob"))
        for headers in ((), (("X-User", "bob"), ("X-User", "ann"))):
            told = drawn(port, *headers)
            assert b"cannot see who you are" in told and b"Signed in" not in told
