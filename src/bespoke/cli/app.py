"""`bespoke`: the commands by name, so that each imports only what it needs, and errors turned into exit codes."""

from __future__ import annotations

import sys
from typing import NoReturn

from cyclopts import App

from bespoke import __version__
from bespoke.platform.errors import BespokeError, Unavailable

COMMANDS = {
    "optimize": "Cut a résumé to a posting without changing a fact, and write every file of it.",
    "add": 'Add to a résumé in your own words: "I managed a team of 5 at Acme since 2021". Nothing is made up.',
    "parse": "Read a résumé file and print what was understood, and what was left over.",
    "score": "Score a résumé against a posting, or by itself, and show what is behind each number.",
    "render": "Set a résumé in a template and write the file with its receipt.",
    "diff": "Compare two résumés by entry, whatever their formats.",
    "templates": "List the templates a résumé can be set in.",
    "example": "Write an example résumé (PDF) and posting (text) to the folder input/ of the output folder.",
    "serve": "Start Bespoke: database (embedded unless BESPOKE_DATABASE_URL is set), API and worker.",
    "worker": "Run background jobs until told to end; what runs may finish first.",
    "mcp": "Serve tools for agents over standard input and output (MCP).",
    "demo": "Make a demo account with an example in it, and print the link that sets its password.",
}
IMPORT_DATA = (
    "Bring a JSON Lines file in; bringing it again brings only what is missing. docs/migrations.md has the format."
)
GROUPS = {
    "db": "The database: schema, roles, backups.",
    "jobs": "Background work: see it, try it again, cancel it, wait for its end.",
    "resumes": "People's résumés.",
    "users": "People's accounts.",
}
"""Commands with commands of their own."""


def make_app(*, is_overview: bool = False) -> App:
    """No command is loaded to be listed: what each is for is told here, in the overview alone, since it would stand in
    the place of the command's own text."""
    made = App(name="bespoke", version=__version__, help="Cut a résumé to a job posting without changing a fact.")
    places = {name: (f"bespoke.cli.{name}:{name}", purpose) for name, purpose in COMMANDS.items()}
    places["import-data"] = ("bespoke.cli.import_data:import_data", IMPORT_DATA)
    places |= {name: (f"bespoke.cli.{name}:app", purpose) for name, purpose in GROUPS.items()}
    for name, (place, purpose) in places.items():
        made.command(place, name=name, **({"help": purpose} if is_overview else {}))
    return made


app = make_app()


def main() -> NoReturn:
    """Run the command named on the command line. A refusal is printed with its fix; its kind decides the exit code."""
    try:
        is_overview = not sys.argv[1:] or sys.argv[1] in ("-h", "--help")
        (make_app(is_overview=True) if is_overview else app)(sys.argv[1:])
    except BespokeError as error:
        sys.exit(_refuse(error))
    except ImportError as error:
        sys.exit(_refuse(_without_server(error)))
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        ours = _of_database(error)
        if ours is None:
            raise
        sys.exit(_refuse(ours))
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


def _of_database(error: Exception) -> BespokeError | None:
    """Only where the driver is loaded can an error be its."""
    if "psycopg" not in sys.modules:
        return None
    from bespoke.platform.database.errors import unreachable  # noqa: PLC0415

    return unreachable(error)


def _refuse(error: BespokeError) -> int:
    from bespoke.cli.output import print_error  # noqa: PLC0415 - rich is loaded only when there is something to say

    print_error(error, as_json="--json" in sys.argv)
    return error.exit_code


if __name__ == "__main__":
    main()
