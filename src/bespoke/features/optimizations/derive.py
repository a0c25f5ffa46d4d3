"""What is stored of an optimized resume: `resume_json` decides, everything beside it is made anew from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from bespoke.features.documents.subject import Content
from bespoke.features.optimizations.errors import InvalidStructuredOutput
from bespoke.features.optimizations.fingerprint import fingerprint
from bespoke.optimize.cover_note import write_cover_note
from bespoke.optimize.included import shown_of
from bespoke.optimize.model import AssertedFact, Suggestion
from bespoke.optimize.structured_model import StructuredOutput, Ui, UiItem, UiSection
from bespoke.optimize.structured_output import structured_output
from bespoke.posting.model import Posting, PostingAnalysis
from bespoke.resume import paths
from bespoke.resume.align import align
from bespoke.resume.dates import PartialDate
from bespoke.resume.errors import InvalidEdit, UnknownPath
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.jsonresume.names import EXTENSION
from bespoke.resume.model import Resume
from bespoke.resume.text import plain_text
from bespoke.scoring.model import Score
from bespoke.scoring.score import score

_NO_POSTING = Posting(text="", analysis=PostingAnalysis())
# Parts that follow from the resume and the posting; the others are the sender's own.
_DERIVED = (
    "ui",
    "resume_json",
    "qa",
    "analysis",
    "tailored_resume_text",
    "skills_block",
    "requirement_evidence_map",
    "cover_note_basis",
)
# Parts that follow from the suggestions as well, wherever those are at hand.
_TOLD = ("iteration_notes", "targeting")
_NAMED = ("exact", "alias")


def read_structured(given: Content) -> StructuredOutput:
    """Raises InvalidStructuredOutput that names the place."""
    try:
        return StructuredOutput.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = "structured_output." + ".".join(str(step) for step in first["loc"])
        raise InvalidStructuredOutput(
            f"{place}: {first['msg']}.", fix="See docs/structured_output.schema.json.", field=place
        ) from None


def resume_in(given: StructuredOutput, current: StructuredOutput | None, base: Resume | None) -> Resume:
    """The resume that was meant. A change of `ui` alone is carried to the fields its texts show."""
    resume = read_json_resume(given.resume_json)
    if current is not None and given.resume_json == current.resume_json:
        return _with_ui_texts(resume, given.ui)
    meta = given.resume_json.get("meta")
    has_ids = isinstance(meta, dict) and EXTENSION in meta
    return resume if has_ids or base is None else align(resume, base)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What counts as evidence: the resume that a document was made from, and the person's facts."""

    resume: Resume
    asserted: tuple[AssertedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What the suggestions of a document tell of it: those that are applied."""

    applied: Sequence[Suggestion]
    locked: Sequence[str] = ()


def derived(
    resume: Resume,
    *,
    given: StructuredOutput | None,
    posting: Posting | None,
    as_of: PartialDate,
    confirmed: Confirmed,
    told: Told | None = None,
) -> tuple[Content, Mapping[str, Any]]:
    """The whole `structured_output`, and the columns that follow from it. What is left out of the files counts nowhere.

    `given` brings what is the sender's own; with `told` the notes, the targeting and the hints are made anew too.
    """
    shown = shown_of(resume, given.ui.model_dump()) if given else resume
    scored = score(shown, posting or _NO_POSTING, as_of=as_of)
    fresh = structured_output(
        resume,
        shown=shown,
        score=scored,
        posting=posting,
        suggestions=told.applied if told else (),
        locked=told.locked if told else (),
        gained=_gained(confirmed.resume, scored, posting, as_of) if told else (),
        cover_note=write_cover_note(
            shown, posting, as_of=as_of, asserted=confirmed.asserted, confirmed=confirmed.resume
        ),
    )
    content = fresh.model_dump(mode="json")
    if given is not None:
        content = _with_own_parts(content, fresh, given, has_posting=posting is not None, is_told=told is not None)
    return content, _columns(shown, scored, content, posting)


def _gained(confirmed: Resume, scored: Score, posting: Posting | None, as_of: PartialDate) -> tuple[str, ...]:
    """Keywords of the posting that the resume names now and did not before."""
    if posting is None:
        return ()
    before = {word.name for word in score(confirmed, posting, as_of=as_of).keywords if word.form in _NAMED}
    return tuple(word.name for word in scored.keywords if word.form in _NAMED and word.name not in before)


def _with_own_parts(
    content: Content, fresh: StructuredOutput, given: StructuredOutput, *, has_posting: bool, is_told: bool
) -> Content:
    own = given.model_dump(mode="json")
    derived_parts = (*_DERIVED, *(_TOLD if is_told else ()), *(() if _is_own_note(given) else ("cover_note",)))
    kept = {name: value for name, value in own.items() if name not in derived_parts and not _is_unset(name, value)}
    ui = _with_flags(fresh.ui, given.ui)
    if is_told:
        ui = ui.model_copy(update={"preview": fresh.ui.preview})
    merged = {**content, **kept, "ui": ui.model_dump(mode="json")}
    if not has_posting:
        merged["analysis"] = {**own["analysis"], "match": None}
    if not is_told:
        merged["tailored_resume_text"]["notes"] = own["tailored_resume_text"]["notes"]
    return merged


def _is_own_note(given: StructuredOutput) -> bool:
    """Whether the person wrote the cover note, or changed ours."""
    made = given.cover_note_basis.text if given.cover_note_basis else ""
    return bool(given.cover_note) and given.cover_note != made


def _is_unset(name: str, value: object) -> bool:
    """A known part that was left out; a part nobody defined is kept even when it is empty."""
    return name in StructuredOutput.model_fields and value in (None, [], ())


def _with_ui_texts(resume: Resume, ui: Ui) -> Resume:
    """A text of a field that went meanwhile is dropped with it."""
    for item in (item for section in ui.sections for item in section.items):
        try:
            if paths.text_at(resume, item.path) != item.text:
                resume = paths.replace(resume, item.path, item.text)
        except (UnknownPath, InvalidEdit):
            continue
    return resume


def _with_flags(fresh: Ui, given: Ui) -> Ui:
    """Included, locked, and other wordings are the person's own: carried over by section and path."""
    sections = {section.name: section for section in given.sections}
    items = {item.path: item for section in given.sections for item in section.items}
    return Ui(
        sections=tuple(_section(section, sections.get(section.name), items) for section in fresh.sections),
        preview=fresh.preview.model_copy(update={"diff_hints": given.preview.diff_hints}),
    )


def _section(fresh: UiSection, given: UiSection | None, items: Mapping[str, UiItem]) -> UiSection:
    flags = {"include": given.include, "locked": given.locked} if given and given.items else {}
    texts = tuple(_item(item, items.get(item.path)) for item in fresh.items)
    return fresh.model_copy(update={**flags, "items": (*texts, *_of_entries(fresh, given))})


def _of_entries(fresh: UiSection, given: UiSection | None) -> Iterator[UiItem]:
    """What the person said of whole entries, as long as these stand."""
    standing = {paths.entry_of(item.path) for item in fresh.items if item.entry_id}
    yield from (item for item in (given.items if given else ()) if item.path in standing)


def _item(fresh: UiItem, given: UiItem | None) -> UiItem:
    if given is None:
        return fresh
    flags = {"include": given.include, "locked": given.locked, "alternates": given.alternates}
    return fresh.model_copy(update=flags)


def _columns(shown: Resume, scored: Score, content: Content, posting: Posting | None) -> Mapping[str, Any]:
    targeting = content.get("targeting") or {}
    return {
        "qa_metrics": content["qa"],
        "fingerprint": fingerprint(content),
        "match_score": scored.match if posting else None,
        "optimized_content": plain_text(shown),
        "improvements_made": list(content.get("iteration_notes") or ()),
        "keywords_added": list(targeting.get("keywords_added") or ()),
        "skills_highlighted": list(targeting.get("skills_highlighted") or ()),
    }
