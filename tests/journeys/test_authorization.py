"""Every operation of the API against everybody who may not: refused, and nothing of the owner's changes.

The matrix is made from the OpenAPI document, so that a new route is in it from its first day.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import httpx2
import psycopg
import pytest
from tests.fixtures.belongings import MARK, Belongings, fingerprint, settle
from tests.fixtures.operations import Operation, every_route, forms_at_json_addresses, operations, said
from tests.fixtures.product import Product

from bespoke.features.accounts import operate
from bespoke.platform.database import roles
from bespoke.platform.http.sse import Pace

Connection = psycopg.Connection[tuple[object, ...]]

PUBLIC = {
    "get_sign_in_means",
    "sign_up",
    "sign_in",
    "sign_out",
    "open_single_user",
    "start_oidc",
    "finish_oidc",
    "request_password_reset",
    "confirm_password_reset",
    "get_health",
    "get_ready",
}
HIDDEN = {
    ("/api/v1/resumes", "POST"),
    ("/api/v1/postings", "POST"),
    ("/health", "HEAD"),
    ("/ready", "HEAD"),
    ("/metrics", "GET"),
    ("/api/docs", "GET"),
}
"""What the document leaves out: forms at an address that it names for JSON, which the matrix tries as well, and what
belongs to nobody.
"""
NAMES_SOMETHING = {"resume_id", "optimized_id", "posting_id", "job_id", "artifact_id", "session_id", "key_id"}
NAMES_SOMETHING |= {"identity_id"}
"""Parameters that point at what somebody owns."""
NAMES_ELSEWHERE = {
    "save_optimization",
    "start_optimization",
    "score_resume",
    "suggest_for_entry",
    "export_pdf",
    "export_docx",
    "export_document",
    "export_batch",
    "read_back_export",
    "list_exports",
    "list_artifacts",
}
"""Those that name it in their body or query."""
OPERATOR = {"clean_up_exports", "clean_up_exports_by_get"}
"""Those that a key of the operator's opens; to all others there is nothing."""
NEEDS_PROOF = {"erase_me": {400, 401, 403}, "change_password": {204, 401}}
NEEDS_A_PROVIDER = {"link_identity": {404}}
"""Whoever asks: this installation has none to sign in at."""
READS = ("GET", "HEAD")
OPERATIONS = [*operations(), *forms_at_json_addresses()]
PRIVATE = [one for one in OPERATIONS if one.name not in PUBLIC | OPERATOR]
ACCOUNT = [one for one in PRIVATE if one.path.startswith(("/me", "/ai/key")) and one.name != "read_me"]


def is_foreign(operation: Operation) -> bool:
    return bool(NAMES_SOMETHING & set(operation.names_in("path"))) or operation.name in NAMES_ELSEWHERE


@pytest.fixture
async def owned(product: Product) -> Belongings:
    product.app.state.stream_pace = Pace(heartbeat_s=0.05, poll_s=0.05, life_s=0.1)
    return await settle(product)


async def tried(
    client: httpx2.AsyncClient,
    which: Iterable[Operation],
    owned: Belongings,
    *,
    connection: Connection,
    expected: set[int],
) -> list[str]:
    """What was answered otherwise, or changed something."""
    wrong = []
    before = fingerprint(connection, owned.member.owner_id)
    for operation in which:
        answer = await client.request(**operation.request(owned.values()))
        after = fingerprint(connection, owned.member.owner_id)
        changed = [table for table in before if before[table] != after[table]]
        if answer.status_code not in expected or changed or MARK in answer.text:
            wrong.append(f"{said(operation, answer)} {changed}")
        before = after
    return wrong


def test_public_operations_are_those_the_document_says_and_no_more() -> None:
    assert {one.name for one in OPERATIONS if one.is_public} == PUBLIC


def test_no_route_hides_from_the_document() -> None:
    routes = every_route()
    assert len(routes) > len(OPERATIONS)
    assert {(route.path, *route.methods) for route in routes if not route.include_in_schema} == HIDDEN
    assert {route.operation_id for route in routes if route.include_in_schema} <= {one.name for one in OPERATIONS}


async def test_without_a_credential_every_private_operation_answers_401(
    product: Product, owned: Belongings, as_migrate: Connection
) -> None:
    async with product.visitor() as nobody:
        assert await tried(nobody, PRIVATE, owned, connection=as_migrate, expected={401}) == []


async def test_what_is_the_operators_is_nowhere_for_all_others(
    product: Product, owned: Belongings, as_migrate: Connection
) -> None:
    theirs = [one for one in OPERATIONS if one.name in OPERATOR]
    assert len(theirs) == len(OPERATOR)
    async with product.visitor() as nobody, owned.member.browser() as browser:
        for client in (nobody, browser):
            assert await tried(client, theirs, owned, connection=as_migrate, expected={404}) == []


async def test_an_ended_session_opens_nothing(product: Product, owned: Belongings, as_migrate: Connection) -> None:
    async with owned.member.browser() as before:
        assert (await before.post("/auth/sign-out")).status_code == 204
    async with owned.member.browser() as ended:
        assert await tried(ended, PRIVATE, owned, connection=as_migrate, expected={401}) == []


async def test_a_revoked_key_opens_nothing(product: Product, owned: Belongings, as_migrate: Connection) -> None:
    made = await owned.member.key("read", "write", "account")
    async with owned.member.browser() as browser, product.visitor(key=made["key"]) as program:
        assert (await program.get("/me")).status_code == 200
        assert (await browser.delete(f"/me/api-keys/{made['id']}")).status_code == 204
        assert await tried(program, PRIVATE, owned, connection=as_migrate, expected={401}) == []


async def test_a_deactivated_account_is_shut_to_its_session_and_its_key(
    product: Product, owned: Belongings, as_migrate: Connection
) -> None:
    made = await owned.member.key("read", "write", "account")
    operator = product.place.open_database(roles.MIGRATE)
    await operate.deactivate(operator, email=owned.member.email)
    await operator.close()
    async with owned.member.browser() as browser, product.visitor(key=made["key"]) as program:
        assert await tried(browser, PRIVATE, owned, connection=as_migrate, expected={401}) == []
        assert await tried(program, PRIVATE, owned, connection=as_migrate, expected={401}) == []


async def test_a_key_opens_only_what_its_scopes_say(
    product: Product, owned: Belongings, as_migrate: Connection
) -> None:
    reads = [one for one in PRIVATE if one.method in READS]
    writes = [one for one in PRIVATE if one.method not in READS]
    for scopes, refused in ((("read",), writes), (("write", "account"), reads), (("read", "write"), ACCOUNT)):
        made = await owned.member.key(*scopes)
        async with product.visitor(key=made["key"]) as program:
            # Sent once, so that its first use is noted already.
            await program.get("/me")
            assert await tried(program, refused, owned, connection=as_migrate, expected={403}) == []


@pytest.mark.slow
@pytest.mark.parametrize("means", ["session", "key"])
async def test_a_stranger_finds_nothing_and_changes_nothing(
    product: Product, owned: Belongings, as_migrate: Connection, means: str
) -> None:
    owner = owned.member.owner_id
    looking = [one for one in PRIVATE if is_foreign(one) or one.method in READS]
    wrong = []
    async with stranger(product, "eve@example.org", means) as eve:
        for operation in looking:
            expected = {404} if is_foreign(operation) else {200}
            wrong += await tried(eve, [operation], owned, connection=as_migrate, expected=expected)
    # What a stranger makes for themselves holds the mark, and may. Some of it ends their session, or their account.
    before = fingerprint(as_migrate, owner)
    for number, operation in enumerate(one for one in PRIVATE if one not in looking):
        async with stranger(product, f"eve{number}@example.org", means) as eve:
            answer = await eve.request(**operation.request(owned.values()))
        expected = (NEEDS_PROOF | NEEDS_A_PROVIDER).get(operation.name, {200, 201, 202, 204})
        if answer.status_code not in expected or fingerprint(as_migrate, owner) != before:
            wrong.append(said(operation, answer))
    assert wrong == []


@asynccontextmanager
async def stranger(product: Product, email: str, means: str) -> AsyncIterator[httpx2.AsyncClient]:
    member = await product.join(email)
    key = (await member.key("read", "write", "account"))["key"] if means == "key" else ""
    async with product.visitor(key=key, cookie="" if key else member.cookie) as client:
        yield client


async def test_public_operations_touch_nobody_they_do_not_name(
    product: Product, owned: Belongings, as_migrate: Connection
) -> None:
    before = fingerprint(as_migrate, owned.member.owner_id)
    async with product.visitor() as nobody:
        for operation in OPERATIONS:
            if operation.is_public:
                request = operation.request(owned.values(email="somebody@example.org"))
                answer = await nobody.request(**request)
                assert answer.status_code != 500, said(operation, answer)
                assert fingerprint(as_migrate, owned.member.owner_id) == before, operation.name


async def test_the_owner_is_let_in_by_the_very_same_requests(product: Product, owned: Belongings) -> None:
    """The control of the matrix: what is refused above is refused for who asks, not for how."""
    late = ["undelete_resume", "undelete_optimized_resume", "undelete_posting", "retry_job"]
    order = {"HEAD": 0, "GET": 0, "POST": 1, "PUT": 2, "PATCH": 2, "DELETE": 3}
    ranked = sorted(PRIVATE, key=lambda one: (order[one.method], one.name in late, len(one.names_in("path"))))
    last = [
        "cancel_optimization",
        "start_optimization",
        "cancel_export",
        "retry_export",
        "cancel_job",
        "delete_resume",
        "undelete_resume",
        "delete_optimized_resume",
        "undelete_optimized_resume",
    ]
    last += [
        "retry_job",
        "delete_posting",
        "undelete_posting",
        "end_session",
        "unlink_identity",
        "end_other_sessions",
        "change_password",
        "erase_me",
    ]
    by_name = {one.name: one for one in ranked}
    queue = [one for one in ranked if one.name not in {*last, *NEEDS_A_PROVIDER}] + [by_name[name] for name in last]
    wrong = []
    async with owned.member.browser() as browser:
        for operation in queue:
            answer = await browser.request(**operation.request(owned.values()))
            if not answer.is_success:
                wrong.append(said(operation, answer))
    assert wrong == []
