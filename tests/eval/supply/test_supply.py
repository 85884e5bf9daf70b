"""Licences of all that is installed, and the bill of materials, from the lock file."""

from __future__ import annotations

import json
from email.message import Message

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from eval.supply.__main__ import main
from eval.supply.bill import bill_of
from eval.supply.licences import ALLOWED, Licence, licence_told, licences_of, named_in
from eval.supply.lock import Locked, packages_in
from tests.support.places import ROOT


def test_every_package_of_the_lock_is_told_with_its_digests(tmp_path):
    lock = tmp_path / "requirements.lock"
    digest = "0" * 64
    lock.write_text(
        "Some_Package==1.2 ; sys_platform == 'win32' \\\n"
        f"    --hash=sha256:{digest} \\\n    --hash=sha256:{'1' * 64}\n"
        f"another==3 \\\n    --hash=sha256:{digest}\n"
    )
    assert packages_in(lock) == (
        Locked("another", "3", "", (digest,)),
        Locked("some-package", "1.2", "sys_platform == 'win32'", (digest, "1" * 64)),
    )
    assert all(one.sha256 for one in packages_in())


def test_every_licence_of_what_is_installed_is_allowed():
    told = licences_of(packages_in())
    assert [one for one in told if one.refused] == []
    assert sum(one.known for one in told) > 100


def about(**fields: str) -> Message:
    message = Message()
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"License_Expression": "MPL-2.0 AND (ISC OR MIT)"}, ("MPL-2.0", "ISC", "MIT")),
        ({"Classifier": "License :: OSI Approved :: ISC License (ISCL)"}, ("ISC",)),
        ({"Classifier": "License :: OSI Approved", "License": "MIT License\nwords"}, ("MIT",)),
        ({"License": "GNU General Public License v3"}, ("GNU General Public License v3",)),
        ({}, ("",)),
    ],
)  # fmt: skip
def test_a_licence_is_known_however_a_package_tells_it(fields, names):
    assert named_in(licence_told(about(**fields))) == names


def test_a_licence_that_is_not_on_the_list_is_refused(monkeypatch, capsys):
    monkeypatch.setattr(
        "eval.supply.licences.metadata", lambda name: about(License_Expression="AGPL-3.0-only")
    )
    told = licences_of([Locked("one", "1", "", ())])
    assert told == (Licence("one", "1", "AGPL-3.0-only", ("AGPL-3.0-only",)),)
    assert main(["licences"]) == 1
    assert "AGPL-3.0-only is not on the list." in capsys.readouterr().err
    assert not {name for name in ALLOWED if "GPL" in name}


def test_the_bill_of_materials_is_valid_and_the_same_every_time(capsys):
    assert main(["bill"]) == 0
    said = capsys.readouterr().out
    faults = JsonStrictValidator(SchemaVersion.V1_6).validate_str(said)
    assert faults is None
    bill = json.loads(said)
    packages = packages_in()
    assert [one["name"] for one in bill["components"]] == [one.name for one in packages]
    assert bill == json.loads(json.dumps(bill_of(packages, licences_of(packages))))


def test_advisories_are_looked_up_where_there_is_a_network():
    for file in ("github-actions.yml", "gitlab-ci.yml"):
        told = (ROOT / ".ci" / file).read_text()
        assert "pip-audit" in told and "requirements.lock" in told, file
