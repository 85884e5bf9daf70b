"""What documents are called where a person reads it, no two alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from assistant.documents import Document
from assistant.reissues import supplemented
from assistant.text.dates import written


def labelled(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, each with the name it goes by among the others."""
    names = told_apart({document.id: document.name for document in documents}, documents)
    named = {d.id: d.facts.with_issue(names[pack.id])
             for d in documents if (pack := supplemented(d, documents))}  # fmt: skip
    names = told_apart(names | named, documents)
    return tuple(replace(document, called=names[document.id]) for document in documents)


def told_apart(names: Mapping[str, str], documents: Sequence[Document]) -> dict[str, str]:
    """The names by id; those that several share with the day, then the title, folder or id."""
    names = dict(names)
    for more in (_days, _titles, _folders, _ids):
        shared: defaultdict[str, list[Document]] = defaultdict(list)
        for document in documents:
            shared[names[document.id]].append(document)
        for name, group in shared.items():
            said = more(group) if len(group) > 1 else ()
            if len(set(said)) > 1:
                for document, words in zip(group, said, strict=True):
                    names[document.id] = " ".join(filter(None, (name, words)))
    return names


def _days(group: Sequence[Document]) -> list[str]:
    return [f"of {written(document.date)}" if document.date else "" for document in group]


def _titles(group: Sequence[Document]) -> list[str]:
    return [f"“{document.title}”" for document in group]


def _folders(group: Sequence[Document]) -> list[str]:
    """The innermost folders in which they differ."""
    paths = [PurePath(document.place).parent.parts[::-1] for document in group]
    deepest = max(map(len, paths))
    level = next((n for n in range(deepest) if len({path[n : n + 1] for path in paths}) > 1), 0)
    return [f"in {path[level]}" if len(path) > level else "" for path in paths]


def _ids(group: Sequence[Document]) -> list[str]:
    return [f"({document.id})" for document in group]
