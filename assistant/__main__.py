"""The commands `python -m assistant ask "…"`, `… paragraph DOCUMENT NUMBER`, `… sent`, `… mcp`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answers import Answer, Filters, Question, Sentence
from assistant.documents import Document, Paragraph
from assistant.errors import AssistantError, SettingsError
from assistant.settings import Settings

DONE, NOTHING_DONE = 0, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        settings = Settings.from_environment()
        if chosen.library:
            settings = replace(settings, library=Path(chosen.library))
        code: int = chosen.run(chosen, settings)
        return code
    except AssistantError as error:
        print(error, file=sys.stderr)
        return NOTHING_DONE
    except BrokenPipeError:
        return NOTHING_DONE
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return NOTHING_DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m assistant",
        description="Answers from the library, every sentence with its printed paragraph number.",
    )
    commands = parser.add_subparsers(
        required=True, metavar="ask | paragraph | sent | mcp | records | why"
    )
    ask = commands.add_parser("ask", help="ask a question")
    ask.add_argument("question")
    ask.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="ID",
        help="only this document; may be repeated",
    )
    ask.add_argument("--from", dest="from_year", type=int, metavar="YEAR")
    ask.add_argument("--to", dest="to_year", type=int, metavar="YEAR")
    ask.set_defaults(run=_ask)
    paragraph = commands.add_parser("paragraph", help="print a paragraph by its number")
    paragraph.add_argument("document", metavar="DOCUMENT", help="the document's id")
    paragraph.add_argument("number", metavar="NUMBER", help="as printed: 17, 3.8, CYP26")
    paragraph.add_argument("--part", default="", help="which piece of a pack")
    paragraph.set_defaults(run=_paragraph)
    for command in (ask, paragraph):
        command.add_argument("--library", metavar="DIR", help="where the documents are kept")
        command.add_argument("--json", action="store_true", help="one JSON object")
    sent = commands.add_parser("sent", help="show what was sent to the language model")
    sent.add_argument("--last", type=int, default=1, metavar="N", help="so many exchanges; 1")
    sent.add_argument("--json", action="store_true", help="one JSON object for each exchange")
    sent.set_defaults(run=_sent, library="")
    mcp = commands.add_parser("mcp", help="offer the library as tools to other assistants")
    mcp.add_argument("--library", metavar="DIR", help="where the documents are kept")
    mcp.add_argument("--as", dest="name", default="", metavar="NAME", help="who asks; see roles")
    mcp.add_argument(
        "--http",
        nargs="?",
        const="127.0.0.1:8765",
        default="",
        metavar="HOST:PORT",
        help="over HTTP instead of standard input and output; 127.0.0.1:8765",
    )
    mcp.set_defaults(run=_mcp)
    from assistant.administration import add_commands

    add_commands(commands)
    return parser  # fmt: skip


def _ask(chosen: argparse.Namespace, settings: Settings) -> int:
    from assistant.library import Library
    from assistant.model.language_model import model_for
    from assistant.pipeline import Assistant

    library = Library.open(settings)
    edition = library.edition()
    for document_id in chosen.document:
        edition.document(document_id)  # an unknown id is an error, not an empty answer
    filters = Filters(
        documents=tuple(chosen.document), from_year=chosen.from_year, to_year=chosen.to_year
    )
    answer = Assistant(library, model_for(settings)).answer(Question(chosen.question, filters))
    if chosen.json:
        from assistant.answer_json import as_json

        print(json.dumps(as_json(answer, edition), ensure_ascii=False))
    else:
        documents = (*edition.documents, *edition.earlier)
        print(as_text(answer, {document.id: document for document in documents}))
    return DONE


def _paragraph(chosen: argparse.Namespace, settings: Settings) -> int:
    from assistant.answering.numbers import at_number, where_it_ends
    from assistant.library import Library

    edition = Library.open(settings).edition()
    document = edition.document(chosen.document)
    there = edition.paragraphs(document.id)
    found = at_number(chosen.number, there, chosen.part)
    if not found:
        print(where_it_ends(chosen.number, document, there, chosen.part), file=sys.stderr)
        return NOTHING_DONE
    if chosen.json:
        from assistant.answer_json import paragraph_json

        said = [paragraph_json(paragraph, edition) for paragraph in found]
        print(json.dumps(said[0] if len(said) == 1 else said, ensure_ascii=False))
    else:
        print("\n\n".join(f"{p.text}\n[{reference(p, document)}]" for p in found))
    return DONE


def _mcp(chosen: argparse.Namespace, settings: Settings) -> int:
    from assistant.tools.run import over_http, over_pipes

    if chosen.http:
        over_http(settings, chosen.http)
    else:
        over_pipes(settings, chosen.name)
    return DONE


def _sent(chosen: argparse.Namespace, settings: Settings) -> int:
    from assistant.model.sent import as_text, exchanges

    if not settings.model_record:
        raise SettingsError(
            "Nothing is recorded. Set ASSISTANT_MODEL_RECORD to a file, such as "
            "/var/lib/assistant/sent.jsonl, where the assistant runs and here."
        )
    found = exchanges(Path(settings.model_record), max(chosen.last, 1))
    if not found:
        print("Nothing has been sent to a language model yet.", file=sys.stderr)
    for exchange in found:
        print(json.dumps(exchange, ensure_ascii=False) if chosen.json else f"{as_text(exchange)}\n")
    return DONE


def as_text(answer: Answer, documents: dict[str, Document]) -> str:
    """The answer for a terminal: each sentence followed by where it stands."""
    lines = [f"Asked as: {answer.asked_as}"] if answer.asked_as else []
    if answer.rows:
        for row in answer.rows:
            lines += ["", f"{row.document.name} ({row.document.date or 'undated'})"]
            lines += _sentences(row.sentences, documents) or ["Nothing found in this document."]
    else:
        lines += _sentences(answer.sentences, documents)
    if answer.note:
        lines += ["", answer.note] if lines else [answer.note]
    lines += [f"  {choice}" for choice in answer.choices]
    if answer.closest and not answer.choices:
        lines += ["", "Closest paragraphs:"]
        lines += [
            f"  {reference(m.paragraph, documents[m.paragraph.document])}" for m in answer.closest
        ]
    return "\n".join(lines).strip("\n")


def _sentences(sentences: Sequence[Sentence], documents: dict[str, Document]) -> list[str]:
    lines = []
    for sentence in sentences:
        places = [
            reference(c.paragraph, documents[c.paragraph.document]) for c in sentence.citations
        ]
        lines.append(f"{sentence.text}\n    [{'; '.join(places)}]")
        if sentence.support == "partly":
            lines.append(f"    Only partly supported: {sentence.reason}")
    return lines


def reference(paragraph: Paragraph, document: Document) -> str:
    """ "Telford and Wrekin 2020 inspection, paragraph 17, page 5"."""
    places = (document.name, paragraph.part, paragraph.reference, paragraph.pages)
    return ", ".join(filter(None, places))


if __name__ == "__main__":
    sys.exit(main())
