"""The whole-document check, after every edit is applied.

Each suggestion was judged alone; together, or applied in another order, they may still do what none of them did. So the
result is held against the document they started from, as if nobody had judged before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bespoke.optimize.guard.evidence import NO_CONTEXT, EvidenceItem, all_items, evidence_for
from bespoke.optimize.guard.judge import judge
from bespoke.optimize.model import AssertedFact, FactKind, Reason, Suggestion, Verdict
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Bullet, Entry, Resume, bullet_lists

PROTECTED: dict[str, tuple[str, ...]] = {
    "work": ("name", "position", "location", "url", "start", "end", "dates_text"),
    "volunteer": ("organization", "position", "location", "url", "start", "end", "dates_text"),
    "education": ("institution", "study_type", "area", "location", "score", "url", "start", "end", "dates_text"),
    "awards": ("title", "date", "awarder"),
    "certificates": ("name", "date", "issuer", "url"),
    "publications": ("name", "publisher", "date", "url"),
    "languages": ("language", "fluency"),
    "references": ("name", "reference"),
    "projects": ("name", "entity", "type", "url", "start", "end", "dates_text"),
}
_BASICS = ("name", "image", "email", "phone", "url", "location", "profiles")
_KIND_OF_FIELD: dict[str, FactKind] = {
    "position": "title",
    "title": "title",
    "start": "date",
    "end": "date",
    "date": "date",
    "dates_text": "date",
    "study_type": "degree",
    "area": "degree",
    "score": "degree",
    "fluency": "proficiency",
    "name": "organisation",
    "organization": "organisation",
    "institution": "organisation",
}
# A new text of these kinds was refused if judged alone; the others are a matter for the person, who was asked then.
_HARD: frozenset[FactKind] = frozenset(
    {"quantity", "skill", "organisation", "title", "date", "degree", "licence", "proficiency", "negation", "agent"}
)
_REMOVING = ("drop_bullet", "merge_bullets", "split_bullet", "rewrite_bullet")


def check_document(
    before: Resume,
    after: Resume,
    *,
    suggestions: Sequence[Suggestion] = (),
    asserted: Sequence[AssertedFact] = (),
    as_of: PartialDate | None = None,
) -> Verdict:
    """Whether applying the suggestions left every protected field alone and added no fact nobody confirmed.

    Entries may not vanish or appear (a skill may appear when the resume proves it); a bullet may go only when an
    applied suggestion says so. A text that changed is judged against the one that stood in its place and what its
    suggestion names, and where that is not enough, against all of its own entry.
    """
    reasons = (
        *_changed_basics(before, after),
        *_changed_entries(before, after, suggestions),
        *_vanished_bullets(before, after, suggestions),
        *_new_facts(before, after, suggestions, asserted, as_of),
    )
    return Verdict(ruling="unsupported" if reasons else "supported", reasons=tuple(dict.fromkeys(reasons)))


def _changed_basics(before: Resume, after: Resume) -> Iterator[Reason]:
    for name in _BASICS:
        if getattr(before.basics, name) != getattr(after.basics, name):
            yield _changed(f"basics/{name}", "word", str(getattr(after.basics, name)))


def _changed_entries(before: Resume, after: Resume, suggestions: Sequence[Suggestion]) -> Iterator[Reason]:
    dropped = {one.target for one in suggestions if one.operation == "drop_bullet"}
    old = {(section, entry.id): entry for section, entry in before.entries()}
    new = {(section, entry.id): entry for section, entry in after.entries()}
    for section, ident in old:
        if (section, ident) not in new and not (section == "skills" and f"{section}/{ident}" in dropped):
            yield Reason(kind="word", text=f"{section}/{ident}", message=f"the entry {section}/{ident} vanished")
    for (section, ident), entry in new.items():
        if (section, ident) in old:
            yield from _changed_fields(section, old[section, ident], entry)
        elif section != "skills":
            yield Reason(kind="word", text=f"{section}/{ident}", message=f"the entry {section}/{ident} is new")


def _changed_fields(section: str, old: Entry, new: Entry) -> Iterator[Reason]:
    for name in PROTECTED.get(section, ()):
        value = getattr(new, name)
        if getattr(old, name) != value:
            yield _changed(f"{section}/{old.id}/{name}", _KIND_OF_FIELD.get(name, "word"), str(value))


def _changed(path: str, kind: FactKind, text: str) -> Reason:
    return Reason(kind=kind, text=text, message=f"{path} is protected and was changed to “{text}”")


def _vanished_bullets(before: Resume, after: Resume, suggestions: Sequence[Suggestion]) -> Iterator[Reason]:
    explained = {one.target.split("/")[-1] for one in suggestions if one.operation in _REMOVING}
    explained |= {ident for one in suggestions for ident in one.edit.merged}
    kept = {bullet.id for _, bullet in _bullets(after)}
    for path, bullet in _bullets(before):
        if bullet.id not in kept and bullet.id not in explained:
            yield Reason(kind="word", text=bullet.text, message=f"{path} vanished and no suggestion says why")


def _bullets(resume: Resume) -> Iterator[tuple[str, Bullet]]:
    for section, entry in resume.entries():
        for name, bullets in bullet_lists(entry):
            for bullet in bullets:
                yield f"{section}/{entry.id}/{name}/{bullet.id}", bullet


def _new_facts(
    before: Resume,
    after: Resume,
    suggestions: Sequence[Suggestion],
    asserted: Sequence[AssertedFact],
    as_of: PartialDate | None,
) -> Iterator[Reason]:
    old = tuple(all_items(before))
    known = {(item.entry, item.text) for item in old}
    for item in all_items(after):
        if (item.entry, item.text) in known or item.kind == "dates":
            continue
        verdict = judge_in_place(before, item, _grounds(item, old, suggestions), asserted=asserted, as_of=as_of)
        for reason in verdict.reasons:
            if verdict.ruling == "unsupported" and reason.kind in _HARD:
                yield Reason(kind=reason.kind, text=reason.text, message=f"{item.path}: {reason.message}")


def judge_in_place(
    before: Resume,
    item: EvidenceItem,
    grounds: Iterable[Sequence[str]],
    *,
    asserted: Sequence[AssertedFact] = (),
    as_of: PartialDate | None = None,
) -> Verdict:
    """A text for its place in the document: on each of the grounds by itself, then on all of its own entry."""
    return _first_supported(_judged(before, item, paths, asserted, as_of) for paths in (*grounds, ()))


def _first_supported(verdicts: Iterator[Verdict]) -> Verdict:
    """What one ground supports the others cannot unsay; where none does, the last verdict, on the whole, counts."""
    verdict = next(verdicts)
    while verdict.ruling != "supported" and (later := next(verdicts, None)):
        verdict = later
    return verdict


def _judged(
    before: Resume,
    item: EvidenceItem,
    paths: Sequence[str],
    asserted: Sequence[AssertedFact],
    as_of: PartialDate | None,
) -> Verdict:
    """On the places named, or on all of the item's entry where none is."""
    whole = _is_of_everything(item)
    if whole and not paths:
        items, context = tuple(all_items(before)), NO_CONTEXT
    else:
        items, context = evidence_for(before, paths or [item.entry])
    facts = [*asserted, *_about(asserted, items, whole=whole)]
    return judge(item.text, items, context=context, asserted=facts, as_of=as_of)


def _grounds(
    item: EvidenceItem, old: Sequence[EvidenceItem], suggestions: Sequence[Suggestion]
) -> Iterator[tuple[str, ...]]:
    """The places a new text may rest on by itself: its own former text, and what the suggestion that wrote it names.

    A bullet's suggestion counts only for places in the bullet's own entry, for no deed may move to another employer.
    """
    if any(one.path == item.path for one in old):
        yield (item.path,)
    for suggestion in suggestions:
        named = tuple(p for p in suggestion.evidence if _is_of_everything(item) or _is_in(item.entry, p))
        if named and _is_written_by(item, suggestion):
            yield named


def _is_written_by(item: EvidenceItem, suggestion: Suggestion) -> bool:
    edits = (suggestion.edit, *(alternate.edit for alternate in suggestion.alternates))
    is_near = _is_in(item.entry, suggestion.target) or _is_in(suggestion.target, item.entry)
    return is_near and any(item.text in (edit.text, *edit.texts) for edit in edits)


def _is_in(entry: str, path: str) -> bool:
    return path == entry or path.startswith(f"{entry}/")


def _is_of_everything(item: EvidenceItem) -> bool:
    """Whether the text speaks for the whole resume, as the summary and the skills do."""
    return item.path.startswith(("basics/", "skills/"))


def _about(asserted: Sequence[AssertedFact], items: Sequence[EvidenceItem], *, whole: bool) -> list[AssertedFact]:
    """What was confirmed about any entry counts for the summary and the skills too."""
    return [AssertedFact(path=items[0].path, text=fact.text) for fact in asserted] if whole and items else []
