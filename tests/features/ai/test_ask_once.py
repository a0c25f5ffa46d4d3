"""A model from the command line."""

from __future__ import annotations

import pytest

from bespoke.features.ai.ask_once import ask_once
from bespoke.features.ai.errors import UnsafeModel
from bespoke.optimize.llm.contract import Wish
from bespoke.optimize.model import Preferences
from bespoke.platform.settings.tree import AiSettings
from bespoke.posting.analyse import read_posting
from bespoke.resume.dates import PartialDate
from bespoke.testing.examples import example_posting, example_resume
from bespoke.testing.model_server import Answer, model_server

ORDER = '{"edits": [{"op": "reorder_bullets", "target": "e1", "order": ["b3", "b1"], "evidence": ["b3"], "why": "x"}]}'


def wish() -> Wish:
    return Wish(example_resume(), read_posting(example_posting()), Preferences(), PartialDate(2026, 11))


def test_suggestions_come_back_and_the_rest_is_told() -> None:
    told: list[str] = []
    with model_server(Answer(ORDER)) as provider:
        settings = AiSettings(provider="openai", model="fake", base_url=provider.url, allow_private_addresses=True)
        (suggestion,) = ask_once(settings, wish(), tell=told.append)
    assert suggestion.operation == "reorder_bullets"
    assert told == ["fake: 100 tokens read, 200 written."]


def test_a_failure_is_told_and_is_none() -> None:
    told: list[str] = []
    with model_server(Answer(status=401)) as provider:
        settings = AiSettings(provider="openai", model="fake", base_url=provider.url, allow_private_addresses=True)
        assert ask_once(settings, wish(), tell=told.append) == []
    assert told == ["The model could not be asked. The suggestions by rules are complete without it."]


def test_without_a_model_it_says_what_to_set() -> None:
    with pytest.raises(UnsafeModel, match="No model is configured"):
        ask_once(AiSettings(), wish(), tell=print)
