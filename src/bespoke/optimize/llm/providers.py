"""Which providers there are, what each needs, and how one is opened through our own client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import urlsplit

from bespoke.platform.errors import Invalid

if TYPE_CHECKING:
    import httpx2

    from bespoke.optimize.llm.pydantic_model import PydanticModel

Provider = Literal["openai", "anthropic", "google", "mistral"]
PROVIDERS: tuple[Provider, ...] = get_args(Provider)
ADDRESSES: Mapping[Provider, str] = {
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com",
    "google": "https://generativelanguage.googleapis.com",
    "mistral": "https://api.mistral.ai",
}
_MODULES: Mapping[Provider, str] = {
    "openai": "openai",
    "anthropic": "anthropic",
    "google": "google.genai",
    "mistral": "mistralai",
}
_PORTS = {"http": 80, "https": 443}
_NO_KEY = "none"
"""A server of one's own often asks for no key, and the clients insist on one."""


class ProviderMissing(Invalid):
    """The parts for this model provider are not installed."""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One model. Prices are dollars for a million tokens."""

    provider: Provider
    name: str
    base_url: str = ""
    api_key: str = field(default="", repr=False)
    input_price: float = 0.0
    output_price: float = 0.0

    @property
    def address(self) -> str:
        return self.base_url or ADDRESSES[self.provider]

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""

    @property
    def origin(self) -> str:
        """Who is spoken to, such as `https://api.openai.com:443`: a key is for that, not for a language."""
        url = urlsplit(self.address)
        return f"{url.scheme}://{url.hostname}:{url.port or _PORTS.get(url.scheme)}"

    @property
    def needs_key(self) -> bool:
        """Everybody's own service does; a server that speaks the same language may not."""
        return not (self.provider == "openai" and self.base_url)


def require_installed(provider: Provider) -> None:
    """Raises ProviderMissing without importing anything of the provider's."""
    try:
        is_there = find_spec("pydantic_ai") is not None and find_spec(_MODULES[provider]) is not None
    except ModuleNotFoundError:
        is_there = False
    if not is_there:
        raise ProviderMissing(
            f"The model provider {provider!r} is configured, and its client is not installed.",
            fix=f"pip install 'bespoke-resume[{provider}]', or unset BESPOKE_AI_PROVIDER.",
            field="BESPOKE_AI_PROVIDER",
        )


def open_model(choice: ModelChoice, client: httpx2.AsyncClient) -> PydanticModel:
    """The model, speaking through `client` alone. Loads the provider's library; raises ProviderMissing."""
    require_installed(choice.provider)
    from bespoke.optimize.llm import provider_clients  # noqa: PLC0415  # a second of loading

    return provider_clients.open_model(choice, client, key=choice.api_key or _NO_KEY)
