"""The `ui` part of `structured_output`: eight sections, each text once, with its locks and alternates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bespoke.optimize.model import Suggestion
from bespoke.optimize.structured_model import DiffHint, Preview, Ui, UiItem, UiSection, UiSectionName
from bespoke.resume import paths
from bespoke.resume.model import Resume
from bespoke.resume.text import plain_text

_SECTIONS: tuple[tuple[UiSectionName, str, tuple[str, ...]], ...] = (
    ("header", "Contact", ("basics",)),
    ("summary", "Summary", ("basics/summary",)),
    ("experience", "Experience", ("work",)),
    ("education", "Education", ("education",)),
    ("skills", "Skills", ("skills",)),
    ("projects", "Projects", ("projects",)),
    ("certifications", "Certifications", ("certificates",)),
    (
        "additional",
        "Additional",
        ("volunteer", "awards", "publications", "languages", "interests", "references", "custom"),
    ),
)
_HINTED = ("applied", "proposed")


def roots_of(section: UiSectionName) -> tuple[str, ...]:
    """The field paths under which everything of the section stands."""
    return next(roots for name, _, roots in _SECTIONS if name == section)


def ui_of(
    resume: Resume, suggestions: Sequence[Suggestion], *, locked: Sequence[str] = (), shown: Resume | None = None
) -> Ui:
    """Of the resume as it stands; alternates are other wordings the guard passed for a text. The preview is of what is
    `shown` of it."""
    alternates = {s.target: tuple(a.after for a in s.alternates) for s in suggestions if s.alternates}
    fields = list(paths.fields(resume))
    sections = tuple(
        _section(name, title, [_item(p, t, alternates, locked) for p, t in _of(fields, name, roots)], locked, roots)
        for name, title, roots in _SECTIONS
    )
    preview = Preview(live_preview_text=plain_text(shown or resume), diff_hints=_hints(suggestions))
    return Ui(sections=sections, preview=preview)


def _of(fields: Sequence[tuple[str, str]], name: UiSectionName, roots: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The summary has a section of its own, so it is not also in the header."""
    for path, text in fields:
        if name == "header" and path == "basics/summary":
            continue
        if any(_is_under(path, root) for root in roots):
            yield path, text


def _section(
    name: UiSectionName, title: str, items: list[UiItem], locked: Sequence[str], roots: tuple[str, ...]
) -> UiSection:
    return UiSection(
        name=name,
        title=title,
        include=bool(items),
        locked=all(any(_is_under(root, lock) for lock in locked) for root in roots),
        items=tuple(items),
    )


def _item(path: str, text: str, alternates: dict[str, tuple[str, ...]], locked: Sequence[str]) -> UiItem:
    steps = paths.split(path)
    return UiItem(
        path=path,
        entry_id=steps[1] if steps[0] != "basics" else "",
        text=text,
        locked=any(_is_under(path, lock) for lock in locked),
        alternates=alternates.get(path, ()),
    )


def _hints(suggestions: Sequence[Suggestion]) -> tuple[DiffHint, ...]:
    return tuple(
        DiffHint(suggestion_id=s.id, path=s.target, operation=s.operation, before=s.before, after=s.after, why=s.why)
        for s in suggestions
        if s.state in _HINTED
    )


def _is_under(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}/")
