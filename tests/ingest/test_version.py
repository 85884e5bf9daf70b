"""A better reader is noticed wherever in the house it stands."""

from ingest import version
from tests.support.places import ROOT


def test_the_code_of_every_folder_that_reads_is_part_of_the_version():
    folders = {path.parent.relative_to(ROOT).as_posix() for path in version.modules()}
    assert {
        "assistant/kinds",
        "assistant/text",
        "ingest/facts",
        "ingest/formats/pdf",
        "ingest/formats/word",
        "ingest/layout",
        "ingest/structure",
    } <= folders


def test_what_stores_and_starts_is_no_part_of_it():
    places = {path.relative_to(ROOT).as_posix() for path in version.modules()}
    assert not places & {"ingest/adding.py", "ingest/apart/child.py", "ingest/__main__.py"}
