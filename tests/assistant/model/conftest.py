"""The library of two papers that most models are asked about."""

import pytest

from tests.support.bad_models.council import CASELOADS, SUPERVISION, library_with


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return library_with(tmp_path_factory.mktemp("library"), (CASELOADS, SUPERVISION))
