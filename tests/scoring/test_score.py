"""The promises of the match."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bespoke.posting.analyse import read_posting
from bespoke.resume.model import Resume
from bespoke.scoring.model import CREDIT, WEIGHT, Score
from bespoke.scoring.score import score
from bespoke.testing.examples import example_posting, example_resume
from tests.scoring.builders import AS_OF, FILLER, job, posting, resume, scored

NAMES = ("Python", "PostgreSQL", "Terraform", "Kubernetes", "Docker", "Salesforce")
SENTENCES = tuple(f"Used {name} every day to keep the planning of eleven depots running" for name in NAMES)
WANTED = posting(*(f"Experience with {name}" for name in NAMES[:4]), nice=("Experience with Docker",))


def credit(score: Score, name: str) -> float:
    return next(one.credit for one in score.contributions if one.name == name)


def test_the_match_can_be_taken_apart_again() -> None:
    score = scored(resume(job(1, *SENTENCES[:2]), skills=("Terraform",)), WANTED)
    whole = sum(one.weight for one in score.contributions)
    assert score.match == round(100 * sum(one.weight * one.credit for one in score.contributions) / whole, 1)
    assert {one.weight for one in score.contributions} <= set(WEIGHT.values())
    assert all(one.credit == CREDIT[one.strength] for one in score.contributions)


def test_credit_is_full_in_a_dated_bullet_less_when_only_named_and_none_when_missing() -> None:
    score = scored(resume(job(1, SENTENCES[0]), skills=("Terraform",)), WANTED)
    assert credit(score, "Python") == 1.0
    assert credit(score, "Terraform") == 0.7
    assert credit(score, "Kubernetes") == 0.0


def test_a_narrower_skill_implies_the_broader_for_less() -> None:
    score = scored(resume(job(1, SENTENCES[1])), posting("Experience with SQL", "Experience with Python"))
    assert credit(score, "SQL") == 0.6


@pytest.mark.parametrize(
    ("bullet", "wanted"),
    [
        ("Was responsible for writing Terraform modules", 1.0),
        ("Wrote Terraform modules", 1.0),
        ("Successfully wrote Terraform modules", 1.0),
        ("Write Terraform modules", 1.0),
        ("Used: Docker, Terraform", 0.7),
        ("Programming Python Terraform", 0.7),
        ("Terraform modules daily", 0.7),
        ("Design systems in Terraform", 0.7),
        ("Used Terraform", 0.7),
    ],
)
def test_a_few_words_that_say_what_was_done_are_evidence(bullet: str, wanted: float) -> None:
    assert credit(scored(resume(job(1, bullet)), WANTED), "Terraform") == wanted


def test_a_bullet_without_dates_is_only_named() -> None:
    score = scored(resume(job(1, SENTENCES[0], start=None, end=None)), WANTED)
    assert credit(score, "Python") == 0.7


def test_without_a_posting_all_but_the_match_is_judged_as_with_one() -> None:
    one = resume(job(1, *SENTENCES), skills=("Terraform",))
    alone = score(one, None, as_of=AS_OF)
    beside = scored(one, WANTED)
    match, *others = alone.dimensions
    assert (match.name, match.value) == ("match", None)
    assert "needs a posting" in match.why
    assert alone.match is None
    assert alone.refusal == match.why
    assert tuple(others) == beside.dimensions[1:]
    assert alone.quality.findings == beside.quality.findings
    assert (alone.contributions, alone.criteria, alone.gaps, alone.keywords) == ((), (), (), ())


def test_alternatives_count_once() -> None:
    wanted = posting("Experience with Python or Java", "Experience with Docker")
    score = scored(resume(job(1, SENTENCES[0])), wanted)
    assert [one.name for one in score.contributions] == ["Python or Java", "Docker"]
    assert score.match == 50.0


def test_ambiguous_names_count_in_a_skills_list() -> None:
    score = scored(resume(skills=("Go", "R")), posting("Experience with Go, Python and Docker"))
    assert credit(score, "Go") == 0.7


def test_a_list_inside_a_job_is_no_evidence() -> None:
    stuffed = "Technologies: Python, PostgreSQL, Terraform, Kubernetes, Docker"
    assert credit(scored(resume(job(1, stuffed)), WANTED), "Python") == 0.7


def test_an_employer_that_shares_a_name_with_a_tool_is_no_skill() -> None:
    employed = job(1, FILLER[0]).model_copy(update={"name": "Salesforce"})
    score = scored(resume(employed), posting("Experience with Salesforce", "Experience with Docker"))
    assert credit(score, "Salesforce") == 0.0


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=30), st.sampled_from(NAMES[:4]))
@settings(max_examples=40, deadline=None)
def test_a_stuffed_skills_line_never_beats_an_evidenced_bullet(stuffing: list[str], name: str) -> None:
    stuffed = scored(resume(skills=(*stuffing, name), summary=" ".join(stuffing)), WANTED)
    evidenced = scored(resume(job(1, SENTENCES[NAMES.index(name)])), WANTED)
    assert credit(stuffed, name) < credit(evidenced, name)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_deleting_a_bullet_or_an_entry_never_raises_the_match(data: st.DataObject) -> None:
    texts = st.lists(st.sampled_from([*SENTENCES, *FILLER, "Python, Docker, Terraform, Go, R, Salesforce"]), max_size=4)
    jobs = [job(n, *data.draw(texts)) for n in range(data.draw(st.integers(1, 3)))]
    full = resume(*jobs, skills=tuple(data.draw(st.lists(st.sampled_from(NAMES), max_size=3))))
    before = scored(full, WANTED).match
    for smaller in deletions(full):
        after = scored(smaller, WANTED).match
        assert after is None or (before is not None and after <= before)


def deletions(full: Resume) -> list[Resume]:
    without_entry = [
        full.model_copy(update={"work": tuple(one for one in full.work if one != gone)}) for gone in full.work
    ]
    without_bullet = [
        full.model_copy(
            update={
                "work": tuple(
                    one.model_copy(update={"bullets": tuple(b for b in one.bullets if b != gone)}) for one in full.work
                )
            }
        )
        for work in full.work
        for gone in work.bullets
    ]
    return [*without_entry, *without_bullet, full.model_copy(update={"skills": ()})]


@given(st.permutations([job(1, SENTENCES[0]), job(2, SENTENCES[1]), job(3, *FILLER)]))
@settings(max_examples=10, deadline=None)
def test_the_order_of_entries_does_not_matter(jobs: list[object]) -> None:
    base = resume(job(1, SENTENCES[0]), job(2, SENTENCES[1]), job(3, *FILLER))
    shuffled = base.model_copy(update={"work": (*jobs, base.work[-1])})
    assert scored(shuffled, WANTED).match == scored(base, WANTED).match


def test_the_same_input_gives_the_same_score() -> None:
    wanted = read_posting(example_posting())
    assert scored(example_resume(), wanted) == scored(example_resume(), wanted)


def test_a_thin_posting_is_refused_with_a_reason() -> None:
    score = scored(resume(job(1, SENTENCES[0])), read_posting("Coordinator\n\nJoin us!"))
    assert score.match is None
    assert "posting" in score.refusal
    assert score.dimensions[0].value is None


def test_a_thin_resume_is_refused_with_a_reason() -> None:
    score = scored(Resume(), WANTED)
    assert score.match is None
    assert "résumé" in score.refusal


def test_no_wording_pretends_to_be_a_vendor_score() -> None:
    text = scored(example_resume(), read_posting(example_posting())).model_dump_json()
    assert "ATS score" not in text
    assert "Match with this posting" in text


def test_five_dimensions_stand_apart() -> None:
    score = scored(example_resume(), read_posting(example_posting()))
    names = [one.name for one in score.dimensions]
    assert names == ["match", "parse_readiness", "content_strength", "completeness", "format"]
    assert all(one.why for one in score.dimensions)


def test_evidence_points_at_fields_that_exist() -> None:
    score = scored(example_resume(), read_posting(example_posting()))
    ids = {step for _, entry in example_resume().entries() for step in [entry.id]}
    for one in score.contributions:
        for found in one.evidence:
            section, *rest = found.path.split("/")
            assert section == "basics" or rest[0] in ids


def test_what_was_done_counts_as_evidence_of_the_skill_it_is() -> None:
    asked = posting("Experience with contract negotiation", "Pipeline management", "Mentoring")
    shown = scored(
        resume(job(1, "Negotiated over 40 supply agreements", "Managed a pipeline of 60 opportunities")), asked
    )
    listed = scored(resume(job(1), skills=("Contract negotiation", "Pipeline management")), asked)
    assert [one.strength for one in shown.contributions] == ["evidenced", "evidenced", "missing"]
    assert (shown.match or 0) > (listed.match or 0)
