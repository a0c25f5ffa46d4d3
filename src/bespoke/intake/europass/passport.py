"""`<SkillsPassport>`, the form of Europass until 2020 (schema version 3)."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from bespoke.intake.europass.nodes import find, find_all, paragraphs, text
from bespoke.intake.limits import Limits

_SKILL_GROUPS = ("Communication", "Organisational", "JobRelated", "Computer", "Other")
_GROUP_NAMES = {
    "Communication": "Communication",
    "Organisational": "Organisation",
    "JobRelated": "Job-related",
    "Computer": "Digital",
    "Other": "Other",
}
_LEVELS = ("Listening", "Reading", "SpokenInteraction", "SpokenProduction", "Writing")
Fields = dict[str, Any]


def read_passport(root: etree._Element, *, limits: Limits) -> Fields:
    """The passport as JSON Resume fields."""
    learner = find(root, "LearnerInfo")
    return {
        "basics": _basics(learner),
        "work": [_work(item, limits) for item in find_all(learner, "WorkExperienceList", "WorkExperience")],
        "education": [_education(item, limits) for item in find_all(learner, "EducationList", "Education")],
        "languages": _languages(learner),
        "skills": _skills(learner, limits),
        "x-achievements": [
            {"title": text(item, "Title", "Label"), "text": "\n".join(paragraphs(item, "Description", limits=limits))}
            for item in find_all(learner, "AchievementList", "Achievement")
        ],
    }


def _basics(learner: etree._Element | None) -> Fields:
    person = find(learner, "Identification")
    contact = find(person, "ContactInfo")
    address = find(contact, "Address", "Contact")
    label = text(learner, "Headline", "Description", "Label")
    websites = [text(item, "Contact") for item in find_all(contact, "WebsiteList", "Website")]
    return {
        "name": f"{text(person, 'PersonName', 'FirstName')} {text(person, 'PersonName', 'Surname')}".strip(),
        "label": label,
        "email": text(contact, "Email", "Contact"),
        "phone": text(contact, "TelephoneList", "Telephone", "Contact"),
        "url": next((site for site in websites if site), ""),
        "location": {
            "address": text(address, "AddressLine"),
            "postalCode": text(address, "PostalCode"),
            "city": text(address, "Municipality"),
            "countryCode": text(address, "Country", "Code"),
        },
    }


def _work(item: etree._Element, limits: Limits) -> Fields:
    employer = find(item, "Employer")
    return {
        "name": text(employer, "Name"),
        "position": text(item, "Position", "Label"),
        "location": _place(employer),
        **_period(item),
        "highlights": paragraphs(item, "Activities", limits=limits),
    }


def _education(item: etree._Element, limits: Limits) -> Fields:
    school = find(item, "Organisation")
    return {
        "institution": text(school, "Name"),
        "studyType": text(item, "Title"),
        "area": text(item, "Field", "Label"),
        "location": _place(school),
        **_period(item),
        "courses": paragraphs(item, "Activities", limits=limits),
    }


def _place(organisation: etree._Element | None) -> str:
    address = find(organisation, "ContactInfo", "Address", "Contact")
    parts = (text(address, "Municipality"), text(address, "Country", "Label"))
    return ", ".join(part for part in parts if part)


def _period(item: etree._Element) -> Fields:
    period = find(item, "Period")
    found = {"startDate": _date(find(period, "From"))}
    if text(period, "Current") == "true":
        return {**found, "endDate": "present"}
    return {**found, "endDate": _date(find(period, "To"))}


def _date(element: etree._Element | None) -> str:
    """Parts come as gYear, `--MM` and `---DD`."""
    if element is None:
        return ""
    parts = [re.sub(r"\D", "", element.get(name, "")) for name in ("year", "month", "day")]
    filled = parts[: next((i for i, part in enumerate(parts) if not part), 3)]
    return "-".join(part.zfill(2) for part in filled)


def _languages(learner: etree._Element | None) -> list[Fields]:
    linguistic = find(learner, "Skills", "Linguistic")
    mother = [
        {"language": text(item, "Description", "Label"), "fluency": "Mother tongue"}
        for item in find_all(linguistic, "MotherTongueList", "MotherTongue")
    ]
    foreign = [
        {"language": text(item, "Description", "Label"), "fluency": _fluency(item)}
        for item in find_all(linguistic, "ForeignLanguageList", "ForeignLanguage")
    ]
    return mother + foreign


def _fluency(item: etree._Element) -> str:
    """One level where all five skills share it, else each by its name."""
    levels = [(name, text(item, "ProficiencyLevel", name)) for name in _LEVELS]
    known = [(name, level) for name, level in levels if level]
    if len({level for _, level in known}) == 1:
        return known[0][1]
    return ", ".join(f"{re.sub('(?<=[a-z])(?=[A-Z])', ' ', name)} {level}" for name, level in known)


def _skills(learner: etree._Element | None, limits: Limits) -> list[Fields]:
    skills = find(learner, "Skills")
    groups: list[Fields] = []
    for name in _SKILL_GROUPS:
        keywords = paragraphs(skills, name, "Description", limits=limits)
        if keywords:
            groups.append({"name": _GROUP_NAMES[name], "keywords": keywords})
    licences = [text(item) for item in find_all(skills, "Driving", "Description", "Licence")]
    if licences:
        groups.append({"name": "Driving licence", "keywords": licences})
    return groups
