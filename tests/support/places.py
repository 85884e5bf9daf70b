"""Where things stand: the project, its evaluation, and real documents beside it."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
EVAL = ROOT / "eval"
CASES = EVAL / "cases"
# Real documents may stand beside the project; they are not part of it.
CORPUS = Path(os.environ.get("SHARED_CORPUS", ROOT.parent / "shared" / "corpus"))
