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
