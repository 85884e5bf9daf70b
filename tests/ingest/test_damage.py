"""A damaged library is told as it is, grows no new one beside it, and is mended by a rebuild."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from assistant.errors import LibraryError
from assistant.library import Library
from ingest.adding import added, read_again
from ingest.apart.limits import Children, Limits
from ingest.files import places_of
from tests.support.commands import run as command
from tests.support.small_library import WordCounting, a_document, add, answers, state

STAND_IN = "tests.support.stand_in_reader:read"
QUESTIONS = ("text of the first", "beds", "late")
WAYS = ("deleted", "emptied", "truncated", "flipped")


@pytest.fixture(scope="module")
def children():
    with Children(Limits(seconds=60), STAND_IN, count=1) as some:
        yield some


@pytest.fixture
def library(tmp_path, children) -> Library:
    """Three documents, one of them in its second version, another in the last edition only."""
    library = Library(tmp_path / "library", WordCounting())
    folder = tmp_path / "documents"
    folder.mkdir()
    for texts in ({"a": "Text of the first", "b": "Beds"}, {"b": "More beds"}, {"c": "Late"}):
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text)
        with library.writing() as writer:
            added(places_of([folder])[0], writer, children, lambda outcome: None)
    return library


def rebuilt(library: Library, children) -> list[str]:
    """What was said of the documents that could not be read."""
    with library.writing(anew=True) as writer:
        outcomes = read_again(writer, children, lambda outcome: None)
    return [outcome.message for outcome in outcomes if outcome.message]


def everything(library: Library) -> dict:
    edition = library.edition()
    earlier = {d.id: [p.text for p in edition.paragraphs(d.id)] for d in edition.earlier}
    return {**state(library), **earlier}


def harm(path: Path, how: str, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    if how == "deleted":
        path.unlink()
    elif how == "emptied":
        path.write_bytes(b"")
    elif how == "truncated":
        path.write_bytes(data[: rng.randrange(len(data) or 1)])
    else:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)


def damages(library: Library, tmp_path: Path, children, times: int) -> None:
    """Damages one file at a time: it is told truly, nothing is built beside it, and all mended."""
    rng = random.Random(5)
    whole, sound = everything(library), answers(library, QUESTIONS)
    last = library.folder / "editions" / library.edition().id
    sure = [library.folder / "current", last / "truth.sqlite", last / "edition.json"]
    files = sorted(path for path in last.rglob("*") if path.is_file() and path.stat().st_size)
    chosen = [(path, how) for path in sure for how in WAYS]
    chosen += [(rng.choice(files), rng.choice(WAYS)) for _ in range(times - len(chosen))]
    for path, how in chosen:
        folder = tmp_path / "damaged"
        shutil.copytree(library.folder, folder)
        harm(folder / path.relative_to(library.folder), how, rng)
        harmed, done = Library(folder, WordCounting()), f"{path.name} {how}"
        told = list(harmed.faults())
        assert told, f"{done}: not noticed"
        assert not any("Not all" in fault for fault in told), (done, told)
        # The first of three was superseded a moment ago, and goes when its seconds are over.
        held = set(sorted((folder / "editions").iterdir())[-2:])
        try:
            add(harmed, *a_document("next.pdf", "Next"))
        except LibraryError as error:
            assert "python -m ingest rebuild" in str(error), done
            assert held <= set((folder / "editions").iterdir()), done
        else:
            with harmed.writing() as writer:
                writer.remove("next")
        messages = rebuilt(harmed, children)
        assert everything(harmed) == whole, (done, messages)
        assert answers(harmed, QUESTIONS) == sound, done
        if path.parent.name != "originals":
            assert (messages, list(harmed.faults())) == ([], []), done
        shutil.rmtree(folder)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_40_damages_of_any_file_are_told_and_mended(library, tmp_path, children):
    damages(library, tmp_path, children, 40)


@pytest.mark.parametrize(
    ("harmed", "why"), [(None, "missing"), (b"", "empty"), (b"\xff\xfe", "unreadable")]
)
def test_a_library_that_does_not_name_its_edition_says_so_and_is_mended(
    library, children, harmed, why
):
    whole, current = everything(library), library.folder / "current"
    current.unlink()
    if harmed is not None:
        current.write_bytes(harmed)
    held = sorted((library.folder / "editions").iterdir())
    said = (
        f"The library {library.folder} does not say which of its editions is in use: the file"
        f" current is {why}. Nothing is lost that was stored. Run: python -m ingest rebuild"
    )
    damaged = Library(library.folder, WordCounting())
    assert list(damaged.faults()) == [said]
    for attempt in (damaged.edition, lambda: add(damaged, *a_document("next.pdf", "Next"))):
        with pytest.raises(LibraryError) as raised:
            attempt()
        assert str(raised.value) == said
    assert sorted((library.folder / "editions").iterdir()) == held
    assert rebuilt(damaged, children) == []
    assert everything(damaged) == whole


def test_every_command_says_that_the_library_is_damaged(library):
    (library.folder / "current").unlink()
    for asked in (("ingest", "list"), ("ingest", "check"), ("ingest", "add", __file__),
                  ("ingest", "remove", "a"), ("assistant", "ask", "Beds?"),
                  ("assistant", "paragraph", "a", "1")):  # fmt: skip
        done = command(*asked, "--library", library.folder)
        assert done.returncode in (1, 2), asked
        assert "does not say which of its editions is in use" in done.stdout + done.stderr, asked
        assert "Traceback" not in done.stderr


def test_a_library_whose_editions_are_gone_is_not_taken_for_a_new_one(library):
    shutil.rmtree(library.folder / "editions")
    said = (
        f"The library {library.folder} holds no edition any more: its documents are gone. Restore"
        " a copy of the folder, or remove it and add the documents again."
    )
    damaged = Library(library.folder, WordCounting())
    assert list(damaged.faults()) == [said]
    with pytest.raises(LibraryError) as raised:
        add(damaged, *a_document("next.pdf", "Next"))
    assert str(raised.value) == said


def test_what_is_lost_with_a_truth_and_an_original_is_said(library, children):
    edition = library.edition()
    last = library.folder / "editions" / edition.id
    (last / "originals" / edition.document("c").sha256).unlink()
    (last / "truth.sqlite").write_bytes(b"")
    damaged = Library(library.folder, WordCounting())
    (said,) = damaged.faults()
    assert said.endswith(
        "Not all that was stored can be read. Restore a copy of the library's folder, or keep"
        " what can be read: python -m ingest rebuild"
    )
    assert rebuilt(damaged, children) == [
        "c.txt: the file that was kept is missing or damaged. So is what was read of it, and it is"
        " no longer in the library. Add the file again."
    ]
    assert state(damaged) == {"a": ("Text of the first",), "b": ("More beds",)}


def test_an_original_whose_name_is_lost_is_kept_under_another(library, children):
    edition = library.edition()
    sha256 = edition.document("c").sha256
    last = library.folder / "editions" / edition.id
    for name in ("truth.sqlite", "catalogue.json"):
        (last / name).write_bytes(b"")
    rebuilt(Library(library.folder, WordCounting()), children)
    assert state(Library(library.folder, WordCounting())) == {
        "a": ("Text of the first",),
        "b": ("More beds",),
        f"recovered-{sha256[:12]}": ("Late",),
    }


def test_a_library_of_which_nothing_can_be_read_is_left_as_it_is(library):
    for edition in (library.folder / "editions").iterdir():
        shutil.rmtree(edition / "originals")
        (edition / "truth.sqlite").write_bytes(b"")
        (edition / "catalogue.json").unlink()
    before = sorted(library.folder.rglob("*"))
    with (
        pytest.raises(LibraryError, match=r"Nothing that was stored .* can be read any more"),
        Library(library.folder, WordCounting()).writing(anew=True),
    ):
        pass
    assert sorted(library.folder.rglob("*")) == before
