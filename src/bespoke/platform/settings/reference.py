"""The generated pages about settings: `docs/settings.md` and `.env.example`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from bespoke.platform.settings.tree import Settings


class Leaf(NamedTuple):
    variable: str
    default: str
    description: str


class Chapter(NamedTuple):
    title: str
    text: str
    leaves: tuple[Leaf, ...]


def chapters() -> Iterator[Chapter]:
    fields = Settings.model_fields
    plain = {name: field for name, field in fields.items() if not _is_group(field)}
    yield Chapter("General", "", tuple(_leaf("BESPOKE_", name, field) for name, field in plain.items()))
    for name, field in fields.items():
        group = field.annotation
        if isinstance(group, type) and issubclass(group, BaseModel):
            prefix = f"BESPOKE_{name.upper()}_"
            leaves = tuple(_leaf(prefix, key, leaf) for key, leaf in group.model_fields.items())
            yield Chapter(name.capitalize(), (group.__doc__ or "").strip(), leaves)


def settings_page() -> str:
    lines = [
        "# Settings",
        "",
        "This page is written from the code by `make docs`; a test fails when it is stale. Every setting is a variable",
        "of the environment, or a line in a file `.env` in the folder where Bespoke starts. Nothing needs to be set.",
    ]
    for chapter in chapters():
        lines += ["", f"## {chapter.title}", ""]
        if chapter.text:
            lines += [chapter.text, ""]
        lines += ["| variable | default | meaning |", "|---|---|---|"]
        lines += [f"| `{leaf.variable}` | {_code(leaf.default)} | {leaf.description} |" for leaf in chapter.leaves]
    return "\n".join(lines) + "\n"


def env_example() -> str:
    lines = ["# Everything that can be set, with its default. Copy to .env and uncomment what you change."]
    for chapter in chapters():
        lines += ["", f"# {chapter.title}. {chapter.text}".rstrip()]
        for leaf in chapter.leaves:
            lines += [f"# {leaf.description}", f"# {leaf.variable}={leaf.default}"]
    return "\n".join(lines) + "\n"


def _is_group(field: FieldInfo) -> bool:
    return isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)


def _leaf(prefix: str, name: str, field: FieldInfo) -> Leaf:
    return Leaf(prefix + name.upper(), _shown(field.default), field.description or "")


def _shown(default: Any) -> str:
    if default is None or default is PydanticUndefined:
        return ""
    if isinstance(default, bool):
        return str(default).lower()
    return ",".join(default) if isinstance(default, tuple) else str(default)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
