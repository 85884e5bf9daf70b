"""Who is behind a token."""

import pytest

from assistant.access.identity import Identity
from assistant.access.rules import Access, Holders
from assistant.errors import SettingsError
from assistant.serving.asker import Asker
from assistant.serving.tokens import tokens_in, who_asks

TOKEN = "0123456789abcdef01234567"


ACCESS = Access(roles={"finance": Holders(people=("report",))})


def who(tokens, *sent: str) -> Asker | None:
    headers = [(b"authorization", one.encode("latin-1")) for one in sent]
    return who_asks({"headers": headers}, tokens, ACCESS)


def test_a_line_is_a_name_that_holds_its_roles_and_a_token(tmp_path):
    file = tmp_path / "tokens"
    lines = ("# who may ask", "", f"intranet {TOKEN}  # the web", f"report {TOKEN}x")
    file.write_text("\n".join(lines))
    tokens = tokens_in(str(file), ACCESS)
    reader = Identity("intranet", frozenset({"reader"}))
    assert who(tokens, f"Bearer {TOKEN}") == Asker("intranet", "api", reader)
    finance = Identity("report", frozenset({"reader", "finance"}))
    assert who(tokens, f"bearer {TOKEN}x") == Asker("report", "api", finance)
    for sent in ("", TOKEN, f"Basic {TOKEN}", "Bearer ", f"Bearer {TOKEN}y", "Bearer \xff"):
        assert who(tokens, sent) is None


def test_without_a_file_nobody_has_a_token():
    assert tokens_in("", ACCESS) == {}
    assert who({}, "Bearer ") is None


@pytest.mark.parametrize("line", ["intranet", "intranet short", f"a {TOKEN} b"])
def test_a_line_that_is_no_token_is_named(tmp_path, line):
    file = tmp_path / "tokens"
    file.write_text(f"good {TOKEN}\n{line}\n")
    with pytest.raises(SettingsError, match=r"Line 2 of .*tokens should be a name and a token"):
        tokens_in(str(file), ACCESS)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(SettingsError, match="ASSISTANT_API_TOKENS names"):
        tokens_in(str(tmp_path / "none"), ACCESS)
