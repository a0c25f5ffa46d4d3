"""Writers that say what a test wants, hang or break: for testing without any model."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bespoke.optimize.llm.contract import Notice, ToldSection, Usage, Wish
from bespoke.optimize.model import Suggestion

Hang = Literal["hang"]


@dataclass(slots=True)
class ScriptedWriter:
    """Answers each section with the content given for it, or with a notice; `asked` are the questions so far."""

    answers: Mapping[str, Mapping[str, Any] | Notice] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def suggestions(self, wish: Wish) -> AsyncIterator[Suggestion | Usage | Notice]:
        del wish
        yield Notice(code="unavailable", message="The script has no suggestions.")

    async def read_section(self, section: str, text: str) -> ToldSection | Notice:
        self.asked.append((section, text))
        answer = self.answers.get(section, Notice(code="unavailable", message="The script has no answer."))
        if isinstance(answer, Notice):
            return answer
        return ToldSection(content=answer, usage=Usage(provider="script", model="script"))


@dataclass
class SuggestingWriter:
    """Tells the script in order, `pause_s` before each part. "hang" is silence without end; an error is raised.

    `asked` are the wishes it was given.
    """

    script: Sequence[Suggestion | Usage | Notice | Hang | Exception | Any]
    pause_s: float = 0.0
    asked: list[Wish] = field(default_factory=list)

    async def suggestions(self, wish: Wish) -> AsyncIterator[Suggestion | Usage | Notice]:
        self.asked.append(wish)
        for part in self.script:
            await asyncio.sleep(self.pause_s)
            if part == "hang":
                await asyncio.Event().wait()
            if isinstance(part, Exception):
                raise part
            yield part  # type: ignore[misc]  # a script may hold nonsense on purpose

    async def read_section(self, section: str, text: str) -> ToldSection | Notice:  # noqa: ARG002  # scripted
        return Notice(code="unavailable", message="This writer only suggests.")
