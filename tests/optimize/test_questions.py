from __future__ import annotations

from bespoke.optimize.questions import questions
from bespoke.posting.analyse import read_posting
from tests.optimize.fixtures import POSTING, group, job, resume


def ask(*texts: str, skills: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    document = resume(job(*texts), skills=(group("g1", "Skills", *skills),) if skills else ())
    return [(question.target, question.text) for question in questions(document, read_posting(POSTING))]


def test_training_without_a_number_asks_how_many() -> None:
    assert ("work/w1/bullets/b1", "How many cashiers did you train?") in ask("Trained new cashiers in Python")


def test_a_bullet_with_a_number_is_not_asked_about() -> None:
    assert not any(target == "work/w1/bullets/b1" for target, _ in ask("Trained 15 new cashiers"))


def test_vague_words_are_asked_about() -> None:
    assert any("“various”" in text for _, text in ask("Fixed various bugs"))


def test_a_listed_skill_without_proof_asks_where_it_was_used() -> None:
    asked = ask("Built a pipeline in Python", skills=("Airflow", "Python"))
    assert ("skills/g1/keywords/g1k1", "Where did you use Airflow, and what for?") in asked
    assert not any("use Python" in text for _, text in asked)


def test_a_missing_requirement_is_asked_and_never_assumed() -> None:
    assert any(target == "skills" and "Kubernetes" in text for target, text in ask("Built a pipeline in Python"))
    assert not any("“Kubernetes”" in text for _, text in ask("Ran k8s"))


def test_questions_have_ids_of_their_own_and_never_change() -> None:
    document = resume(job("Trained cashiers", "Fixed various bugs", "Sold shoes"))
    first = questions(document, read_posting(POSTING))
    assert first == questions(document, read_posting(POSTING))
    assert len({question.id for question in first}) == len(first)


def test_being_responsible_asks_what_was_done() -> None:
    asked = ask("Was responsible for the Airflow pipelines")
    assert any(target == "work/w1/bullets/b1" and "yourself" in text for target, text in asked)


def test_what_is_missing_is_one_question_and_all_are_few() -> None:
    asked = ask(
        *[f"Trained {kind} in Python" for kind in ("cashiers", "nurses", "clerks", "guards", "guides", "cooks")]
    )
    assert len(asked) <= 6
    assert sum(target == "skills" for target, _ in asked) == 1


def test_bullets_that_serve_the_posting_are_asked_about_first() -> None:
    asked = ask("Sold shoes to hikers", "Maintained PostgreSQL servers")
    assert asked[0] == ("work/w1/bullets/b2", "How many PostgreSQL servers did you maintain?")


def test_an_empty_resume_is_not_asked_about() -> None:
    assert questions(resume(), read_posting(POSTING)) == []


def asked_of(text: str, posting: str) -> str:
    return " ".join(question.text for question in questions(resume(job(text)), read_posting(posting)))


def test_what_a_deed_shows_is_not_asked_for() -> None:
    posting = "Buyer\n\nRequirements\n- Contract negotiation\n- Pipeline management\n- Experience with Terraform\n"
    text = asked_of("Negotiated over 40 supply agreements", posting)
    assert "Contract negotiation" not in text
    assert "Pipeline management" in text


def test_an_ambiguous_name_that_both_write_is_no_gap() -> None:
    posting = "Electrician\n\nRequirements\n- Ability to troubleshoot PLCs\n- Experience with Terraform\n"
    assert "“PLCs”" not in asked_of("Troubleshot PLCs on conveyor lines", posting)


def test_only_tools_are_asked_about_as_used() -> None:
    posting = "Nurse\n\nRequirements\n- Wound care\n- Phlebotomy\n"
    document = resume(job("Cared for 8 patients per shift"), skills=(group("g1", "Skills", "Wound care", "Excel"),))
    text = " ".join(question.text for question in questions(document, read_posting(posting)))
    assert "In which job was Wound care part of your work" in text
