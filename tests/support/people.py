"""People who ask over the page's websocket, as browsers do, and the server they ask."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.support.browsing import free_port
from tests.support.places import ROOT


@dataclass(frozen=True, slots=True)
class Server:
    """A server of the page; `log` has what it says on standard error."""

    port: int
    process: int
    log: Path

    def memory(self) -> int:
        """Megabytes that it holds now."""
        status = Path(f"/proc/{self.process}/status").read_text("ascii")
        return int(status.split("VmRSS:")[1].split()[0]) // 1024

    def open_files(self) -> int:
        return len(list(Path(f"/proc/{self.process}/fd").iterdir()))

    def threads(self) -> int:
        return len(list(Path(f"/proc/{self.process}/task").iterdir()))


@contextmanager
def page_served(folder: Path, log: Path, kept: int = 120) -> Iterator[Server]:
    """The product's page over the library in a folder, until it answers its first visitor. What
    somebody had on the screen who is gone is held for `kept` seconds."""
    port = free_port()
    command = ["streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.disconnectedSessionTTL", str(kept)]
    given = {"ASSISTANT_LIBRARY": str(folder), "ASSISTANT_QUESTIONS_A_MINUTE": "0"}
    with log.open("wb") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env={**os.environ, **given},
            stdout=subprocess.DEVNULL,
            stderr=told,
        )
        try:
            for _ in range(120):
                try:
                    Person(port).leave()
                    break
                except OSError:
                    assert process.poll() is None, log.read_text("utf-8")
                    time.sleep(0.5)
            yield Server(port, process.pid, log)
        finally:
            process.terminate()
            process.wait(30)


class Person:
    """Somebody with the page open. What it draws after a question is kept as it came."""

    def __init__(self, port: int) -> None:
        self._wire = connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=["streamlit"],
            open_timeout=120,
            max_size=None,
            legacy=True,
        )
        self._box = ""
        self._run(BackMsg())

    def ask(self, question: str) -> str:
        """All the HTML that the answer's one run draws."""
        said = BackMsg()
        widget = said.rerun_script.widget_states.widgets.add()
        widget.id = self._box
        widget.chat_input_value.data = question
        return self._run(said)

    def _run(self, said: BackMsg) -> str:
        said.rerun_script.query_string = ""
        self._wire.send(said.SerializeToString())
        drawn = []
        while True:
            told = ForwardMsg.FromString(self._wire.recv(timeout=300))
            if told.WhichOneof("type") == "script_finished":
                return "\n".join(drawn)
            element = told.delta.new_element
            drawn.append(element.html.body)
            self._box = element.chat_input.id or self._box

    def leave(self) -> None:
        self._wire.close()
