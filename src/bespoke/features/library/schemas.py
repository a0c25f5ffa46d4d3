"""What the API shows of the library."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

LICENSED = (
    "Offered for a bullet only when the guard finds every fact of it, and a deed as strong, in that bullet's entry."
)


class _Shown(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class PassageView(_Shown):
    """A piece of knowledge found by words. `id` is what a text cites it by; scores compare within one search only."""

    id: str
    source: str
    title: str
    text: str
    score: float


class VerbView(_Shown):
    """An action verb. `strength` is what it claims: 0 exposure, 1 assist, 2 do, 3 own, 4 lead."""

    base: str
    past: str
    category: str
    strength: int
    synonyms: list[str]


class IndustryLine(_Shown):
    name: str
    title: str


class IndustryView(IndustryLine):
    """`strong` and `keywords` are how its texts are recognised, `skills` what recruiters there search for."""

    guidelines: list[str]
    skills: list[str]
    strong: list[str]
    keywords: list[str]


class PracticeView(_Shown):
    """A rule of good writing with an example. `ask` is the question that the better wording needs answered."""

    section: str
    rule: str
    why: str
    before: str
    after: str
    ask: str


class PhraseView(_Shown):
    """A power phrase. `slots` are the facts it needs; without each of them it is not offered."""

    purpose: str
    strength: int
    pattern: str
    slots: list[str]
    offered: str = Field(LICENSED, description="On what condition it is used.")


class StyleGuideView(_Shown):
    """How a resume in one template is written; `template_url` is the template it belongs to."""

    name: str
    title: str
    audience: str
    tone: str
    pages: int
    bullets_per_job: int
    words_per_bullet: tuple[int, int]
    date_form: str
    do: list[str]
    avoid: list[str]
    template_url: str = ""
