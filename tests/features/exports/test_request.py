"""Who may have a file, and of what."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from tests.fixtures.actors import person
from tests.fixtures.exports import SHORT, Interrupted, Shopfloor

from bespoke.features.documents.errors import DocumentNotFound
from bespoke.features.documents.remove import delete_document
from bespoke.features.exports.errors import ExportUnpaid, NothingToExport, SectionsUnconfirmed, TemplateInactive
from bespoke.features.exports.options import ExportOptions
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.features.resumes.create import duplicate_resume
from bespoke.features.resumes.subject import resume_subject
from bespoke.platform.ids import new_id
from bespoke.render.errors import OptionOutOfRange, UnknownFont


async def test_a_resume_stands_for_its_most_recently_saved_optimized_resume(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    first = await floor.export(resume_id)
    older = await floor.optimized(resume_id)
    second = await floor.export(resume_id)
    assert floor.job(first, "document_id") == resume_id
    assert floor.job(second, "document_id") == older
    async with floor.database.transaction(floor.owner) as session:
        await delete_document(session, optimized_subject(floor.owner, older), person(floor.owner), kinds=floor.kinds)
    assert floor.job(await floor.export(resume_id), "document_id") == resume_id


async def test_what_is_not_there_or_not_ones_own_is_not_found(floor: Shopfloor, other_owner: Any) -> None:
    for document_id in (new_id(), await floor.resume(owner=other_owner)):
        with pytest.raises(DocumentNotFound):
            await floor.export(document_id)


async def test_imported_sections_are_confirmed_first(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    floor.connection.execute("UPDATE resumes SET parsed_data = data, data = NULL")
    with pytest.raises(SectionsUnconfirmed):
        await floor.export(resume_id)
    await floor.exported(resume_id, allow_unconfirmed=True)
    assert floor.one("SELECT receipt->>'made_from' FROM artifacts") == "parsed_data"
    floor.connection.execute("UPDATE resumes SET sections_confirmed = true")
    await floor.export(resume_id)


async def test_a_copy_of_what_was_imported_is_confirmed_first_as_well(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    floor.connection.execute("UPDATE resumes SET parsed_data = data, data = NULL")
    async with floor.database.transaction(floor.owner) as session:
        copy = await duplicate_resume(session, person(floor.owner), resume_id)
    with pytest.raises(SectionsUnconfirmed):
        await floor.export(copy)


async def test_where_payment_is_required_it_comes_first(floor: Shopfloor) -> None:
    floor.payment_required = True
    optimized_id = await floor.optimized(await floor.resume())
    with pytest.raises(ExportUnpaid):
        await floor.export(optimized_id)
    floor.connection.execute("UPDATE resumes SET is_paid = true")
    await floor.export(optimized_id)


async def test_a_resume_that_was_not_read_yet_has_nothing_to_export(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    floor.connection.execute("UPDATE resumes SET data = NULL, parsed_data = NULL")
    with pytest.raises(NothingToExport):
        await floor.export(resume_id)


async def test_an_optimized_resume_without_content_is_exported_as_its_resume(floor: Shopfloor) -> None:
    optimized_id = await floor.optimized(await floor.resume())
    floor.connection.execute("UPDATE optimized_resumes SET structured_output = NULL")
    await floor.exported(optimized_id)
    assert floor.one("SELECT subject_id, receipt->>'made_from' FROM artifacts") == (optimized_id, "data")


async def test_options_keep_to_the_limits_of_the_template(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    floor.connection.execute("UPDATE resumes SET template_id = 'compact'")
    job_id = await floor.export(resume_id, page_size="Letter", margin_mm=9)
    options = floor.job(job_id, "input->'options'")
    assert (options["template"], options["page_size"], options["margin_mm"]) == ("compact", "us-letter", 9)
    with pytest.raises(OptionOutOfRange):
        await floor.export(resume_id, margin_mm=9, template="classic")
    with pytest.raises(UnknownFont):
        await floor.export(resume_id, font="Papyrus")
    with pytest.raises(ValidationError):
        ExportOptions.model_validate({"colour": "red"})


async def test_a_template_that_is_switched_off_is_refused(floor: Shopfloor) -> None:
    floor.connection.execute(
        "INSERT INTO templates (id, name, category, description, style_guide, export_settings, position, is_active)"
        " VALUES ('modern', 'M', 'c', 'd', '{}', '{}', 1, false)"
    )
    with pytest.raises(TemplateInactive):
        await floor.export(await floor.resume(), template="modern")


async def test_a_document_that_is_deleted_during_its_export_leaves_nothing(floor: Shopfloor) -> None:
    resume_id = await floor.resume(SHORT)

    async def delete() -> None:
        async with floor.database.transaction(floor.owner) as session:
            subject = resume_subject(floor.owner, resume_id)
            await delete_document(session, subject, person(floor.owner), kinds=floor.kinds)

    floor.blobs = Interrupted(floor.blobs, delete)
    job_id = await floor.export(resume_id)
    await floor.run()
    assert floor.job(job_id, "status") == "cancelled"
    assert floor.rows("SELECT id FROM artifacts") == floor.rows("SELECT id FROM export_history") == []
    assert floor.one("SELECT used FROM quota_usage WHERE kind = 'artifacts'") == 0
