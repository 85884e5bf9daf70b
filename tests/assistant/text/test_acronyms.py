"""Short names and what they stand for, as documents define them."""

import pytest

from assistant.text.acronyms import definitions_in, expansions_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("independent reviewing officer (IRO) time", {"iro": "independent reviewing officer"}),
        ("special guardianship orders (SGOs) are used", {"sgo": "special guardianship orders"}),
        ("CAT (children and their families)", {}),
        ("CAF (children and families)", {"caf": "children and families"}),
        ("the team (see page 4) and the officer (Smith)", {}),
    ],
)  # fmt: skip
def test_a_short_name_is_defined_where_its_letters_open_the_words(text, expected):
    assert definitions_in([text]) == expected


def test_a_short_name_is_also_what_it_stands_for_and_the_other_way_round():
    defined = {"ccp": "children's care panel"}
    assert ("ccp", "children's care panel") in expansions_of("Who sits on the CCP?", defined)
    asked = expansions_of("Who sits on the children's care panel?", defined)
    assert ("children's care panel", "ccp") in asked


def test_the_first_definition_holds_and_one_before_its_words_counts_too():
    texts = [
        "the parks liaison group (PLG)",
        "the public library guide (PLG)",
        "ROW (rights of way)",
    ]
    assert definitions_in(texts) == {"plg": "parks liaison group", "row": "rights of way"}


def test_what_the_documents_define_stands_over_what_their_kind_says():
    said = expansions_of("What does the plg do?", {"plg": "parks liaison group"}, (("plg", "x"),))
    assert said == (("plg", "parks liaison group"),)


def test_everyday_words_of_a_kind_are_said_only_where_they_stand_alone():
    said_as = (("bins", "waste containers"),)
    assert expansions_of("Who empties the bins?", {}, (), said_as) == (
        ("bins", "waste containers"),
    )
    assert expansions_of("Who empties the cabins?", {}, (), said_as) == ()
