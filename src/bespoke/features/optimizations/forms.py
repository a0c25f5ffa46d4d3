"""The forms in which an optimization is sent: JSON Resume, `structured_output`, or the flat form of older clients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bespoke.features.documents.subject import Content
from bespoke.features.optimizations.errors import UnknownForm
from bespoke.resume.model import SECTION_NAMES

_FLAT = ("personal_info", "experience")
_OTHER_NAMES = {"certifications": "certificates", "volunteering": "volunteer", "hobbies": "interests"}
_BULLETS = "highlights"
_PLACES = ("location", "linkedin", "github")
_SECTIONS = {*SECTION_NAMES, "basics"}
_CONTACT = {
    "name": ("name", "full_name"),
    "label": ("title", "headline", "label"),
    "email": ("email",),
    "phone": ("phone",),
    "url": ("website", "url", "portfolio"),
    "summary": ("summary", "professional_summary"),
}
_WORK = {
    "name": ("company", "employer", "organization", "name"),
    "position": ("title", "position", "role"),
    "location": ("location",),
    "startDate": ("start_date", "startDate"),
    "endDate": ("end_date", "endDate"),
    "summary": ("summary", "description"),
    "highlights": ("achievements", "bullets", "highlights", "responsibilities"),
}
_EDUCATION = {
    "institution": ("institution", "school", "university"),
    "studyType": ("degree", "studyType"),
    "area": ("field", "field_of_study", "area", "major"),
    "startDate": ("start_date", "startDate"),
    "endDate": ("end_date", "graduation_date", "endDate"),
    "score": ("gpa", "grade", "score"),
}
_PROJECT = {
    "name": ("name", "title"),
    "description": ("description", "summary"),
    "url": ("url", "link"),
    "highlights": ("highlights", "bullets", "achievements"),
    "keywords": ("technologies", "tech_stack", "keywords"),
    "startDate": ("start_date", "startDate"),
    "endDate": ("end_date", "endDate"),
}


def is_structured(given: Content) -> bool:
    """Meant as one: a part that is missing is named then."""
    return "resume_json" in given or "ui" in given


def resume_of_form(given: Content) -> Content:
    """The JSON Resume in whatever form was sent. Raises UnknownForm."""
    if any(name in given for name in _FLAT):
        return _from_flat(given)
    if _SECTIONS & set(given):
        return given
    raise UnknownForm(
        "The optimized data is neither a JSON Resume, nor a structured_output, nor the flat form.",
        fix="Send `basics` and `work`, or `ui` and `resume_json`, or `personal_info` and `experience`.",
        field="optimized_data",
    )


def _from_flat(given: Content) -> Content:
    contact = given.get("personal_info")
    resume: dict[str, Any] = {"basics": _basics(contact if isinstance(contact, Mapping) else {}, given)}
    for section, source, names in (
        ("work", "experience", _WORK),
        ("education", "education", _EDUCATION),
        ("projects", "projects", _PROJECT),
    ):
        entries = _list(given.get(source))
        resume[section] = [_renamed(one, names) if isinstance(one, Mapping) else one for one in entries]
    resume["skills"] = _skills(given.get("skills"))
    return {**_rest(given), **resume}


def _rest(given: Content) -> Content:
    """What is called as in a JSON Resume, or is unknown to it, stays; `id` is the other system's own."""
    known = {"id", "summary", *_FLAT}
    return {_OTHER_NAMES.get(name, name): value for name, value in given.items() if name not in known}


def _basics(contact: Mapping[str, Any], given: Content) -> dict[str, Any]:
    basics = _renamed({name: value for name, value in contact.items() if name not in _PLACES}, _CONTACT)
    basics.setdefault("summary", given.get("summary", ""))
    place = contact.get("location")
    if place:
        basics["location"] = dict(place) if isinstance(place, Mapping) else {"city": str(place)}
    accounts = (("LinkedIn", contact.get("linkedin")), ("GitHub", contact.get("github")))
    basics["profiles"] = [{"network": network, "url": str(url)} for network, url in accounts if url]
    return basics


def _skills(given: object) -> list[dict[str, Any]]:
    """Groups by name, or a plain list."""
    if isinstance(given, Mapping):
        return [{"name": str(group).replace("_", " "), "keywords": _texts(items)} for group, items in given.items()]
    return [dict(one) if isinstance(one, Mapping) else {"name": str(one)} for one in _list(given)]


def _renamed(given: Mapping[str, Any], names: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Under the names of JSON Resume. What has no such name keeps its own, so that nothing is lost."""
    found: dict[str, Any] = {}
    used: set[str] = set()
    for name, others in names.items():
        filled = [other for other in others if given.get(other) and other not in used]
        taken = filled if name == _BULLETS else filled[:1]
        used.update(taken)
        if name == _BULLETS and taken:
            found[name] = [text for other in taken for text in _texts(given[other])]
        elif taken:
            found[name] = given[taken[0]]
    rest = {name: value for name, value in given.items() if name not in used and value and name not in found}
    return {**rest, **found}


def _texts(given: object) -> list[str]:
    return [given] if isinstance(given, str) else [str(one) for one in _list(given)]


def _list(given: object) -> list[Any]:
    return given if isinstance(given, list) else [given] if given else []
