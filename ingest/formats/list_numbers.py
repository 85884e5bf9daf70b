"""The numbers of automatic lists in the forms Word and HTML know."""

from __future__ import annotations

from assistant.text.numbers import roman

# The forms as HTML and OpenDocument name them.
FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
         "I": "upperRoman"}  # fmt: skip
MOST_LETTERED = 780  # Word's own: thirty letters; above it a file is playing tricks


def counted(number: int, form: str) -> str:
    """A number as a list shows it: counted(4, "lowerRoman") is "iv". Unknown forms: in figures."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if form.endswith("Letter") and 0 < number <= MOST_LETTERED:
        # After z Word and browsers differ (aa, bb; aa, ab); 27 items are rare, and Word wins.
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 0 < number < 4000:
        numeral = roman(number)
        return numeral.upper() if form.startswith("upper") else numeral
    if form == "ordinal":
        tens = 10 < number % 100 < 20
        return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    return str(number)
