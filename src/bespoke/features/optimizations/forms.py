"""The forms in which an optimization is sent: JSON Resume, `structured_output`, or the flat form of older clients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bespoke.features.documents.subject import Content
from bespoke.features.optimizations.errors import UnknownForm
from bespoke.resume.model import SECTION_NAMES

_FLAT = ("personal_info", "experience")
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
    return "resume_json" in given and "ui" in given


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
        resume[section] = [_renamed(one, names) for one in _objects(given.get(source))]
    resume["skills"] = _skills(given.get("skills"))
    for name in SECTION_NAMES:
        if name not in resume and isinstance(given.get(name), list):
            resume[name] = given[name]
    return resume


def _basics(contact: Mapping[str, Any], given: Content) -> dict[str, Any]:
    basics = _renamed(contact, _CONTACT)
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
    found = {name: next((given[other] for other in others if given.get(other)), None) for name, others in names.items()}
    return {name: value for name, value in found.items() if value is not None}


def _objects(given: object) -> list[Mapping[str, Any]]:
    return [one for one in _list(given) if isinstance(one, Mapping)]


def _texts(given: object) -> list[str]:
    return [given] if isinstance(given, str) else [str(one) for one in _list(given)]


def _list(given: object) -> list[Any]:
    return given if isinstance(given, list) else []
