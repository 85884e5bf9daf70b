"""Files as strangers send them: what they may be called, and which are not let in."""

import io
import zipfile

import pytest

from assistant.pages.keeping.papers import Papers
from assistant.pages.keeping.received import BEGINS, Bounds, Received, plain_name, refusal, too_much

BOUNDS = Bounds(size=2000, files=3)
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(100)
ELF = b"\x7fELF\x02\x01\x01" + bytes(100)
GIF, PDF, OLD = b"GIF89a\x01\x00", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive() -> bytes:
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as folder:
        folder.writestr("word/document.xml", "<x/>")
    return packed.getvalue()


GOOD = {".pdf": PDF, ".rtf": b"{\\rtf1", ".xls": OLD, ".ppt": OLD, ".doc": OLD}
GOOD |= {suffix: archive() for suffix in BEGINS if suffix[-1] == "x" or suffix[1] == "o"}
GOOD |= {".docm": archive(), ".xlsm": archive()}


@pytest.mark.parametrize("suffix", BEGINS)
def test_what_is_what_its_name_says_is_let_in(suffix):
    data = GOOD.get(suffix, "Caseloads are 12, at the café.".encode())
    assert refusal(Received(f"report{suffix}", data), BOUNDS) == ""
    assert refusal(Received(f"REPORT{suffix.upper()}", data), BOUNDS) == ""


@pytest.mark.parametrize("suffix", BEGINS)
@pytest.mark.parametrize("data", [EXE, ELF, GIF, bytes(64)], ids=["exe", "elf", "gif", "zeros"])
def test_a_renamed_program_or_picture_is_refused(suffix, data):
    assert "is not what its name says" in refusal(Received(f"report{suffix}", data), BOUNDS)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", b"PK\x03\x04"), ("a.docx", PDF), ("a.pdf", b"plain text"), ("a.xlsx", b"{\\rtf")],
)
def test_magic_bytes_of_another_kind_are_refused(name, data):
    assert "is not what its name says" in refusal(Received(name, data), BOUNDS)


@pytest.mark.parametrize(
    "name",
    ["run.exe", "run.sh", "a.pdf.exe", "report\u202efdp.exe", "a.py", "a.svg", "a.toml", "a.zip"],
)
def test_other_kinds_are_refused_whatever_they_hold(name):
    assert "is of a kind that is not read here" in refusal(Received(name, b"words"), BOUNDS)


@pytest.mark.parametrize("name", ["", "..", "/", "\0.pdf", "\u202e.pdf", ".pdf", "noend", "a/"])
def test_what_leaves_no_name_is_refused(name):
    assert "has no name that can be kept" in refusal(Received(name, PDF), BOUNDS)


def test_what_is_too_large_empty_or_too_many_is_said_with_the_bound():
    big, bounds = b"%PDF-" + bytes(2 * 2**20), Bounds(size=2**20)
    assert "larger than 1 MB" in refusal(Received("a.pdf", big), bounds)
    assert "is empty" in refusal(Received("a.pdf", b""), bounds)
    sixty = [Received(f"{at}.pdf", PDF) for at in range(60)]
    assert "60 files are too many at once: 3 are taken" in too_much(sixty, BOUNDS)
    assert too_much(sixty[:3], BOUNDS) == ""
    assert "more than 4 MB" in too_much([Received("a.pdf", big)] * 3, bounds)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\windows\\win.pdf", "win.pdf"),
        ("/srv/a.PDF", "a.pdf"),
        ("C:\\a.pdf", "a.pdf"),
        ("re\0port.pdf", "report.pdf"),
        ("\u202etroper\u202c.pdf", "troper.pdf"),
        ("a\nb\tc.pdf", "a b c.pdf"),
        (".hidden.pdf", "hidden.pdf"),
        ("~$draft.docx", "draft.docx"),
        ("--library.pdf", "library.pdf"),
        ("nul.txt", "nul-.txt"),
        ("a<b>c?.pdf", "a-b-c-.pdf"),
        ("cafe\u0301 adroddiad.pdf", "café adroddiad.pdf"),
        ("דו״ח.pdf", "דו״ח.pdf"),
        ("../a.pdf/../.toml", ""),
        ("report.pdf.toml", "report.pdf.toml"),
    ],
)
def test_a_name_is_kept_without_folders_and_without_what_nobody_sees(sent, kept):
    assert plain_name(sent) == kept


@pytest.mark.parametrize("letter", ["a", "é", "字"])
def test_a_name_of_three_hundred_letters_is_cut_and_keeps_its_end(tmp_path, letter):
    file = Received(letter * 300 + ".pdf", PDF)
    kept = Papers(tmp_path).put(file)
    assert kept.suffix == ".pdf" and kept.stem and kept.read_bytes() == PDF
    assert len(kept.name.encode()) <= 124


def test_no_file_takes_the_place_of_another_or_leaves_the_folder(tmp_path):
    papers = Papers(tmp_path / "papers")
    names = [papers.put(Received(n, PDF)).name for n in ("a.pdf", "../a.pdf", "x/../../a.pdf")]
    assert names == ["a.pdf", "a 2.pdf", "a 3.pdf"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["papers"]
    assert sorted(p.name for p in papers.folder.iterdir()) == sorted(names)


def test_a_link_is_neither_followed_nor_written_through(tmp_path):
    secret, papers = tmp_path / "secret.pdf", Papers(tmp_path / "papers")
    secret.write_bytes(b"secret")
    papers.folder.mkdir()
    (papers.folder / "a.pdf").symlink_to(secret)
    assert papers.put(Received("a.pdf", PDF)).name == "a 2.pdf"
    assert secret.read_bytes() == b"secret"
