"""From the operator's settings to the models that may be asked; what does not fit is said at the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from bespoke.features.ai.errors import UnsafeModel
from bespoke.optimize.llm.deadlines import Deadlines
from bespoke.optimize.llm.providers import ModelChoice, Provider, require_installed
from bespoke.platform.egress.addresses import AddressRefused, require_allowed
from bespoke.platform.egress.reach import Reach
from bespoke.platform.settings.tree import AiSettings


@dataclass(frozen=True, slots=True)
class ModelPlan:
    """The models in the order in which they are asked, and the rules of asking."""

    choices: tuple[ModelChoice, ...]
    reach: Reach
    deadlines: Deadlines
    most_characters: int
    daily_operations: int
    allows_owner_keys: bool

    def with_key(self, key: str) -> ModelPlan:
        """The same with an owner's own key, at the address it is for."""
        first = self.choices[0].origin
        chosen = tuple(replace(one, api_key=key) if one.origin == first else one for one in self.choices)
        return replace(self, choices=chosen)

    @property
    def is_ready(self) -> bool:
        """Whether the first model can be asked as it is, without a key of the owner's."""
        return bool(self.choices[0].api_key) or not self.choices[0].needs_key


def plan_models(settings: AiSettings) -> ModelPlan | None:
    """None without a provider. Raises UnsafeModel or ProviderMissing that names the setting; loads no provider."""
    choices = tuple(_choices(settings))
    if not choices:
        return None
    for choice in choices:
        require_installed(choice.provider)
    return ModelPlan(
        choices=choices,
        reach=Reach(frozenset(choice.host for choice in choices), settings.allow_private_addresses),
        deadlines=Deadlines(settings.total_s, settings.idle_s, settings.telling_s),
        most_characters=settings.input_characters,
        daily_operations=settings.daily_operations,
        allows_owner_keys=settings.allow_owner_keys,
    )


def _choices(given: AiSettings) -> Iterator[ModelChoice]:
    named = given.model_dump()
    if not (given.provider or given.model):
        if given.fallback_provider or given.fallback_model:
            raise _unset("BESPOKE_AI_PROVIDER", "a fallback model is set and no first one")
        return
    first = _choice(given, named, "")
    yield first
    if given.fallback_provider or given.fallback_model:
        yield _choice(given, named, "fallback_", first=first)


def _choice(
    given: AiSettings, named: Mapping[str, object], prefix: str, *, first: ModelChoice | None = None
) -> ModelChoice:
    provider, model = str(named[f"{prefix}provider"]), str(named[f"{prefix}model"])
    variable = f"BESPOKE_AI_{prefix.upper()}"
    if not provider:
        raise _unset(f"{variable}PROVIDER", "a model is named and no provider")
    if not model:
        raise _unset(f"{variable}MODEL", "a provider is named and no model")
    known: Mapping[str, Provider] = {"openai": "openai", "anthropic": "anthropic", "google": "google"}
    choice = ModelChoice(
        provider=known.get(provider, "mistral"),
        name=model,
        base_url=str(named[f"{prefix}base_url"]),
        input_price=float(str(named[f"{prefix}input_price"])),
        output_price=float(str(named[f"{prefix}output_price"])),
    )
    _require_address(choice, f"{variable}BASE_URL", allow_private=given.allow_private_addresses)
    secret = given.fallback_api_key if prefix else given.api_key
    shared = first.api_key if first and first.origin == choice.origin else ""
    choice = replace(choice, api_key=secret.get_secret_value() if secret else shared)
    if choice.needs_key and not choice.api_key and not given.allow_owner_keys:
        raise _unset(f"{variable}API_KEY", f"{provider} answers nobody without a key")
    return choice


def _require_address(choice: ModelChoice, variable: str, *, allow_private: bool) -> None:
    """What can be said without looking the name up; the rest is refused at the connection."""
    url = urlsplit(choice.address)
    fix = "Give the address of an API, such as https://openrouter.ai/api/v1."
    more = url.username or url.query or url.fragment
    if url.scheme not in ("http", "https") or not url.hostname or more or not _has_port(url):
        raise UnsafeModel(f"{variable} is no address of an API.", fix=fix, field=variable)
    if not allow_private and (url.scheme == "http" or _is_private(url.hostname)):
        raise UnsafeModel(
            f"{variable} names this machine, a private network or plain http.",
            fix="If the model runs there, set BESPOKE_AI_ALLOW_PRIVATE_ADDRESSES=true.",
            field=variable,
        )
    if url.scheme == "http" and _is_public(url.hostname):
        raise UnsafeModel(f"{variable} names a public address over plain http.", fix="Use https.", field=variable)


def _has_port(url: SplitResult) -> bool:
    """Whether the port is one, or left out."""
    try:
        return url.port != 0
    except ValueError:
        return False


def _is_private(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    return _is_address(host) and not _is_public(host)


def _is_public(host: str) -> bool:
    """Whether it is an address that everybody may call; a name is none."""
    try:
        require_allowed(host, allow_private=False)
    except AddressRefused:
        return False
    return True


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _unset(variable: str, why: str) -> UnsafeModel:
    return UnsafeModel(f"{variable} is not set, though {why}.", fix="See docs/models.md.", field=variable)
