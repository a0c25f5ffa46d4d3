"""One section -> drafts, by its kind."""

from __future__ import annotations

from bespoke.intake.structure.contact import Contact
from bespoke.intake.structure.paragraphs import build_paragraphs
from bespoke.intake.structure.sections import Section
from bespoke.intake.structure.values import Draft, Value


def read_section(section: Section, contact: Contact, drafts: list[Draft]) -> None:
    if section.kind == "summary":
        read_summary(section, contact)
    else:
        drafts.extend(read_custom(section))


def read_summary(section: Section, contact: Contact) -> None:
    paragraphs = build_paragraphs(section.lines)
    places = tuple(place for paragraph in paragraphs for place in paragraph.places)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    before = contact.scalars.get("summary")
    if before is not None:
        text, places = f"{before.text}\n{text}", (*before.lines, *places)
    if text:
        contact.scalars["summary"] = Value(text, places, 0.9)


def read_custom(section: Section) -> list[Draft]:
    """The section as it was: sentences as text, list items as bullets."""
    draft = Draft("custom")
    if section.heading is not None:
        draft.put("title", section.title, [section.heading.line.index])
    for paragraph in build_paragraphs(section.lines):
        if paragraph.marker:
            draft.add("bullets", paragraph.text, paragraph.places)
        else:
            draft.put("text", paragraph.text, paragraph.places)
    return [draft] if draft.fields or draft.lists else []
