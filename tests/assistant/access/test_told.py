"""Identity from a proxy's header only from the proxy, and from claims only while they hold."""

import pytest

from assistant.access.rules import Access
from assistant.access.told import named_by_claims, named_by_proxy

PROXY = Access.model_validate(
    {
        "proxy": {"addresses": ["10.0.0.5", "::1"], "user": "X-User", "groups": "X-Groups"},
        "roles": {"housing": {"groups": ["Housing"]}},
    }
)
CLAIMS = Access.model_validate(
    {"sign_in": {"hours": 8}, "roles": {"housing": {"groups": ["Housing"]}}}
)
NOW = 1_800_000_000.0
VALID = {"is_logged_in": True, "email": "a@ashmere.example", "iat": NOW - 60, "groups": ["Housing"]}


def by_proxy(*headers: tuple[str, str], peer=("10.0.0.5", 40000)):
    return named_by_proxy([(k.encode(), v.encode()) for k, v in headers], peer, PROXY)


def test_the_proxy_names_who_asks_and_their_groups():
    named = by_proxy(("x-user", "ann"), ("X-GROUPS", "Parks, Housing"))
    assert (named.name, named.roles) == ("ann", {"reader", "housing"})
    assert by_proxy(("x-user", "ann"), peer=("::1", 1)).name == "ann"


@pytest.mark.parametrize("code", ["utf-8", "latin-1"])
def test_a_name_with_accents_is_read_as_the_proxy_wrote_it(code):
    access = Access.model_validate(
        {**PROXY.model_dump(), "roles": {"housing": {"groups": ["Tai Siân"]}}}
    )
    headers = [(b"x-user", "Siân".encode(code)), (b"x-groups", "Tai Siân".encode(code))]
    named = named_by_proxy(headers, ("10.0.0.5", 40000), access)
    assert (named.name, named.roles) == ("Siân", {"reader", "housing"})


@pytest.mark.parametrize("peer", [("10.0.0.6", 40000), ("10.0.0.5", 0), ("testclient", 50), None])
def test_a_header_from_anywhere_else_names_nobody(peer):
    assert by_proxy(("x-user", "ann"), peer=peer) is None


@pytest.mark.parametrize(
    "headers",
    [
        (),
        (("x-user", ""),),
        (("x-user", "ann"), ("x-user", "eve")),
        (("x-user", "ann"), ("x-groups", "Housing"), ("x-groups", "Parks")),
    ],
)
def test_a_header_that_is_missing_empty_or_there_twice_names_nobody(headers):
    assert by_proxy(*headers) is None


def test_without_a_proxy_in_the_file_no_header_is_believed():
    assert named_by_proxy([(b"x-user", b"ann")], ("10.0.0.5", 40000), Access()) is None


def by_claims(**changed):
    return named_by_claims({**VALID, **changed}, NOW, CLAIMS)


def test_claims_name_who_signed_in_and_their_groups():
    assert by_claims().roles == {"reader", "housing"}
    assert by_claims(groups="Housing").roles == {"reader", "housing"}
    assert by_claims(groups={"Housing": 1}).roles == {"reader"}
    assert by_claims(email_verified=True).name == "a@ashmere.example"


@pytest.mark.parametrize(
    "changed",
    [
        {"is_logged_in": False},
        {"iat": NOW - 8 * 3600 - 1},
        {"iat": None},
        {"iat": "now"},
        {"email": ""},
        {"email": None},
        {"email_verified": False},
    ],
)
def test_claims_that_are_old_or_name_nobody_name_nobody(changed):
    assert by_claims(**changed) is None


def test_without_sign_in_in_the_file_no_claim_is_believed():
    assert named_by_claims(VALID, NOW, Access()) is None
