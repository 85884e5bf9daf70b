"""No two documents are called alike in an answer."""

from __future__ import annotations

from datetime import date

from assistant.documents import Document, Facts
from assistant.labels import labelled, told_apart


def document(id: str, place: str = "", day: date | None = None) -> Document:
    return Document(id, Facts("Minutes", published=day), f"{id}.txt", "0" * 64, place=place)


def called(*documents: Document) -> list[str]:
    return [one.name for one in labelled(documents)]


def test_a_document_of_a_name_of_its_own_keeps_it():
    assert called(document("a")) == ["Minutes"]


def test_two_of_a_name_are_told_apart_by_their_days():
    assert called(document("a", day=date(2023, 10, 3)), document("b", day=date(2024, 10, 3))) == [
        "Minutes of 3 October 2023",
        "Minutes of 3 October 2024",
    ]


def test_two_of_a_name_and_day_are_told_apart_by_their_titles():
    policies = [
        Document(title, Facts(title, authority="Ashby", kind="policy"), f"{title}.txt", "0" * 64)
        for title in ("Parks", "Pay")
    ]
    assert called(*policies) == ["Ashby policy “Parks”", "Ashby policy “Pay”"]


def test_two_of_a_name_and_day_are_told_apart_by_the_folder_that_differs():
    one, other = (
        document("a", "/papers/cabinet/2023/m.txt"),
        document("b", "/papers/board/2023/m.txt"),
    )
    assert called(one, other) == ["Minutes in cabinet", "Minutes in board"]


def test_two_of_a_name_in_one_folder_are_told_apart_by_their_ids():
    assert called(document("a", "/p/a.txt"), document("b", "/p/b.txt")) == [
        "Minutes (a)",
        "Minutes (b)",
    ]


def test_those_that_a_day_does_not_tell_apart_are_told_apart_by_more():
    day = date(2024, 10, 3)
    three = (document("a", day=day), document("b", day=day), document("c"))
    assert called(*three) == [
        "Minutes of 3 October 2024 (a)",
        "Minutes of 3 October 2024 (b)",
        "Minutes",
    ]


def test_names_given_to_documents_are_told_apart_in_the_same_way():
    documents = (document("a"), document("b"))
    assert told_apart({"a": "2024 minutes", "b": "2024 minutes"}, documents) == {
        "a": "2024 minutes (a)",
        "b": "2024 minutes (b)",
    }
