"""The licences of everything the product installs, against those that a council may use freely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata

from eval.supply.lock import Locked

# Licences by SPDX id under which a council may use, change and pass on the product as it likes.
# MPL-2.0 asks only that changes to its own files be published; none is changed here.
ALLOWED = frozenset(
    "0BSD AFL-2.1 Apache-2.0 BSD BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python ISC MIT MIT-0"
    " MIT-CMU MPL-2.0 PSF-2.0 Unlicense Zlib".split()
)
# How those are called in classifiers and in the free text that older packages have.
CALLED: Mapping[str, str] = {
    "academic free license (afl)": "AFL-2.1",
    "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "3-clause bsd license": "BSD-3-Clause",
    "bsd license": "BSD",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "the unlicense (unlicense)": "Unlicense",
}
# What a package says in free text only, read by a person: its own licence and its binaries'.
READ = {"pypdfium2": "BSD-3-Clause AND Apache-2.0"}


@dataclass(frozen=True, slots=True)
class Licence:
    """What a package says of its licence. `refused` are the names in it that are not allowed;
    `known` is False for a package that is not installed here."""

    package: str
    version: str
    told: str
    refused: tuple[str, ...] = ()
    known: bool = True


def licences_of(packages: Iterable[Locked]) -> tuple[Licence, ...]:
    """The licence of each package, as its metadata tell; none is looked up anywhere else."""
    found = []
    for one in packages:
        try:
            told = licence_told(metadata(one.name), one.name)
        except PackageNotFoundError:
            found.append(Licence(one.name, one.version, "", known=False))
            continue
        refused = tuple(name for name in named_in(told) if name not in ALLOWED)
        found.append(Licence(one.name, one.version, told, refused if told else ("none told",)))
    return tuple(found)


def licence_told(about: object, name: str = "") -> str:
    """The SPDX expression, else the classifiers, else the first line of free text."""
    if name in READ:
        return READ[name]
    get, get_all = getattr(about, "get"), getattr(about, "get_all")  # noqa: B009
    if expression := get("License-Expression"):
        return str(expression)
    classifiers = [str(one) for one in get_all("Classifier") or ()]
    kinds = [one.split(" :: ")[-1] for one in classifiers if one.startswith("License :: ")]
    kinds = [kind for kind in kinds if kind != "OSI Approved"]
    if kinds:
        return " AND ".join(kinds)
    return str(get("License") or "").strip().split("\n")[0]


def named_in(told: str) -> tuple[str, ...]:
    """The licences that an expression names, each by its SPDX id where it is known; all of them
    count, also where one may choose."""
    names = (name.strip() for name in re.split(r"\s+(?:AND|OR)\s+", told))
    known = (CALLED.get(name.lower()) or name.strip("()") for name in names)
    return tuple(dict.fromkeys(known))
