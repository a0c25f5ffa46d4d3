"""`bespoke templates`: the catalogue."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from bespoke.cli.output import console, print_json, table
from bespoke.render.catalogue import templates as catalogue


def templates(*, as_json: Annotated[bool, Parameter(name="--json", negative="")] = False) -> None:
    """List the templates a résumé can be set in.

    Parameters
    ----------
    as_json
        Print the catalogue with every template's options as JSON Schema.
    """
    if as_json:
        print_json([{**t.model_dump(mode="json"), "options_schema": t.options_schema()} for t in catalogue()])
        return
    rows = [(t.id, t.category, t.description) for t in catalogue()]
    console.print(table("Templates", ("name", "category", "description"), rows))
