"""Five templates, each with its own look and its own schema."""

from __future__ import annotations

from typing import get_args

import jsonschema  # type: ignore[import-untyped]  # no stubs
import pytest

from bespoke.render.catalogue import template, templates
from bespoke.render.fonts import families
from bespoke.render.model import Options, TemplateName
from bespoke.resume.model import SECTION_NAMES


def test_every_template_name_has_its_entry_and_every_look_differs() -> None:
    assert tuple(entry.id for entry in templates()) == get_args(TemplateName)
    assert len({entry.look.font for entry in templates()}) == 5
    assert len({entry.look.accent for entry in templates()}) == 5


@pytest.mark.parametrize("name", get_args(TemplateName))
def test_no_section_is_forgotten_and_defaults_are_within_limits(name: TemplateName) -> None:
    entry = template(name)
    assert sorted(entry.order) == sorted(SECTION_NAMES)
    assert entry.limits.font_size_pt[0] <= entry.look.font_size_pt <= entry.limits.font_size_pt[1]
    assert entry.limits.margin_mm[0] <= entry.look.margin_mm <= entry.limits.margin_mm[1]
    assert {entry.look.font, entry.look.heading_font or entry.look.font} <= set(families())


@pytest.mark.parametrize("name", get_args(TemplateName))
def test_the_schema_takes_good_options_and_refuses_others(name: TemplateName) -> None:
    schema = template(name).options_schema()
    jsonschema.validate(Options(template=name, font="Lato", font_size_pt=10).model_dump(exclude_none=True), schema)
    for bad in ({"template": "baroque"}, {"template": name, "font_size_pt": 30}, {"template": name, "font": "Comic"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema)
