"""Which councils a question names, by the names of those held and by the form of any name."""

import pytest

from assistant.question.councils import authorities_in

HELD = ("Slough Children First", "Telford and Wrekin", "Waltham Forest", "Ambry Parish Council")


@pytest.mark.parametrize(
    ("text", "held", "strangers"),
    [
        ("How many children wait for a social worker?", (), ()),
        ("What did Slough spend on children?", ("Slough Children First",), ()),
        ("Is Telford good?", ("Telford and Wrekin",), ()),
        ("Who leads in Telford and Wrekin?", ("Telford and Wrekin",), ()),
        ("Who looks after the Forest School?", (), ()),
        ("What is said of Waltham Forest?", ("Waltham Forest",), ()),
        ("When did Ambry Parish Council meet?", ("Ambry Parish Council",), ()),
        ("When did Ambry meet?", ("Ambry Parish Council",), ()),
        ("What did Oxbury District Council decide?", (), ("Oxbury",)),
        ("What did Cyngor Gwynllan decide?", (), ("Gwynllan",)),
        ("What did the Royal Borough of Marlow Vale decide?", (), ("Marlow Vale",)),
        ("Is there a youth council?", (), ()),
        ("Is there anything on Birmingham?", (), ("Birmingham",)),
    ],
)
def test_a_council_is_named_by_its_whole_short_name_or_by_its_form(text, held, strangers):
    assert authorities_in(text, HELD) == (held, strangers)


PLAIN = ("Deal Town Council", "March Town Council", "Dover District Council")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("How will the council deal with fly-tipping?", ()),
        ("What was said at the meeting in March 2024?", ()),
        ("What does dover charge for parking in Deal?", ("Dover District Council", PLAIN[0])),
        ("what does deal charge for parking", (PLAIN[0],)),
        ("What did March Town Council decide?", (PLAIN[1],)),
        ("What is planned for Dover Road?", ()),
    ],
)
def test_a_plain_word_is_a_council_only_where_a_name_stands(text, held):
    assert authorities_in(text, PLAIN) == (held, ())


def test_a_street_is_no_stranger():
    assert authorities_in("Who asked for a crossing in York Road?", HELD) == ((), ())
