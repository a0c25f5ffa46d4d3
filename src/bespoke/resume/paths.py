"""Field paths: one spelling for "this field of this entry", shared by ledger, suggestions, diffs and receipts.

basics/email                    a scalar of the basics
basics/location/city
basics/profiles/<id>/url
work/<id>/position              a scalar of an entry
work/<id>/bullets/<bullet id>   the text of one bullet
work/<id>/bullets               a list of bullets as a whole
work/<id>                       an entry as a whole
skills                          a section as a whole
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.errors import InvalidEdit, UnknownPath
from bespoke.resume.model import SECTION_NAMES, Bullet, Entry, Part, Resume

Value = str | Part | tuple[Entry, ...] | tuple[Bullet, ...] | None
_HIDDEN = ("id", "extra")
_DATES = ("start", "end", "date")


def join(*steps: str) -> str:
    return "/".join(steps)


def split(path: str) -> list[str]:
    return path.split("/")


def get(resume: Resume, path: str) -> Value:
    """What stands at the path: text (dates as ISO text), a part, or a tuple. None is a date that is not known."""
    node: object = resume
    for step in split(path):
        node = _child(node, step, path)
    match node:
        case Bullet():
            return node.text
        case PartialDate():
            return str(node)
        case str() | Part() | tuple() | None:
            return node
        case _:
            raise _unknown(path)


def text_at(resume: Resume, path: str) -> str:
    """The text of a scalar or a bullet; "" for an unknown date."""
    value = get(resume, path)
    if value is None or isinstance(value, str):
        return value or ""
    raise InvalidEdit(f"{path} is not a single text.", fix="Name one field or bullet.", field=path)


def replace(resume: Resume, path: str, text: str) -> Resume:
    """The resume with another text in one scalar or bullet. A date is read from ISO text; "" makes it unknown.

    Changing the start or end of an entry drops its `dates_text`, which would say something else.
    """
    changed = _replaced(resume, split(path), text, path)
    assert isinstance(changed, Resume)
    return changed


def fields(resume: Resume) -> Iterator[tuple[str, str]]:
    """Every non-empty scalar and bullet with its path, in the document's order: what a reader of the pages can see.

    The document's own language and meta, and foreign fields, are not among them.
    """
    yield from _part_fields("basics", resume.basics)
    for name in SECTION_NAMES:
        for entry in resume.section(name):
            yield from _part_fields(join(name, entry.id), entry)


def entry_of(path: str) -> str:
    """The path of the entry a field belongs to; for the basics, `basics` or the profile; for a section, itself."""
    steps = split(path)
    if steps[:2] == ["basics", "profiles"]:
        return join(*steps[:3])
    return steps[0] if steps[0] == "basics" else join(*steps[:2])


def _unknown(path: str) -> UnknownPath:
    return UnknownPath(
        f"The résumé has no field {path!r}.", fix="It may have been removed; load the résumé again.", field=path
    )


def _child(node: object, step: str, path: str) -> object:
    if isinstance(node, Part) and step in type(node).model_fields and step not in _HIDDEN:
        return getattr(node, step)
    if isinstance(node, tuple):
        for item in node:
            if item.id == step:
                return item
    raise _unknown(path)


def _replaced(node: object, steps: list[str], text: str, path: str) -> object:
    step, rest = steps[0], steps[1:]
    child = _child(node, step, path)
    if isinstance(node, tuple):
        new = _leaf_bullet(child, text, path) if not rest else _replaced(child, rest, text, path)
        return tuple(new if item is child else item for item in node)
    assert isinstance(node, Part)
    if rest:
        return node.model_copy(update={step: _replaced(child, rest, text, path)})
    return _with_scalar(node, step, text, path)


def _leaf_bullet(child: object, text: str, path: str) -> Bullet:
    if not isinstance(child, Bullet):
        raise InvalidEdit(f"{path} is an entry, not a text.", fix="Name one of its fields.", field=path)
    return Bullet(id=child.id, text=text)


def _with_scalar(part: Part, step: str, text: str, path: str) -> Part:
    if isinstance(getattr(part, step), Part | tuple):
        raise InvalidEdit(f"{path} is not a single text.", fix="Name one of its fields or bullets.", field=path)
    changes: dict[str, object] = {step: text}
    if step in _DATES:
        changes = {step: text.strip() or None}
        if "dates_text" in type(part).model_fields:
            changes["dates_text"] = ""
    try:
        return type(part).model_validate({**dict(part), **changes})
    except ValidationError:
        raise InvalidEdit(f"{text[:80]!r} does not fit {path}.", fix=_fix_for(step), field=path) from None


def _fix_for(step: str) -> str:
    present = f' or "{PRESENT}"' if step == "end" else ""
    return (
        f"Write 2020, 2020-05 or 2020-05-13{present}." if step in _DATES else "Write plain text without odd characters."
    )


def _part_fields(prefix: str, part: Part) -> Iterator[tuple[str, str]]:
    for name in type(part).model_fields:
        if name in _HIDDEN:
            continue
        value = getattr(part, name)
        path = join(prefix, name)
        if isinstance(value, tuple):
            for item in value:
                yield from _item_fields(join(path, item.id), item)
        elif isinstance(value, Part):
            yield from _part_fields(path, value)
        elif value is not None and str(value):
            yield path, str(value)


def _item_fields(path: str, item: Bullet | Entry) -> Iterator[tuple[str, str]]:
    if isinstance(item, Entry):
        yield from _part_fields(path, item)
    elif item.text:
        yield path, item.text
