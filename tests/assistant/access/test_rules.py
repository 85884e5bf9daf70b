"""The file of ASSISTANT_ACCESS: who holds which role, and what is wrong with it in one sentence."""

import pytest

from assistant.access.identity import Identity
from assistant.access.rules import access_from
from assistant.errors import SettingsError

FILE = """
[proxy]
addresses = ["127.0.0.1", "10.1.0.0/16"]
user = "X-Forwarded-User"
groups = "X-Forwarded-Groups"

[roles.librarian]
people = ["A.Clerk@ashmere.example"]

[roles.housing]
groups = ["GRP-Housing"]

[[limited]]
folders = ["/papers/housing"]
roles = ["housing"]
"""


def read(tmp_path, text: str):
    (tmp_path / "access.toml").write_text(text, "utf-8")
    return access_from(str(tmp_path / "access.toml"))


def test_whoever_is_signed_in_is_a_reader_where_the_file_does_not_say_who_is(tmp_path):
    access = read(tmp_path, FILE)
    assert access.known("b@ashmere.example").roles == {"reader"}
    assert access.known("a.clerk@ashmere.example").roles == {"reader", "librarian"}
    assert access.known("b", ("grp-housing",)).roles == {"reader", "housing"}


def test_where_the_file_says_who_reads_nobody_else_does(tmp_path):
    access = read(tmp_path, FILE + '[roles.reader]\ngroups = ["All staff"]\n')
    assert access.known("b") == Identity("b")
    assert access.known("b", ("All staff",)).roles == {"reader"}
    assert access.known("a.clerk@ashmere.example").roles == {"reader", "librarian"}


def test_a_name_is_no_group_and_a_group_no_name(tmp_path):
    access = read(tmp_path, FILE)
    assert access.known("GRP-Housing").roles == {"reader"}
    assert access.known("b", ("a.clerk@ashmere.example",)).roles == {"reader"}


def test_nobody_administers_without_a_file_unless_the_network_is_trusted(tmp_path):
    assert access_from("").nobody_in_particular.roles == {"reader"}
    trusted = read(tmp_path, "trust_network = true")
    assert trusted.nobody_in_particular.roles == {"reader", "librarian", "administrator"}
    assert not trusted.identifies


def test_in_a_frame_nobody_administers():
    administrator = Identity.holding("a", ("administrator", "housing"))
    assert administrator.framed.roles == {"reader", "housing"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[proxy]\nuser = 'X-User'\n", "proxy.addresses: Field required"),
        ("[proxy]\naddresses = ['the proxy']\nuser = 'X-User'\n", "'the proxy' does not appear"),
        ("[proxy]\naddresses = ['127.0.0.1']\nuser = 'X User'\n", "proxy.user: String should"),
        ("[signin]\n", "signin: Extra inputs are not permitted"),
        ("[[limited]]\nroles = ['hosing']\n", "limited to hosing, which nobody can hold"),
        ("[[limited]]\nfolders = ['/a']\n", "limited.0.roles: Field required"),
        ("[[limited]]\nroles = ['reader']\nfolders = ['papers']\n", "below papers: give the whole"),
        ("[[limited]]\nroles = ['reader']\nfolders = ['~/papers']\n", "give the whole path"),
        ("[roles.Administrator]\npeople = ['a']\n", "write [roles.Administrator] in small"),
        ("trust_network = true\n[sign_in]\n", "goes with no sign-in"),
        ("roles = [", "Invalid value"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_that_names_the_file(tmp_path, text, words):
    with pytest.raises(SettingsError) as error:
        read(tmp_path, text)
    assert words in str(error.value) and "access.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_is_not_an_open_door(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        access_from(str(tmp_path / "none.toml"))
