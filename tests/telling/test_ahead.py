"""What the model is asked beforehand is what telling would ask it, and nothing else."""

from __future__ import annotations

from bespoke.optimize.llm.contract import Notice, ToldSection
from bespoke.telling import tell
from bespoke.telling.ahead import ask_ahead
from bespoke.testing.writers import ScriptedWriter

TOLD = "I worked as a welder at Thyssen since 2021"
READ = {"work": [{"name": "Thyssen", "position": "welder", "startDate": "2021"}]}


async def test_the_answer_is_used_where_the_telling_asks_for_it() -> None:
    writer = ScriptedWriter({"work": READ})
    ahead = await ask_ahead(writer, TOLD, section="auto")
    assert ahead is not None
    told = await tell(TOLD, writer=ahead)
    assert told.by == "model"
    assert writer.asked == [("work", TOLD)]


async def test_about_another_section_it_has_no_answer() -> None:
    ahead = await ask_ahead(ScriptedWriter({"work": READ}), TOLD, section="experience")
    assert ahead is not None
    assert isinstance(await ahead.read_section("work", TOLD), ToldSection)
    assert isinstance(await ahead.read_section("volunteer", TOLD), Notice)


async def test_what_is_about_several_sections_is_left_to_the_rules() -> None:
    both = f"{TOLD}. I speak German fluently."
    writer = ScriptedWriter({"work": READ})
    assert await ask_ahead(writer, both, section="auto") is None
    assert writer.asked == []


async def test_what_nobody_would_say_is_left_to_the_rules() -> None:
    writer = ScriptedWriter({"work": READ})
    assert await ask_ahead(writer, f"{TOLD}\n{'a-' * 1000}", section="work") is None
    assert writer.asked == []
