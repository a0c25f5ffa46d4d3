"""A file is set as the editor shows its document, unless something else is asked for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from httpx2 import AsyncClient
from tests.fixtures.exports import SHORT, Shopfloor

from bespoke.features.exports.design import design_of
from bespoke.features.exports.options import ExportOptions

DESIGN = {"page_size": "us-letter", "accent": "#7a2e3a", "spacing": 1.2, "date_position": "right", "font": None}


def designed(design: Any) -> dict[str, Any]:
    return {**SHORT, "meta": {"version": "v1", "design": design}}


async def options_of(floor: Shopfloor, document_id: UUID, **given: Any) -> dict[str, Any]:
    options: dict[str, Any] = floor.job(await floor.export(document_id, **given), "input->'options'")
    return options


async def test_an_export_without_options_is_set_by_the_documents_own_design(floor: Shopfloor) -> None:
    resume_id = await floor.resume(designed(DESIGN))
    assert DESIGN.items() <= (await options_of(floor, resume_id)).items()
    optimized_id = await floor.optimized(await floor.resume(), designed({**DESIGN, "page_size": "us-legal"}))
    assert (await options_of(floor, optimized_id))["page_size"] == "us-legal"


async def test_what_is_asked_for_wins_over_the_design(floor: Shopfloor) -> None:
    resume_id = await floor.resume(designed(DESIGN))
    options = await options_of(floor, resume_id, page_size="a4", accent=None, usual_page_size="us-legal")
    assert (options["page_size"], options["accent"], options["spacing"]) == ("a4", None, 1.2)


async def test_another_template_starts_from_its_own_colour_and_type(floor: Shopfloor) -> None:
    resume_id = await floor.resume(designed(DESIGN))
    options = await options_of(floor, resume_id, template="modern")
    assert (options["page_size"], options["date_position"]) == ("us-letter", "right")
    assert (options["accent"], options["spacing"]) == (None, 1.0)


async def test_the_usual_paper_is_that_of_documents_that_name_none(floor: Shopfloor) -> None:
    plain, own = await floor.resume(), await floor.resume(designed({"page_size": "a4"}))
    assert (await options_of(floor, plain, usual_page_size="Letter"))["page_size"] == "us-letter"
    assert (await options_of(floor, own, usual_page_size="Letter"))["page_size"] == "a4"


@pytest.mark.parametrize(
    "design",
    [
        ["a4"],
        "a4",
        {"accent": "red"},
        {"margin_mm": 39},
        {"font": "Papyrus"},
        {"spacing": None},
        {"template": "modern"},
    ],
)
async def test_a_design_that_cannot_be_is_left_to_the_template(floor: Shopfloor, design: Any) -> None:
    resume_id = await floor.resume(designed(design))
    floor.connection.execute("UPDATE resumes SET template_id = 'compact'")
    assert await options_of(floor, resume_id) == await options_of(floor, await floor.resume(), template="compact")


async def test_every_member_of_a_batch_is_set_by_its_own_design(floor: Shopfloor, client: AsyncClient) -> None:
    ids = [await floor.resume(designed({"accent": accent})) for accent in ("#111111", "#222222")]
    body = {"document_ids": [str(one) for one in ids], "format": "pdf", "options": {"usual_page_size": "letter"}}
    started = await client.post("export/batch", json=body)
    assert started.status_code == 202, started.text
    options = [floor.job(UUID(job_id), "input->'options'") for job_id in started.json()["job_ids"]]
    assert [one["accent"] for one in options] == ["#111111", "#222222"]
    assert {one["page_size"] for one in options} == {"us-letter"}


@pytest.mark.parametrize("content", [{}, {"meta": 1}, {"resume_json": 1}, {"resume_json": {"meta": []}}])
def test_nothing_is_no_design(content: dict[str, Any]) -> None:
    assert design_of(content) == {}
    assert "usual_page_size" not in ExportOptions().model_dump(exclude_unset=True)
