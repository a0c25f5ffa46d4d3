"""A model behind pydantic-ai: one request without tools that could do anything, streamed, with its failures in our
words. Imported only when a model is configured."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass

import httpx2
from pydantic_ai.direct import model_request_stream
from pydantic_ai.exceptions import AgentRunError, ModelHTTPError, UserError
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    PartDeltaEvent,
    PartStartEvent,
    SystemPromptPart,
    TextPart,
    TextPartDelta,
    ToolCallPart,
    ToolCallPartDelta,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import ToolDefinition

from bespoke.optimize.llm.asking import ModelFailed, Rung, Schema, Tokens, Trouble
from bespoke.optimize.llm.prompt import Question
from bespoke.optimize.llm.retry import retry_after_s

_MOST_OUTPUT_TOKENS = 6000
_SETTINGS = ModelSettings(max_tokens=_MOST_OUTPUT_TOKENS, max_retries=0)
_UNFIT = (400, 404, 405, 415, 422, 501)


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars for a million tokens, which is millionths of a dollar for one."""

    input: float = 0.0
    output: float = 0.0


@dataclass(frozen=True, slots=True)
class PydanticModel:
    """`inner` speaks to the provider through our client."""

    provider: str
    name: str
    inner: Model
    price: Price = Price()

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """As the model's profile says; an unknown one is tried from the top."""
        profile = self.inner.profile
        native: tuple[Rung, ...] = ("native",) if profile.get("supports_json_schema_output", False) else ()
        tool: tuple[Rung, ...] = ("tool",) if profile.get("supports_tools", True) else ()
        return (*native, *tool, "text")

    def cost_microdollars(self, tokens: Tokens) -> int:
        return round(tokens.input * self.price.input + tokens.output * self.price.output)

    async def answer(self, question: Question, schema: Schema, rung: Rung) -> AsyncGenerator[str | Tokens, None]:
        told = ModelRequest(parts=[SystemPromptPart(question.system), UserPromptPart(question.message)])
        messages: list[ModelMessage] = [told]
        try:
            async with model_request_stream(
                self.inner, messages, model_settings=_SETTINGS, model_request_parameters=_parameters(schema, rung)
            ) as stream:
                async for event in stream:
                    if text := _text_of(event):
                        yield text
                yield Tokens(stream.usage.input_tokens, stream.usage.output_tokens)
        except (AgentRunError, UserError, httpx2.HTTPError, ValueError) as error:
            raise _failed(error) from None


def _parameters(schema: Schema, rung: Rung) -> ModelRequestParameters:
    match rung:
        case "native":
            shape = OutputObjectDefinition(json_schema=schema.shape, name=schema.name, strict=True)
            return ModelRequestParameters(output_mode="native", output_object=shape)
        case "tool":
            tool = ToolDefinition(
                name=schema.name, description="Give the answer.", parameters_json_schema=schema.shape, kind="output"
            )
            return ModelRequestParameters(output_mode="tool", output_tools=[tool], allow_text_output=False)
        case "text":
            return ModelRequestParameters()


def _text_of(event: object) -> str:
    """What the event adds to the answer: text, or a tool's arguments; what a model thinks is none of it."""
    match event:
        case PartStartEvent(part=TextPart(content=text)):
            return text
        case PartDeltaEvent(delta=TextPartDelta(content_delta=text)):
            return text
        case PartStartEvent(part=ToolCallPart() as part):
            return part.args_as_json_str() if part.args else ""
        case PartDeltaEvent(delta=ToolCallPartDelta(args_delta=str() as text)):
            return text
        case _:
            return ""


def _failed(error: Exception) -> ModelFailed:
    """Never with the provider's own text: it may repeat the prompt or the key."""
    refused = next((cause for cause in _causes(error) if hasattr(cause, "is_sent")), None)
    if refused is not None:
        return ModelFailed("refused", str(refused), is_sent=bool(refused.is_sent))
    if isinstance(error, ModelHTTPError):
        headers = error.headers or {}
        message = f"The model's provider answered {error.status_code}."
        return ModelFailed(
            _trouble(error.status_code), message, retry_after_s=retry_after_s(headers.get("retry-after"))
        )
    names = [type(cause).__name__ for cause in _causes(error)]
    if any("Timeout" in name for name in names):
        return ModelFailed("timed_out", "The model's provider did not answer in time.")
    if any("Connect" in name for name in names):
        return ModelFailed("unreachable", "The model's provider could not be reached.", is_sent=False)
    if isinstance(error, UserError):
        return ModelFailed("unfit", "The model does not take this kind of request.")
    return ModelFailed("cut", "The model's answer broke off.")


def _trouble(status: int) -> Trouble:
    if status in (408, 409, 425, 429) or (status >= 500 and status not in _UNFIT):
        return "busy"
    return "unfit" if status in _UNFIT else "refused"


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or at.__context__
