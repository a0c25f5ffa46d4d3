"""A model's writer that says what a test wants."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bespoke.optimize.llm.contract import Notice, ToldSection, Usage, Wish
from bespoke.optimize.model import Suggestion


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
