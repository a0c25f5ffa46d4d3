"""A stream as the description of the API has it: one event by the name it is sent under, its data by the model that
wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, Field, TypeAdapter, create_model

from bespoke.platform.http.sse import MEDIA_TYPE

ANY = "*"
"""The one name of a stream whose events are all of one shape, however they are called."""
_PLACE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Stream:
    """`events` are the models of the data by the names of the events; `examples` the data of some of them."""

    name: str
    events: Mapping[str, type[BaseModel]]
    examples: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def component(self) -> str:
        return f"{self.name}StreamEvent"

    def content(self) -> dict[str, Any]:
        """Of a response. OpenAPI 3.1 has no word for one event of many; this is the schema of each."""
        shown = {name: {"value": {"id": 1, "event": name, "data": data}} for name, data in self.examples.items()}
        return {MEDIA_TYPE: {"schema": {"$ref": f"{_PLACE}{self.component}"}, "examples": shown}}

    def components(self) -> dict[str, Any]:
        """The schemas, by name. Made when the description is, because models are slow to build."""
        each = tuple(self._event(name, model) for name, model in self.events.items())
        one: Any = each[0] if ANY in self.events else Annotated[Union[each], Field(discriminator="event")]  # noqa: UP007
        schema = TypeAdapter(one).json_schema(mode="serialization", ref_template=f"{_PLACE}{{model}}")
        schemas: dict[str, Any] = schema.pop("$defs")
        about = "One event of the stream: its `id`, its `event`, and its `data` as JSON."
        return {**schemas, self.component: {**schema, "title": self.component, "description": about}}

    def _event(self, name: str, data: type[BaseModel]) -> type[BaseModel]:
        kind, called = (str, self.component) if name == ANY else (Literal[name], f"{self.name}{_camel(name)}Event")
        fields: dict[str, Any] = {"id": (int, Field(ge=1)), "event": (kind, ...), "data": (data, ...)}
        return create_model(called, __doc__=data.__doc__, **fields)


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))
