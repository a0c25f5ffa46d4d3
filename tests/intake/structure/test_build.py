"""Lines become a resume, and every line is accounted for."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bespoke.intake.lines import SourceLine
from bespoke.intake.structure.build import LineFate, build, outline
from bespoke.resume.dates import PartialDate
from tests.intake.structure.made import lines

CHINESE = lines("""
李晓梅
电话：138-0000-1234 | 邮箱：lixiaomei@example.cn
# 教育背景
2012年9月-2016年6月 ¦ 北京示例大学 ¦ 计算机科学与技术 ¦ 本科
# 工作经历
2019年3月-至今 ¦ 星河科技有限公司 ¦ 高级后端工程师
- 负责订单系统的设计与开发
- 带领5人团队完成微服务改造
2016年7月-2019年2月 ¦ 蓝海软件公司 ¦ 软件开发工程师
- 参与支付网关的开发与维护
# 语言能力
英语（CET-6）、普通话
""")

ENGLISH = lines("""
# Nadia Okafor
Operations Manager
Leeds, United Kingdom | nadia@example.org | +44 113 496 0123 | linkedin.com/in/nadia-okafor
## Summary
I run warehouses that ship on time.
## Experience
### Harbor Foods
**Operations Manager ¦ Mar 2020 - Present**
- Reduced picking errors by 31% with a new slotting plan
**Shift Supervisor ¦ Apr 2018 - Mar 2020**
- Led the night shift of 14 people
### Blue Crate Ltd
**Logistics Coordinator ¦ Sep 2014 - Mar 2018**
- Planned 60 routes a day
## Education
### University of York
BSc Business Management ¦ 2011 - 2014
## Skills
Planning: forecasting, slotting, S&OP
Tools: Excel, SAP
## Languages
English (native), Yoruba (native), French (basic)
## Governance
Trustee of the allotment society
""")


def test_chinese_sections_dates_and_names_are_read() -> None:
    resume = build(CHINESE).resume
    assert resume.basics.name == "李晓梅"
    assert resume.basics.email == "lixiaomei@example.cn"
    assert [(work.name, work.position, str(work.start)) for work in resume.work] == [
        ("星河科技有限公司", "高级后端工程师", "2019-03"),
        ("蓝海软件公司", "软件开发工程师", "2016-07"),
    ]
    assert [len(work.bullets) for work in resume.work] == [2, 1]
    assert resume.education[0].institution == "北京示例大学"
    assert [(language.language, language.fluency) for language in resume.languages] == [
        ("英语", "CET-6"),
        ("普通话", ""),
    ]


def test_several_positions_at_one_employer_are_entries_of_their_own() -> None:
    work = build(ENGLISH).resume.work
    assert [(entry.name, entry.position) for entry in work] == [
        ("Harbor Foods", "Operations Manager"),
        ("Harbor Foods", "Shift Supervisor"),
        ("Blue Crate Ltd", "Logistics Coordinator"),
    ]
    assert work[0].end == "present"
    assert work[1].end == PartialDate(2020, 3)
    assert [bullet.text for bullet in work[1].bullets] == ["Led the night shift of 14 people"]


def test_the_head_of_the_page_gives_the_basics() -> None:
    basics = build(ENGLISH).resume.basics
    assert (basics.name, basics.label, basics.email) == ("Nadia Okafor", "Operations Manager", "nadia@example.org")
    assert basics.phone == "+44 113 496 0123"
    assert basics.location.city == "Leeds"
    assert [(profile.network, profile.username) for profile in basics.profiles] == [("LinkedIn", "nadia-okafor")]
    assert basics.summary == "I run warehouses that ship on time."


def test_degrees_skills_and_unknown_sections_are_kept() -> None:
    resume = build(ENGLISH).resume
    school = resume.education[0]
    assert (school.institution, school.study_type, school.area) == ("University of York", "BSc", "Business Management")
    assert [(skill.name, [k.text for k in skill.keywords]) for skill in resume.skills] == [
        ("Planning", ["forecasting", "slotting", "S&OP"]),
        ("Tools", ["Excel", "SAP"]),
    ]
    assert [(section.title, section.text) for section in resume.custom] == [
        ("Governance", "Trustee of the allotment society")
    ]


def test_every_line_has_one_fate_and_targets_exist() -> None:
    built = build(ENGLISH)
    assert [fate.index for fate in built.fates] == list(range(len(ENGLISH)))
    assert all(fate.targets for fate in built.fates if fate.fate == "mapped")
    assert not [ENGLISH[fate.index].text for fate in built.fates if fate.fate == "left_over"]


def test_the_same_lines_give_the_same_resume() -> None:
    assert build(ENGLISH) == build(ENGLISH)


@given(st.lists(st.text(max_size=60), max_size=25))
def test_any_lines_are_survived_and_accounted_for(texts: list[str]) -> None:
    source = tuple(SourceLine(text, cells=(text,)) for text in texts)
    built = build(source)
    assert len(built.fates) == len(source)


def fixed(fates: Sequence[LineFate]) -> list[LineFate | None]:
    return [fate if fate.fate in ("heading", "furniture") else None for fate in fates]


@pytest.mark.parametrize("source", [CHINESE, ENGLISH, ENGLISH[:-2]], ids=["chinese", "own sections", "known sections"])
def test_the_outline_is_that_of_the_whole_reading(source: tuple[SourceLine, ...]) -> None:
    assert fixed(outline(source)) == fixed(build(source).fates)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*CHINESE, *ENGLISH]), max_size=25))
def test_the_outline_is_that_of_the_whole_reading_in_any_order(source: list[SourceLine]) -> None:
    assert fixed(outline(source)) == fixed(build(source).fates)


def test_nothing_gives_an_empty_resume() -> None:
    assert build(()).resume.basics.name == ""


@pytest.mark.parametrize(
    "text", ["1" * 20_000, "(" * 20_000, "a@" * 10_000, "a, " * 7_000, "a; " * 6_500, "2 years " * 2_500]
)
@pytest.mark.parametrize("heading", ["Skills", "Experience", "Education"])
def test_an_absurd_line_costs_little(heading: str, text: str) -> None:
    started = time.process_time()
    build((SourceLine(heading, cells=(heading,), heading=1), SourceLine(text, cells=(text,)), SourceLine(text)))
    assert time.process_time() - started < 5


def test_thousands_of_lines_cost_little() -> None:
    body = "some body text which is long enough to be a body line, and goes on for a while and more"
    source = (SourceLine("Experience", cells=("Experience",), heading=1), *[SourceLine(body, cells=(body,))] * 5_000)
    started = time.process_time()
    assert len(build(source).fates) == len(source)
    assert time.process_time() - started < 20


def test_thousands_of_entries_cost_little() -> None:
    years = [SourceLine("2019", cells=("2019",))] * 8_000
    started = time.process_time()
    assert len(build((SourceLine("Experience", cells=("Experience",), heading=1), *years)).resume.work) > 1_000
    assert time.process_time() - started < 5


def test_a_title_with_a_colon_begins_a_publication_of_its_own() -> None:
    resume = build(
        lines(
            """
            # Ingvild Sorheim
            ## Publications
            Mismatch in fjords, Journal of Plankton Research | Apr 2022
            Thirty years of copepods: what a long series can tell, Limnology and Oceanography | Sep 2020
            A cheap camera for counting jellyfish, Methods in Ecology | Jun 2018
            """
        )
    ).resume
    assert [str(publication.date) for publication in resume.publications] == ["2022-04", "2020-09", "2018-06"]


def test_a_range_inside_a_sentence_begins_no_entry() -> None:
    resume = build(
        lines(
            """
            # Anneliese Vogt
            ## Berufserfahrung
            ### Lehrerin, Realschule am Neckar | 09/2014 – heute
            - Klassenleitung einer neunten Klasse.
            Leite seit 2018 die Fachschaft Physik mit neun Kollegen.
            """
        )
    ).resume
    assert len(resume.work) == 1


def test_the_place_and_day_of_a_signature_are_no_part_of_the_last_section() -> None:
    built = build(
        lines("""
        # Jonas Weidmann
        jonas@example.de
        ## Experience
        **Scientist, Genomik GmbH ¦ 2015 – 2020**
        - Built the pipeline
        ## Languages
        German (native), English (fluent)
        French (basic)
        Heidelberg, 12 May 2024
        """)
    )
    assert [one.fluency for one in built.resume.languages] == ["native", "fluent", "basic"]
    assert built.fates[-1].fate == "left_over"
