"""Stands in for `python -m ingest`: says of each file what its name begins with.

Which file a document came from since, "" where it was removed, is noted in the library's folder.
"""

import json
import os
import sys
import time
from pathlib import Path

SAID = {
    "inspection": {
        "what": "added",
        "document": "inspection-2020",
        "summary": "47 numbered paragraphs (1 to 47) and 21 counted ones on 12 pages",
        "older": "inspection-2016",
    },
    "minutes": {
        "what": "added",
        "document": "inspection-2016",
        "summary": "9 numbered paragraphs (1 to 10) on 4 pages; 3 problems",
        "problems": [
            {
                "kind": "gap",
                "where": "",
                "message": "Paragraph 4 was not found in the run 1 to 10.",
            },
            {"kind": "page without text", "where": "page 3", "message": "ocrmypdf"},
            {"kind": "fact missing", "where": "", "message": "write in x.toml: published"},
        ],
    },
    "scan": {
        "what": "refused",
        "message": "scan.pdf asks for a password. Save a copy without one.",
    },
    "copy": {"what": "same content", "document": "inspection-2020"},
    "secret": {"what": "same content", "document": "not-theirs", "message": "as hush-hush.pdf"},
}


PLACES = "places.json"


def main(command: str, _option: str, library: str, *rest: str) -> int:
    if command == "remove":
        note(Path(library), rest[-1], "")
        return 0
    files = []
    for path in (Path(word) for word in rest if word.startswith("/") and Path(word).is_file()):
        time.sleep(float(os.environ.get("SCRIPTED_READING", "0")))
        if path.name.startswith("broken"):
            print("The library could not be written (No space left on device).", file=sys.stderr)
            return 2
        said = next(said for start, said in SAID.items() if path.name.startswith(start))
        files.append({"name": path.name, **said})
        print(json.dumps(files[-1]), flush=True)
        if "--replaces" in rest:
            note(Path(library), rest[rest.index("--replaces") + 1], str(path))
    print(json.dumps({"files": files, "errors": []}))
    return 0


def noted(library: Path) -> dict[str, str]:
    file = library / PLACES
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def note(library: Path, document: str, place: str) -> None:
    library.mkdir(exist_ok=True)
    (library / PLACES).write_text(json.dumps({**noted(library), document: place}), "utf-8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
