"""The example person's wish, and fake providers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bespoke.optimize.llm.contract import Wish
from bespoke.optimize.model import Preferences
from bespoke.posting.analyse import read_posting
from bespoke.testing.examples import example_posting, example_resume
from bespoke.testing.model_server import ModelServer, model_server
from tests.optimize.llm.writers import TODAY


@pytest.fixture
def wish() -> Wish:
    return Wish(example_resume(), read_posting(example_posting()), Preferences(), TODAY)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@pytest.fixture
def second() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running
