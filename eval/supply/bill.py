"""The software bill of materials: what the lock file names, in CycloneDX 1.6 as JSON."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterable
from typing import Any

from eval.supply.licences import Licence
from eval.supply.lock import ROOT, Locked

SPACE = uuid.UUID("5d0f3c0e-5b0e-4b6f-9a8e-2f1f5f1f7c11")  # any one, the same for ever


def bill_of(packages: Iterable[Locked], licences: Iterable[Licence]) -> dict[str, Any]:
    """One object, the same for the same lock file: no time and no machine is in it."""
    packages = tuple(packages)
    told = {one.package: one.told for one in licences}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    root = _reference(project["name"], project["version"])
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(SPACE, repr(packages))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [_component(one, told.get(one.name, "")) for one in packages],
        "dependencies": [
            {"ref": root, "dependsOn": [_reference(one.name, one.version) for one in packages]}
        ],
    }


def _component(one: Locked, licence: str) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": _reference(one.name, one.version),
        "name": one.name,
        "version": one.version,
        "purl": _reference(one.name, one.version),
        "properties": [{"name": "lock:sha256", "value": digest} for digest in one.sha256],
    }
    if licence:
        component["licenses"] = [{"license": {"name": licence}}]
    if one.marker:
        component["properties"].append({"name": "lock:marker", "value": one.marker})
    return component


def _reference(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"
