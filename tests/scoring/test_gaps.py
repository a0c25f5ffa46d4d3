"""Gaps: what words can close and what only the truth can; keywords and how they are carried."""

from __future__ import annotations

from tests.scoring.builders import job, posting, resume, scored

WANTED = posting("Experience with Python", "Experience with SQL", "Experience with Terraform", "Salesforce")
RESUME = resume(job(1, "Tuned PostgreSQL for the planning of eleven depots and their drivers"), skills=("Python",))


def test_named_and_implied_skills_can_be_closed_and_missing_ones_cannot() -> None:
    gaps = {gap.name: gap for gap in scored(RESUME, WANTED).gaps}
    assert {name: gap.closable for name, gap in gaps.items()} == {
        "Python": True,
        "SQL": True,
        "Terraform": False,
        "Salesforce": False,
    }
    assert gaps["SQL"].evidence == ("work/work-1/bullets/b1-0",)
    assert "PostgreSQL" in gaps["SQL"].why


def test_a_missing_skill_is_asked_about_and_never_added() -> None:
    gap = next(gap for gap in scored(RESUME, WANTED).gaps if gap.name == "Salesforce")
    assert gap.how.startswith("Is Salesforce part of your experience?")


def test_evidenced_requirements_are_no_gaps() -> None:
    document = resume(job(1, "Used Terraform every day to build the planning servers of eleven depots"))
    assert "Terraform" not in {gap.name for gap in scored(document, WANTED).gaps}


def test_keywords_say_how_they_are_carried() -> None:
    wanted = posting("Experience with Kubernetes", "SQL", "Python", "Salesforce")
    document = resume(job(1, "Ran k8s clusters and PostgreSQL for the planning of eleven depots"), skills=("Python",))
    keywords = {one.name: one for one in scored(document, wanted).keywords}
    assert [keywords[name].form for name in ("Kubernetes", "SQL", "Python", "Salesforce")] == [
        "alias",
        "implied",
        "exact",
        "absent",
    ]
    assert keywords["Kubernetes"].evidenced
    assert not keywords["Python"].evidenced


def test_a_keyword_written_again_and_again_is_overused() -> None:
    document = resume(job(1, *(f"Used Python for the report number {n} of the regional office" for n in range(9))))
    keyword = next(one for one in scored(document, posting("Python", "Docker")).keywords if one.name == "Python")
    assert keyword.count == 9
    assert keyword.overused
    assert "overused" in {one.code for one in scored(document, posting("Python", "Docker")).quality.findings}


def test_a_name_nobody_knows_is_found_by_its_words() -> None:
    wanted = posting("Proficiency with ZORBTRACK and Quellio", "Docker")
    document = resume(job(1, "Kept the stock of six depots in Zorbtrack and wrote its handbook"))
    forms = {one.name: one.form for one in scored(document, wanted).keywords}
    assert (forms["ZORBTRACK"], forms["Quellio"]) == ("exact", "absent")
