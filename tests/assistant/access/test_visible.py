"""Which documents are there for whom."""

from dataclasses import replace

import pytest

from assistant.access.identity import Identity
from assistant.access.readers import Readers
from assistant.access.rules import Access
from assistant.access.visible import check_limits, visible_of
from assistant.documents import Document, Facts
from assistant.errors import SettingsError
from assistant.library import Library
from tests.support.small_library import WordCounting, a_document, add

ACCESS = Access.model_validate(
    {
        "roles": {"housing": {"groups": ["Housing"]}, "legal": {"people": ["a@ashmere.example"]}},
        "limited": [
            {"folders": ["/papers/housing"], "roles": ["housing"]},
            {"documents": ["advice"], "roles": ["legal", "librarian"]},
        ],
    }
)


def document(id: str, place: str = "/papers/open/x.pdf") -> Document:
    return Document(id, Facts(), f"{id}.pdf", "", place=place)


OPEN, RENTS = document("open"), document("rents", "/papers/housing/2024/rents.pdf")
ADVICE = document("advice")
BOTH = document("advice", "/papers/Housing/advice.pdf")


def seen(*documents: Document, roles=("reader",)) -> set[str]:
    return set(visible_of(documents, Identity.holding("a", roles), ACCESS))


@pytest.mark.parametrize(
    ("roles", "ids"),
    [
        (["reader"], {"open"}),
        (["reader", "housing"], {"open", "rents"}),
        (["reader", "legal"], {"open", "advice"}),
        (["librarian"], {"open", "advice"}),
        (["administrator"], {"open", "advice"}),
        (["housing"], set()),  # who is no reader
        ([], set()),
    ],
)
def test_a_limited_document_is_there_for_the_roles_it_is_limited_to(roles, ids):
    assert seen(OPEN, RENTS, ADVICE, roles=roles) == ids


def test_who_is_not_known_sees_nothing():
    assert visible_of((OPEN,), None, ACCESS) == frozenset()


def test_several_limits_on_one_document_hold_together():
    assert seen(BOTH, roles=["reader", "legal"]) == set()
    assert seen(BOTH, roles=["reader", "legal", "housing"]) == {"advice"}


def test_a_folder_whose_name_only_begins_alike_is_not_limited():
    assert seen(document("a", "/papers/housing-strategy/a.pdf")) == {"a"}


def test_a_superseded_version_is_limited_by_where_it_came_from_and_by_its_id():
    old = replace(RENTS, id="open@1")
    assert seen(OPEN, old, replace(ADVICE, id="advice@2")) == {"open"}


def test_a_document_whose_place_is_not_known_may_have_come_from_any_folder():
    assert seen(document("a", "")) == set()
    assert seen(document("a", ""), roles=["reader", "housing"]) == {"a"}


def test_without_a_file_everything_is_there_for_everybody():
    access = Access()
    everybody = access.nobody_in_particular
    assert visible_of((OPEN, RENTS), everybody, access) == {"open", "rents"}
    assert not everybody.may("administrator")


def limiting(**limit: list[str]) -> Access:
    return Access.model_validate({"limited": [{"roles": ["librarian"], **limit}]})


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    library = Library(tmp_path_factory.mktemp("limits") / "library", WordCounting())
    advice, paragraphs, original = a_document("advice.pdf", "The lorries are green.")
    add(library, replace(advice, place="/far/legal/advice.pdf"), paragraphs, original)
    return library


@pytest.mark.parametrize(
    ("limit", "named"),
    [
        ({"documents": ["advice", "advice.pdf"]}, "the document advice.pdf, which is not in"),
        ({"folders": ["/far/legal", "/far/legall"]}, "the folder /far/legall, which is not there"),
    ],
)
def test_a_limit_on_what_is_not_there_is_said(library, limit, named):
    with pytest.raises(SettingsError, match=named):
        check_limits(limiting(**limit), library)


def test_an_edition_in_which_a_limit_has_lost_its_document_is_logged_once(library, caplog):
    readers = Readers(library, None, limiting(documents=["advice-2023"]))
    for roles in (["reader"], ["librarian"], ["reader"]):
        readers.assistant_for(Identity.holding("a", roles)).library.edition()
    (logged,) = caplog.messages
    assert "limits the document advice-2023" in logged


def test_a_limit_on_what_is_there_holds(library, tmp_path):
    folders = ["/far/legal", str(tmp_path)]  # one of another machine, one still to be filled
    check_limits(limiting(documents=["advice"], folders=folders), library)


def test_a_limit_on_a_document_needs_a_library_that_has_it(tmp_path):
    with pytest.raises(SettingsError, match="the document advice"):
        check_limits(limiting(documents=["advice"]), Library(tmp_path / "none", WordCounting()))
