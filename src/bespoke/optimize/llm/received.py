"""From what a model said to a suggestion: ids back to places, then the guard. Nothing a model says skips this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from bespoke.optimize.catalog import Catalog, catalog_of
from bespoke.optimize.draft import Wording
from bespoke.optimize.errors import ProtectedField
from bespoke.optimize.judged import verdict_on
from bespoke.optimize.llm.edits import LONGEST_TEXT, LONGEST_WHY, EditOp, ProposedEdit, read_edit
from bespoke.optimize.llm.losses import losses
from bespoke.optimize.llm.refusals import Refusal, echoes, refusal_of
from bespoke.optimize.llm.sheet import Place, Sheet
from bespoke.optimize.llm.texts import addresses_in, has_markup, one_line
from bespoke.optimize.model import Alternate, Edit, Reason, State, Suggestion, Verdict
from bespoke.optimize.targets import require_editable
from bespoke.optimize.wants import found_skills, skill_key
from bespoke.resume.ids import derive_id
from bespoke.resume.paths import split

_ALTERNATES, _LONGEST_SHOWN_WHY = 2, 240
_STATES: dict[str, State] = {"supported": "proposed", "confirm": "needs_confirmation", "unsupported": "blocked"}
_PLAIN_WHY: dict[EditOp, str] = {
    "rewrite_bullet": "Another wording of the same facts, closer to the posting.",
    "rewrite_summary": "A summary closer to the posting, from facts in your résumé.",
    "surface_skill": "Your own bullet names this skill and your list does not.",
    "reorder_bullets": "What the posting asks for stands first.",
    "reorder_skills": "What the posting asks for stands first.",
    "drop_bullet": "The model found nothing in it that serves this posting.",
}
_DROPS = Reason(kind="word", text="", message="a model asks to leave this out; only you can say whether it may go")


class Thrown(Exception):  # control flow inside this room, never an error anybody sees
    """The edit is not shown."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Blocked:
    """A suggestion the guard refused, with the edit it came from: what a repair round is about."""

    suggestion: Suggestion
    proposed: ProposedEdit


@dataclass(slots=True)
class Reception:
    """One answer's edits as they come. `blocked` holds by target what the guard refused and nothing has mended yet;
    `kept` are the edits that were understood, in order; `thrown` counts the others by reason."""

    sheet: Sheet
    has_answered: bool = False
    kept: list[ProposedEdit] = field(default_factory=list)
    blocked: dict[str, Blocked] = field(default_factory=dict)
    thrown: Counter[Refusal] = field(default_factory=Counter)
    _settled: set[str] = field(default_factory=set)
    _catalog: Catalog | None = None

    def begin(self) -> None:
        """Another answer is coming; what was understood before still counts."""

    def take(self, found: dict[str, Any]) -> Suggestion | None:
        """The suggestion to show at once; None for one that is held, thrown away or a duplicate."""
        if found.get("edits") == []:
            self.has_answered = True
            return None
        proposed = read_edit(found)
        if proposed is None:
            self.thrown["no_edit"] += 1
            return None
        try:
            suggestion = self._suggestion(proposed)
        except Thrown as thrown:
            self.thrown[thrown.why] += 1
            return None
        return self._sorted(suggestion, proposed)

    def _sorted(self, suggestion: Suggestion, proposed: ProposedEdit) -> Suggestion | None:
        """One suggestion for each place: a second one counts only where it mends what was refused."""
        slot = _slot(proposed)
        is_first = slot not in self.blocked
        if slot in self._settled or (suggestion.state == "blocked" and not is_first):
            return None
        self.kept.append(proposed)
        if suggestion.state == "blocked":
            self.blocked[slot] = Blocked(suggestion, proposed)
            return None
        self._settled.add(slot)
        self.blocked.pop(slot, None)
        return suggestion

    @property
    def is_understood(self) -> bool:
        """Whether any of it made sense; saying that nothing is to be changed does."""
        return self.has_answered or bool(self.kept)

    def rest(self) -> Iterator[Suggestion]:
        """What stays blocked, for the person to see with the reasons."""
        yield from (held.suggestion for held in self.blocked.values())

    def _suggestion(self, proposed: ProposedEdit) -> Suggestion:
        place = self._target(proposed)
        made = _MAKERS[proposed.op](self, proposed, place)
        try:
            require_editable(made.operation, made.target)
        except ProtectedField:
            raise Thrown("protected") from None
        requirements = tuple(self.sheet.requirements[i] for i in proposed.requirements if i in self.sheet.requirements)
        return Suggestion(
            id=derive_id("suggestion", "model", made.operation, made.target, made.edit.model_dump_json()),
            engine="model",
            operation=made.operation,
            target=made.target,
            edit=made.edit,
            before=made.before,
            after=made.after,
            alternates=made.alternates,
            why=self._why(proposed),
            evidence=made.evidence,
            requirements=tuple(dict.fromkeys(requirements)),
            verdict=made.verdict,
            state=_STATES[made.verdict.ruling],
        )

    def _target(self, proposed: ProposedEdit) -> Place:
        place = self.sheet.places.get(proposed.target)
        if place is None:
            raise Thrown("unknown_target")
        if not place.is_editable:
            raise Thrown("taken")
        return place

    def _why(self, proposed: ProposedEdit) -> str:
        """The model's reason where it is nothing but a reason; a guide it followed is named by our title."""
        given = one_line(proposed.why)[:LONGEST_WHY]
        unfit = not given or addresses_in(given) or has_markup(given) or echoes(given)
        why = _PLAIN_WHY[proposed.op] if unfit else given
        guides = [self.sheet.passages[ident] for ident in proposed.evidence if ident in self.sheet.passages]
        return f"{why} (Guide: {guides[0]})"[:_LONGEST_SHOWN_WHY] if guides else why

    def evidence(self, proposed: ProposedEdit, place: Place, *, within: str = "") -> tuple[str, ...]:
        """Paths of what is cited, the target's own text first; `within` keeps to the one entry. Raises Thrown when no
        cited id is one of ours."""
        cited = [self.sheet.places[ident].path for ident in proposed.evidence if ident in self.sheet.places]
        if not cited:
            raise Thrown("no_evidence")
        own = [place.path] if place.text else []
        paths = dict.fromkeys((*own, *(_as_evidence(path) for path in cited)))
        kept = tuple(path for path in paths if not within or path == within or path.startswith(f"{within}/"))
        if not kept:
            raise Thrown("no_evidence")
        return kept

    def verdict(self, wording: Wording, evidence: tuple[str, ...], before: str) -> Verdict:
        """The guard's, and the person's to decide where something is lost."""
        self._catalog = self._catalog or catalog_of(self.sheet.situation.resume)
        verdict = verdict_on(wording, evidence, self.sheet.situation, self._catalog)
        lost = tuple(losses(before, wording.after)) if before and wording.claim else ()
        if not lost or verdict.ruling == "unsupported":
            return verdict
        return Verdict(ruling="confirm", reasons=(*verdict.reasons, *lost))


@dataclass(frozen=True, slots=True)
class Made:
    operation: EditOp
    target: str
    edit: Edit
    before: str
    after: str
    evidence: tuple[str, ...]
    verdict: Verdict
    alternates: tuple[Alternate, ...] = ()


def _rewrite(reception: Reception, proposed: ProposedEdit, place: Place) -> Made:
    """A bullet or an entry's text rests on its own entry alone; a summary on whatever it cites."""
    is_summary = place.path == "basics/summary"
    if place.members or proposed.target[0] not in "bps":
        raise Thrown("protected")
    entry = "" if is_summary else "/".join(split(place.path)[:2])
    evidence = reception.evidence(proposed, place, within=entry)
    text = _fit(proposed.text, place.text)
    verdict = reception.verdict(_wording(text), evidence, place.text)
    alternates = tuple(_alternates(reception, proposed, place, evidence, text))
    operation: EditOp = "rewrite_summary" if is_summary else "rewrite_bullet"
    return Made(operation, place.path, Edit(text=text), place.text, text, evidence, verdict, alternates)


def _alternates(
    reception: Reception, proposed: ProposedEdit, place: Place, evidence: tuple[str, ...], main: str
) -> Iterator[Alternate]:
    """Only those the guard supports: there is no room to explain more."""
    told, left = {main}, _ALTERNATES
    for given in proposed.alternates[:4]:
        text = one_line(given[:LONGEST_TEXT])
        if not left or text in told or refusal_of(text, place.text):
            continue
        told.add(text)
        verdict = reception.verdict(_wording(text), evidence, place.text)
        if verdict.ruling == "supported":
            left -= 1
            yield Alternate(edit=Edit(text=text), after=text, verdict=verdict)


def _surface(reception: Reception, proposed: ProposedEdit, place: Place) -> Made:
    """A skill that the cited bullets name, that no list has, and that the person does not want left out."""
    if proposed.target[0] != "k" or not place.path.startswith("skills"):
        raise Thrown("protected")
    name = _fit(proposed.text, "")
    cited = tuple(path for path in reception.evidence(proposed, replace(place, text="")) if "/bullets/" in path)
    if not cited:
        raise Thrown("no_evidence")
    situation = reception.sheet.situation
    key = skill_key(name)
    listed = {skill_key(p.text) for i, p in reception.sheet.places.items() if i[0] in "wk" and p.text}
    if key in listed or key in {skill_key(word) for word in situation.preferences.exclude_skills}:
        raise Thrown("unchanged")
    if len(name.split()) > 5 or (not found_skills(name) and not name[0].isalnum()):
        raise Thrown("markup")
    verdict = reception.verdict(Wording(Edit(text=name), name, name), cited, "")
    return Made("surface_skill", place.path, Edit(text=name), "", name, cited, verdict)


def _reorder(reception: Reception, proposed: ProposedEdit, place: Place) -> Made:
    """Every id there is, in another order: those not named stay behind the others, those invented fall out."""
    operation: EditOp = "reorder_bullets" if proposed.target[0] == "e" else "reorder_skills"
    named = [ident for ident in dict.fromkeys(proposed.order) if ident in place.members]
    if not named:
        raise Thrown("protected" if not place.members else "empty")
    order = [*named, *(ident for ident in place.members if ident not in named)]
    if order == list(place.members):
        raise Thrown("unchanged")
    if place.path == "skills" and _is_mixed(reception.sheet):
        raise Thrown("protected")
    edit = Edit(order=tuple(place.members[ident] for ident in order))
    separator = "\n" if place.path == "skills" or operation == "reorder_bullets" else ", "
    before, after = (_shown(reception.sheet, ids, separator) for ids in (place.members, order))
    evidence = tuple(reception.sheet.places[ident].path for ident in order[:2])
    verdict = reception.verdict(Wording(edit, after), evidence, "")
    return Made(operation, place.path, edit, before, after, evidence, verdict)


def _drop(_: Reception, proposed: ProposedEdit, place: Place) -> Made:
    """Never without asking: no sentence of a posting may empty a resume."""
    if proposed.target[0] != "b":
        raise Thrown("protected")
    verdict = Verdict(ruling="confirm", reasons=(_DROPS.model_copy(update={"text": place.text[:80]}),))
    return Made("drop_bullet", place.path, Edit(), place.text, "", (place.path,), verdict)


_MAKERS: dict[EditOp, Callable[[Reception, ProposedEdit, Place], Made]] = {
    "rewrite_bullet": _rewrite,
    "rewrite_summary": _rewrite,
    "surface_skill": _surface,
    "reorder_bullets": _reorder,
    "reorder_skills": _reorder,
    "drop_bullet": _drop,
}


def _fit(text: str, before: str) -> str:
    """One line. Raises Thrown for what is not shown at all."""
    line = one_line(text)
    if refusal := refusal_of(line, before):
        raise Thrown(refusal)
    return line


def _wording(text: str) -> Wording:
    """A model moves words as it likes, so each line must also hold beside the others of its entry."""
    return Wording(Edit(text=text), text, text, is_turned=True)


def _as_evidence(path: str) -> str:
    """A list of bullets as a whole stands for its entry."""
    return path.removesuffix("/bullets")


def _slot(proposed: ProposedEdit) -> str:
    """What an edit is about. Rewriting and dropping are about the same text: of two, the first counts."""
    if proposed.op == "surface_skill":
        return f"skill {one_line(proposed.text).casefold()}"
    return f"{'order' if proposed.op.startswith('reorder') else 'text'} {proposed.target}"


def _is_mixed(sheet: Sheet) -> bool:
    """Loose skills among groups: in another order they would part the groups."""
    return len({bool(skill.keywords) for skill in sheet.situation.resume.skills}) > 1


def _shown(sheet: Sheet, ids: Iterable[str], separator: str) -> str:
    return separator.join(sheet.places[ident].text for ident in ids if ident in sheet.places)
