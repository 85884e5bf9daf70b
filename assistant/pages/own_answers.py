"""What uvicorn answers by itself, past every app: made to carry the policy, and our words."""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.protocols.websockets import websockets_sansio_impl as websocket
from websockets.http11 import Response
from websockets.server import ServerProtocol

from assistant.pages.policy import UNREADABLE, Headers


def carry(headers: Headers) -> None:
    """From now on the answers to what is no HTTP, and no opening of a websocket, carry these.

    Neither has a setting, and both are sent before an app is asked.
    """
    body = UNREADABLE.encode()
    own = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in (*headers, *own))
    unreadable = b"HTTP/1.1 400 Bad Request\r\n" + lines + b"\r\n" + body

    def refused(protocol: Any, _message: str) -> None:
        protocol.transport.write(unreadable)
        protocol.transport.close()

    class Carrying(ServerProtocol):
        def send_response(self, response: Response) -> None:
            for name, value in headers:
                if name.decode() not in response.headers:
                    response.headers[name.decode()] = value.decode()
            super().send_response(response)

    setattr(AutoHTTPProtocol, "send_400_response", refused)  # noqa: B010
    setattr(websocket, "ServerProtocol", Carrying)  # noqa: B010
