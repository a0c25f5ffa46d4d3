"""`bespoke mcp` as agents start it: a process of its own, spoken to over its standard input and output."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from tests.fixtures.places import quick_place
from tests.fixtures.product import Product
from tests.fixtures.server import Server
from tests.fixtures.tools import called, main_job, new_key, working

from bespoke.platform.database import roles
from mcp import Client, StdioServerParameters


def command(settings: Mapping[str, str], *options: str) -> StdioServerParameters:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BESPOKE_")}
    arguments = ["-m", "bespoke.cli.app", "mcp", *options]
    return StdioServerParameters(
        command=sys.executable, args=arguments, env={**environment, **settings}, cwd=tempfile.gettempdir()
    )


@pytest.fixture
def data_dir() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="bespoke-mcp-", dir=quick_place()))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
async def test_the_one_person_of_this_machine_needs_no_key(data_dir: Path) -> None:
    own = {"BESPOKE_DATA_DIR": str(data_dir)}
    async with Client(command(own, "--write")) as client:
        assert (await main_job(client)).startswith(b"%PDF-")
    async with Client(command(own)) as client:
        assert "export" not in {tool.name for tool in (await client.list_tools()).tools}
        assert len((await called(client, "list_resumes"))["items"]) == 1


@pytest.mark.slow
async def test_with_a_key_it_acts_as_its_owner_on_the_same_database(
    product: Product, server: Server, database_name: str, ada: UUID, tmp_path: Path
) -> None:
    _, key = await new_key(product.database, ada, "read", "write")
    file = tmp_path / "key"
    file.write_text(f"{key}\n")
    named = {"URL": roles.APP, "WORKER_URL": roles.WORKER}
    settings = {f"BESPOKE_DATABASE_{name}": server.conninfo(database_name, role) for name, role in named.items()}
    settings |= {"BESPOKE_STORAGE_URL": product.place.storage_url, "BESPOKE_SECRET_KEY": "f7c1a93e5b" * 4}
    settings["BESPOKE_DATA_DIR"] = str(tmp_path)
    async with working(product.place, product.app), Client(command(settings, "--key-file", str(file))) as client:
        assert (await main_job(client)).startswith(b"%PDF-")
    _, reading = await new_key(product.database, ada, "read")
    async with Client(command({**settings, "BESPOKE_MCP_KEY": reading}, "--write")) as client:
        assert len((await called(client, "list_resumes"))["items"]) == 1
        assert (await client.call_tool("create_posting", {"text": "Analyst"})).is_error
