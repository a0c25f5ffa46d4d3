"""LinkedIn data export -> resume. Columns are found by their English names, which the export keeps in all languages."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bespoke.intake.container import open_zip, unpack
from bespoke.intake.errors import DamagedFile, NoText
from bespoke.intake.limits import Limits, too_complex
from bespoke.intake.plain.decode import decode
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume

Row = Mapping[str, str]
_FILES = (
    "Profile", "Positions", "Education", "Skills", "Languages", "Certifications", "Projects", "Honors", "Publications",
    "Volunteering", "Email Addresses", "PhoneNumbers", "Courses",
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_YEAR = re.compile(r"^(?:([A-Za-z]{3})[a-z]*\.? )?(\d{4})$")
_BULLET = re.compile(r"^\s*[•●▪◦*\-–—]\s+")


def read_linkedin(content: bytes, *, limits: Limits) -> Resume:
    tables = _tables(content, limits)
    if not any(tables.values()):
        raise NoText(
            "The LinkedIn archive holds no profile.", fix="Request the archive again with profile and positions."
        )
    fields: dict[str, Any] = {
        "basics": _basics(tables),
        "work": [_position(row) for row in tables["Positions"]],
        "volunteer": [_volunteer(row) for row in tables["Volunteering"]],
        "education": [_education(row) for row in tables["Education"]],
        "skills": [{"name": row["Name"]} for row in tables["Skills"] if row.get("Name")],
        "languages": [
            {"language": row["Name"], "fluency": row.get("Proficiency", "")}
            for row in tables["Languages"]
            if row.get("Name")
        ],
        "certificates": [_certificate(row) for row in tables["Certifications"]],
        "projects": [_project(row) for row in tables["Projects"]],
        "awards": [_award(row) for row in tables["Honors"]],
        "publications": [_publication(row) for row in tables["Publications"]],
    }
    return read_json_resume(fields)


def _tables(content: bytes, limits: Limits) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {name: [] for name in _FILES}
    with open_zip(content, limits=limits) as archive:
        for part in archive.namelist():
            name = part.rsplit("/", 1)[-1].removesuffix(".csv")
            if name in tables and not tables[name]:
                tables[name] = _rows(unpack(archive, part, limits=limits), limits)
    return tables


def _rows(content: bytes, limits: Limits) -> list[Row]:
    text = decode(content).text
    if text.startswith("Notes:"):
        text = text.split("\n\n", 1)[-1]
    rows: list[Row] = []
    try:
        for row in csv.DictReader(io.StringIO(text)):
            rows.append({str(key): str(value or "").strip() for key, value in row.items() if key})
            if len(rows) > limits.lines:
                raise too_complex("rows", len(rows), limits.lines)
    except csv.Error as error:
        raise DamagedFile("The LinkedIn archive is damaged.", fix="Download it again from LinkedIn.") from error
    return rows


def _basics(tables: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    profile = next(iter(tables["Profile"]), {})
    emails = sorted(tables["Email Addresses"], key=lambda row: row.get("Primary", "") != "Yes")
    phones = [row.get("Number", "") for row in tables["PhoneNumbers"]]
    return {
        "name": f"{profile.get('First Name', '')} {profile.get('Last Name', '')}".strip(),
        "label": profile.get("Headline", ""),
        "summary": profile.get("Summary", ""),
        "email": emails[0].get("Email Address", "") if emails else "",
        "phone": next((phone for phone in phones if phone), ""),
        "location": {"city": profile.get("Geo Location", "")},
        "profiles": [
            {"network": "Web", "url": url} for url in re.findall(r"https?://[^\s,\]]+", profile.get("Websites", ""))
        ],
    }


def _position(row: Row) -> dict[str, Any]:
    return {
        "name": row.get("Company Name", ""),
        "position": row.get("Title", ""),
        "location": row.get("Location", ""),
        **_period(row, open_end=True),
        **_description(row.get("Description", "")),
    }


def _volunteer(row: Row) -> dict[str, Any]:
    return {
        "organization": row.get("Company Name", ""),
        "position": row.get("Role", ""),
        **_period(row, open_end=True),
        **_description(row.get("Description", "")),
    }


def _education(row: Row) -> dict[str, Any]:
    return {
        "institution": row.get("School Name", ""),
        "studyType": row.get("Degree Name", ""),
        "startDate": _date(row.get("Start Date", "")),
        "endDate": _date(row.get("End Date", "")),
        "summary": row.get("Notes", ""),
        "highlights": [part for part in (row.get("Activities", ""),) if part],
    }


def _certificate(row: Row) -> dict[str, Any]:
    return {
        "name": row.get("Name", ""),
        "issuer": row.get("Authority", ""),
        "url": row.get("Url", ""),
        "date": _date(row.get("Started On", "")),
    }


def _project(row: Row) -> dict[str, Any]:
    return {
        "name": row.get("Title", ""),
        "description": row.get("Description", ""),
        "url": row.get("Url", ""),
        **_period(row, open_end=False),
    }


def _award(row: Row) -> dict[str, Any]:
    return {
        "title": row.get("Title", ""),
        "summary": row.get("Description", ""),
        "date": _date(row.get("Issued On", "")),
    }


def _publication(row: Row) -> dict[str, Any]:
    return {
        "name": row.get("Name", ""),
        "publisher": row.get("Publisher", ""),
        "summary": row.get("Description", ""),
        "url": row.get("Url", ""),
        "releaseDate": _date(row.get("Published On", "")),
    }


def _period(row: Row, *, open_end: bool) -> dict[str, str]:
    """A position without an end is one that goes on; of a project nothing is known."""
    start, end = _date(row.get("Started On", "")), _date(row.get("Finished On", ""))
    return {"startDate": start, "endDate": end or ("present" if start and open_end else "")}


def _date(text: str) -> str:
    match = _MONTH_YEAR.match(text.strip())
    if match is None:
        return ""
    month = _MONTHS.index(match[1].lower()) + 1 if match[1] and match[1].lower() in _MONTHS else None
    return f"{match[2]}-{month:02d}" if month else match[2]


def _description(text: str) -> dict[str, Any]:
    """Lines that start with a bullet glyph are bullets, what stands before them is the summary."""
    lines = [line.strip() for line in re.split(r"\n| {2,}(?=[•●▪])", text) if line.strip()]
    bullets = [_BULLET.sub("", line) for line in lines if _BULLET.match(line)]
    return {"summary": "\n".join(line for line in lines if not _BULLET.match(line)), "highlights": bullets}
