"""The resume as plain text: one stable, readable form, for search, comparison and reading without a layout."""

from __future__ import annotations

from collections.abc import Iterable

from bespoke.resume.dates import DateStyle, format_date, format_range
from bespoke.resume.model import (
    SECTION_NAMES,
    Award,
    Basics,
    Certificate,
    CustomSection,
    Dated,
    Education,
    Entry,
    Interest,
    Language,
    Project,
    Publication,
    Reference,
    Resume,
    SectionName,
    Skill,
    Volunteer,
    Work,
    bullet_lists,
)

SECTION_TITLES: dict[SectionName, str] = {
    "work": "Work experience",
    "volunteer": "Volunteering",
    "education": "Education",
    "awards": "Awards",
    "certificates": "Certificates",
    "publications": "Publications",
    "skills": "Skills",
    "languages": "Languages",
    "interests": "Interests",
    "references": "References",
    "projects": "Projects",
    "custom": "Further",
}


_HEADINGS: dict[type[Entry], tuple[str, ...]] = {
    Work: ("position", "name", "location"),
    Volunteer: ("position", "organization", "location"),
    Education: ("institution", "location"),
    Project: ("name", "type", "entity"),
    Award: ("title", "awarder"),
    Certificate: ("name", "issuer"),
    Publication: ("name", "publisher"),
    Reference: ("name",),
    CustomSection: ("title",),
}


def plain_text(resume: Resume) -> str:
    """Every text of the resume once, sections under headings in capitals, blank lines between entries."""
    blocks = [_basics_text(resume.basics)]
    if resume.basics.summary:
        blocks.append(f"SUMMARY\n{resume.basics.summary}")
    for name in SECTION_NAMES:
        entries = resume.section(name)
        if entries and name != "custom":
            gap = "\n" if name in ("skills", "languages", "interests") else "\n\n"
            blocks.append(f"{SECTION_TITLES[name].upper()}\n" + gap.join(entry_text(entry) for entry in entries))
    blocks += [_custom_text(section) for section in resume.custom]
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def entry_text(entry: Entry) -> str:
    """One entry: its heading line, then its texts, then its bullets, one per line."""
    if isinstance(entry, Skill | Interest):
        return _colon(" ".join(_parts(entry.name, _brackets(entry.level if isinstance(entry, Skill) else ""))), entry)
    lines = [", ".join(heading(entry)), *_body(entry)]
    for name, bullets in bullet_lists(entry):
        if name == "bullets":
            lines += [f"- {bullet.text}" for bullet in bullets if bullet.text]
        elif bullets:
            lines.append(f"{name.capitalize()}: " + ", ".join(bullet.text for bullet in bullets))
    return "\n".join(line for line in lines if line)


def heading(entry: Entry) -> list[str]:
    """What names the entry, the most telling first: position, employer, place and dates."""
    names = [getattr(entry, field) for field in _HEADINGS.get(type(entry), ())]
    if isinstance(entry, Education):
        names.insert(0, " in ".join(_parts(entry.study_type, entry.area)))
    if isinstance(entry, Language):
        names = [" ".join(_parts(entry.language, _brackets(entry.fluency)))]
    if isinstance(entry, Dated):
        names.append(period_text(entry))
    if isinstance(entry, Award | Certificate | Publication) and entry.date is not None:
        names.append(format_date(entry.date))
    return _parts(*names)


def period_text(entry: Dated, *, style: DateStyle = "short") -> str:
    """The dates as the source printed them where that says more than the fields, else formatted."""
    return entry.dates_text or format_range(entry.start, entry.end, style=style)


def _custom_text(section: CustomSection) -> str:
    return entry_text(section.model_copy(update={"title": section.title.upper()}))


def _basics_text(basics: Basics) -> str:
    place = basics.location
    where = ", ".join(
        _parts(place.address, " ".join(_parts(place.postal_code, place.city)), place.region, place.country_code)
    )
    profiles = [": ".join(_parts(p.network, p.url or p.username)) for p in basics.profiles]
    contact = _parts(basics.email, basics.phone, basics.url, where, *profiles)
    return "\n".join(_parts(basics.name, basics.label, " · ".join(contact)))


def _body(entry: Entry) -> list[str]:
    fields = ("score", "description", "summary", "reference", "text", "url")
    return _parts(*(getattr(entry, field, "") for field in fields))


def _colon(name: str, entry: Skill | Interest) -> str:
    return ": ".join(_parts(name, ", ".join(keyword.text for keyword in entry.keywords)))


def _brackets(text: str) -> str:
    return f"({text})" if text else ""


def _parts(*texts: str) -> list[str]:
    return [text for text in _stripped(texts) if text]


def _stripped(texts: Iterable[str]) -> Iterable[str]:
    return (text.strip() for text in texts)
