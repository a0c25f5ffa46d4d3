from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.knowledge.lookup import alone, find
from bespoke.knowledge.skills import skills


def names(text: str) -> set[str]:
    found = {skills().get(match.skill_id) for match in find(text)}
    return {skill.name for skill in found if skill}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++, C#, .NET, Node.js and CI/CD", {"C++", "C#", ".NET", "Node.js", "CI/CD"}),
        ("Deployed on k8s with Terraform", {"Kubernetes", "Terraform"}),
        ("Ran K8s clusters beside Salesforce.com", {"Kubernetes", "Salesforce"}),
        ("built DATA PIPELINES in python", {"Data pipelines", "Python"}),
        ("Statistics in R, Python and SAS", {"Statistical analysis", "R", "Python", "SAS"}),
        ("services in Go, Java or Rust", {"Go", "Java", "Rust"}),
        ("Word, Excel, Outlook", {"Microsoft Word", "Microsoft Excel", "Microsoft Outlook"}),
        ("valid Driver’s Licence", {"Driver's license"}),
        ("Managed the budget of two teams", {"Budget management"}),
        ("negotiation of contracts", {"Contract negotiation"}),
        ("R.N. or LPN", {"Registered Nurse", "Licensed Practical Nurse"}),
        ("Führerschein; français, Español", {"French", "Spanish"}),
        ("Visual Studio.NET, VB.NET", {"Visual Studio", ".NET", "VB.NET"}),
        ("e-commerce site", {"E-commerce"}),
        ("ecommerce site", {"E-commerce"}),
    ],
)
def test_skills_are_found_however_they_are_written(text: str, expected: set[str]) -> None:
    assert expected <= names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Go to the office and spring into action",
        "We excel at what we do",
        "In a word, access to benefits",
        "a swift and express reply",
        "vitamin C is good",
        "polish the floor",
        "the rest of the team",
        "it is up to us or them",
        "SAPs are written by the statistician",
        "react quickly to change",
    ],
)
def test_everyday_words_are_no_skills(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Go, Java and Kotlin", "Go"),
        ("services written in Go", "Go"),
        ("Statistics in R and SAS", "R"),
        ("C, C++", "C"),
        ("Word, Excel", "Microsoft Word"),
        ("Access, Excel, Word", "Microsoft Access"),
        ("proficient in Excel", "Microsoft Excel"),
        ("Swift and Kotlin", "Swift"),
        ("Rust, C++", "Rust"),
        ("Ansible, Chef and Puppet", "Chef"),
        ("Ansible, Chef and Puppet", "Puppet"),
        ("Spring Boot and Spring", "Spring Framework"),
        ("Flask, Django", "Flask"),
        ("Hadoop, Hive, Spark", "Apache Spark"),
        ("Hadoop, Hive, Spark", "Apache Hive"),
        ("Oracle, MySQL", "Oracle Database"),
        ("calendars and email in Outlook", "Microsoft Outlook"),
        ("Outlook, Excel, PowerPoint", "Microsoft Outlook"),
        ("Webex, Slack and Teams", "Slack"),
        ("Webex, Slack and Teams", "Microsoft Teams"),
        ("Zoom meetings", "Zoom"),
        ("Jira, Confluence, Notion", "Notion"),
        ("Epic, Cerner", "Epic EHR"),
        ("Epic EMR", "Epic EHR"),
        ("QuickBooks, Sage", "Sage"),
        ("expense reports in Concur", "Concur"),
        ("Node.js, Express", "Express"),
        ("React, Ember", "Ember.js"),
        ("built with React", "React"),
        ("Ruby on Rails", "Ruby on Rails"),
        ("Python, Julia", "Julia"),
        ("Java, Scala", "Scala"),
        ("Lean, Six Sigma", "Lean"),
        ("Agile software delivery", "Agile"),
        ("PR and press work for the brand", "Public relations"),
        ("registered PE", "Professional Engineer"),
        ("Linux, AD", "Active Directory"),
        ("RN", "Registered Nurse"),
        ("ACLS, BLS and PALS", "Advanced Cardiac Life Support"),
        ("CPA", "CPA"),
        ("SAP, ERP systems", "SAP"),
        ("HR, QA, UI, UX, AI and ML", "Human resources"),
        ("REST and SOAP", "SOAP"),
        ("SOAP notes", "SOAP notes"),
        ("HPLC, GC", "Gas chromatography"),
        ("fluent Polish", "Polish"),
        ("behavior plans, ABA", "Applied behavior analysis"),
    ],
)
def test_names_that_are_everyday_words_count_among_their_like(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Go the extra mile. Go to market.", "Go"),
        ("Grade C or better", "C"),
        ("R. Smith", "R"),
        ("In Word and deed", "Microsoft Word"),
        ("Access to benefits", "Microsoft Access"),
        ("Excel at what you do", "Microsoft Excel"),
        ("Excel in a fast-paced kitchen", "Microsoft Excel"),
        ("a Swift response", "Swift"),
        ("Rust removal", "Rust"),
        ("Executive Chef", "Chef"),
        ("Puppet theatre", "Puppet"),
        ("Salt water", "SaltStack"),
        ("Spring 2024 semester", "Spring Framework"),
        ("Flask and beaker", "Flask"),
        ("Spark joy", "Apache Spark"),
        ("Oracle Corporation", "Oracle Database"),
        ("The Outlook for 2025 is bright", "Microsoft Outlook"),
        ("Leads Teams across regions", "Microsoft Teams"),
        ("Cut the Slack", "Slack"),
        ("Linear growth", "Linear"),
        ("the Notion of fairness", "Notion"),
        ("an Epic journey", "Epic EHR"),
        ("Sage advice", "Sage"),
        ("Concur with the findings", "Concur"),
        ("Express yourself", "Express"),
        ("Next, call us", "Next.js"),
        ("React quickly to change", "React"),
        ("React to emergencies", "React"),
        ("Contact Julia Jones", "Julia"),
        ("a lean team", "Lean"),
        ("an agile mind", "Agile"),
        ("agile team player", "Agile"),
        ("a scrum at the door", "Scrum"),
        ("submit a PR", "Public relations"),
        ("from 9 AM to 5 PM", "Project management"),
        ("PE teacher", "Professional Engineer"),
        ("MS in Chemistry", "Microsoft Office"),
        ("Baltimore, MD", "Physician license"),
        ("it is an idea", "IDEA"),
        ("300 ml of saline", "Machine learning"),
        ("patients' SOAP notes", "SOAP"),
        ("Polish floors and windows", "Polish"),
        ("the GC of our company", "Gas chromatography"),
        ("member of the ABA", "Applied behavior analysis"),
        ("Braze copper pipes", "Braze"),
    ],
)
def test_everyday_uses_of_a_name_do_not_count(text: str, name: str) -> None:
    assert name not in names(text)


def test_a_list_makes_an_ambiguous_name_a_skill_and_prose_does_not() -> None:
    assert "Ruby" in names("Python, Ruby and PHP")
    assert "Ruby" not in names("a ruby ring, Ruby said")


def test_ambiguous_names_of_one_field_hold_each_other_and_others_only_with_a_sure_one() -> None:
    assert names("Experience with Go or Rust") == {"Go", "Rust"}
    assert names("Go, Swift, Rust") == {"Go", "Swift", "Rust"}
    assert names("Cypress and Jest, on Windows and Mac") == {"Cypress", "Jest", "Windows", "macOS"}
    assert names("Maya, Julia") == set()
    assert names("Worked as Chef and Packer, and with Julia and Ruby on the campaign") == set()
    assert names("Chef and Puppet; Ruby or Go") == {"Chef", "Puppet", "Ruby", "Go"}
    assert names("go or rust, one Go and another Go") == set()
    assert names("Go, Maya, Kotlin") == {"Go", "Maya", "Kotlin"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3+ years of Go and Kubernetes", {"Go", "Kubernetes"}),
        ("Experience with Microsoft Access, daily", {"Microsoft Access"}),
        ("proficiency in Word and typing", {"Microsoft Word", "Typing"}),
        ("Experience with Canvas prints", set()),
        ("years of go", set()),
        ("experience in Express shipping", set()),
    ],
)
def test_what_somebody_claims_to_know_is_a_skill(text: str, expected: set[str]) -> None:
    assert names(text) == expected


def test_a_name_that_stands_alone_is_told_apart_from_its_everyday_use() -> None:
    assert (one := alone("Go")) is not None
    assert one.skill_id == "go"
    assert alone("go") is None
    assert alone("Go home") is None
    assert alone("") is None


def test_the_longest_name_wins() -> None:
    assert names("Microsoft SQL Server Reporting Services") & {"SSRS", "Microsoft SQL Server"}
    assert names("Google Cloud Platform") == {"Google Cloud Platform"}


def test_punctuation_parts_two_words_that_are_a_name_elsewhere() -> None:
    assert "Data entry" not in names("We store data. Entry is free.")


def test_exact_tells_the_name_from_an_alias() -> None:
    exact = {match.surface: match.exact for match in find("Kubernetes, k8s and KUBERNETES")}
    assert exact == {"Kubernetes": True, "k8s": False, "KUBERNETES": True}


@given(st.lists(st.sampled_from(["Python", "Go", "k8s", "é", "\n", ", ", " ", "C++", "(", "data analysis", "🙂"])))
def test_places_are_exact_and_never_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    found = find(text)
    assert all(text[match.start : match.end] == match.surface for match in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    for match in find(text):
        assert skills().get(match.skill_id)


def test_a_long_line_takes_time_in_proportion() -> None:
    assert len(find("Python, " * 20_000)) == 20_000
    assert find("x" * 200_000) == []
    assert find("'" * 50_000 + "." * 50_000 + "-" * 50_000) == []
