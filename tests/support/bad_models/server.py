"""The server: the name of the model it is asked for says how it behaves."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.support.bad_models.behaviours import BEHAVIOURS, WAYS_TO_SAY_IT, Reply, saying
from tests.support.bad_models.providers import UNWILLING, WILLING


class Models:
    """What was asked of the server, and where it is."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[dict] = []
        self.keys: list[str] = []

    @property
    def prompts(self) -> list[str]:
        return ["\n".join(m["content"] for m in body["messages"]) for body in self.asked]


def behaviour(body: dict, earlier: int) -> Reply:
    name = body["model"]
    if name in WAYS_TO_SAY_IT:
        return saying(WAYS_TO_SAY_IT[name])("", earlier)
    return BEHAVIOURS[name](body["messages"][-1]["content"], earlier)


@contextmanager
def serving() -> Iterator[Models]:
    """The server on a free port, stopped at the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            models.keys.append(self.headers.get("Authorization") or self.headers["api-key"])
            models.asked.append(body)
            name = body["model"]
            earlier = sum(asked["model"] == name for asked in models.asked) - 1
            with suppress(BrokenPipeError, ConnectionResetError):  # the client may have left
                provider = (WILLING | UNWILLING).get(name)
                reply = provider(body) if provider else behaviour(body, earlier)
                _send(self, reply)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    models = Models(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield models
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.send_response(reply.status)
    for name, value in {"Content-Type": reply.content_type, **reply.headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    if reply.raw:
        handler.wfile.write(reply.raw)
        return
    for piece in reply.pieces:
        _event(handler, {"choices": [{"index": 0, "delta": {"content": piece}}]})
        time.sleep(reply.pause)
    if reply.finish:
        _event(handler, {"choices": [{"index": 0, "delta": {}, "finish_reason": reply.finish}]})
        _event(handler, {"choices": [], "usage": {"prompt_tokens": 321, "completion_tokens": 12,
                                                  "total_tokens": 333}})  # fmt: skip
        handler.wfile.write(b"data: [DONE]\n\n")


def _event(handler: BaseHTTPRequestHandler, event: dict) -> None:
    whole = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", **event}
    handler.wfile.write(f"data: {json.dumps(whole)}\n\n".encode())
    handler.wfile.flush()
