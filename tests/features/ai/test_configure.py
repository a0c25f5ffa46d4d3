"""What the operator's settings make of the models."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import SecretStr

from bespoke.features.ai import configure
from bespoke.features.ai.configure import ModelPlan, plan_models
from bespoke.features.ai.errors import UnsafeModel
from bespoke.optimize.llm import providers
from bespoke.optimize.llm.providers import ProviderMissing
from bespoke.platform.settings.tree import AiSettings

KEY = SecretStr("sk-0123456789")
OPENAI: dict[str, Any] = {"provider": "openai", "model": "m", "api_key": KEY}


def test_without_a_provider_there_is_no_model() -> None:
    assert plan_models(AiSettings()) is None


def test_one_model_reaches_its_provider_and_nothing_else() -> None:
    plan = plan_models(AiSettings(**OPENAI))
    assert plan is not None
    assert plan.reach.hosts == {"api.openai.com"}
    assert not plan.reach.allow_private
    assert plan.is_ready
    assert "0123456789" not in repr(plan)


def test_a_telling_waits_as_long_as_was_set_and_never_longer_than_a_question() -> None:
    for given, seconds in (({}, 10), ({"telling_s": 40}, 40), ({"telling_s": 40, "total_s": 20}, 20)):
        plan = plan_models(AiSettings(**OPENAI, **given))
        assert plan is not None
        assert plan.deadlines.of_telling.total_s == seconds


def test_a_model_on_this_machine_needs_no_key() -> None:
    local = {"base_url": "http://localhost:11434/v1", "allow_private_addresses": True}
    plan = plan_models(AiSettings(provider="openai", model="m", **local))
    assert plan is not None
    assert plan.is_ready
    assert plan.reach.hosts == {"localhost"}


ROUTER = "https://openrouter.ai/api/v1"


def keys(plan: ModelPlan | None) -> list[str]:
    assert plan is not None
    return [choice.api_key for choice in plan.choices]


def test_a_second_model_at_the_same_address_takes_the_same_key() -> None:
    plan = plan_models(AiSettings(**OPENAI, fallback_provider="openai", fallback_model="n", fallback_input_price=3))
    assert plan is not None
    assert [(choice.name, choice.api_key, choice.input_price) for choice in plan.choices] == [
        ("m", KEY.get_secret_value(), 0),
        ("n", KEY.get_secret_value(), 3),
    ]


@pytest.mark.parametrize("address", [ROUTER, "https://api.openai.com.example.org/v1", "https://api.openai.com:8443/v1"])
def test_a_second_model_elsewhere_takes_no_key_of_the_first_though_it_speaks_the_same_language(address: str) -> None:
    plan = plan_models(AiSettings(**OPENAI, fallback_provider="openai", fallback_model="n", fallback_base_url=address))
    assert keys(plan) == [KEY.get_secret_value(), ""]


def test_a_second_model_at_the_same_service_by_another_path_takes_the_same_key() -> None:
    plan = plan_models(
        AiSettings(
            **OPENAI,
            base_url=ROUTER,
            fallback_provider="openai",
            fallback_model="n",
            fallback_base_url="https://OpenRouter.ai:443/api/beta",
        )
    )
    assert keys(plan) == [KEY.get_secret_value()] * 2


def test_an_owners_key_goes_to_the_address_it_is_for_alone() -> None:
    elsewhere = {"fallback_provider": "openai", "fallback_model": "n", "fallback_base_url": ROUTER}
    plan = plan_models(AiSettings(**OPENAI, **elsewhere, allow_owner_keys=True))
    assert plan is not None
    assert keys(plan.with_key("own")) == ["own", ""]


def test_without_a_key_owners_may_bring_theirs_where_that_is_allowed() -> None:
    plan = plan_models(AiSettings(provider="anthropic", model="m", allow_owner_keys=True))
    assert plan is not None
    assert not plan.is_ready
    assert plan.with_key("own").is_ready


@pytest.mark.parametrize(
    ("given", "variable"),
    [
        ({"provider": "openai", "api_key": KEY}, "BESPOKE_AI_MODEL"),
        ({"model": "m"}, "BESPOKE_AI_PROVIDER"),
        ({"fallback_provider": "openai", "fallback_model": "m"}, "BESPOKE_AI_PROVIDER"),
        ({"provider": "openai", "model": "m"}, "BESPOKE_AI_API_KEY"),
        ({**OPENAI, "fallback_provider": "mistral", "fallback_model": "n"}, "BESPOKE_AI_FALLBACK_API_KEY"),
        (
            {
                **OPENAI,
                "base_url": "https://openrouter.ai/api/v1",
                "fallback_provider": "openai",
                "fallback_model": "n",
            },
            "BESPOKE_AI_FALLBACK_API_KEY",
        ),
        ({**OPENAI, "fallback_model": "n"}, "BESPOKE_AI_FALLBACK_PROVIDER"),
        ({**OPENAI, "base_url": "http://api.example.org/v1"}, "BESPOKE_AI_BASE_URL"),
        ({**OPENAI, "base_url": "https://localhost/v1"}, "BESPOKE_AI_BASE_URL"),
        ({**OPENAI, "base_url": "https://10.0.0.1/v1"}, "BESPOKE_AI_BASE_URL"),
        ({**OPENAI, "base_url": "https://[::1]/v1"}, "BESPOKE_AI_BASE_URL"),
        ({**OPENAI, "base_url": "https://user:pw@api.example.org/v1"}, "BESPOKE_AI_BASE_URL"),
        ({**OPENAI, "base_url": "https://api.example.org:99999/v1"}, "BESPOKE_AI_BASE_URL"),
        ({**OPENAI, "base_url": "http://93.184.216.34/v1", "allow_private_addresses": True}, "BESPOKE_AI_BASE_URL"),
        ({**OPENAI, "base_url": "ftp://api.example.org"}, "BESPOKE_AI_BASE_URL"),
    ],
)
def test_what_does_not_fit_is_named_and_no_secret_is(given: dict[str, Any], variable: str) -> None:
    with pytest.raises(UnsafeModel) as refused:
        plan_models(AiSettings(**given))
    assert refused.value.field == variable
    assert "0123456789" not in str(refused.value) + refused.value.fix
    assert "pw" not in str(refused.value)


def test_a_provider_that_is_not_installed_is_said_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(providers, "find_spec", lambda name: None)
    with pytest.raises(ProviderMissing, match="openai") as missing:
        configure.plan_models(AiSettings(**OPENAI))
    assert "pip install 'bespoke-resume[openai]'" in missing.value.fix
