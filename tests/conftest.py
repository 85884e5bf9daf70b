"""What several test files stand on: a library, the models that misbehave, and a browser."""

import pytest

from tests.support import needs


@pytest.hookimpl(tryfirst=True)  # before any fixture, and before pytest leaves out what it can
def pytest_runtest_setup(item):
    needs.check(item)


@pytest.fixture
def library(tmp_path):
    """An empty library whose embedding counts words."""
    from assistant.library import Library
    from tests.support.small_library import WordCounting

    return Library(tmp_path / "library", WordCounting())


@pytest.fixture(scope="module")
def models():
    """A server of models, each of which behaves in its own way."""
    from tests.support.bad_models.server import serving

    with serving() as models:
        yield models


@pytest.fixture(scope="module")
def chromium():
    from tests.support.browsing import browser

    with browser() as chromium:
        yield chromium
