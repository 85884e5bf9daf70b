"""An OpenAI-compatible server on loopback that answers with a recorded reply."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_NUMBERED = re.compile(r"^\[(\d+)\] (.+)$", re.M)
_NOTHING = "NOT IN DOCUMENTS"


class ReplayServer:
    """Answers every request with what `reply` makes of the paragraphs that the prompt shows.

    `reply` takes the texts shown by their numbers and returns the reply, "" for none.
    """

    def __init__(self) -> None:
        self.reply: Callable[[dict[int, str]], str] = lambda shown: ""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                prompt = body["messages"][-1]["content"]
                said = outer.reply({int(n): text for n, text in _NUMBERED.findall(prompt)})
                with suppress(BrokenPipeError, ConnectionResetError):  # the product may have left
                    _send(self, said or _NOTHING)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    @contextmanager
    def running(self) -> Iterator[ReplayServer]:
        """The server, stopped at the end."""
        thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()


def _send(handler: BaseHTTPRequestHandler, text: str) -> None:
    """The text as a stream of pieces, as servers of models send it."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.end_headers()
    for piece in re.findall(r"\S+\s*|\s+", text):
        _event(handler, {"index": 0, "delta": {"content": piece}})
    _event(handler, {"index": 0, "delta": {}, "finish_reason": "stop"})
    handler.wfile.write(b"data: [DONE]\n\n")


def _event(handler: BaseHTTPRequestHandler, choice: dict[str, object]) -> None:
    event = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "recorded"}
    line = json.dumps(event | {"choices": [choice]}, ensure_ascii=False)
    handler.wfile.write(f"data: {line}\n\n".encode())
    handler.wfile.flush()
