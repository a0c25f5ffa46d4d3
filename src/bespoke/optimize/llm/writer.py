"""The writer: a model's edits, each as soon as it is whole, each judged by the guard."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bespoke.optimize.llm.asking import Model, Schema
from bespoke.optimize.llm.books import Books, Call, Purpose
from bespoke.optimize.llm.contract import Notice, ToldSection, Usage, Wish
from bespoke.optimize.llm.deadlines import Clock, Deadlines
from bespoke.optimize.llm.edits import answer_schema
from bespoke.optimize.llm.prompt import EDITING, MENDING, PROMPT_VERSION, TELLING, Question, question
from bespoke.optimize.llm.received import Reception
from bespoke.optimize.llm.run import Ladder, Run
from bespoke.optimize.llm.sheet import MOST_CHARACTERS, sheet_of
from bespoke.optimize.llm.telling import Telling, telling_schema
from bespoke.optimize.llm.texts import one_line, without_contact
from bespoke.optimize.model import Suggestion

Item = Suggestion | Usage | Notice
_EDITS = Schema("propose_edits", answer_schema())
_PATIENT = Deadlines()
_MOST_MENDED = 8
_LEAST_MENDING_S = 2.0


@dataclass(frozen=True, slots=True)
class ModelWriter:
    """`models` are asked in this order, the next when the one before fails. A `Writer`."""

    models: Sequence[Model]
    books: Books
    deadlines: Deadlines = _PATIENT
    most_characters: int = MOST_CHARACTERS
    ladder: Ladder = field(default_factory=Ladder)

    async def suggestions(self, wish: Wish) -> AsyncGenerator[Item, None]:
        sheet = sheet_of(wish, most_characters=self.most_characters)
        if sheet.is_empty:
            return
        asked = question(EDITING, sheet.lines.values())
        run = self._run(asked, self.deadlines)
        reception = Reception(sheet)
        known = await self.books.cached(run.cache_key)
        source = self._asked(run, asked, reception) if known is None else self._again(run, known, reception)
        async with aclosing(source) as items:
            async for item in items:
                yield item
        for suggestion in reception.rest():
            yield suggestion

    async def read_section(self, section: str, text: str) -> ToldSection | Notice:
        schema, said = telling_schema(section), without_contact(one_line(text), None)
        if schema is None or not said or len(said) > self.most_characters:
            return Notice(code="nonsense", message="A model is not asked about this section or this much text.")
        asked = question(TELLING, [json.dumps({"section": section, "said": said}, ensure_ascii=False)])
        run, telling = self._run(asked, self.deadlines.of_telling), Telling(section, said)
        known = await self.books.cached(run.cache_key)
        if known is not None:
            return await self._told_again(run, known, telling)
        if refusal := await self.books.admit():
            return refusal
        return await self._told(run, asked, Schema("tell_section", schema), telling)

    async def _told(self, run: Run, asked: Question, schema: Schema, telling: Telling) -> ToldSection | Notice:
        """Half an answer is none: what the rest told would be lost."""
        usage, notice = Usage(provider="", model=""), telling.notice
        try:
            async for item in run.ask(asked, schema, purpose="tell", taker=telling, take=telling.take):
                usage, notice = (item, notice) if isinstance(item, Usage) else (usage, item)
        finally:
            await self._give_back(run)
        if telling.has_invented:
            return telling.notice
        if not run.is_whole:
            return notice
        if run.answered_by is self.models[0]:
            await self.books.keep(run.cache_key, json.dumps(telling.entries))
        return telling.section_of(usage) or notice

    async def _told_again(self, run: Run, known: str, telling: Telling) -> ToldSection | Notice:
        """The entries of an earlier answer, held against the words anew."""
        for entry in json.loads(known):
            telling.take(entry)
        return telling.section_of(await self._from_cache(run, "tell")) or telling.notice

    def _run(self, asked: Question, deadlines: Deadlines) -> Run:
        key = _cache_key(self.models[0], asked)
        return Run(self.models, self.books, Clock.start(deadlines), self.ladder, key)

    async def _asked(self, run: Run, asked: Question, reception: Reception) -> AsyncGenerator[Item, None]:
        if refusal := await self.books.admit():
            yield refusal
            return
        try:
            first = run.ask(asked, _EDITS, purpose="optimize", taker=reception, take=reception.take)
            async with aclosing(first) as items:
                async for item in items:
                    yield item
            async with aclosing(self._mended(run, reception)) as mended:
                async for item in mended:
                    yield item
        finally:
            await self._give_back(run)
        if run.is_whole and run.answered_by is self.models[0]:
            await self.books.keep(run.cache_key, json.dumps([edit.model_dump(mode="json") for edit in reception.kept]))

    async def _mended(self, run: Run, reception: Reception) -> AsyncGenerator[Suggestion | Usage, None]:
        """One round at most, by the model that answered; what it cannot mend stays blocked."""
        if not (reception.blocked and run.is_whole and run.answered_by and run.clock.left_s > _LEAST_MENDING_S):
            return
        mending = replace(run, models=[run.answered_by])
        asked = question(EDITING + MENDING, _refused_lines(reception))
        items = mending.ask(asked, _EDITS, purpose="mend", taker=reception, take=reception.take)
        async with aclosing(items):
            async for item in items:
                if not isinstance(item, Notice):
                    yield item

    async def _again(self, run: Run, known: str, reception: Reception) -> AsyncGenerator[Item, None]:
        """The edits of an earlier answer, judged anew."""
        for edit in json.loads(known):
            suggestion = reception.take(edit)
            if suggestion is not None:
                yield suggestion
        yield await self._from_cache(run, "optimize")

    async def _from_cache(self, run: Run, purpose: Purpose) -> Usage:
        """Put on the ledger too."""
        model = self.models[0]
        usage = Usage(provider=model.provider, model=model.name, from_cache=True)
        await self.books.record(Call(purpose, "cached", usage, datetime.now(UTC), run.cache_key))
        return usage

    async def _give_back(self, run: Run) -> None:
        if not run.has_called:
            await self.books.release()


def _refused_lines(reception: Reception) -> list[str]:
    """What was refused, why, and the lines it may rest on."""
    sheet = reception.sheet
    held = list(reception.blocked.values())[:_MOST_MENDED]
    wanted = {
        ident for one in held for ident in (one.proposed.target, *one.proposed.evidence, *one.proposed.requirements)
    }
    lines = [line for ident, line in sheet.lines.items() if ident in wanted or ident == "wishes"]
    for one in held:
        reasons = [one_line(reason.message) for reason in one.suggestion.verdict.reasons[:4]]
        told = {"refused": one.proposed.target, "op": one.proposed.op, "text": one.suggestion.after, "reasons": reasons}
        lines.append(json.dumps(told, ensure_ascii=False))
    return lines


def _cache_key(model: Model, asked: Question) -> str:
    parts = (model.provider, model.name, PROMPT_VERSION, asked.system, asked.message)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
