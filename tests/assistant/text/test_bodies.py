"""Public bodies are known by the form of their names, whoever they are."""

from time import process_time

import pytest

from assistant.text.bodies import bodies_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OXBURY COUNTY COUNCIL", ("Oxbury",)),
        ("THE LONDON BOROUGH OF MARLOW VALE", ("Marlow Vale",)),
        ("Minutes of the Annual Meeting of Ambry Parish Council", ("Ambry Parish Council",)),
        ("Royal Ambry Town Council Meeting 3 May", ("Royal Ambry Town Council",)),
        ("Report to Harrowdale District Council", ("Harrowdale",)),
        ("The Vale of White Hart District Council", ("Vale of White Hart",)),
        ("Isle of Gulls Council; Oxbury & Ely Council", ("Isle of Gulls", "Oxbury and Ely")),
        ("Council of the City of Oxbury", ("Oxbury",)),
        ("Borough Council of Ambry's Lynn & West Oxbury", ("Ambry's Lynn and West Oxbury",)),
        ("City of London Corporation", ("City of London",)),
        ("Oxbury & Marlow Co-operative Council", ("Oxbury and Marlow",)),
        ("Cyngor Gwynllan", ("Gwynllan",)),
        ("Glen Ambry Community Council", ("Glen Ambry Community Council",)),
        ("Mid Ambry Combined Authority", ("Mid Ambry Combined Authority",)),
        ("Ambry Fire and Rescue Authority", ("Ambry Fire and Rescue Authority",)),
        ("Police and Crime Commissioner for Ambry", ("Police and Crime Commissioner for Ambry",)),
        ("Department for Bridges and Ferries", ("Department for Bridges and Ferries",)),
        ("Independent Review Into Oxbury Council's Work", ("Oxbury",)),
        ("OCC and Harrowdale Council", ("Harrowdale",)),
    ],
)  # fmt: skip
def test_a_body_is_named_by_the_form_of_its_name(text, names):
    assert tuple(body.name for body in bodies_in(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "The County Council met.",
        "Full Council",
        "Council Tax",
        "the Council Chamber",
        "Arts Council England",
        "Youth Council",
        "the Parish Council",
    ],
)
def test_what_is_no_council_of_a_place_is_none(text):
    assert bodies_in(text) == ()


@pytest.mark.parametrize(
    "piece", ["OXBURY COUNTY ", "Oxbury and Council ", "Oxbury Council ", "A", "Isle of ", "A-"]
)
def test_no_text_is_slow_to_look_through(piece):
    started = process_time()
    bodies_in(piece * (100_000 // len(piece)))
    assert process_time() - started < 1.0  # 0.05 s alone on one slow core
