"""`bespoke`: the commands by name, so that each imports only what it needs, and errors turned into exit codes."""

from __future__ import annotations

import sys
from typing import NoReturn

from cyclopts import App

from bespoke import __version__
from bespoke.platform.errors import BespokeError, Unavailable

COMMANDS = (
    "optimize",
    "add",
    "parse",
    "score",
    "render",
    "diff",
    "templates",
    "example",
    "serve",
    "worker",
    "mcp",
    "demo",
)
GROUPS = ("db", "jobs", "resumes", "users")
"""Commands with commands of their own."""

app = App(
    name="bespoke",
    version=__version__,
    help="Cut a résumé to a job posting without changing a fact.",
)
for name in COMMANDS:
    app.command(f"bespoke.cli.{name}:{name}", name=name)
app.command("bespoke.cli.import_data:import_data", name="import-data")
for name in GROUPS:
    app.command(f"bespoke.cli.{name}:app", name=name)


def main() -> NoReturn:
    """Run the command named on the command line. A refusal is printed with its fix; its kind decides the exit code."""
    try:
        app(sys.argv[1:])
    except BespokeError as error:
        sys.exit(_refuse(error))
    except ImportError as error:
        sys.exit(_refuse(_without_server(error)))
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0)


class ServerNotInstalled(Unavailable):
    """The platform is not installed."""


def _without_server(error: ImportError) -> BespokeError:
    """What is missing belongs to the extra that brings the platform; what is missing of ours is a fault of ours."""
    cause = error.__cause__ if isinstance(error.__cause__, ModuleNotFoundError) else error
    missing = cause.name or ""
    if missing.startswith("bespoke") or not isinstance(cause, ModuleNotFoundError):
        raise error
    return ServerNotInstalled(
        f"This command needs the server's packages; {missing} is missing.", fix="pip install 'bespoke-resume[server]'"
    )


def _refuse(error: BespokeError) -> int:
    from bespoke.cli.output import print_error  # noqa: PLC0415 - rich is loaded only when there is something to say

    print_error(error, as_json="--json" in sys.argv)
    return error.exit_code


if __name__ == "__main__":
    main()
