"""A page is left out for the work it makes, not for how long a busy machine lets it wait."""

from ingest.faults import signs_go_to
from ingest.formats.pdf.pdf import is_in_time


def test_waiting_gives_a_sign_and_costs_no_page():
    signs: list[str] = []
    signs_go_to(lambda: signs.append("still reading"))
    try:
        assert is_in_time(worked=5, passed=44, seconds=45)
        assert not signs
        assert is_in_time(worked=5, passed=300, seconds=45)
        assert len(signs) == 1
        assert not is_in_time(worked=46, passed=300, seconds=45)
    finally:
        signs_go_to(lambda: None)
    assert len(signs) == 1
