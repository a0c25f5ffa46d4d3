"""Asking the model before anything is opened: a document that is being changed waits for no provider."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bespoke.intake.telling.sections import section_called
from bespoke.optimize.llm.contract import Notice, ToldSection, Usage, Wish, Writer
from bespoke.optimize.model import Suggestion
from bespoke.telling.tell import asked_of_model, tell_by_rules

_OTHER = Notice(code="unavailable", message="The model was asked about another section, so this was read by rules.")


@dataclass(frozen=True, slots=True)
class AskedAhead:
    """A writer that has answered already, about one section."""

    section: str
    answer: ToldSection | Notice

    async def suggestions(self, wish: Wish) -> AsyncIterator[Suggestion | Usage | Notice]:
        del wish
        yield _OTHER

    async def read_section(self, section: str, text: str) -> ToldSection | Notice:
        del text
        return self.answer if section == self.section else _OTHER


async def ask_ahead(writer: Writer, text: str, *, section: str) -> Writer | None:
    """The writer for `tell` with the same words; None where the rules need no model. Raises UnknownSection."""
    called = section_called(section)
    told = await asyncio.to_thread(tell_by_rules, text, section=called)
    asked = asked_of_model(called, told.telling)
    return AskedAhead(asked, await writer.read_section(asked, text)) if asked is not None else None
