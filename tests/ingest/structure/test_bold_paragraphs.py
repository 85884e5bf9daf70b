"""Numbered paragraphs set in bold: the type alone makes no heading of them."""

from ingest.reading import read

RULES = """# Rules of the boat club

**1. General**

1.1 These rules govern the boats of the club.

**1.2 The club must not lend to anyone:**

- the rowing boat;
- the oars.

1.3 The keys are kept by the warden.

**1.4 The warden must keep the log up to date**

and show it at each meeting on request of a member.

1.5 Boats are cleaned in March.

**1.6 The log is read by the end of**

February, and signed.
"""


def test_what_leads_to_a_list_or_goes_on_below_is_a_paragraph_though_bold():
    found = {p.number: p for p in read("boats.md", RULES.encode()).paragraphs}
    assert found["1.2"].text.endswith("anyone:\n• the rowing boat;\n• the oars.")
    assert found["1.3"].section[-1] == found["1.5"].section[-1] == "1. General"
    assert found["1.6"].text.endswith("by the end of February, and signed.")
    assert found["1.4"].text.endswith("and show it at each meeting on request of a member.")
