"""`docs/cli.md`, written from the commands themselves: `python -m bespoke.cli.reference`."""

from __future__ import annotations

import sys

from bespoke.cli.app import app

_HEAD = """# The command line

This page is written from the commands by `make docs`; a test fails when it is stale.

Exit codes: 0 done, 1 failed, 2 the input is not valid, 3 not found, 4 not allowed, 5 conflict, 6 busy, 7 a part is not
available, 130 interrupted. With `--json`, results go to standard output and errors to standard error, each as one JSON
document.

"""


def reference() -> str:
    """The page as Markdown."""
    return _HEAD + app.generate_docs(heading_level=2, flatten_commands=True).strip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
