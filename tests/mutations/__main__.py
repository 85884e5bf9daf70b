"""python -m tests.mutations [NAME …]: break one behaviour at a time, list what no test noticed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.mutations.mutation import copied, exit_code_of, fate_of, mutations_in, named_in
from tests.support.places import ROOT

LIST = Path(__file__).with_name("mutations.toml")


def main(names: list[str]) -> int:
    """Returns 0 where every mutation is noticed, 1 where one is not, 2 where nothing could run."""
    chosen = [m for m in mutations_in(LIST) if not names or any(n in m.name for n in names)]
    if not chosen:
        print("No mutation has such a name; they are the tables of mutations.toml.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(ROOT, Path(folder))
        failing = [t for t in named_in(chosen) if exit_code_of((t,), copy) != 0]
        if failing:
            print(f"These fail before anything is broken; mend them first: {', '.join(failing)}")
            return 2
        fates = {}
        for mutation in chosen:
            fates[mutation.name] = fate = fate_of(mutation, copy)
            print(f"{fate:<9} {mutation.name}", flush=True)
    left = [name for name, fate in fates.items() if fate != "noticed"]
    print(f"{len(fates) - len(left)} of {len(fates)} mutations noticed.")
    for name in left:
        print(f"  {fates[name]}: {name}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
