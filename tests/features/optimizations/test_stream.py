"""What an optimization tells is what the API says that it tells."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel
from tests.fixtures.optimizing import Studio, of_model
from tests.fixtures.streams import names_in

from bespoke.features.optimizations.stream import event_of
from bespoke.optimize.llm.contract import Notice, Usage
from bespoke.testing.examples import example_resume
from bespoke.testing.writers import SuggestingWriter

BULLETS = example_resume().work[0].bullets


async def streamed(studio: Studio, job_id: str) -> str:
    answer = await studio.client.get(f"optimize/{job_id}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    return answer.text


async def test_every_event_of_a_run_is_as_the_api_describes_it(studio: Studio) -> None:
    usage = Usage(provider="fake", model="m", input_tokens=10, output_tokens=5)
    notice = Notice(code="fallback", message="The model m did not answer; n is asked instead.")
    good = of_model(BULLETS[-1].text.rstrip("."), bullet=BULLETS[-1].id)
    lie = of_model("Led 500 engineers at NASA", bullet=BULLETS[-2].id)
    studio.writer = SuggestingWriter([notice, good, lie, usage])
    job_id, _ = await studio.optimized(preferences={"apply_safe": True})
    names = names_in(await streamed(studio, job_id), "OptimizationStreamEvent")
    assert set(names) == {
        "queued",
        "started",
        "stage",
        "analysis",
        "score",
        "suggestion",
        "notice",
        "verdict",
        "usage",
        "applied",
        "done",
    }


async def test_so_are_the_ends_of_one_that_failed_and_of_one_that_was_cancelled(studio: Studio) -> None:
    ended: dict[str, Any] = {}
    for name in ("cancelled", "error"):
        started = await studio.made("optimize", await studio.documents(), status=202)
        if name == "cancelled":
            await studio.client.delete(f"optimize/{started['job_id']}")
        else:
            studio.connection.execute("UPDATE jobs SET input = '{}' WHERE id = %s", (started["job_id"],))
        await studio.run()
        ended[name] = names_in(await streamed(studio, started["job_id"]), "OptimizationStreamEvent")
    assert {name: names[-1] for name, names in ended.items()} == {"cancelled": "cancelled", "error": "error"}


def test_what_is_not_described_cannot_be_told() -> None:
    class Gossip(BaseModel):
        about: str = ""

    with pytest.raises(KeyError):
        event_of(Gossip())
