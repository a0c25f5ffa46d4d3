"""One section -> drafts, by its kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bespoke.intake.lexicon.folding import fold_phrase
from bespoke.intake.structure.contact import Contact
from bespoke.intake.structure.dates import find_dates, strip_dates
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.heading_words import Kind, heading_kinds
from bespoke.intake.structure.items import split_items, split_label
from bespoke.intake.structure.languages import mostly_languages, read_language_text, read_languages
from bespoke.intake.structure.listed import read_interests, read_listed, read_references
from bespoke.intake.structure.networks import EMAIL
from bespoke.intake.structure.paragraphs import Paragraph, build_paragraphs
from bespoke.intake.structure.positions import names_positions, read_positions
from bespoke.intake.structure.projects import read_projects
from bespoke.intake.structure.schools import read_schools
from bespoke.intake.structure.sections import Section
from bespoke.intake.structure.skills import Group, is_level, read_groups, skill_drafts
from bespoke.intake.structure.values import Draft, Value

# The kinds of which the heading says nothing but the kind.
_KNOWN: frozenset[Kind] = frozenset({
    "contact", "summary", "work", "volunteer", "projects", "education", "skills", "courses", "languages", "interests",
    "awards", "certificates", "publications", "references",
})  # fmt: skip
# Before a list of short items these words are no engagements with a place and a time.
_PASTIMES = frozenset(("activities", "aktivitaten", "activites", "actividades", "atividades", "attivita"))


def reads_as_custom(section: Section) -> bool:
    """Whether the section becomes one of the person's own, with its heading as the title."""
    return section.kind not in _KNOWN


def read_section(section: Section, contact: Contact, drafts: list[Draft]) -> None:
    match section.kind:
        case "summary":
            drafts.extend(read_summary(section, contact))
        case "work" | "volunteer":
            drafts.extend(read_positions(section.lines, section.kind))
        case "projects" if "volunteer" in section.kinds and names_positions(section.lines):
            drafts.extend(read_positions(section.lines, "volunteer"))
        case "education":
            drafts.extend(read_schools(section.lines))
        case "projects":
            drafts.extend(read_projects(section.lines))
        case "skills" | "courses" | "languages" | "interests":
            drafts.extend(read_mixed(section))
        case "awards" | "certificates" | "publications":
            drafts.extend(read_listed(section.lines, section.kind))
        case "references":
            drafts.extend(read_references(section.lines))
        case _:
            drafts.extend(read_custom(section))


def read_summary(section: Section, contact: Contact) -> list[Draft]:
    """Puts the text into the contact; lists under labels of their own below it ("Tools: a, b") are drafts."""
    paragraphs = build_paragraphs(section.lines)
    listed = _labelled_lists(paragraphs)
    apart = {place for paragraph in listed for place in paragraph.places}
    paragraphs = [paragraph for paragraph in paragraphs if apart.isdisjoint(paragraph.places)]
    places = tuple(place for paragraph in paragraphs for place in paragraph.places)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    before = contact.scalars.get("summary")
    if before is not None:
        text, places = f"{before.text}\n{text}", (*before.lines, *places)
    if text:
        contact.scalars["summary"] = Value(text, places, 0.9)
    groups = read_groups([line for paragraph in listed for line in paragraph.lines])
    return [draft for group in groups for draft in route(group, Section(None))]


def _labelled_lists(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Two or more "Label: a, b", with the lines that go on after a comma."""
    taken = [_is_labelled_list(paragraph) for paragraph in paragraphs]
    if sum(taken) < 2:
        return []
    for place, (before, paragraph) in enumerate(pairwise(paragraphs), start=1):
        goes_on = taken[place - 1] and before.text.endswith(",") and not split_label(paragraph.text)[0]
        taken[place] = taken[place] or goes_on
    return [paragraph for paragraph, is_taken in zip(paragraphs, taken, strict=True) if is_taken]


def _is_labelled_list(paragraph: Paragraph) -> bool:
    label, rest = split_label(paragraph.text)
    items = split_items(rest)
    brief = len(items) >= 2 and max(len(item.split()) for item in items) <= 4
    listed = bool(label) and brief and fold_phrase(label) not in ("status", "motto")
    return listed and not (rest.endswith(".") or find_dates(rest) or EMAIL.search(rest))


def read_mixed(section: Section) -> list[Draft]:
    """Skills, languages and interests, which often stand in one section under labels of their own."""
    if section.kind == "languages" and len(section.kinds) == 1 and not _programming(section.lines):
        return read_languages(section.lines)
    if section.kind == "interests" and len(section.kinds) == 1:
        return read_interests(section.lines)
    groups = read_groups(section.lines)
    if section.heading is not None and (section.named or _is_one_level(section)):
        named = Group(section.title, places=[section.heading.line.index])
        apart = [group for group in groups if not _joins(named, group)]
        if named.items and is_level(named.items[0][0]) and not named.level:
            named.level, places = named.items.pop(0)
            named.places += places
        return [*(skill_drafts(named) if named.items or not apart else []), *_routed(apart, section)]
    return _routed(groups, section)


def _joins(named: Group, group: Group) -> bool:
    """Adds a group without a name of its own to the one that a heading names; its name may be the level."""
    level = group.level or group.name
    if (group.name and not is_level(group.name)) or (level and named.level):
        return False
    named.level = named.level or level
    named.places += group.places
    named.items += group.items
    return True


def _routed(groups: Sequence[Group], section: Section) -> list[Draft]:
    return [draft for group in groups for draft in route(group, section)]


def _is_one_level(section: Section) -> bool:
    """True for "Tools" above "Intermediate" and a list: the heading is what the level is said of."""
    levels = [is_level(line.text) for line in section.lines]
    return section.kind == "skills" and len(levels) > 1 and levels[0] and not any(levels[1:])


def read_labelled(lines: Sequence[Line]) -> list[Draft]:
    """Skills, languages and interests printed as "Label: a, b" in the block above the first heading."""
    drafts: list[Draft] = []
    labelled = [line for line in lines if _is_list_line(line)]
    for group in read_groups(labelled):
        if group.name and group.items:
            drafts.extend(route(group, Section(None)))
    return drafts


def _is_list_line(line: Line) -> bool:
    label, rest = split_label(line.text)
    if not label and len(line.cells) == 2:
        label, rest = line.cells
    known = fold_phrase(label)
    return bool(label) and known not in ("status", "motto") and len(split_items(rest)) >= 2 and not find_dates(rest)


def _programming(lines: Sequence[Line]) -> bool:
    """A section "Languages" may list programming languages."""
    text = ", ".join(split_label(line.text)[1] for line in lines)
    return (
        not mostly_languages(text)
        and len(split_items(text)) > 2
        and not any(mostly_languages(line.text) for line in lines)
    )


def route(group: Group, section: Section) -> list[Draft]:
    """A group to the section that its label names."""
    kind = label_kind(group)
    if kind == "languages":
        drafts: list[Draft] = []
        for item, places in group.items:
            read_language_text(item, places, drafts)
        for draft in drafts:
            draft.lines.update(group.places)
        return drafts
    if kind == "interests":
        return [_named("interests", "name", item, places) for item, places in group.items]
    if kind == "awards":
        return [_named("awards", "title", item, places) for item, places in group.items]
    if kind == "certificates":
        return [_named("certificates", "name", item, places) for item, places in group.items]
    title = section.title if section.kind == "courses" and not group.name else ""
    return skill_drafts(group, title=title)


def label_kind(group: Group) -> Kind | None:
    if not group.name or not group.items:
        return None
    kinds = heading_kinds(group.name)
    kind = kinds[0] if kinds else None
    if kind == "volunteer" and fold_phrase(group.name).rsplit(" ", 1)[-1] in _PASTIMES:
        return "interests"
    text = ", ".join(item for item, _ in group.items)
    if kind == "languages" and not mostly_languages(text):
        return "skills"
    return kind


def _named(section: str, name: str, text: str, places: tuple[int, ...]) -> Draft:
    draft = Draft(section, lines=set(places))  # type: ignore[arg-type]  # called with names of sections only
    dates = find_dates(text) if section in ("awards", "certificates") else ()
    if dates:
        draft.dates, draft.dates_text, draft.date_lines = dates[0], text[dates[0].first : dates[0].last], places
        text = strip_dates(text).replace("\t", " ")
    draft.put(name, _unwrapped(text), places)
    return draft


def _unwrapped(text: str) -> str:
    """Without brackets around all of it, and without one whose other half is gone."""
    text = " ".join(text.split()).strip(" ,;")
    if text.startswith("(") and text.endswith(")") and "(" not in text[1:]:
        text = text[1:-1]
    if text.count("(") < text.count(")"):
        text = text.rstrip(" )")
    return text.lstrip(" )") if text.count("(") <= text.count(")") else text.strip(" (")


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
