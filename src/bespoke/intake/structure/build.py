"""Lines -> resume: sections, entries and fields, and what became of every line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bespoke.intake.ledger import Fate
from bespoke.intake.ledger import Warning as Notice
from bespoke.intake.lexicon.folding import fold_phrase
from bespoke.intake.lines import SourceLine
from bespoke.intake.structure.assemble import Account, assemble
from bespoke.intake.structure.contact import read_contact
from bespoke.intake.structure.courses import take_courses
from bespoke.intake.structure.dates import find_dates, is_only_dates
from bespoke.intake.structure.features import Line, look_all
from bespoke.intake.structure.free_parts import free_parts
from bespoke.intake.structure.headings import split_rails
from bespoke.intake.structure.joined_lines import claim_joined
from bespoke.intake.structure.kinds import settle, settle_first, split_footers
from bespoke.intake.structure.margins import mend
from bespoke.intake.structure.placeholders import placeholder_warnings
from bespoke.intake.structure.read_section import read_labelled, read_section, reads_as_custom
from bespoke.intake.structure.sections import Section, split_sections
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume


@dataclass(frozen=True, slots=True)
class LineFate:
    """What became of the source line at `index`. `targets` are field paths; a line may feed several."""

    index: int
    fate: Fate
    targets: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Built:
    """`fates` has one item for each source line, in their order."""

    resume: Resume
    fates: tuple[LineFate, ...]
    field_confidence: dict[str, float] = field(default_factory=dict)
    warnings: tuple[Notice, ...] = ()


def build(lines: Sequence[SourceLine], *, file_name: str = "") -> Built:
    """Never fails: what cannot be told apart is left over."""
    del file_name
    looked = look_all(lines)
    rest, sections = _sectioned(looked)
    block = [line for section in sections if _is_block(section) for line in section.lines]
    contact = read_contact(block, looked)
    drafts = read_labelled([part for line in block for part in free_parts(line, contact)])
    for before, section in zip((None, *sections), sections, strict=False):
        if not _is_block(section) and not take_courses(section, before, drafts):
            read_section(section, contact, drafts)
    resume, account = assemble(contact, drafts)
    claim_joined(rest, resume, account)
    fates = _fates(lines, sections, account)
    return Built(resume, fates, account.confidence, placeholder_warnings(drafts))


def outline(lines: Sequence[SourceLine]) -> tuple[LineFate, ...]:
    """The headings and the furniture among the lines, as `build` finds them, without reading what stands between.

    Of the other lines nothing is said: their fate is "left_over".
    """
    _, sections = _sectioned(look_all(lines))
    if any(_heading_is_read(section) for section in sections) or _headings(sections) & _content(sections):
        return build(lines).fates
    return _fates(lines, sections, Account())


def _sectioned(looked: Sequence[Line]) -> tuple[list[Line], list[Section]]:
    footers, rest = split_footers(mend(_unsigned(_without_name_line(looked))))
    sections = [Section(None, footers), *(settle(section) for section in split_sections(split_rails(rest)))]
    return rest, settle_first(sections)


def _heading_is_read(section: Section) -> bool:
    """Whether the heading may name what its section holds."""
    return section.heading is not None and (
        section.named or reads_as_custom(section) or bool(section.heading.line.taken)
    )


def _content(sections: Sequence[Section]) -> set[int]:
    return {line.index for section in sections for line in section.lines}


def _without_name_line(lines: Sequence[Line]) -> Sequence[Line]:
    """Without the running footer of a file without pages, which repeats the name at its end."""
    if len(lines) < 8 or lines[-1].placed:
        return lines
    name, last = fold_phrase(lines[0].text), fold_phrase(lines[-1].text)
    return lines[:-1] if name and last.startswith(name) and len(last) <= len(name) + 12 else lines


def _unsigned(lines: Sequence[Line]) -> Sequence[Line]:
    """Without the place and the day at the end, under which a CV is signed in some countries."""
    if len(lines) < 8 or lines[-1].marker:
        return lines
    place, comma, day = lines[-1].text.partition(", ")
    dates = find_dates(day)
    signed = comma and len(place.split()) <= 3 and len(dates) == 1 and is_only_dates(day) and not dates[0].ranged
    exact = signed and isinstance(dates[0].start, PartialDate) and dates[0].start.day is not None
    return lines[:-1] if exact else lines


def _is_block(section: Section) -> bool:
    return section.heading is None or section.kind == "contact"


def _fates(lines: Sequence[SourceLine], sections: Sequence[Section], account: Account) -> tuple[LineFate, ...]:
    headings = _headings(sections)
    return tuple(_fate(index, line, headings, account) for index, line in enumerate(lines))


def _headings(sections: Sequence[Section]) -> set[int]:
    heads = [section.heading.line for section in sections if section.heading]
    return {index for line in heads for index in (line.index, *(place for place, _ in line.taken))}


def _fate(index: int, line: SourceLine, headings: set[int], account: Account) -> LineFate:
    targets = tuple(account.targets.get(index, ()))
    if targets:
        sure = [account.confidence[path] for path in targets if path in account.confidence]
        return LineFate(index, "mapped", targets, min(sure, default=0.5))
    if index in headings:
        return LineFate(index, "heading", confidence=0.9)
    if line.furniture or not line.text.strip():
        return LineFate(index, "furniture", confidence=0.9)
    return LineFate(index, "left_over")
