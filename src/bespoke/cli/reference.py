"""The generated pages of `docs/`, written from the code itself: `python -m bespoke.cli.reference docs`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bespoke.cli.app import app
from bespoke.cli.files import write_files
from bespoke.features.all_tables import ALL
from bespoke.mcp.reference import mcp_page
from bespoke.optimize.structured_output import structured_output_schema
from bespoke.platform.database.picture import schema_page
from bespoke.platform.settings.reference import env_example, settings_page
from bespoke.web.app import create_app
from bespoke.web.openapi import openapi_document
from bespoke.web.wire import ROUTERS

_HEAD = """# The command line

This page is written from the commands by `make docs`; a test fails when it is stale.

Exit codes: 0 done, 1 failed, 2 the input is not valid, 3 not found, 4 not allowed, 5 conflict, 6 busy, 7 a part is not
available, 130 interrupted. With `--json`, results go to standard output and errors to standard error, each as one JSON
document.

"""


def pages() -> dict[str, str]:
    """Every generated page by its name in `docs/`."""
    commands = app.generate_docs(heading_level=2, flatten_commands=True).strip()
    schema = json.dumps(structured_output_schema(), indent=2, ensure_ascii=False)
    return {
        "cli.md": f"{_HEAD}{commands}\n",
        "structured_output.schema.json": f"{schema}\n",
        "settings.md": settings_page(),
        "mcp.md": mcp_page(),
        "../.env.example": env_example(),
        "../openapi.json": openapi_document(create_app(ROUTERS)).decode(),
        "schema.md": schema_page(ALL),
    }


if __name__ == "__main__":
    write_files(Path(sys.argv[1]), {name: text.encode() for name, text in pages().items()})
