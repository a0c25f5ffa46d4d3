"""The template a client asks for, by its own name or a usual other one."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from bespoke.render.model import TemplateName

OTHER_NAMES = {"professional": "classic"}


def template_called(name: object) -> object:
    """The template's own name; what is no name stays for the validation to refuse."""
    return OTHER_NAMES.get(name, name) if isinstance(name, str) else name


TemplateChoice = Annotated[TemplateName, BeforeValidator(template_called)]
