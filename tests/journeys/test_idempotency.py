"""One `Idempotency-Key`, one effect: for every operation that takes the header, as the OpenAPI document names them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from sqlalchemy import event
from tests.fixtures.belongings import Belongings, settle
from tests.fixtures.operations import FORM, JSON, Operation, operations, said
from tests.fixtures.product import Product
from tests.fixtures.rows import count_rows
from tests.fixtures.server import Server

from bespoke.platform.database import roles

Connection = psycopg.Connection[tuple[object, ...]]
CALLERS = 64
KEY = "Idempotency-Key"
CREATING = [one for one in operations() if KEY in one.names_in("header")]
ELSEWHERE = {
    # Their answer is a secret shown once, which must not be kept to be repeated.
    "create_api_key",
    # It leads elsewhere, and what it leaves there is taken once.
    "link_identity",
    # Repeating them changes nothing, or is refused by the state they left.
    "sign_up",
    "sign_in",
    "sign_out",
    "request_password_reset",
    "confirm_password_reset",
    "change_password",
    "undelete_resume",
    "undelete_optimized_resume",
    "undelete_posting",
    "restore_resume_version",
    "restore_optimized_version",
    "retry_job",
    "retry_export",
    "accept_suggestion",
    "accept_safe_suggestions",
    "reject_suggestion",
    "undo_suggestion",
    "confirm_fact",
    "rebase_optimized_resume",
    # They only look.
    "score_resume",
    "suggest_for_entry",
    "check_optimized_resume",
    "clean_up_exports",
    # They keep nothing.
    "preview_resume",
    "preview_optimized_resume",
    "propose_telling",
    "propose_optimized_telling",
    "read_back_export",
}

NAMES_A_DOCUMENT = {
    "save_optimization",
    "start_optimization",
    "export_pdf",
    "export_docx",
    "export_document",
    "export_batch",
}


@pytest.fixture
async def owned(product: Product) -> Belongings:
    return await settle(product)


def another(operation: Operation, request: dict[str, Any]) -> dict[str, Any]:
    """The same request with another body, or to another address where it has none."""
    if operation.media_type == JSON:
        if "allow_unconfirmed" in request["json"]:
            return {**request, "json": {**request["json"], "allow_unconfirmed": True}}
        if operation.name == "start_optimization":
            return {**request, "json": {**request["json"], "use_model": False}}
        name = next((name for name in ("raw_input", "text") if name in request["json"]), "title")
        return {**request, "json": {**request["json"], name: "Something else"}}
    assert operation.media_type == FORM
    return {**request, "files": {"file": ("other.txt", "Grace Hopper\ngrace@example.org\n")}}


def test_every_post_that_creates_takes_the_header() -> None:
    posts = {one.name for one in operations() if one.method == "POST"}
    assert posts - {one.name for one in CREATING} == ELSEWHERE


@pytest.mark.slow
async def test_64_callers_with_one_key_have_one_effect_and_equal_answers(
    product: Product, owned: Belongings, as_migrate: Connection
) -> None:
    for operation in CREATING:
        request = operation.request(owned.values())
        before = effects(as_migrate, owned)
        async with owned.member.browser() as browser:
            request["headers"] = {KEY: "together"}
            answers = await asyncio.gather(*(browser.request(**request) for _ in range(CALLERS)))
            together = effects(as_migrate, owned)
            request["headers"] = {KEY: "alone"}
            assert (await browser.request(**request)).is_success
        alone = effects(as_migrate, owned)
        assert {one.status_code for one in answers} <= {200, 201, 202}, said(operation, answers[0])
        assert len({one.text for one in answers}) == 1, operation.name
        gained = {name: together[name] - before[name] for name in before}
        assert gained == {name: alone[name] - together[name] for name in together}, operation.name
        assert gained["idempotency_keys"] == 1 < sum(gained.values())


def effects(connection: Connection, owned: Belongings) -> dict[str, int]:
    """Rows by table. Visits of the sweep are due once, however much there is to do; answers are kept by key."""
    counted = count_rows(connection, owned.member.owner_id)
    tables: tuple[str, ...] = (
        "documents",
        "resumes",
        "resume_sections",
        "optimized_resumes",
        "postings",
        "versions",
        "sources",
    )
    tables += ("jobs", "events", "idempotency_keys", "quota_reservations")
    return {name: counted.get(name, 0) for name in tables}


async def test_the_same_key_with_another_body_is_refused_and_does_nothing(
    product: Product, owned: Belongings, as_migrate: Connection
) -> None:
    async with owned.member.browser() as browser:
        for operation in (one for one in CREATING if one.media_type):
            request = operation.request(owned.values())
            request["headers"] = {KEY: "once"}
            assert (await browser.request(**request)).is_success
            before = count_rows(as_migrate, owned.member.owner_id)
            refused = await browser.request(**another(operation, request))
            assert (refused.status_code, refused.json()["code"]) == (422, "key_reused"), said(operation, refused)
            assert count_rows(as_migrate, owned.member.owner_id) == before
            assert (await browser.request(**request)).is_success


async def test_the_same_key_of_another_owner_is_another_key(product: Product, owned: Belongings) -> None:
    other = await product.join("grace@example.org")
    of_ones_own = [one for one in CREATING if not one.names_in("path") and one.name not in NAMES_A_DOCUMENT]
    for operation in of_ones_own:
        request = operation.request(owned.values())
        request["headers"] = {KEY: "shared"}
        async with owned.member.browser() as mine, other.browser() as theirs:
            first, second = await mine.request(**request), await theirs.request(**request)
        assert first.is_success, first.text
        assert second.is_success, second.text
        name = "resume_id" if operation.name == "make_example" else "id"
        assert first.json()[name] != second.json()[name]


async def test_a_crash_before_the_commit_frees_the_key(
    product: Product, owned: Belongings, as_migrate: Connection, server: Server
) -> None:
    for operation in CREATING:
        request = operation.request(owned.values())
        request["headers"] = {KEY: "crashing"}
        before = count_rows(as_migrate, owned.member.owner_id)
        async with owned.member.browser() as browser:
            with cut_before_commit(product, server):
                failed = await browser.request(**request)
            assert failed.status_code == 503, said(operation, failed)
            assert count_rows(as_migrate, owned.member.owner_id) == before, operation.name
            first, again = await browser.request(**request), await browser.request(**request)
        assert first.is_success, said(operation, first)
        assert again.text == first.text


@contextmanager
def cut_before_commit(product: Product, server: Server) -> Iterator[None]:
    """The server cuts the connection of the first transaction that kept a key, between its effect and its commit."""
    cut: list[int] = []

    def cut_off(connection: Any) -> None:
        kept = connection.exec_driver_sql("SELECT count(*) FROM idempotency_keys WHERE key = 'crashing' AND status = 0")
        if kept.scalar_one() > done and not cut:
            cut.append(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())
            with psycopg.connect(server.conninfo("postgres"), autocommit=True) as superuser:
                superuser.execute("SELECT pg_terminate_backend(%s, 5000)", (cut[0],))

    engine = product.database.engine.sync_engine
    done = _kept_before(product)
    event.listen(engine, "commit", cut_off)
    try:
        yield
    finally:
        event.remove(engine, "commit", cut_off)
    assert cut


def _kept_before(product: Product) -> int:
    with psycopg.connect(product.place.url(roles.MIGRATE)) as connection:
        return len(connection.execute("SELECT FROM idempotency_keys WHERE key = 'crashing'").fetchall())
