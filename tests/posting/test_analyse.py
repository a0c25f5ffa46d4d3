"""What a person expects to be read from a pasted posting."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bespoke.posting.analyse import analyse
from bespoke.posting.clean import clean
from bespoke.posting.model import PostingAnalysis, Span

POSTING = """Senior Backend Engineer (Remote)
Harbour Logistics — Rotterdam

About us
We run React dashboards for ports. Founded in 1998, we are a leading provider of Salesforce consulting.

What you'll do
- Design and run services in Python
- Own our CI/CD pipelines

Requirements
• 5+ years of experience with Python, preferably in a Kubernetes environment
• Experience with PostgreSQL or MySQL
• Bachelor's degree in Computer Science or equivalent experience
• Cloud platforms such as AWS, Azure or Google Cloud
• Must have the right to work in the Netherlands

Nice to have
• Terraform
• Kotlin is a must for this team

Benefits
Health insurance and a Microsoft Excel course.

Harbour Logistics is an equal opportunity employer and does not discriminate on the basis of disability or religion.
"""


def names(analysis: PostingAnalysis, level: str) -> set[str]:
    return {skill.name for one in analysis.requirements if one.level == level for skill in one.any_of}


def spans(analysis: PostingAnalysis) -> list[Span]:
    found = [one.span for one in analysis.years] + [one.span for one in analysis.degrees]
    found += [one.span for one in analysis.knockouts] + [one.span for one in analysis.segments]
    found += [one.span for one in (*analysis.locations, *analysis.responsibilities, *analysis.tooling)]
    found += [one.span for one in (*analysis.domain_keywords, *analysis.compliance, *analysis.screening_keywords)]
    found += [skill.span for one in analysis.requirements for skill in one.any_of]
    found += [one.sentence for one in analysis.requirements]
    return found + [span for span in (analysis.title_span, analysis.company_span) if span]


def test_musts_wishes_and_duties_come_from_their_own_sections() -> None:
    analysis = analyse(POSTING)
    assert {"Python", "PostgreSQL", "MySQL"} <= names(analysis, "must")
    assert "Terraform" in names(analysis, "nice")
    assert "CI/CD" in names(analysis, "duty")


def test_what_company_and_benefits_name_is_not_asked_for() -> None:
    asked = {name for level in ("must", "nice", "duty") for name in names(analyse(POSTING), level)}
    assert not asked & {"React", "Salesforce", "Excel", "Microsoft Excel"}


def test_softeners_and_hardeners_inside_a_sentence_move_only_what_they_cover() -> None:
    analysis = analyse(POSTING)
    assert "Kubernetes" in names(analysis, "nice")
    assert "Kotlin" in names(analysis, "must")


@pytest.mark.parametrize(
    ("sentence", "must", "nice"),
    [
        ("Python required, Kotlin preferred", {"Python"}, {"Kotlin"}),
        ("Experience with Python (Kotlin a plus)", {"Python"}, {"Kotlin"}),
        ("Experience with Python, Java or Kotlin is a plus", set(), {"Python", "Java", "Kotlin"}),
        ("Strong Python; ideally also Kotlin", {"Python"}, {"Kotlin"}),
        ("Bonus points for Kotlin", set(), {"Kotlin"}),
        ("Python is essential", {"Python"}, set()),
    ],
)
def test_levels_within_a_requirement(sentence: str, must: set[str], nice: set[str]) -> None:
    analysis = analyse(f"Engineer\n\nRequirements\n- {sentence}\n")
    assert (names(analysis, "must"), names(analysis, "nice")) == (must, nice)


def test_alternatives_are_one_requirement() -> None:
    groups = {frozenset(skill.name for skill in one.any_of) for one in analyse(POSTING).requirements}
    assert frozenset({"PostgreSQL", "MySQL"}) in groups
    assert any({"AWS", "Azure"} <= group for group in groups)


def test_a_list_with_and_is_several_requirements() -> None:
    analysis = analyse("Engineer\n\nRequirements\n- Experience with Python, Docker and PostgreSQL\n")
    assert [len(one.any_of) for one in analysis.requirements] == [1, 1, 1]


def test_title_employer_and_conditions_are_read() -> None:
    analysis = analyse(POSTING)
    assert analysis.title == "Senior Backend Engineer"
    assert analysis.seniority == "senior"
    assert analysis.company == "Harbour Logistics"
    assert analysis.workplace == "remote"
    assert analysis.years[0].years == 5
    assert analysis.degrees[0].degree == "bachelor"
    assert analysis.degrees[0].or_equivalent
    assert "work_permit" in {one.kind for one in analysis.knockouts}


def test_run_on_list_items_are_taken_apart() -> None:
    analysis = analyse(
        "Analyst\n\nRequirements\nHigh energy levelAbility to use TableauExcellent writing.Experience with SQL"
    )
    assert {"Tableau", "SQL"} <= names(analysis, "must")


def test_a_posting_pasted_without_any_line_break_keeps_its_sections() -> None:
    text = (
        "Account ExecutiveAbout VeltrixVeltrix uses Tableau.What you'll doManage Salesforce pipelinesRequirements"
        "3+ years of experience in SaaSExperience with PythonNice to haveKnowledge of DockerBenefitsHealth insurance"
    )
    analysis = analyse(text)
    assert "Python" in names(analysis, "must")
    assert names(analysis, "nice") == {"Docker"}
    assert "Tableau" not in {skill.name for one in analysis.requirements for skill in one.any_of}


@pytest.mark.parametrize("name", ["SolidWorks", "SharePoint", "QuickBooks", "VisualBasic", "OpenShift"])
def test_names_written_together_are_not_taken_apart(name: str) -> None:
    assert clean(f"Requirements: {name} and more").text == f"Requirements: {name} and more"


def test_ratings_in_brackets_hold_for_their_line() -> None:
    analysis = analyse("Technician\n\nRequirements\n- Python: 2 years (Required)\n- Docker: 1 year (Preferred)\n")
    assert (names(analysis, "must"), names(analysis, "nice")) == ({"Python"}, {"Docker"})
    assert [one.years for one in analysis.years] == [2]


def test_pictures_before_headings_and_bullets_do_no_harm() -> None:
    analysis = analyse(
        "🚀 Data Engineer\n\n💪 What you bring\n✅ Python\n✅ Docker is a plus\n🎁 Benefits\n✅ Tableau lunches"
    )
    assert analysis.title == "Data Engineer"
    assert (names(analysis, "must"), names(analysis, "nice")) == ({"Python"}, {"Docker"})


def test_parts_of_an_organisations_name_are_no_skills() -> None:
    text = "Clerk\n\nDuties\n- Send reports to the Department of Civil Engineering and Public Health every day\n"
    assert analyse(text).requirements == ()


def test_mojibake_and_markup_keep_their_place_in_the_text() -> None:
    text = (
        "Data Analyst\n\n<h3>Requirements</h3><ul><li>Bachelorâ€™s degree</li><li>You know SQL &amp; Python</li></ul>"
    )
    analysis = analyse(text)
    found = {skill.name: text[skill.span.start : skill.span.end] for r in analysis.requirements for skill in r.any_of}
    assert found["SQL"] == "SQL"
    assert found["Python"] == "Python"
    assert analysis.degrees[0].degree == "bachelor"


def test_a_posting_without_headings_still_asks() -> None:
    analysis = analyse(
        "We are looking for a nurse. You must have experience with Python and at least two years of experience."
    )
    assert "Python" in names(analysis, "must")
    assert analysis.years[0].years == 2


def test_a_tool_nobody_knows_is_read_where_it_is_clearly_asked_for() -> None:
    analysis = analyse("Clerk\n\nRequirements\n- Proficiency with ZORBTRACK and Quellio systems\n")
    assert {"ZORBTRACK", "Quellio"} <= names(analysis, "must")


def test_soft_skills_are_no_requirements() -> None:
    analysis = analyse("Clerk\n\nRequirements\n- Excellent communication and teamwork\n- A positive attitude\n")
    assert analysis.requirements == ()


def test_reading_twice_gives_the_same() -> None:
    assert analyse(POSTING) == analyse(POSTING)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=400)
    | st.lists(
        st.sampled_from([*POSTING.split("\n"), "• ", "â€™", "&amp;", "<li>", "\x00", "5 years", "İ", "or 2."])
    ).map("\n".join)
)
@example("&#0;Requirements<br>Python")
def test_every_span_lies_in_the_text_as_given(text: str) -> None:
    for span in spans(analyse(text)):
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "experience with Java and " * 200_000,
        "(" * 1_000_000,
        "," * 1_000_000,
        "\n" * 1_000_000,
        "•" * 300_000,
        "<a " * 300_000,
        "5 years of " * 100_000,
        "preferred, " * 100_000,
        "مطلوب مهندس برمجيات خبرة 5 سنوات " * 10_000,
        "\ud800" * 1000,
        "👩‍💻" * 50_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_in_bounded_work(text: str) -> None:
    begun = time.process_time()
    analysis = analyse(text)
    assert time.process_time() - begun < 5
    assert all(0 <= span.start <= span.end <= len(text) for span in spans(analysis))


def _named(analysis: PostingAnalysis, level: str) -> set[str]:
    return {skill.name for one in analysis.requirements if one.level == level for skill in one.any_of}


def test_languages_before_a_comma_are_not_softened_by_what_stands_behind_it() -> None:
    analysis = analyse("Account Manager\n\nProfil recherché\n- Fluent French and English, Spanish is a plus\n")
    assert _named(analysis, "must") == {"French", "English"}
    assert _named(analysis, "nice") == {"Spanish"}


def test_a_line_about_the_pay_asks_for_nothing() -> None:
    analysis = analyse(
        "Account Executive\n\nYou are a good fit if you\n• know MEDDIC\nOTE $180k - $220k (50/50). Equity. Insurance.\n"
    )
    assert _named(analysis, "must") == {"MEDDIC"}


def test_a_heading_may_have_its_list_on_its_line() -> None:
    analysis = analyse("Data Engineer\n\nMust haves: Python, SQL, dbt\nNice to haves: Kafka, Terraform, Looker\n")
    assert _named(analysis, "must") == {"Python", "SQL", "dbt"}
    assert _named(analysis, "nice") == {"Kafka", "Terraform", "Looker"}


def test_wishes_in_lines_without_marks_stay_apart() -> None:
    analysis = analyse(
        "Teacher of Mathematics\n\nThe successful candidate will have:\n"
        "QTS and a degree in Mathematics or a related subject\na good understanding of assessment\n"
        "excellent behaviour management\n"
    )
    assert [one.areas for one in analysis.degrees] == [("mathematics",)]


def test_a_wrapped_line_still_goes_on() -> None:
    analysis = analyse(
        "Planner\n\nRequirements:\nexperience with the planning of materials in SAP and a\ngood knowledge of Excel\n"
    )
    assert {"SAP", "Excel"} <= _named(analysis, "must")


def test_the_sponsorship_of_a_visa_is_no_skill() -> None:
    analysis = analyse("Engineer\n\nRequirements\n- Python\n- Visa sponsorship is not available for this role\n")
    assert _named(analysis, "must") == {"Python"}


def test_a_call_in_capitals_and_a_state_named_or_are_read() -> None:
    analysis = analyse(
        "Line Cook needed ASAP!!\nBlue Heron Bistro, Portland OR\n"
        "We need someone with 1+ year of line experience and a good attitude.\n"
    )
    assert analysis.title == "Line Cook"
    assert [(one.years, one.alternative) for one in analysis.years] == [(1.0, False)]


def test_the_market_of_a_salesperson_is_no_rank() -> None:
    assert analyse("Account Executive, Mid-Market\nLoopline\n\nYou will sell.\n").seniority is None


@pytest.mark.parametrize(
    ("text", "must", "nice"),
    [
        ("Backend Engineer\nRequirements\n- Go\n- Kubernetes", {"Go", "Kubernetes"}, set()),
        ("Clerk\nRequirements:\n- Word\n- Outlook", {"Word", "Outlook"}, set()),
        ("Backend Engineer\nNice to have: Kubernetes", set(), {"Kubernetes"}),
        ("Developer\nMust have: Swift\nNice to have: R", {"Swift"}, {"R"}),
        ("Developer\nRequirements\n- 3+ years of Go\n- Python\n- Rust is a plus", {"Go", "Python"}, {"Rust"}),
        ("Cook\nRequirements\n- Chef experience\n- Access required\n- Outreach experience", set(), set()),
    ],
)
def test_a_line_that_is_nothing_but_a_name_asks_for_it(text: str, must: set[str], nice: set[str]) -> None:
    analysis = analyse(text)
    assert (names(analysis, "must"), names(analysis, "nice")) == (must, nice)
