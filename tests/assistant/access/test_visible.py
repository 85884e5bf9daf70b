"""Which documents are there for whom."""

from dataclasses import replace

import pytest

from assistant.access.identity import Identity
from assistant.access.rules import Access
from assistant.access.visible import visible_of
from assistant.documents import Document, Facts

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
