"""python -m eval.supply licences | bill"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from eval.supply.bill import bill_of
from eval.supply.licences import licences_of
from eval.supply.lock import LOCK, packages_in


def main(arguments: list[str] | None = None) -> int:
    """Exit code 1 where a licence is not on the list of those allowed."""
    parser = argparse.ArgumentParser(prog="python -m eval.supply")
    parser.add_argument("what", choices=("licences", "bill"))
    parser.add_argument("--lock", type=Path, default=LOCK, metavar="FILE")
    asked = parser.parse_args(arguments)
    packages = packages_in(asked.lock)
    licences = licences_of(packages)
    if asked.what == "bill":
        print(json.dumps(bill_of(packages, licences), indent=1))
        return 0
    for one in licences:
        print(f"{one.package} {one.version}: {one.told if one.known else 'not installed here'}")
    refused = [one for one in licences if one.refused]
    for one in refused:
        print(f"{one.package}: {', '.join(one.refused)} is not on the list.", file=sys.stderr)
    print(f"{len(packages)} packages, {len(refused)} with a licence that is not on the list.")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
