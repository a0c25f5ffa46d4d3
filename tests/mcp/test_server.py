"""What the server offers, and the main job inside the process."""

from __future__ import annotations

import subprocess
import sys
from uuid import UUID

import pytest
from tests.fixtures.tools import Agent, main_job

from bespoke.mcp.server import INSTRUCTIONS, TOOLS, make_server


async def test_an_agent_does_the_main_job(agent: Agent, worker: None, ada: UUID) -> None:
    async with agent(ada) as client:
        assert client.instructions == INSTRUCTIONS
        assert (await main_job(client)).startswith(b"%PDF-")


async def test_who_may_only_read_sees_only_what_reads() -> None:
    shown = {tool.name for tool in await make_server(None, writes=False).list_tools()}
    everything = {tool.name for tool in await make_server(None, writes=True).list_tools()}
    assert shown == {tool.name for tool in TOOLS if tool.needs == "read"}
    assert everything == {tool.name for tool in TOOLS}
    assert everything - shown >= {"import_resume", "optimize", "accept_suggestion", "export", "save_resume", "tell"}


async def test_every_tool_is_described_hinted_and_closed() -> None:
    for tool in await make_server(None, writes=True).list_tools():
        assert tool.description
        assert tool.annotations is not None
        assert tool.annotations.open_world_hint is False
        assert tool.annotations.read_only_hint is not None
        assert tool.output_schema is not None, tool.name


async def test_no_tool_takes_a_path_or_an_address() -> None:
    for tool in await make_server(None, writes=True).list_tools():
        names = tool.input_schema["properties"]
        assert not {name for name in names if "url" in name or "path" in name}, tool.name


@pytest.mark.parametrize("module", ["bespoke", "bespoke.cli.app", "bespoke.cli.serve", "bespoke.web.wire"])
def test_the_protocol_is_loaded_only_where_it_is_spoken(module: str) -> None:
    code = f"import sys, {module}; sys.exit('mcp' in sys.modules or 'mcp_types' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
