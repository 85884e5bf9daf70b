"""A paragraph by its number, for programs: the same as `python -m assistant paragraph --json`."""

from __future__ import annotations

from assistant.answer_json import Said, paragraph_json
from assistant.answering.numbers import at_number, where_it_ends
from assistant.errors import LibraryError, NotThere
from assistant.library import Edition


def paragraph_said(
    edition: Edition, document: str, number: str, part: str = ""
) -> Said | list[Said]:
    """The paragraph; a list, where several bear the number. Raises NotThere, which says why."""
    check_document(edition, document)
    there = edition.paragraphs(document)
    found = at_number(number, there, part)
    if not found:
        raise NotThere(where_it_ends(number, edition.document(document), there, part))
    said = [paragraph_json(paragraph, edition) for paragraph in found]
    return said[0] if len(said) == 1 else said


def check_document(edition: Edition, document: str) -> None:
    """Raises NotThere where the library has no such document, or none for whoever asks."""
    try:
        edition.document(document)
    except LibraryError as error:
        raise NotThere(
            f"There is no document {document}. The list of documents says which there are."
        ) from error
