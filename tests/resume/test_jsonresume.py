from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker  # type: ignore[import-untyped]  # ships no types

from bespoke.platform.errors import Invalid
from bespoke.platform.strict_json import (
    DuplicateKey,
    ForbiddenCharacter,
    InvalidJson,
    JsonTooDeep,
    JsonTooLarge,
    NonFiniteNumber,
    UnreadableJson,
)
from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.errors import InvalidJsonResume
from bespoke.resume.jsonresume import parse_json_resume, read_json_resume, write_json_resume
from bespoke.resume.jsonresume.parse import MAX_BYTES
from bespoke.resume.model import Resume, bullet_lists
from bespoke.testing.examples import example_resume
from tests.resume.json_schema import SCHEMA
from tests.resume.strategies import resumes

VALIDATOR = Draft4Validator(SCHEMA, format_checker=FormatChecker())

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "highlights", "startDate", "x-bespoke", "id", "zzz"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)
SECTIONS = [*SCHEMA["properties"], "hobbies", "custom", "unheardOf"]


def ids_of(resume: Resume) -> list[str]:
    found = [profile.id for profile in resume.basics.profiles]
    for _, entry in resume.entries():
        found += [entry.id, *(b.id for _, bullets in bullet_lists(entry) for b in bullets)]
    return found


@given(resumes())
def test_what_was_written_reads_back_exactly(resume: Resume) -> None:
    text = json.dumps(write_json_resume(resume), ensure_ascii=False)
    assert parse_json_resume(text.encode()) == resume


@given(resumes())
def test_what_is_written_conforms_to_the_schema(resume: Resume) -> None:
    written = write_json_resume(resume.model_copy(update={"extra": {}}))
    assert list(VALIDATOR.iter_errors(written)) == []


@given(resumes())
def test_writing_twice_gives_the_same_bytes(resume: Resume) -> None:
    first = write_json_resume(resume)
    assert json.dumps(write_json_resume(read_json_resume(first))) == json.dumps(first)


@given(st.dictionaries(st.sampled_from(SECTIONS), json_values, max_size=5))
def test_any_json_object_reads_to_a_resume_with_unique_ids_that_can_be_written(value: dict[str, Any]) -> None:
    try:
        resume = read_json_resume(value)
    except InvalidJson:
        return
    assert len(ids_of(resume)) == len(set(ids_of(resume)))
    assert read_json_resume(write_json_resume(resume)) == resume
    assert Resume.model_validate(resume.model_dump()) == resume


def test_the_example_conforms_and_survives() -> None:
    resume = example_resume()
    written = write_json_resume(resume)
    VALIDATOR.validate(written)
    assert read_json_resume(written) == resume
    assert written["work"][0]["highlights"][0].startswith("Led the migration")  # type: ignore[index,call-overload,union-attr]


def test_without_ids_nothing_of_the_content_is_lost_and_no_id_leaks() -> None:
    resume = example_resume()
    written = write_json_resume(resume, with_ids=False)
    assert not any(found in json.dumps(written) for found in ids_of(resume))
    again = read_json_resume(written)
    assert [b.text for b in again.work[0].bullets] == [b.text for b in resume.work[0].bullets]
    assert [w.end for w in again.work] == [w.end for w in resume.work]


def test_names_of_the_old_drafts_are_understood() -> None:
    resume = read_json_resume(
        {
            "basics": {"name": "A", "picture": "a.png", "website": "https://a.example"},
            "work": [{"company": "Acme", "website": "https://acme.example", "position": "Clerk"}],
            "education": [{"institution": "U", "gpa": 3.8}],
            "hobbies": [{"name": "Chess"}],
            "certifications": ["CKA"],
        }
    )
    assert (resume.basics.image, resume.basics.url) == ("a.png", "https://a.example")
    assert (resume.work[0].name, resume.work[0].url) == ("Acme", "https://acme.example")
    assert resume.education[0].score == "3.8"
    assert [i.name for i in resume.interests] == ["Chess"]
    assert [c.name for c in resume.certificates] == ["CKA"]


def test_strings_for_lists_and_lists_for_strings_are_understood() -> None:
    resume = read_json_resume(
        {
            "work": {"name": "Acme", "highlights": "• Sold tea\n• Bought tea", "summary": ["One.", "Two."]},
            "skills": {"Python": ["Flask"], "Go": None},
            "languages": "English, Dutch",
            "basics": {"location": "Oslo, Norway", "phone": 5550100},
        }
    )
    assert [b.text for b in resume.work[0].bullets] == ["Sold tea", "Bought tea"]
    assert resume.work[0].summary == "One.\nTwo."
    assert [(s.name, [k.text for k in s.keywords]) for s in resume.skills] == [("Python", ["Flask"]), ("Go", [])]
    assert [entry.language for entry in resume.languages] == ["English", "Dutch"]
    assert resume.basics.location.city == "Oslo, Norway"
    assert resume.basics.phone == "5550100"


def test_what_cannot_be_read_is_kept_as_it_came() -> None:
    odd: dict[str, Any] = {
        "basics": {"name": {"first": "A"}, "pronouns": "she/her"},
        "work": [{"name": "Acme", "team": {"size": 4}}, 7],
        "awards": [{"title": "Prize", "date": "spring"}],
        "theme": "even",
    }
    resume = read_json_resume(odd)
    assert resume.basics.extra == {"name": {"first": "A"}, "pronouns": "she/her"}
    assert resume.work[0].extra == {"team": {"size": 4}}
    assert resume.awards[0].extra == {"date": "spring"}
    assert resume.extra == {"theme": "even", "work": [7]}
    written = write_json_resume(resume)
    assert written["theme"] == "even"
    assert read_json_resume(written) == resume


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020", "2021-05", ("2020", "2021-05", "")),
        ("May 2020", "Sept. 2021", ("2020-05", "2021-09", "")),
        ("05/2020", "2021-05-31T00:00:00Z", ("2020-05", "2021-05-31", "")),
        ("2020-05", "Present", ("2020-05", "present", "")),
        ("2020-05", None, ("2020-05", "present", "")),
        ("Summer 2004", "2005", ("None", "2005", "Summer 2004 – 2005")),
        ("2020-13", "2021-02-30", ("None", "None", "2020-13 – 2021-02-30")),
        ("0000", "", ("None", "None", "0000")),
        (None, None, ("None", "None", "")),
    ],
)
def test_dates_are_read_as_far_as_they_are_certain(start: Any, end: Any, expected: tuple[str, str, str]) -> None:
    work = read_json_resume({"work": [{"name": "Acme", "startDate": start, "endDate": end}]}).work[0]
    assert (str(work.start), str(work.end), work.dates_text) == expected


def test_an_unknown_end_does_not_become_present_on_the_way() -> None:
    resume = example_resume()
    open_end = resume.work[0].model_copy(update={"end": None})
    document = write_json_resume(resume.model_copy(update={"work": (open_end,)}), with_ids=False)
    assert read_json_resume(document).work[0].end is None


def test_present_has_no_end_date_in_the_file() -> None:
    work = write_json_resume(example_resume())["work"]
    assert isinstance(work, list)
    assert isinstance(work[0], dict)
    assert "endDate" not in work[0]
    assert example_resume().work[0].end == PRESENT


def test_education_without_an_end_stays_unknown() -> None:
    education = read_json_resume({"education": [{"institution": "U", "startDate": "2019"}]}).education[0]
    assert (education.start, education.end) == (PartialDate(2019), None)


def test_ids_stay_with_their_bullets_when_another_program_reorders_and_rewrites() -> None:
    resume = example_resume()
    document: Any = write_json_resume(resume)
    lines = document["work"][0]["highlights"]
    ids = {b.text: b.id for b in resume.work[0].bullets}
    lines[0], lines[1] = lines[1], lines[0]
    lines[2] = "Reworded entirely"
    bullets = read_json_resume(document).work[0].bullets
    assert bullets[0].id == ids[lines[0]]
    assert bullets[1].id == ids[lines[1]]
    assert bullets[2].id == resume.work[0].bullets[2].id
    lines.insert(0, "Something new")
    inserted = read_json_resume(document).work[0].bullets
    assert inserted[2].id == ids[lines[2]]
    assert inserted[0].id not in set(ids.values())


def test_ids_of_a_duplicated_entry_are_minted_anew() -> None:
    document: Any = write_json_resume(example_resume())
    document["work"].append(document["work"][0])
    resume = read_json_resume(document)
    assert resume.work[0] == example_resume().work[0]
    assert len(ids_of(resume)) == len(set(ids_of(resume)))


@pytest.mark.parametrize(
    "bad", ["", "1bad", "a b", "x" * 65, "../etc", 'a"b', None, 5, {"a": 1}, "work-1\n", "<script>"]
)
def test_an_invalid_id_is_replaced(bad: Any) -> None:
    entry = read_json_resume({"work": [{"name": "Acme", "x-bespoke": {"id": bad}}]}).work[0]
    assert entry.id == read_json_resume({"work": [{"name": "Acme"}]}).work[0].id


def test_addresses_without_a_scheme_are_written_as_the_format_wants_and_come_back_as_typed() -> None:
    resume = read_json_resume({"basics": {"name": "A", "url": "github.com/a", "email": "a at example"}})
    written: Any = write_json_resume(resume)
    assert written["basics"]["url"] == "https://github.com/a"
    assert "email" not in written["basics"]
    again = read_json_resume(written)
    assert (again.basics.url, again.basics.email) == ("github.com/a", "a at example")
    written["basics"]["url"] = "https://gitlab.com/a"
    assert read_json_resume(written).basics.url == "https://gitlab.com/a"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", UnreadableJson),
        (b"{", UnreadableJson),
        (b"[]", InvalidJsonResume),
        (b'"x"', InvalidJsonResume),
        (b"\xff\x00\xfe", UnreadableJson),
        (b'{"a": NaN}', NonFiniteNumber),
        (b'{"a": -Infinity}', NonFiniteNumber),
        (b'{"a": 1e999}', NonFiniteNumber),
        (b'{"a": ' + b"9" * 5000 + b"}", UnreadableJson),
        (b'{"a": ' + b"9" * 500 + b"}", NonFiniteNumber),
        (b'{"a": 1, "a": 2}', DuplicateKey),
        (b'{"basics": {"name": "a\\u0000b"}}', ForbiddenCharacter),
        (b'{"basics": {"name": "\\ud800"}}', ForbiddenCharacter),
        (b'{"a\\u0000": 1}', ForbiddenCharacter),
        (b'{"a": ' + b"[" * 33 + b"]" * 33 + b"}", JsonTooDeep),
        (b'{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", UnreadableJson),
        (b'{"a": [' + b"1," * 100_001 + b"1]}", JsonTooLarge),
        (b" " * (MAX_BYTES + 1), JsonTooLarge),
    ],
)
def test_hostile_json_is_refused_with_a_reason_and_a_way_out(content: bytes, error: type[Invalid]) -> None:
    with pytest.raises(error) as caught:
        parse_json_resume(content)
    assert caught.value.detail
    assert caught.value.fix


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    content = json.dumps({"basics": {"name": "Zoë 李"}}, ensure_ascii=False).encode(encoding)
    assert parse_json_resume(content).basics.name == "Zoë 李"
