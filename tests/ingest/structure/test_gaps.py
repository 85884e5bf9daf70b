"""Numbers that are missing: what follows them keeps its own."""

from ingest.reading import read

EXTRACT = """<!doctype html><title>Rules</title><h2>1. General</h2>
<p>1.1. The boats are kept at the quay all the year.</p>
<p>1.2. The warden has the keys of the store.</p>
<p>1.3. The log is read each month by the club.</p>
<p>1.11. The club must in particular:</p>
<ul><li>keep the oars dry;</li><li>count the ropes.</li></ul>
<p>1.14. Nobody lends a boat to anyone else.</p>
<h2>2. Cleaning</h2>
<p>2.1. Boats are cleaned in March.</p>
<p>2.2. Ropes are cleaned in May.</p>
"""


def test_a_number_of_its_chapter_is_no_words_of_the_one_before_however_many_are_left_out():
    found = {p.number: p.text for p in read("extract.html", EXTRACT.encode()).paragraphs}
    assert found["1.3"] == "The log is read each month by the club."
    assert found["1.11"].startswith("The club must in particular:")
    assert found["1.14"] == "Nobody lends a boat to anyone else."
