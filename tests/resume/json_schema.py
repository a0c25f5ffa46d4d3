"""The JSON Resume 1.0.0 schema, written compactly."""

from __future__ import annotations

from typing import Any

DATE = r"^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$"
URL = r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$"


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": True, "properties": properties}


def _fields(names: str, **more: Any) -> dict[str, Any]:
    return _object(**{name: _kind(name) for name in names.split()}, **more)


def _kind(name: str) -> dict[str, Any]:
    if name in ("startDate", "endDate", "date", "releaseDate"):
        return {"type": "string", "pattern": DATE}
    if name in ("url", "canonical"):
        return {"type": "string", "format": "uri", "pattern": URL}
    if name in ("highlights", "courses", "keywords", "roles"):
        return {"type": "array", "items": {"type": "string"}}
    return {"type": "string", **({"format": "email"} if name == "email" else {})}


def _list(names: str) -> dict[str, Any]:
    return {"type": "array", "items": _fields(names)}


SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "basics": _fields(
            "name label image email phone url summary",
            location=_fields("address postalCode city countryCode region"),
            profiles=_list("network username url"),
        ),
        "work": _list("name location description position url startDate endDate summary highlights"),
        "volunteer": _list("organization position url startDate endDate summary highlights"),
        "education": _list("institution url area studyType startDate endDate score courses"),
        "awards": _list("title date awarder summary"),
        "certificates": _list("name date url issuer"),
        "publications": _list("name publisher releaseDate url summary"),
        "skills": _list("name level keywords"),
        "languages": _list("language fluency"),
        "interests": _list("name keywords"),
        "references": _list("name reference"),
        "projects": _list("name description highlights keywords startDate endDate url roles entity type"),
        "meta": _fields("canonical version lastModified"),
    },
}
