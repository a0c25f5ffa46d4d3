"""One telling from words to a resume: by a model where there is one, else by rules; checked against the words."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from bespoke.intake.telling.answers import read_answer
from bespoke.intake.telling.merge import put_into
from bespoke.intake.telling.model import Telling
from bespoke.intake.telling.printed import read_printed
from bespoke.intake.telling.read import read_telling
from bespoke.intake.telling.sections import AUTO, entries_of
from bespoke.intake.telling.sentences import sentences
from bespoke.knowledge.verbs import form_of
from bespoke.optimize.llm.contract import Notice, Usage, Writer
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import Resume
from bespoke.telling.checked import checked
from bespoke.telling.shape import shaped

_SPOKEN = re.compile(r"(?:^|[\s(])(?:I|we|my)(?:['’](?:m|ve|d))?\s", re.IGNORECASE)
_PRINTED_BEST = frozenset({"references"})
_SPOKEN_BEST = frozenset({"skills", "languages", "interests"})
_LONGEST_SENTENCE = 5000
# Nobody says such a word, and rules that look for dates and names in it would take minutes.
_NO_WORD = re.compile(r"\S{301}")
_WIDE_GAP = re.compile(r"([^\S\n]{8})[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Told:
    """`resume` is the one given, with what was told. `notice` says why a model had no part in it."""

    section: str
    telling: Telling
    resume: Resume
    by: Literal["rules", "model"] = "rules"
    notice: Notice | None = None
    usage: Usage | None = None

    @property
    def is_understood(self) -> bool:
        return self.telling.is_understood

    def content(self) -> dict[str, Any]:
        """The part of a JSON Resume that was told: the sections that hold something, and the one that was named."""
        alone = put_into(Resume(), self.telling)
        written: Mapping[str, Any] = write_json_resume(alone)
        names = dict.fromkeys(told.section for told in self.telling.entries)
        content: dict[str, Any] = {name: written[name] for name in names}
        if written.get("basics") or self.section in ("basics", "summary"):
            content["basics"] = written.get("basics", {})
        if not content and (named := entries_of(self.section)):
            content[named] = []
        return content

    def reason(self) -> dict[str, Any]:
        """What a person is told where nothing was understood."""
        about = "this text" if self.section == AUTO else f"{self.section} in this text"
        return {
            "code": "not_understood",
            "title": "Nothing was understood",
            "detail": f"No entry for {about} could be read. It may tell what was done, but not where.",
            "fix": 'Say what, where and when, such as "I managed a team of 5 at Acme since 2021".',
        }


async def tell(
    text: str,
    *,
    section: str = AUTO,
    resume: Resume | None = None,
    answers: str = "",
    template_id: str = "classic",
    writer: Writer | None = None,
) -> Told:
    """`answers` is the path of the question that the text answers. Raises UnknownPath for one that is none.

    The rules read first: they say which section is meant, and stand in where the model does not answer.
    """
    base = resume or Resume()
    told = await asyncio.to_thread(
        tell_by_rules, text, section=section, resume=base, answers=answers, template_id=template_id
    )
    asked = asked_of_model(section, told.telling) if writer is not None and not answers else None
    if writer is None or asked is None:
        return told
    answer = await writer.read_section(asked, text)
    if isinstance(answer, Notice):
        return replace(told, notice=answer)
    by_model = checked(answer.content, text, section=asked)
    if not by_model.is_understood:
        message = "What the model wrote was not in your words, so they were read by rules."
        return replace(told, notice=Notice(code="nonsense", message=message), usage=answer.usage)
    made = Told(section, by_model, base, by="model", usage=answer.usage)
    return _put(made, base, template_id)


def tell_by_rules(
    text: str, *, section: str = AUTO, resume: Resume | None = None, answers: str = "", template_id: str = "classic"
) -> Told:
    """As `tell`, without a model."""
    base = resume or Resume()
    telling = read_rules(text, section=section, resume=base, answers=answers)
    if not telling.is_understood:
        telling = Telling(text, left_over=tuple(filter(None, (line.strip() for line in text.splitlines()))))
    return _put(Told(section, telling, base), base, template_id)


def read_rules(text: str, *, section: str = AUTO, resume: Resume | None = None, answers: str = "") -> Telling:
    """By rules alone: as an answer, as spoken sentences, or as a résumé prints it, whichever the text is.

    Lines that no person writes are left over unread, so that no text takes longer than its length explains.
    """
    lines = text.splitlines()
    unread = tuple(line.strip() for line in lines if not _is_sayable(line))
    said = "\n".join(filter(_is_sayable, lines)) if unread else text
    telling = _read(_WIDE_GAP.sub(r"\1", said), section=section, base=resume or Resume(), answers=answers)
    return replace(telling, text=text, left_over=telling.left_over + unread)


def _is_sayable(line: str) -> bool:
    """Sentences are looked for only where the words are words."""
    return _NO_WORD.search(line) is None and all(len(said) <= _LONGEST_SENTENCE for said in sentences(line))


def _read(text: str, *, section: str, base: Resume, answers: str) -> Telling:
    if answers:
        if (answer := read_answer(text, answers, base)) is not None:
            return answer
        if section == AUTO and (asked := answers.split("/", maxsplit=1)[0]) != "basics":
            section = asked
    if section == AUTO:
        return read_telling(text, resume=base)
    return _read_section(text, section, base)


def _read_section(text: str, section: str, resume: Resume) -> Telling:
    if section == "summary" and not _SPOKEN.search(text):
        return _whole_summary(text)
    spoken = read_telling(text, section=section, resume=resume)
    if section not in _PRINTED_BEST and spoken.is_understood and (_is_spoken(text) or section in _SPOKEN_BEST):
        return spoken
    if section == "summary":
        return _whole_summary(text)
    printed = read_printed(section, text)
    return printed if printed.is_understood or not spoken.is_understood else spoken


def _whole_summary(text: str) -> Telling:
    said = " ".join(text.split())
    told = Telling(text)
    if not re.search(r"[^\W\d_]{2}", said):
        return replace(told, left_over=(said,))
    return replace(told, basics=told.basics.model_copy(update={"summary": said}))


def _is_spoken(text: str) -> bool:
    first = text.split(maxsplit=1)[0] if text.split() else ""
    lone = len(text.strip().splitlines()) == 1
    return bool(_SPOKEN.search(text)) or (lone and form_of(first) in ("past", "ing", "base"))


def asked_of_model(section: str, telling: Telling) -> str | None:
    """A model is asked for one section at a time; which one, the rules found out where nobody said. None of what nobody
    would say: looking for addresses in it would take minutes as well."""
    if not all(map(_is_sayable, telling.text.splitlines())):
        return None
    if section != AUTO:
        return section
    found = list(dict.fromkeys(told.section for told in telling.entries))
    return found[0] if len(found) == 1 and not telling.basics.model_dump(exclude_defaults=True) else None


def _put(told: Told, base: Resume, template_id: str) -> Told:
    telling = shaped(told.telling, template_id)
    return replace(told, telling=telling, resume=put_into(base, telling) if telling.is_understood else base)
