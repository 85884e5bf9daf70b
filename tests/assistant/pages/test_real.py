"""The whole product: a sample is read, and a question about it answered in a browser.

All of it in a network namespace without a route, where the machine allows one.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.support.browsing import ROOT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.needs("chromium"),
]
SAMPLE = ROOT / "eval" / "corpus" / "ashmere-inspection-2019.pdf"
ALONE = ["unshare", "--net", "--map-root-user", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


def run(*arguments: str) -> str:
    """Runs Python without a network, if it can be done, and gives what was printed."""
    alone = ALONE if shutil.which("unshare") and shutil.which("ip") else []
    if alone and subprocess.run([*alone, "true"], capture_output=True).returncode:
        alone = []
    done = subprocess.run(
        [*alone, sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_question_about_a_sample_is_answered_with_its_printed_paragraph(tmp_path):
    library = str(tmp_path / "library")
    run("-m", "ingest", "add", str(SAMPLE), "--library", library)
    question = "What is Lighthouse?"
    seen = json.loads(run("tests/support/real_visit.py", library, question))
    assert seen["reference"] == "2019 inspection, paragraph 34, page 6"
    assert any("called Lighthouse" in sentence for sentence in seen["sentences"])
    assert seen["marked"] and set(seen["marked"]) <= set(seen["sentences"])
    assert seen["picture"].startswith("Page 6 of 11")
    assert len(seen["examples"]) >= 3 and all(e.endswith("?") for e in seen["examples"])
    assert seen["elsewhere"] == seen["errors"] == []
