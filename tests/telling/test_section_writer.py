"""The section agent as a library, and a chat that makes a whole resume with it."""

from __future__ import annotations

import subprocess
import sys
from uuid import uuid4

import pytest

from bespoke.intake.errors import UnknownSection
from bespoke.resume.errors import UnknownResume
from bespoke.telling import MemoryStore, SectionWriter


async def test_a_section_is_generated_and_kept_with_its_words() -> None:
    store = MemoryStore()
    writer = SectionWriter(store)
    first = await writer.generate_section(
        template_id="modern", section_name="work_experience", raw_input="I managed a team of 5 at Acme since 2021"
    )
    assert (first.status, first.section_name, first.template_id) == ("completed", "work", "modern")
    assert first.processed_content is not None
    assert first.processed_content["work"][0]["highlights"] == ["Managed a team of 5"]
    second = await writer.generate_section(
        section_name="skills", raw_input="python, javascript, machine learning", resume_id=first.resume_id
    )
    resume = store.resumes[first.resume_id]
    assert [skill.name for skill in resume.skills] == ["Python", "JavaScript", "Machine learning"]
    assert resume.work[0].name == "Acme"
    assert second.completeness.sections["skills"] == 0.5
    assert [made.original_input for made in store.sections][1] == "python, javascript, machine learning"


async def test_what_is_not_understood_fails_with_its_reason() -> None:
    made = await SectionWriter(MemoryStore()).generate_section(raw_input="??!", section_name="work")
    assert (made.status, made.processed_content) == ("failed", None)
    assert made.error is not None
    assert made.left_over


async def test_unknown_sections_and_resumes_are_named() -> None:
    writer = SectionWriter(MemoryStore())
    with pytest.raises(UnknownSection):
        await writer.generate_section(raw_input="x", section_name="zodiac")
    with pytest.raises(UnknownResume):
        await writer.generate_section(raw_input="x", resume_id=uuid4())


async def test_ten_sentences_that_answer_the_questions_make_a_complete_resume() -> None:
    writer = SectionWriter(MemoryStore())
    made = await writer.generate_section(raw_input="My name is Jane Doe")
    answers = {
        "basics/email": "you can write to jane@example.org",
        "work": "I work as a nurse at Charité in Berlin since March 2019",
        "bullets": "I look after 12 patients per shift and I trained 4 new nurses",
        "skills": "wound care, triage, patient education, first aid, SAP, Excel",
        "education": "I did my bachelor in nursing at the University of Leeds from 2014 to 2018",
        "basics/phone": "+49 30 123456",
        "basics/location/city": "Berlin",
        "what else": "I cut waiting time by 20%",
        "basics/summary": "I'm a nurse with 6 years of experience in emergency care",
    }
    asked: list[str] = []
    while (question := made.completeness.next_question) is not None and len(asked) < 12:
        asked.append(question.text)
        key = (
            "what else"
            if "else" in question.text
            else question.path.rsplit("/", 1)[-1]
            if "work/" in question.path
            else question.path
        )
        made = await writer.generate_section(raw_input=answers[key], answers=question.path, resume_id=made.resume_id)
        assert made.status == "completed", (question, made.error)
    assert len(asked) == 9
    assert made.completeness.is_complete
    assert made.completeness.overall > 0.9


def test_the_library_needs_no_server() -> None:
    server = ("fastapi", "sqlalchemy", "psycopg", "pydantic_settings", "pydantic_ai", "structlog")
    code = f"import sys; import bespoke.telling; print([name for name in {server!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
