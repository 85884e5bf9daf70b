"""The form of a paragraph by its number: "Findings, bullet 3" is a bullet."""

from typing import get_args

from assistant.documents import Form


def form_of(number: str) -> Form:
    if number.startswith("Footnote"):
        return "note"
    place = number.rpartition(", ")[2].split(" ")[0]
    return place if place in get_args(Form) else "paragraph"
