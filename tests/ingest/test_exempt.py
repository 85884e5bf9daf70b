"""Papers that are not for publication come in by command alone, and stay in once they are."""

from __future__ import annotations

import pytest

from assistant.errors import LibraryError
from assistant.library import Library
from ingest.adding import added, read_again
from ingest.apart.limits import Children
from ingest.files import places_of
from tests.support.small_library import WordCounting

TEXT = "Report\n\n1. The ferry runs.\n\n2. It is late.\n\fEXEMPT\n\n1. The bid was low.\n"


def words(library: Library) -> str:
    edition = library.edition()
    return " ".join(p.text for d in edition.documents for p in edition.paragraphs(d.id))


def test_exempt_papers_are_let_in_by_command_and_read_again_so(tmp_path):
    library, file = Library(tmp_path / "library", WordCounting()), tmp_path / "a.txt"
    file.write_text(TEXT)
    places, _ = places_of([file])
    with Children(count=1) as children:

        def add(exempt: bool) -> str:
            with library.writing() as writer:
                (outcome,) = added(places, writer, children, lambda o: None, exempt=exempt)
            return outcome.what

        assert (add(False), add(False)) == ("added", "unchanged")
        assert "bid" not in words(library)
        with pytest.raises(LibraryError, match="not for publication and is not shown"):
            library.edition().shown("a")
        assert (add(True), add(False)) == ("replaced", "unchanged")
        assert "bid" in words(library)
        assert library.edition().shown("a") == TEXT.encode()
        with library.writing(anew=True) as writer:
            read_again(writer, children, lambda o: None)
        assert "bid" in words(library)
