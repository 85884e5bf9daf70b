"""Every package that is installed with the product comes under a licence that is allowed."""

import pytest

from tests.support.parts import LOCK, Part, parts_of, sbom


def test_every_package_of_the_lock_that_is_installed_here_is_allowed():
    parts = parts_of(LOCK)
    assert len(parts) > 100
    assert [part.name for part in parts if part.installed and not part.allowed] == []


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("", False),
        ("Other/Proprietary License", False),
        ("GPL-2.0-only OR BSD-3-Clause", True),
        ("MIT AND LGPL-3.0-only", False),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
    ],
)
def test_a_licence_is_allowed_where_each_that_must_be_kept_is(licence, allowed):
    assert Part("a", "1", (), licence, True).allowed is allowed


def test_the_bill_of_materials_names_each_package_with_its_hashes():
    part = Part("Some-Thing", "1.2", ("ab", "cd"), "MIT", True)
    made = sbom((part,))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert made["components"] == [
        {
            "type": "library",
            "name": "Some-Thing",
            "version": "1.2",
            "purl": "pkg:pypi/some-thing@1.2",
            "hashes": [
                {"alg": "SHA-256", "content": "ab"},
                {"alg": "SHA-256", "content": "cd"},
            ],
            "licenses": [{"license": {"name": "MIT"}}],
        }
    ]
