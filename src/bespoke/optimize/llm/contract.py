"""What a writer is asked and what it tells. A writer is a model of some provider; the product is whole without one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from bespoke.optimize.model import AssertedFact, Preferences, Suggestion
from bespoke.posting.model import Posting
from bespoke.resume.dates import PartialDate
from bespoke.resume.frozen import Frozen
from bespoke.resume.model import Resume

NoticeCode = Literal["quota", "timed_out", "unavailable", "nonsense", "fallback"]


@dataclass(frozen=True, slots=True)
class Wish:
    """One optimization, as the rules engine sees it. `taken` are the targets that have a suggestion already."""

    resume: Resume
    posting: Posting
    preferences: Preferences
    as_of: PartialDate
    asserted: tuple[AssertedFact, ...] = ()
    taken: frozenset[str] = frozenset()


class Usage(Frozen):
    """What one call cost, in millionths of a dollar; 0 where the price is unknown or the answer was cached."""

    provider: str
    model: str
    input_tokens: int = 0
    output_tokens: int = 0
    cost_microdollars: int = 0
    from_cache: bool = False


class Notice(Frozen):
    """Why the model's part is missing or another model's; a sentence for the person."""

    code: NoticeCode
    message: str


class ToldSection(Frozen):
    """The part of a JSON Resume that a model read from a person's own words, and what the call cost."""

    content: Mapping[str, Any]
    usage: Usage


class Writer(Protocol):
    """Never raises for what a provider does wrong: it ends, and a notice says why."""

    def suggestions(self, wish: Wish) -> AsyncIterator[Suggestion | Usage | Notice]:
        """Each suggestion as soon as it is whole, judged by the guard: blocked ones too, with the reason."""
        ...

    async def read_section(self, section: str, text: str) -> ToldSection | Notice:
        """The entries of one section, told in a person's words. Nothing in it that the words do not say."""
        ...
