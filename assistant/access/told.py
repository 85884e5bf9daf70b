"""Whom a reverse proxy or a provider of sign-in names."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from typing import Any

from assistant.access.identity import Identity
from assistant.access.rules import Access, Proxy

Headers = Iterable[tuple[bytes, bytes]]
Peer = tuple[str, int] | None  # address and port of whoever is at the other end of the wire


def is_the_proxy(peer: Peer, proxy: Proxy) -> bool:
    """Whether the request comes from the trusted proxy itself.

    Port 0 is uvicorn's for an address that it read from X-Forwarded-For: that is what somebody
    says of themselves, and not where the request came from.
    """
    if peer is None or not peer[1]:
        return False
    try:
        address = ipaddress.ip_address(peer[0])
    except ValueError:
        return False
    return any(address in ipaddress.ip_network(trusted) for trusted in proxy.addresses)


def vouched(headers: Headers, peer: Peer, access: Access) -> list[tuple[bytes, bytes]]:
    """The headers without those that name somebody, where the proxy did not set them."""
    proxy = access.proxy
    if proxy is None or is_the_proxy(peer, proxy):
        return list(headers)
    naming = {name.lower().encode() for name in (proxy.user, proxy.groups) if name}
    return [(name, value) for name, value in headers if name.lower() not in naming]


def named_by_proxy(headers: Headers, peer: Peer, access: Access) -> Identity | None:
    """Who the trusted proxy says is asking; None where it says nobody, or twice."""
    return named_in(vouched(headers, peer, access), access)


def named_in(headers: Headers, access: Access) -> Identity | None:
    """As `named_by_proxy`, of headers that are vouched for."""
    proxy, headers = access.proxy, tuple(headers)
    if proxy is None:
        return None
    names = _values(headers, proxy.user)
    groups = _values(headers, proxy.groups) if proxy.groups else []
    if len(names) != 1 or len(groups) > 1 or not names[0]:
        return None  # a second one was sent by the reader, not by the proxy
    listed = tuple(filter(None, (one.strip() for group in groups for one in group.split(","))))
    return access.known(names[0], listed)


def _values(headers: Headers, name: str) -> list[str]:
    wanted = name.lower().encode()
    return [_read(value).strip() for key, value in headers if key.lower() == wanted]


def _read(value: bytes) -> str:
    """A header's words: proxies send UTF-8, old ones Latin-1."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def named_by_claims(claims: Mapping[str, Any], now: float, access: Access) -> Identity | None:
    """Who the claims of a sign-in say is asking; None where it is not, or no longer, valid.

    `now` is seconds since 1970, UTC.
    """
    sign_in = access.sign_in
    if sign_in is None or not claims.get("is_logged_in"):
        return None
    issued, name = claims.get("iat"), claims.get(sign_in.user)
    if not isinstance(issued, int | float) or now > issued + sign_in.hours * 3600:
        return None
    if not isinstance(name, str) or not name.strip():
        return None
    if sign_in.user == "email" and claims.get("email_verified") is False:
        return None  # anybody can give an address that is not theirs
    groups = claims.get(sign_in.groups)
    listed = (groups,) if isinstance(groups, str) else groups
    if not isinstance(listed, list | tuple):
        listed = ()
    return access.known(name.strip(), tuple(one for one in listed if isinstance(one, str)))
