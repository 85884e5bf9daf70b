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


ESTABLISHMENTS = ("Mill Lane Primary School", "North East Care Limited", "North East Lincolnshire")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("How was Mill Lane rated?", ("Mill Lane Primary School",)),
        ("Is Mill Lane Primary good?", ("Mill Lane Primary School",)),
        ("Which mill lane floods?", ()),
        ("Is there a school in the North East?", ()),
    ],
)
def test_a_school_is_named_by_how_its_name_begins(text, held):
    assert authorities_in(text, ESTABLISHMENTS) == (held, ())


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


@pytest.mark.parametrize(
    ("text", "held", "found", "strangers"),
    [
        (
            "What did Greater Manchester Combined Authority decide on buses?",
            ("Manchester", "Amber Valley"),
            (),
            ("Greater Manchester Combined Authority",),
        ),
        (
            "Who chairs York and North Yorkshire Combined Authority?",
            ("York",),
            (),
            ("York and North Yorkshire Combined Authority",),
        ),
        ("What does Leeds Trinity University teach?", ("Leeds",), (), ()),
        ("What does the University of Leeds teach?", ("Leeds",), (), ()),
        ("Who works in the New York office?", ("York",), (), ()),
        ("What did Councillor York say?", ("York",), (), ()),
        ("What does Kent Fire and Rescue Service cost?", ("Kent",), (), ()),
        ("What did Leeds Cabinet decide?", ("Leeds",), ("Leeds",), ()),
        ("Fostering Policy Leeds", ("Leeds",), ("Leeds",), ()),
        (
            "Who was mayor of Royal Ambry Wells?",
            ("Ambry Wells Town Council",),
            ("Ambry Wells Town Council",),
            (),
        ),
        ("Compare Kent County Council and Essex.", ("Kent",), ("Kent",), ("Essex",)),
        ("What did Kent and Essex Councils agree?", ("Kent",), ("Kent",), ("Essex",)),
        ("Who asked for a bench in York Gardens?", ("York",), (), ()),
    ],
)
def test_a_piece_of_another_name_is_no_council(text, held, found, strangers):
    assert authorities_in(text, held) == (found, strangers)


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("what did cardiff council decide?", ("Cardiff",)),
        ("what did leeds say about bins?", ("Leeds",)),
        ("what did oxbury district council decide?", ("Oxbury",)),
        ("what does bath and north east somerset say", ("Bath and North East Somerset",)),
        ("who lives in west suffolk", ()),
        ("which district council decides?", ()),
        ("is there a youth council?", ()),
        ("how many children live in bury?", ()),
        ("who asked for a crossing in bolton road", ()),
    ],
)
def test_a_stranger_is_known_in_small_letters(text, strangers):
    assert authorities_in(text, ("Kent",)) == ((), strangers)
