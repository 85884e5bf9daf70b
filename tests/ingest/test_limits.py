"""Files that would take all time and memory take neither, and the files beside them are read."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import tempfile
import zlib

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

from assistant.errors import FileRefused
from ingest import faults
from ingest.apart import limits
from ingest.apart.limits import Children, FileIn, Limits, ReadFile
from ingest.telling import progress
from tests.support.commands import ROOT, run

STAND_IN = "tests.support.stand_in_reader:read"
TIGHT = Limits(seconds=8, memory=512 * 2**20, characters=10_000, size=10_000)


@pytest.fixture(scope="module")
def children():
    with Children(TIGHT, STAND_IN, count=2) as some:
        yield some


def read(children: Children, text: str, name: str = "a.txt") -> ReadFile:
    return children.read(FileIn(name, text.encode()))


def test_a_good_file_comes_back_whole(children):
    found = read(children, "Placements")
    assert (found.document.id, found.paragraphs[0].text) == ("a", "Placements")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("greedy", "needs more memory than a file may"),
        ("loop", "took longer than 8 seconds"),
        ("sleep", "took longer than 8 seconds"),
        ("bomb", "needs more memory than a file may"),
        ("crash", "made its reader crash"),
        ("mistake", "could not be read: it may be damaged"),
        ("refused", "is refused"),
        ("long", "holds 15,000 characters; 10,000 at most"),
        ("x" * 10_001, "0 MB at most can be read"),
    ],
)
def test_a_bad_file_is_named_with_the_reason_and_the_next_is_read(children, text, said):
    with pytest.raises(FileRefused, match=said) as refused:
        read(children, text, "odd name.txt")
    assert str(refused.value).startswith("odd name.txt")
    assert read(children, "Placements").paragraphs[0].text == "Placements"


def test_a_file_after_one_that_took_too_long_is_read_by_another_child():
    with Children(Limits(seconds=0.3), STAND_IN, count=1) as one:
        for _ in range(5):
            with pytest.raises(FileRefused, match="took longer"):
                read(one, "sleep")
            child = one._free.get()
            assert not child.alive
            one._free.put(child)


def test_what_a_killed_child_had_on_the_disk_goes_with_it(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Children(Limits(seconds=1), STAND_IN, count=1) as one:
        with pytest.raises(FileRefused, match="took longer"):
            read(one, "litter")
        assert list(tmp_path.iterdir()) == []
        read(one, "Placements")
        assert list(tmp_path.iterdir()) != []
    assert list(tmp_path.iterdir()) == []


def test_each_page_that_is_recognised_earns_time_for_another(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS_A_PICTURE", 1.5)
    with Children(Limits(seconds=1), STAND_IN, count=1) as one:
        assert read(one, "pages").paragraphs[0].text == "pages"
        with pytest.raises(FileRefused, match="took longer than 2 seconds"):
            read(one, "a page")


def test_whoever_waits_for_the_command_is_told_of_each_page_that_is_recognised(monkeypatch, capsys):
    monkeypatch.setattr(faults, "_signs", [])
    with Children(TIGHT, STAND_IN, count=1) as one:
        with progress(1):
            read(one, "pages")
        assert capsys.readouterr().out == ""
        with progress(1, each=True):
            read(one, "pages")
        assert capsys.readouterr().out == "\n" * 4


def test_the_time_a_child_takes_to_start_is_not_the_file_s():
    with Children(Limits(seconds=1), "tests.support.slow_to_start:read", count=1) as one:
        assert read(one, "Placements").paragraphs[0].text == "Placements"


@pytest.mark.parametrize("reader", ["tests.support.slow_to_start:read", "tests.nowhere:read"])
def test_a_child_that_does_not_start_is_told_from_a_bad_file(monkeypatch, reader):
    monkeypatch.setattr("ingest.apart.limits.SECONDS_TO_START", 1)
    with Children(Limits(), reader, count=1) as one, pytest.raises(FileRefused) as refused:
        read(one, "Placements")
    assert str(refused.value) == (
        "a.txt was left out, as the process that reads files did not start. Add it again when the"
        " machine has more memory and less to do."
    )


def test_what_a_reader_prints_harms_nothing(children):
    assert read(children, "print").paragraphs[0].text == "print"


def test_children_are_reused_however_large_their_parent_is():
    parent = bytearray(300 * 2**20)
    parent[::4096] = b"x" * len(parent[::4096])
    with Children(TIGHT, STAND_IN, count=1) as one:
        pids = {read(one, "who").paragraphs[1].text for _ in range(5)}
    assert len(pids) == 1


def test_files_come_back_in_the_order_they_were_given(children):
    files = [FileIn(f"{n}.txt", f"text {n}".encode()) for n in range(20)]
    found = list(children.read_each(files))
    assert [file.name for file, _ in found] == [file.name for file in files]
    assert [read.paragraphs[0].text for _, read in found] == [f"text {n}" for n in range(20)]


def test_files_in_hand_hold_no_more_bytes_than_one_file_may_have():
    given: list[int] = []

    def files():
        for n in range(12):
            given.append(n)
            yield FileIn(f"{n}.txt", b"x" * 4_000)

    with Children(TIGHT, STAND_IN, count=4) as some:  # 10,000 bytes, and four would hold 32,000
        found = some.read_each(files())
        first = next(found)[0].name
        in_hand = len(given)
        rest = [file.name for file, _ in found]
    assert (first, in_hand) == ("0.txt", 3)
    assert rest == [f"{n}.txt" for n in range(1, 12)]


def test_the_peak_that_is_measured_is_that_of_the_process_itself(tmp_path):
    parent = bytearray(900 * 2**20)  # larger than the product is when it only lists
    parent[::4096] = b"x" * len(parent[::4096])
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "list", "--library", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    own, _ = json.loads(done.stdout.splitlines()[-1])["kilobytes"]
    assert own * 1024 < len(parent)


def a_pdf(pages: int = 1, lines: int = 10) -> bytes:
    paper = io.BytesIO()
    canvas = Canvas(paper)
    for page in range(pages):
        for line in range(lines):
            canvas.drawString(72, 780 - 14 * line, f"{page * lines + line + 1}. Words of a page.")
        canvas.showPage()
    canvas.save()
    return paper.getvalue()


def one_stream_on_many_pages(pages: int = 400, lines: int = 30_000) -> bytes:
    """A loop in effect: a small file whose every page draws the same long text."""
    writer = PdfWriter(PdfReader(io.BytesIO(a_pdf())))
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F1 9 Tf 72 700 Td " + b"(Words again) Tj 0 -9 Td " * lines + b"ET")
    shared = writer._add_object(stream.flate_encode())
    for _ in range(pages):
        page = writer.add_page(writer.pages[0])
        page[NameObject("/Contents")] = shared
    paper = io.BytesIO()
    writer.write(paper)
    return paper.getvalue()


def decompression_bomb(megabytes: int) -> bytes:
    """One page whose content is all but empty and so many megabytes long."""
    return pages_of_spaces([megabytes], layers=1)


def nested_bomb(pages: int, megabytes: int) -> bytes:
    """Compressed twice: each page stays below what a stream may hold, the file is tiny."""
    return pages_of_spaces([megabytes] * pages, layers=2)


def pages_of_spaces(megabytes: list[int], layers: int) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(a_pdf())))
    for each in megabytes:
        stream = StreamObject()
        data = b"BT /F1 9 Tf 72 700 Td (Words) Tj ET" + b" " * (each * 2**20)
        for _ in range(layers):
            data = zlib.compress(data, 9)
        stream._data = data
        stream[NameObject("/Filter")] = ArrayObject([NameObject("/FlateDecode")] * layers)
        page = writer.add_page(writer.pages[0])
        page[NameObject("/Contents")] = writer._add_object(stream)
    writer.remove_page(0)
    paper = io.BytesIO()
    writer.write(paper)
    return paper.getvalue()


# What getrusage says of a process begins with the size of the one that started it, which here is
# that of all the tests; so its own peak is asked of the kernel. That of the children it started
# begins with its own size, and bounds theirs.
MEASURED = """
import json, re, resource, sys
from pathlib import Path
from ingest.__main__ import main
code = main(sys.argv[1:])
own = int(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1])
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"code": code, "kilobytes": [own, children]}))
"""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_bombs_a_loop_and_3000_pages_among_fifty_good_files(tmp_path):
    folder, library = tmp_path / "documents", tmp_path / "library"
    folder.mkdir()
    for n in range(50):
        (folder / f"good-{n}.pdf").write_bytes(a_pdf() + b"%" + str(n).encode())
    bad = {
        "a-bomb.pdf": decompression_bomb(376),
        "b-nested-bomb.pdf": nested_bomb(40, 70),
        "c-loop.pdf": one_stream_on_many_pages(),  # beside the bomb in time too: 60 s for both
        "long.pdf": a_pdf(3000, 1),
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
        assert len(data) < 2 * 2**20
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "add", str(folder), "--library", str(library), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=500,
    )
    report, measured = map(json.loads, done.stdout.splitlines())
    files = {f["name"]: f for f in report["files"]}
    refused = {n: f["message"] for n, f in files.items() if f["what"] == "refused"}
    # However fast the machine: what takes too long is left out, the page or the whole file.
    slow = {"b-nested-bomb.pdf", "c-loop.pdf"}
    for name in slow & set(refused):
        assert refused.pop(name).startswith((f"{name} took longer than", f"{name} has no page"))
        slow.remove(name)
    for name in slow:
        assert "damaged page" in {problem["kind"] for problem in files[name]["problems"]}
    assert refused == {
        "a-bomb.pdf": "a-bomb.pdf has no page that can be read: Page 1 is damaged: words may be"
        " missing. Save it as PDF again and add that.",
        "long.pdf": "long.pdf has 3,000 pages; 2,000 at most can be read. Add it in pieces.",
    }
    kept = {f["document"] for f in report["files"] if f["what"] == "added"}
    assert kept >= {f"good-{n}" for n in range(50)}
    listed = run("ingest", "list", "--library", library).stdout
    assert {line.split()[0] for line in listed.splitlines()} == kept
    assert measured["code"] == 1
    assert max(measured["kilobytes"]) * 1024 < Limits().memory


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The file with some bytes changed, dropped, repeated or moved."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at, length = rng.randrange(len(changed) or 1), rng.randint(1, 200)
        match rng.randrange(5):
            case 0:
                changed[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length]
            case 3:
                other = rng.randrange(len(changed) or 1)
                changed[at : at + length] = changed[other : other + length]
            case 4:
                changed[at : at + 4] = str(rng.randrange(-(10**6), 10**9)).encode()
    return bytes(changed)


def fuzz(times: int, seed: int) -> tuple[int, int]:
    """How many mutated PDFs were read, and how many refused; anything else is an error."""
    rng = random.Random(seed)
    originals = [a_pdf(2), a_pdf(1, 40)]
    for compressed in (False, True):  # with plain streams a change reaches the words too
        writer = PdfWriter(PdfReader(io.BytesIO(originals[0])))
        for page in writer.pages:
            page.compress_content_streams() if compressed else None
        paper = io.BytesIO()
        writer.write(paper)
        originals.append(paper.getvalue())
    files = (FileIn(f"{n}.pdf", mutated(rng.choice(originals), rng)) for n in range(times))
    read = refused = 0
    with Children(Limits(seconds=30, memory=1024 * 2**20), count=2) as children:
        for file, result in children.read_each(files):
            if isinstance(result, FileRefused):
                refused += 1
                assert file.name in str(result) and str(result).endswith(".")
            else:
                read += 1
    return read, refused


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_300_mutated_pdfs_are_read_or_refused():
    read, refused = fuzz(300, seed=1)
    assert read + refused == 300 and read and refused


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_10000_mutated_pdfs_are_read_or_refused():
    read, refused = fuzz(10_000, seed=2)
    print(f"{read} read, {refused} refused")
    assert read + refused == 10_000
