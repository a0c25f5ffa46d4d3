"""The catalogue: what a guide says of its template is what the template does."""

from __future__ import annotations

import pytest

from bespoke.features.templates.catalogue import TemplateView, entries
from bespoke.render.dates import print_period
from bespoke.render.wording import wording
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Work

ALL = tuple(entries())


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.id)
def test_the_defaults_in_a_guide_are_those_of_its_template(entry: TemplateView) -> None:
    options = entry.export_settings["properties"]
    told = entry.style_guide["defaults"]
    assert told == {name: options[name]["default"] for name in told}


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.id)
def test_the_dates_in_a_guide_look_as_in_the_files(entry: TemplateView) -> None:
    job = Work(id="w-1", start=PartialDate(2019, 6), end=PartialDate(2020, 8))
    printed = print_period(job, wording("en"), bare="start")
    assert printed.replace("–", "-") in entry.style_guide["date_form"]
