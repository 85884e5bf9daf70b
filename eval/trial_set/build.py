"""Builds statements.jsonl from statements.tsv and the sample documents.

Hand-written statements are joined to the paragraph they speak of; whole sentences are added as
true quotes, and true statements beside another paragraph as false ones. Ashmere is for
development, Tarrowdale is held out. Run it after a sample document or the table has changed:

    python -m eval.trial_set.build
"""

from __future__ import annotations

import json
from pathlib import Path

from eval.offline.passages import sentences_in
from ingest.reading import read

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "corpus"
DOCUMENTS = {"A": "ashmere-inspection-2019", "T": "tarrowdale-inspection-2026"}
HALVES = {"A": "development", "T": "held out"}
TRUE_KINDS = {"paraphrase", "shortened"}
EVERY = 2  # every second paragraph gives a quote, every second true statement a wrong paragraph


def statements() -> list[dict[str, object]]:
    """Every statement with its paragraphs, its truth and how it was made."""
    texts = {
        letter + paragraph.number: paragraph.text
        for letter, name in DOCUMENTS.items()
        for paragraph in read(f"{name}.pdf", (SAMPLES / f"{name}.pdf").read_bytes()).paragraphs
        if paragraph.number.isdigit()
    }
    table = (HERE / "statements.tsv").read_text("utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in table]
    found = [(where, kind, text, texts[where], kind in TRUE_KINDS) for where, kind, text in rows]
    found += [
        (where, "quote", sentences_in(text)[0], text, True)
        for where, text in list(texts.items())[::EVERY]
        if len(sentences_in(text)[0].split()) > 4
    ]
    true = [row for row in found if row[1] in TRUE_KINDS]
    places = list(texts)
    found += [
        (where, "wrong paragraph", text, texts[_another(where, places)], False)
        for where, _, text, _, _ in true[::EVERY]
    ]
    return [
        {
            "id": f"s{number}",
            "statement": text,
            "paragraphs": [paragraph],
            "true": truth,
            "kind": kind,
            "half": HALVES[where[0]],
        }
        for number, (where, kind, text, paragraph, truth) in enumerate(found, 1)
    ]


def _another(where: str, places: list[str]) -> str:
    """The third paragraph on, in the same document: near enough to be mistaken for it."""
    own = [place for place in places if place[0] == where[0]]
    return own[(own.index(where) + 3) % len(own)]


if __name__ == "__main__":
    lines = [json.dumps(row, ensure_ascii=False) for row in statements()]
    (HERE / "statements.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} statements written")
