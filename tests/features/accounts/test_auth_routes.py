"""What the description of the API says about who may ask."""

from __future__ import annotations

from tests.fixtures.accounts import World

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
}


async def test_only_the_ways_in_and_out_need_no_credential_and_all_others_refuse_nobody(world: World) -> None:
    paths = world.app.openapi()["paths"]
    operations = {
        operation["operationId"]: (method.upper(), path, operation)
        for path, methods in paths.items()
        for method, operation in methods.items()
        if path.startswith(("/api/v1/auth", "/api/v1/me"))
    }
    assert {name for name, (_, _, operation) in operations.items() if operation.get("security") == []} == PUBLIC
    async with world.visitor() as nobody:
        for name in operations.keys() - PUBLIC:
            method, path, _ = operations[name]
            names = dict.fromkeys(("session_id", "key_id", "identity_id"), "0" * 32)
            url = path.format(**names).removeprefix("/api/v1")
            assert (await nobody.request(method, url)).status_code == 401, name


async def test_the_means_of_signing_in_are_told_to_everybody(world: World) -> None:
    async with world.visitor() as nobody:
        means = (await nobody.get("/auth/means")).json()
    assert means["password"] is True
    assert means["opening_link"] is False


async def test_every_operation_is_described_and_shows_examples(world: World) -> None:
    document = world.app.openapi()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            assert operation.get("description") or not path.startswith(("/api/v1/auth", "/api/v1/me")), path
    assert document["components"]["schemas"]["SignIn"]["properties"]["email"]["examples"]
