"""`<Candidate>`, the form of Europass since 2020 (schema version 4, built on HR-XML)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from bespoke.intake.europass.nodes import find, find_all, paragraphs, text
from bespoke.intake.limits import Limits

Fields = dict[str, Any]
_DIGITS_OF_DATE = 10
_CEFR = (
    "CEF-Understanding-Listening",
    "CEF-Understanding-Reading",
    "CEF-Speaking-Interaction",
    "CEF-Speaking-Production",
    "CEF-Writing-Production",
)


def read_candidate(root: etree._Element, *, limits: Limits) -> Fields:
    """The candidate as JSON Resume fields."""
    profile = find(root, "CandidateProfile")
    employers = find_all(profile, "EmploymentHistory", "EmployerHistory")
    schools = find_all(profile, "EducationHistory", "EducationOrganizationAttendance")
    languages, skills = _competencies(profile)
    return {
        "basics": _basics(find(root, "CandidatePerson"), profile, limits),
        "work": [work for employer in employers for work in _positions(employer, limits)],
        "education": [_education(school, limits) for school in schools],
        "languages": languages,
        "skills": [{"name": name} for name in skills],
        "certificates": [
            {"name": text(item, "CertificationName"), "issuer": text(item, "IssuingAuthority", "Name")}
            for item in find_all(profile, "Certifications", "Certification")
        ],
    }


def _basics(person: etree._Element | None, profile: etree._Element | None, limits: Limits) -> Fields:
    name = find(person, "PersonName")
    channels = {"Telephone": "", "Email": "", "Web": ""}
    location: Fields = {}
    for item in find_all(person, "Communication"):
        kind = text(item, "ChannelCode")
        if find(item, "Address") is not None:
            location = location or _address(find(item, "Address"))
        elif kind in channels:
            channels[kind] = channels[kind] or _reach(item)
    return {
        "name": f"{text(name, 'GivenName')} {text(name, 'FamilyName')}".strip(),
        "label": text(profile, "Headline") or text(profile, "PositionTitle"),
        "summary": "\n".join(paragraphs(profile, "ExecutiveSummary", limits=limits)),
        "email": channels["Email"],
        "phone": channels["Telephone"],
        "url": channels["Web"],
        "location": location,
    }


def _reach(item: etree._Element) -> str:
    dialling, number = text(item, "CountryDialing"), text(item, "DialNumber")
    if number:
        return f"+{dialling.lstrip('+')} {number}" if dialling else number
    return text(item, "URI")


def _address(address: etree._Element | None) -> Fields:
    return {
        "address": text(address, "AddressLine"),
        "postalCode": text(address, "PostalCode"),
        "city": text(address, "CityName"),
        "countryCode": text(address, "CountryCode").upper(),
    }


def _positions(employer: etree._Element, limits: Limits) -> list[Fields]:
    name = text(employer, "OrganizationName")
    return [
        {
            "name": name,
            "position": text(item, "PositionTitle"),
            "location": _place(item) or _place(find(employer, "OrganizationContact", "Communication", "Address")),
            **_period(find(item, "EmploymentPeriod")),
            "highlights": paragraphs(item, "Description", limits=limits),
        }
        for item in find_all(employer, "PositionHistory")
    ]


def _education(school: etree._Element, limits: Limits) -> Fields:
    degree = find(school, "EducationDegree")
    return {
        "institution": text(school, "OrganizationName"),
        "studyType": text(degree, "DegreeName"),
        "area": text(school, "ProgramName") or text(degree, "FieldOfStudy"),
        "score": text(degree, "FinalGrade", "ScoreText"),
        "location": _place(find(school, "OrganizationContact", "Communication", "Address")),
        **_period(find(school, "AttendancePeriod")),
        "courses": paragraphs(degree, "OccupationalSkillsCovered", limits=limits),
    }


def _place(address: etree._Element | None) -> str:
    city = text(address, "City") or text(address, "CityName")
    country = text(address, "Country") or text(address, "CountryCode").upper()
    return ", ".join(part for part in (city, country) if part)


def _period(period: etree._Element | None) -> Fields:
    if text(period, "CurrentIndicator") == "true" or text(period, "Ongoing") == "true":
        return {"startDate": _date(period, "StartDate"), "endDate": "present"}
    return {"startDate": _date(period, "StartDate"), "endDate": _date(period, "EndDate")}


def _date(period: etree._Element | None, name: str) -> str:
    return text(period, name, "FormattedDateTime")[:_DIGITS_OF_DATE]


def _competencies(profile: etree._Element | None) -> tuple[list[Fields], list[str]]:
    languages: list[Fields] = []
    skills: list[str] = []
    for item in find_all(profile, "PersonQualifications", "PersonCompetency"):
        kind = text(item, "TaxonomyID").lower()
        name = text(item, "CompetencyName") or text(item, "CompetencyID").rsplit("/", 1)[-1]
        if "language" in kind:
            languages.append({"language": name, "fluency": _fluency(item, kind)})
        elif name:
            skills.append(name)
    return languages, skills


def _fluency(item: etree._Element, kind: str) -> str:
    if "native" in kind or "mother" in kind:
        return "Mother tongue"
    scores = {
        text(dimension, "CompetencyDimensionTypeCode"): text(dimension, "Score", "ScoreText")
        for dimension in find_all(item, "CompetencyDimension")
    }
    known = [(name, scores[name]) for name in _CEFR if scores.get(name)]
    if len({level for _, level in known}) == 1:
        return known[0][1]
    return ", ".join(f"{name.rsplit('-', 1)[-1]} {level}" for name, level in known)
