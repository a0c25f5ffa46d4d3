"""What a resume shows is one document, the same for every format."""

from __future__ import annotations

import pytest

from bespoke.render.errors import TextTooLong, UnprintableText
from bespoke.render.view import make_view, shown_fields
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Basics, Bullet, Education, Language, Profile, Resume, Skill, Work


def texts(resume: Resume) -> list[str]:
    return [run.text for run in make_view(resume).runs()]


def test_every_field_of_every_section_is_shown_but_image_meta_and_foreign_fields(full_resume: Resume) -> None:
    shown = set(shown_fields(full_resume))
    for name, entry in full_resume.entries():
        for field, value in entry:
            if field in {"id", "extra"} or not value:
                continue
            if isinstance(value, tuple):
                assert {f"{name}/{entry.id}/{field}/{bullet.id}" for bullet in value} <= shown
            else:
                assert f"{name}/{entry.id}/{field}" in shown
    assert {f"basics/{f}" for f in ("name", "label", "email", "phone", "url", "summary")} <= shown
    assert {f"basics/profiles/pr-3/{f}" for f in ("network", "username")} <= shown
    assert {f"basics/location/{f}" for f in ("address", "postal_code", "city", "region", "country_code")} <= shown
    assert "basics/image" not in shown
    assert not any(path.startswith(("meta", "extra")) for path in shown)


def test_positions_at_one_employer_stand_under_one_head(full_resume: Resume) -> None:
    work = next(s for s in make_view(full_resume).sections if s.name == "work")
    group, single = work.items
    assert group.organisation is not None
    assert group.organisation.text == "Harbour Freight Systems"
    assert [p.title.text for p in group.positions if p.title] == ["Staff Platform Engineer", "Senior Engineer"]
    assert all(p.organisation is None for p in group.positions)
    assert single.title is not None
    assert single.positions == ()


def test_an_empty_resume_shows_nothing() -> None:
    view = make_view(Resume())
    assert list(view.runs()) == []
    assert view.title == "Résumé"


def test_unknown_bounds_of_a_period_are_never_made_up() -> None:
    def period(**bounds: PartialDate) -> str:
        return texts(Resume(work=(Work(id="w", **bounds),)))[-1]

    year = PartialDate(2020)
    assert period(start=year) == "2020"
    assert period(end=year) == "Until 2020"
    assert texts(Resume(education=(Education(id="e", end=year),)))[-1] == "2020"
    assert texts(Resume(education=(Education(id="e", start=year),)))[-1] == "From 2020"


def test_the_sources_own_dates_are_kept_while_they_agree_with_the_fields() -> None:
    kept = Work(id="w", start=PartialDate(2004), dates_text="Summer 2004")
    stale = Work(id="w", start=PartialDate(2007), dates_text="Summer 2004")
    assert texts(Resume(work=(kept,)))[-1] == "Summer 2004"
    assert texts(Resume(work=(stale,)))[-1] == "2007"


def test_titles_and_months_follow_the_language() -> None:
    entry = Work(id="w", start=PartialDate(2021, 3), end="present")
    assert texts(Resume(language="de-AT", work=(entry,))) == ["Berufserfahrung", "März 2021 – heute"]
    assert texts(Resume(language="xx", work=(entry,))) == ["Work Experience", "Mar 2021 – Present"]


def test_plain_skills_share_a_line_and_groups_do_not(full_resume: Resume) -> None:
    skills = next(s for s in make_view(full_resume).sections if s.name == "skills")
    assert [line.text for line in skills.lines] == [
        "Languages (Expert): Python, Go, SQL",
        "Platforms: Kubernetes, PostgreSQL, Kafka, Bazel",
        "Technical writing, Mentoring (Advanced)",
    ]


def test_items_that_hold_commas_are_set_apart_by_semicolons() -> None:
    languages = (Language(id="a", language="Thai", fluency="C1, written"), Language(id="b", language="Lao"))
    (section,) = make_view(Resume(languages=languages)).sections
    assert section.lines[0].text == "Thai (C1, written); Lao"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("a.example/x", "https://a.example/x"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,<script>", ""),
        ("https://a.example/<b>", ""),
    ],
)
def test_only_web_mail_and_phone_links_are_made(url: str, link: str) -> None:
    contact = make_view(Resume(basics=Basics(url=url))).contact
    assert [run.link for run in contact] == [link]


def test_a_profile_is_named_once() -> None:
    plain = Profile(id="p", network="GitHub", username="ada", url="https://github.com/ada/")
    other = Profile(id="q", network="Forge", username="ada", url="https://git.example/u/7")
    contact = make_view(Resume(basics=Basics(profiles=(plain, other)))).contact
    assert [run.text for run in contact] == ["github.com/ada", "Forge: ada (git.example/u/7)"]


def test_what_flips_or_hides_text_is_removed() -> None:
    name = "Ada\u202e evil\x00 Lovelace\u2066"
    assert texts(Resume(basics=Basics(name=name))) == ["Ada evil Lovelace"]


def test_too_long_and_unprintable_texts_are_refused_by_field() -> None:
    long = Resume(work=(Work(id="w", bullets=(Bullet(id="b", text="x " * 40_000),)),))
    with pytest.raises(TextTooLong) as error:
        make_view(long)
    assert error.value.field == "work/w/bullets/b"
    with pytest.raises(UnprintableText) as stacked:
        make_view(Resume(skills=(Skill(id="s", name="a" + "\u0301" * 200),)))
    assert stacked.value.field == "skills/s/name"
