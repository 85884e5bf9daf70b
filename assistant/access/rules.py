"""The file that says who is who, and which documents are for whom: ASSISTANT_ACCESS."""

from __future__ import annotations

import ipaddress
import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.access.identity import ADMINISTRATOR, RANKS, READER, Identity
from assistant.errors import SettingsError

Names = tuple[str, ...]
HeaderName = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+$")]


class _Table(BaseModel):
    """A table of the file; a name that is not known is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Holders(_Table):
    """Who holds a role, by name, or by a group of the claim or header."""

    people: Names = ()
    groups: Names = ()


class Proxy(_Table):
    """The reverse proxy that signs people in: its addresses, and the headers it sets."""

    addresses: Annotated[Names, Field(min_length=1)]
    user: HeaderName
    groups: HeaderName | None = None


class SignIn(_Table):
    """OpenID Connect: the claims that hold the name and the groups, and how long it holds."""

    user: str = "email"
    groups: str = "groups"
    hours: Annotated[float, Field(gt=0, le=24 * 30)] = 8


class Limit(_Table):
    """Documents (by id) and all below folders that only holders of one of the roles may see."""

    roles: Annotated[Names, Field(min_length=1)]
    documents: Names = ()
    folders: Names = ()


class Access(_Table):
    """Everything the file says. Without one everybody is a reader of everything."""

    proxy: Proxy | None = None
    sign_in: SignIn | None = None
    roles: dict[str, Holders] = {}
    limited: tuple[Limit, ...] = ()
    trust_network: bool = False

    @property
    def identifies(self) -> bool:
        """Whether people are told apart."""
        return self.proxy is not None or self.sign_in is not None

    @property
    def nobody_in_particular(self) -> Identity:
        """Everybody, where people are not told apart: administrators only of a trusted network."""
        return Identity.holding("", (ADMINISTRATOR if self.trust_network else READER,))

    def known(self, name: str, groups: Names = ()) -> Identity:
        """Whoever has this name and these groups, with the roles they hold: a reader where the
        file does not say who is."""
        called, of = name.casefold(), {group.casefold() for group in groups}
        held = {
            role
            for role, holders in self.roles.items()
            if called in map(str.casefold, holders.people)
            or of & set(map(str.casefold, holders.groups))
        }
        if READER not in self.roles:
            held.add(READER)
        return Identity.holding(name, held)


def access_from(file: str) -> Access:
    """What the file says; "" is no file. Raises SettingsError, which says where it is wrong."""
    if not file:
        return Access()
    try:
        said = tomllib.loads(Path(file).read_text("utf-8"))
        access = Access.model_validate(said)
        for address in access.proxy.addresses if access.proxy else ():
            ipaddress.ip_network(address)
    except OSError as error:
        raise SettingsError(f"ASSISTANT_ACCESS names {file}, which cannot be read.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise SettingsError(
            f"{file}: {where}: {first['msg']}. docs/sign-in.md shows such a file."
        ) from error
    except ValueError as error:
        raise SettingsError(f"{file}: {error}. docs/sign-in.md shows such a file.") from error
    if unknown := _unknown_roles(access):
        raise SettingsError(
            f"{file}: documents are limited to {', '.join(unknown)}, which nobody can hold: say who"
            f" does in [roles.{unknown[0]}]."
        )
    if unlike := [role for role in access.roles if role not in RANKS and role.lower() in RANKS]:
        raise SettingsError(f"{file}: write [roles.{unlike[0]}] in small letters.")
    for folder in (folder for limit in access.limited for folder in limit.folders):
        if not Path(folder).is_absolute():
            raise SettingsError(
                f"{file}: documents are limited below {folder}: give the whole path of the folder,"
                " such as /srv/documents/housing."
            )
    if access.trust_network and access.identifies:
        raise SettingsError(
            f"{file}: trust_network makes everybody an administrator and goes with no sign-in:"
            " take one of them out."
        )
    return access


def _unknown_roles(access: Access) -> Names:
    wanted = {role for limit in access.limited for role in limit.roles}
    return tuple(sorted(wanted - set(access.roles) - set(RANKS)))
