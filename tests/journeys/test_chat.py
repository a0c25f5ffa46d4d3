"""Ten sentences, each the answer to the question that was asked, make a whole resume from nothing; it is exported."""

from __future__ import annotations

from typing import Any

import pytest
from tests.fixtures.product import Product

pytestmark = pytest.mark.slow
FIRST = "Hello, I'm Jane Doe"
ANSWERS = {
    "basics/email": "jane@example.org is best",
    "work": "I work as a nurse at Charité in Berlin since March 2019",
    "work/bullets": "I look after 12 patients per shift and I trained 4 new nurses",
    "skills": "wound care, triage, patient education, first aid, SAP and Excel",
    "education": "I did my bachelor in nursing at the University of Leeds from 2014 to 2018",
    "basics/phone": "+49 30 123456",
    "basics/location/city": "I live in Berlin",
    "work/bullets again": "I cut waiting time by 20%",
    "basics/summary": "I'm a nurse with 6 years of experience in emergency care",
}


def answer_to(path: str, answered: list[str]) -> tuple[str, str]:
    key = f"work/{path.rpartition('/')[2]}" if path.startswith("work/") else path
    key = f"{key} again" if key in answered else key
    return key, ANSWERS[key]


async def test_a_chat_of_ten_sentences_makes_a_complete_resume_and_exports_it(product: Product) -> None:
    member = await product.join("jane@example.org")
    async with member.browser() as browser:
        begun = (await browser.post("/sections/auto", json={"raw_input": FIRST})).json()
        assert begun["status"] == "completed"
        resume = f"/resumes/{begun['resume_id']}"
        answered: list[str] = []
        while (question := (await browser.get(f"{resume}/completeness")).json()["next_question"]) is not None:
            key, words = answer_to(question["path"], answered)
            told = await browser.post(f"{resume}/sections/auto", json={"raw_input": words, "answers": question["path"]})
            assert told.json()["status"] == "completed", (question, told.text)
            answered.append(key)
        assert answered == list(ANSWERS)
        view = (await browser.get(resume)).json()
        assert view["is_complete"]
        expect_jane(view["data"])
        kept = (await browser.get(f"{resume}/sections")).json()
        assert [one["original_input"] for one in kept] == [FIRST, *ANSWERS.values()]
        asked = {"document_id": begun["resume_id"], "allow_unconfirmed": True, "format": "txt"}
        job = (await browser.post("/export", json=asked)).json()["job_id"]
        await product.run_jobs()
        done = (await browser.get(f"/export/job/{job}")).json()
        assert done["status"] == "completed", done
        text = (await browser.get(done["download_url"].removeprefix("/api/v1"))).text
        assert "Charité" in text
        assert "Trained 4 new nurses" in text


def expect_jane(data: dict[str, Any]) -> None:
    basics, work, education = data["basics"], data["work"][0], data["education"][0]
    assert (basics["name"], basics["email"], basics["phone"]) == ("Jane Doe", "jane@example.org", "+49 30 123456")
    assert basics["location"]["city"] == "Berlin"
    assert "6 years of experience" in basics["summary"]
    assert (work["name"], work["position"], work["startDate"]) == ("Charité", "Nurse", "2019-03")
    bullets = ["Look after 12 patients per shift", "Trained 4 new nurses", "Cut waiting time by 20%"]
    assert work["highlights"] == bullets
    assert (education["institution"], education["studyType"], education["area"]) == (
        "University of Leeds",
        "Bachelor",
        "Nursing",
    )
    assert len(data["skills"]) == 6
