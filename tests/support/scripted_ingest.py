"""Stands in for `python -m ingest`: says of each file what its name begins with."""

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


def main(command: str, *rest: str) -> int:
    if command == "remove":
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
    print(json.dumps({"files": files, "errors": []}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
