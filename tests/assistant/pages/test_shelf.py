"""Conversations are kept for their own reader, for a number of days."""

import os
import time
from datetime import date, timedelta

from assistant.answers import Answer, Question, Row, Turn
from assistant.pages.shelf import DAY, Shelf, _cleared, forget_old, new_id
from tests.support.scripted_assistant import NEW, OLD, SENTENCE

FIRST = Turn("How fast?", Answer(Question("How fast?"), "answered", (SENTENCE,)))
ROWS = (Row(OLD), Row(NEW, (SENTENCE,)))
SECOND = Turn("Compare.", Answer(Question("Compare.", history=(FIRST,)), "answered", rows=ROWS))


def shelf(folder, secret="a secret", days=30) -> Shelf:
    return Shelf(folder, secret, days)


def test_what_is_kept_comes_back_whole(tmp_path):
    shelf(tmp_path).keep(id := new_id(), (FIRST, SECOND))
    assert shelf(tmp_path).turns(id) == (FIRST, SECOND)


def test_nobody_else_finds_it_and_the_secret_is_not_written_down(tmp_path):
    shelf(tmp_path).keep(id := new_id(), (FIRST,))
    assert shelf(tmp_path, "another").turns(id) is None
    assert shelf(tmp_path, "another").kept() == ()
    (file,) = tmp_path.rglob("*.json")
    assert "a secret" not in f"{file} {file.read_text()}"


def test_what_quotes_a_paper_that_is_not_for_the_reader_any_more_is_not_opened(tmp_path):
    shelf(tmp_path).keep(quoted := new_id(), (FIRST,))
    shelf(tmp_path).keep(compared := new_id(), (SECOND,))
    hidden = Shelf(tmp_path, "a secret", 30, {NEW.id})
    assert (hidden.turns(quoted), hidden.turns(compared)) == (None, None)
    assert Shelf(tmp_path, "a secret", 30, {OLD.id}).turns(quoted) == (FIRST,)


def test_an_id_that_was_made_up_names_no_other_file(tmp_path):
    (tmp_path / "conversations").mkdir()
    (tmp_path / "conversations" / "other.json").write_text('{"name": "", "turns": []}')
    assert shelf(tmp_path).turns("../other") is None


def test_what_can_no_longer_be_read_is_as_if_it_were_not_there(tmp_path):
    shelf(tmp_path).keep(id := new_id(), (FIRST,))
    (file,) = tmp_path.rglob("*.json")
    file.write_text('{"name": "How fast?", "turns": [{"question": 1}]}')
    assert shelf(tmp_path).turns(id) is None
    file.write_text("{")
    assert shelf(tmp_path).kept() == ()


def test_what_is_too_old_is_not_opened_by_its_address_either(tmp_path):
    shelf(tmp_path).keep(id := new_id(), (FIRST,))
    (file,) = tmp_path.rglob("*.json")
    os.utime(file, (time.time() - 31 * DAY,) * 2)
    assert shelf(tmp_path).turns(id) is None


def test_a_server_that_is_never_started_again_forgets_once_a_day(tmp_path, monkeypatch):
    shelf(tmp_path, "another").keep(new_id(), (FIRST,))
    (old,) = tmp_path.rglob("*.json")
    os.utime(old, (time.time() - 31 * DAY,) * 2)
    shelf(tmp_path).keep(new_id(), (FIRST,))
    assert old.exists()
    monkeypatch.setitem(_cleared, tmp_path, date.today() - timedelta(days=1))
    shelf(tmp_path).keep(new_id(), (FIRST,))
    assert not old.exists()


def test_after_the_days_it_is_off_the_list_and_then_gone(tmp_path):
    shelf(tmp_path).keep(new_id(), (FIRST,))
    (file,) = tmp_path.rglob("*.json")
    os.utime(file, (time.time() - 2 * DAY,) * 2)
    assert shelf(tmp_path, days=1).kept() == () and len(shelf(tmp_path, days=3).kept()) == 1
    forget_old(tmp_path, 3)
    assert file.exists()
    forget_old(tmp_path, 1)
    assert not file.exists()


def test_keeping_nothing_deletes_what_was_kept(tmp_path):
    shelf(tmp_path).keep(new_id(), (FIRST,))
    forget_old(tmp_path, 0)
    assert list(tmp_path.rglob("*.json")) == []
