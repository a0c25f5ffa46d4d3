"""The published schemas do not change unnoticed."""

from __future__ import annotations

from pathlib import Path

from bespoke.mcp.reference import mcp_page, schema_hash
from bespoke.mcp.server import make_server

PAGE = Path(__file__).parents[2] / "docs" / "mcp.md"


async def test_every_schema_is_the_one_that_was_published() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for tool in await make_server(None, writes=True).list_tools():
        line = next(line for line in page.splitlines() if line.startswith(f"| `{tool.name}` |"))
        assert f"`{schema_hash(tool)}`" in line, f"{tool.name} changed: is it compatible? Then run make docs."


async def test_a_changed_argument_changes_the_hash() -> None:
    tool = (await make_server(None, writes=True).list_tools())[0]
    changed = tool.model_copy(update={"input_schema": {**tool.input_schema, "required": ["text"]}})
    assert schema_hash(changed) != schema_hash(tool)


def test_the_page_is_the_same_each_time() -> None:
    assert mcp_page() == mcp_page()
