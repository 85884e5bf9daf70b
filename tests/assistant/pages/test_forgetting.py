"""All that one person asked is deleted, and what was broken off can be done again."""

import pytest

from assistant.answers import Turn
from assistant.pages import shelf
from assistant.pages.forgetting import forget
from assistant.pages.marks import mark, marks
from assistant.pages.shelf import Shelf, forget_old
from assistant.records.records import Records
from tests.support.recording import OneDocument, answer


@pytest.fixture
def records(tmp_path):
    records = Records(tmp_path, 30)
    for at in range(3):
        kept = records.keep(answer("How many lorries?"), "ann", "page", OneDocument())
        Shelf(tmp_path, "secret", 30).keep(f"{at:012x}", [Turn("How many?", kept)])
        mark(tmp_path, {"question": "How many?", "id": kept.id}, "No.")
    return records


def left(records, library) -> tuple[int, int, int]:
    kept = Shelf(library, "secret", 30).kept()
    return len(records.answers()), len(kept), len(marks(library))


def test_where_a_conversation_cannot_be_deleted_the_records_still_say_whose_it_is(
    records, tmp_path, monkeypatch
):
    with monkeypatch.context() as broken:

        def denied(file, **_):
            raise PermissionError(file)

        broken.setattr(shelf.Path, "unlink", denied)
        with pytest.raises(PermissionError):
            forget(tmp_path, records, "ann")
    assert left(records, tmp_path) == (3, 3, 3)
    assert forget(tmp_path, records, "ann") == 3
    assert left(records, tmp_path) == (0, 0, 0)


@pytest.mark.parametrize("by", ["forget", "age"])
def test_a_conversation_that_is_gone_meanwhile_keeps_none_of_the_others(
    records, tmp_path, monkeypatch, by
):
    glob = shelf.Path.glob

    def one_gone(folder, pattern):
        files = sorted(glob(folder, pattern))
        files[0].unlink(missing_ok=True)
        return files

    with monkeypatch.context() as busy:
        busy.setattr(shelf.Path, "glob", one_gone)
        forget(tmp_path, records, "ann") if by == "forget" else forget_old(tmp_path, 0)
    assert left(records, tmp_path)[1] == 0
