"""One telling, by rules or by a model: what is not said is not made up, and what is said is not lost."""

from __future__ import annotations

import asyncio
import time

import pytest

from bespoke.intake.telling.sections import TOLD_SECTIONS
from bespoke.optimize.llm.contract import Notice
from bespoke.resume.model import Resume
from bespoke.telling import tell, tell_by_rules
from bespoke.testing.writers import ScriptedWriter

WORK = "I was a welder at Thyssen from 2015 to 2018, I welded pipes"


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("work", "I managed a team of 5 and cut costs by 20%"),
        ("work", "Managed a team of 5 people"),
        ("work", "I’ve led four projects at once"),
        ("projects", "Built a machine that counts"),
        ("volunteer", "I helped old people every Sunday"),
    ],
)
def test_a_sentence_is_no_employer_school_or_project(section: str, text: str) -> None:
    told = tell_by_rules(text, section=section)
    assert not told.is_understood
    assert "not where" in told.reason()["detail"]


@pytest.mark.parametrize("section", TOLD_SECTIONS)
def test_marks_without_a_word_are_not_understood(section: str) -> None:
    assert not tell_by_rules("???", section=section).is_understood


@pytest.mark.parametrize(
    ("section", "text", "name"),
    [
        ("projects", "Engine - a machine\n- Built it of brass", "Engine"),
        ("work", "Data Analyst, Babbage & Co, March 2021 - Present\n- Managed a team of 5", "Babbage & Co"),
        ("certificates", "AWS Solutions Architect, 2021", "AWS Solutions Architect"),
        ("work", "I managed a team of 5 at Acme since 2021", "Acme"),
    ],
)
def test_what_is_named_becomes_an_entry(section: str, text: str, name: str) -> None:
    told = tell_by_rules(text, section=section)
    assert told.is_understood
    assert told.content()[section][0]["name"] == name


def test_studies_told_in_a_sentence_are_understood() -> None:
    told = tell_by_rules("I studied mathematics at Cambridge from 1999 to 2002", section="education")
    entry = told.content()["education"][0]
    assert (entry["institution"], entry["area"]) == ("Cambridge", "Mathematics")
    assert (entry["startDate"], entry["endDate"]) == ("1999", "2002")


def test_telling_more_of_a_known_employer_adds_to_its_entry() -> None:
    resume = tell_by_rules("I worked as a software engineer at Google since 2020").resume
    more = tell_by_rules("at google I cut costs by 20%", resume=resume).resume
    [entry] = more.work
    assert (entry.name, entry.position) == ("Google", "Software Engineer")
    assert [bullet.text for bullet in entry.bullets] == ["Cut costs by 20%"]
    again = tell_by_rules("At Google I cut costs by 20%", resume=more).resume
    assert again == more


def test_another_position_at_one_employer_is_another_entry() -> None:
    resume = tell_by_rules("I worked at Google as an engineer from 2015 to 2018").resume
    more = tell_by_rules("I worked at Google as a manager from 2018 to 2020", resume=resume).resume
    assert [entry.position for entry in more.work] == ["Engineer", "Manager"]


def test_what_the_person_says_of_themselves_anew_replaces_the_old() -> None:
    resume = tell_by_rules("I'm Jane Doe, jane@x.org, based in Berlin").resume
    moved = tell_by_rules("I live in Hamburg", resume=resume).resume
    assert (moved.basics.name, moved.basics.location.city) == ("Jane Doe", "Hamburg")


def test_answers_go_where_the_question_asked() -> None:
    resume = tell_by_rules("worked as a software engineer at Google for 2 years").resume
    work = resume.work[0].id
    resume = tell_by_rules("June 2018", resume=resume, answers=f"work/{work}/start").resume
    resume = tell_by_rules("I left in 2020", resume=resume, answers=f"work/{work}/end").resume
    resume = tell_by_rules(
        "I managed a team of 5. I never slept.", resume=resume, answers=f"work/{work}/bullets"
    ).resume
    resume = tell_by_rules("jane doe", resume=resume, answers="basics/name").resume
    resume = tell_by_rules("Leeds", resume=resume, answers="basics/location/city").resume
    [entry] = resume.work
    assert (str(entry.start), str(entry.end), entry.dates_text) == ("2018-06", "2020", "")
    assert [bullet.text for bullet in entry.bullets] == ["Managed a team of 5"]
    assert (resume.basics.name, resume.basics.location.city) == ("Jane Doe", "Leeds")


def test_long_bullets_are_parted_as_the_template_wants_them() -> None:
    text = "At Acme I managed the whole support desk of the main office for the largest clients"
    longer = f"{text} and trained twenty new colleagues from four countries"
    short = tell_by_rules(longer, template_id="compact").resume.work[0].bullets
    assert len(short) == 2
    assert len(tell_by_rules(longer, template_id="executive").resume.work[0].bullets) == 1


async def test_a_models_entries_are_taken_without_what_was_not_said() -> None:
    made = {
        "work": [
            {
                "name": "Thyssen",
                "position": "Senior Welder",
                "startDate": "2015",
                "endDate": "2019",
                "highlights": ["Welded pipes", "Won 3 awards"],
            },
            {"name": "Krupp", "position": "Boss"},
        ]
    }
    told = await tell(WORK, section="work", writer=ScriptedWriter({"work": made}))
    [entry] = told.resume.work
    assert (told.by, entry.name, entry.position) == ("model", "Thyssen", "")
    assert (str(entry.start), entry.end) == ("2015", None)
    assert [bullet.text for bullet in entry.bullets] == ["Welded pipes"]
    assert told.usage is not None


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Notice(code="timed_out", message="The model took too long."), "timed_out"),
        ({"work": [{"name": "Krupp", "position": "Boss"}]}, "nonsense"),
        ({"work": "nonsense"}, "nonsense"),
    ],
)
async def test_rules_stand_in_for_a_model_that_gives_nothing(answer: Notice | dict[str, object], code: str) -> None:
    told = await tell(WORK, section="work", writer=ScriptedWriter({"work": answer}))
    assert told.by == "rules"
    assert told.resume.work[0].position == "Welder"
    assert told.notice is not None
    assert told.notice.code == code


async def test_the_rules_find_the_section_that_the_model_is_asked_for() -> None:
    writer = ScriptedWriter({"work": {"work": [{"name": "Thyssen"}]}})
    told = await tell(WORK, writer=writer)
    assert writer.asked == [("work", WORK)]
    assert told.by == "model"


def test_a_telling_changes_nothing_else() -> None:
    base = tell_by_rules("I'm Jane Doe. I worked at Google as an engineer from 2015 to 2018").resume
    more = tell_by_rules("I speak French fluently", resume=base).resume
    assert [one.language for one in more.languages] == ["French"]
    assert more.model_copy(update={"languages": ()}) == base
    assert tell_by_rules("???", resume=base).resume == base
    assert not tell_by_rules("", resume=Resume()).is_understood


@pytest.mark.parametrize("word", ["1", "-", "5-", "and ", "7,", " ", "a@", "1 "])
def test_what_nobody_would_say_is_left_over_and_takes_no_longer_than_its_length(word: str) -> None:
    began = time.process_time()
    told = tell_by_rules(word * (20_000 // len(word)) + f"\n{WORK}")
    assert time.process_time() - began < 2
    assert told.resume.work[0].name == "Thyssen"
    assert (word * 20).strip() in "".join(told.telling.left_over)


def test_a_long_paragraph_of_sentences_is_read() -> None:
    said = ". ".join([WORK, *(f"I welded {count} pipes" for count in range(10, 300))])
    assert len(said) > 4000
    assert tell_by_rules(said).resume.work[0].name == "Thyssen"


async def test_others_are_served_while_a_telling_is_read() -> None:
    reading = asyncio.ensure_future(tell("python, java, go, rust, sql, " * 100, section="skills"))
    await asyncio.sleep(0)
    assert not reading.done()
    assert (await reading).is_understood
