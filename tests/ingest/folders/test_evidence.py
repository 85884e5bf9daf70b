"""Kept answers whose paragraphs a newer version changed, moved, dropped, or took away."""

from __future__ import annotations

import json

import pytest

from assistant.answers import Answer, Question, Sentence, Turn
from assistant.errors import LibraryError
from assistant.pages.shelf import Shelf, new_id
from assistant.records.records import Records
from ingest.folders.evidence import (
    Change,
    Cited,
    changes_among,
    cited_in_conversations,
    cited_in_file,
    cited_on_record,
)
from tests.support.small_library import a_document, add


def cited(text: str, number: str, document: str = "plan") -> Cited:
    return Cited("answers.jsonl, line 1", "What is planned?", document, "", number, text)


def test_each_cited_paragraph_that_is_not_where_it_was_is_told(library):
    add(library, *a_document("plan.txt", "Same", "Was two", "Moves", "Goes", title="Plan"))
    add(library, *a_document("old.txt", "Kept elsewhere", "Lost"))
    add(library, *a_document("plan.txt", "Same", "Is two", "New three", "Moves", title="Plan"))
    add(library, *a_document("copy.txt", "Nothing", "Kept elsewhere"))
    with library.writing() as writer:
        writer.remove("old")
    asked = [
        cited("Same", "1"),
        cited("Was two", "2"),
        cited("Moves", "3"),
        cited("Goes", "9"),
        cited("Kept elsewhere", "1", "old"),
        cited("Lost", "2", "old"),
        cited("Was two", "2", "plan@1"),
    ]
    assert list(changes_among(asked, library.edition())) == [
        Change(asked[1], "changed", now="Is two"),
        Change(asked[2], "renumbered", stands="paragraph 4"),
        Change(asked[3], "dropped"),
        Change(asked[4], "removed", stands="copy, paragraph 2"),
        Change(asked[5], "removed"),
    ]


def test_what_readers_conversations_cite_is_found_without_what_was_asked(library):
    document = a_document("plan.txt", "We will plant trees.", "And a hedge.")
    add(library, *document)
    first, second = document[1]
    answer = Answer(
        Question("What will Ms Example plant?"),
        "answered",
        (Sentence.quoting(first, "We will plant trees."), Sentence.quoting(second, "And a hedge.")),
    )
    id = new_id()
    Shelf(library.folder, "a secret", 30).keep(id, [Turn("What will Ms Example plant?", answer)])
    found = list(cited_in_conversations(library.folder))
    assert found == [
        Cited(f"conversation {id}", "", "plan", "", "1", "We will plant trees."),
        Cited(f"conversation {id}", "", "plan", "", "2", "And a hedge."),
    ]
    assert list(changes_among(found, library.edition())) == []
    add(library, *a_document("plan.txt", "We will plant bulbs.", "And a hedge."))
    (change,) = changes_among(found, library.edition())
    assert (change.what, change.now) == ("changed", "We will plant bulbs.")


def test_what_answers_on_record_cite_is_found_by_the_ids_of_their_records(library):
    document = a_document("plan.txt", "We will plant trees.")
    add(library, *document)
    said = (Sentence.quoting(document[1][0], "We will plant trees."),)
    answer = Answer(Question("What will be planted?"), "answered", said)
    kept = Records(library.folder, 30).keep(answer, "Ms Example", "page", library.edition())
    (found,) = cited_on_record(library.folder)
    assert found == Cited(f"record {kept.id}", "", "plan", "", "1", "We will plant trees.")


def test_answers_in_a_file_are_read_as_the_command_line_and_the_api_give_them(tmp_path):
    citation = {"document": "plan", "part": "", "number": "1", "text": "Trees", "quote": "Trees"}
    sentence = {"text": "Trees", "citations": [citation, citation]}
    answers = [
        {"question": "What?", "outcome": "answered", "sentences": [sentence]},
        {"question": "Which?", "sentences": [], "rows": [{"sentences": [sentence]}]},
    ]
    file = tmp_path / "answers.jsonl"
    file.write_text("\n".join(map(json.dumps, answers)) + "\n\n")
    assert list(cited_in_file(file)) == [
        Cited("answers.jsonl, line 1", "What?", "plan", "", "1", "Trees"),
        Cited("answers.jsonl, line 2", "Which?", "plan", "", "1", "Trees"),
    ]
    file.write_text("{}\nnot JSON")
    with pytest.raises(LibraryError, match=r"Line 2 of .* is no answer as JSON"):
        list(cited_in_file(file))
    with pytest.raises(LibraryError, match=r"cannot be read\. Name a file of answers"):
        list(cited_in_file(tmp_path / "none.jsonl"))
