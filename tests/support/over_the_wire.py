"""Requests as they stand, malformed ones too, to a server on loopback."""

from __future__ import annotations

import socket

UPGRADE = (
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


def answer(port: int, request: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and what there is of the body, of a request as it stands."""
    text = request.replace("{host}", f"127.0.0.1:{port}") + "\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        wire.sendall(text.encode("latin-1"))
        got = b""
        while b"\r\n\r\n" not in got and (more := wire.recv(65536)):
            got += more
        while "Connection: close" in request and (more := wire.recv(65536)):
            got += more
    head, _, rest = got.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    return int(status.split()[1]), dict(_header(line) for line in lines), rest


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name.lower(), value
