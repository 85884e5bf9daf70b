"""Thousands of odd requests made from the API's own description: no fault, no other shape."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import pytest

from assistant.api.routes import Routes
from assistant.serving.tokens import who_asks
from tests.support.depots import OPEN, TOKEN, TOKENS, depots, enquiries_of
from tests.support.listening import listening

pytestmark = pytest.mark.slow
EXAMPLES = 40  # for each address and each way of making them
# A body can be too long as well as wrong: the length is looked at first.
REFUSALS = "[checks.negative_data_rejection]\nexpected-statuses = [400, 401, 404, 405, 413, 415]\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    enquiries = enquiries_of(depots(tmp_path_factory.mktemp("schemathesis") / "library"))
    app = Routes(lambda: enquiries, partial(who_asks, tokens=TOKENS, access=OPEN)).app()
    with listening(app) as address:
        yield address


def test_no_request_brings_a_fault_or_an_answer_of_another_shape(address, tmp_path):
    (tmp_path / "schemathesis.toml").write_text(REFUSALS)
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-c",
                "from schemathesis.cli import schemathesis; schemathesis()",
                "run",
            ),
            *(f"{address}/api/openapi.json", "--header", f"Authorization: Bearer {TOKEN}"),
            *("--checks", "all", "--max-examples", str(EXAMPLES), "--seed", "1", "--no-color"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=1200,
    )
    print(done.stdout[-6000:])
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr
