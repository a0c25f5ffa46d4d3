"""Resume -> display document, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable

from bespoke.render.contact import contact_runs
from bespoke.render.display import Section, View
from bespoke.render.items import text_run, text_runs
from bespoke.render.sections import sections
from bespoke.render.text import clean
from bespoke.render.wording import FALLBACK_LANGUAGE, wording
from bespoke.resume.model import Resume, SectionName

DEFAULT_ORDER: tuple[SectionName, ...] = (
    "work",
    "projects",
    "education",
    "skills",
    "certificates",
    "awards",
    "publications",
    "volunteer",
    "languages",
    "custom",
    "interests",
    "references",
)
_RTL_LANGUAGES = {"ar", "fa", "he", "iw", "ps", "ur", "yi"}
_KEYWORD_LIMIT = 40


def make_view(resume: Resume, order: Iterable[SectionName] = DEFAULT_ORDER) -> View:
    """Everything the resume shows. Raises TextTooLong and UnprintableText, each naming the field."""
    words = wording(resume.language)
    basics = resume.basics
    shown = tuple(sections(resume, words, order))
    name = clean(basics.name, "basics/name")
    language = resume.language or FALLBACK_LANGUAGE
    return View(
        language=language,
        rtl=language.split("-", maxsplit=1)[0] in _RTL_LANGUAGES,
        title=f"{name} – {words.resume}" if name else words.resume,
        keywords=_keywords(shown),
        name=text_run(basics.name, "basics/name"),
        label=text_run(basics.label, "basics/label"),
        contact=contact_runs(basics, words),
        summary_title=words.summary,
        summary=text_runs(basics.summary, "basics/summary"),
        sections=shown,
    )


def shown_fields(resume: Resume) -> tuple[str, ...]:
    """Paths of the fields that every format shows, in reading order; image, meta and foreign fields are not shown."""
    runs = make_view(resume).runs()
    return tuple(dict.fromkeys(path for run in runs for path in run.paths))


def _keywords(shown: tuple[Section, ...]) -> tuple[str, ...]:
    lines = (line for section in shown if section.name == "skills" for line in section.lines)
    return tuple(dict.fromkeys(item.text for line in lines for item in line.items))[:_KEYWORD_LIMIT]
