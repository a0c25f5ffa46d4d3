"""The draft of a summary put together from facts: a title held, years from the dates, proven skills, the best result.

A summary the person wrote is kept and only completed; one is written whole where there is none, or as an alternate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bespoke.knowledge.phrases import phrases_for
from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.model import Edit
from bespoke.optimize.proof import Proof, is_provable, proof_of
from bespoke.optimize.rules.listing import and_list
from bespoke.optimize.rules.polish import PROSE_STEPS, polish
from bespoke.optimize.rules.title import held_title
from bespoke.optimize.rules.writing import LONGEST_REWORDED, Writing, uncapitalised
from bespoke.optimize.situation import Situation
from bespoke.optimize.tenure import Tenure, tenure
from bespoke.optimize.wants import Want
from bespoke.resume.model import Work
from bespoke.resume.paths import join
from bespoke.scoring.evidence import is_pending

_TARGET = "basics/summary"
_SKILLS_NAMED = 3
_LONGEST_RESULT_WORDS = 26
_OUTCOME_BONUS = 1.5
_OUTCOME = re.compile(r"\d\s?%|[$€£]\s?\d|\bfrom \S+(?: \S+){0,3} to \S*\d", re.IGNORECASE)
_VALUE_NEW, _VALUE_COMPLETED = 5.0, 2.6
_NEW_WHY = "A summary is read first. This one is put together from your own titles, dates, skills and results."
_COMPLETED_WHY = "Your summary, with skills the posting asks for and your résumé proves."
_POLISHED_WHY = "The same summary in fewer words."
_MASS_NOUN = re.compile(
    r"(?:ing|[^s]s|tion|sis|ment|ance|ence|ity|cy|ry|ics|sm|ure|ogy|care|work|ware|design|support|data|agile)$",
    re.IGNORECASE,
)
_FEWEST_YEARS = 2
_LONGEST_RESULTS_WORDS = 36
_YEARS = re.compile(r"\byears?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of the summary and the places it rests on; `names` are the skills of one that only names skills."""

    text: str
    evidence: tuple[str, ...]
    names: str = ""


def write_summary(situation: Situation) -> Iterator[Draft]:
    current = situation.resume.basics.summary.strip()
    if situation.is_locked(_TARGET) or len(current) > LONGEST_REWORDED:
        return
    whole = [clauses for clauses in _assembled(situation) if clauses]
    if not current and whole:
        yield _draft(situation, "", whole, _NEW_WHY, _VALUE_NEW)
    if current:
        yield from _completed(situation, current, whole)


def _completed(situation: Situation, current: str, whole: list[list[Clause]]) -> Iterator[Draft]:
    """The person's own words, polished and with proven skills they do not name; written anew only as an alternate."""
    polished = polish(current, Writing("past", situation.locale), steps=PROSE_STEPS).text
    own = Clause(polished, (_TARGET,))
    choices = [[own, clause] for clause in _skills_clauses(situation, without=current)]
    why = _COMPLETED_WHY if choices else _POLISHED_WHY
    if polished != current:
        choices.append([own])
    if choices:
        draft = _draft(situation, current, [*choices, *whole], why, _VALUE_COMPLETED)
        yield replace(draft, leading=len(choices))


def _draft(situation: Situation, before: str, choices: list[list[Clause]], why: str, value: float) -> Draft:
    by_text = {" ".join(clause.text for clause in clauses): clauses for clauses in reversed(choices)}
    wordings = tuple(_wording(text, by_text[text]) for text in reversed(by_text) if text != before)
    keys = situation.wants.named_in(wordings[0].after)
    requirements = situation.wants.requirements_of(key for key in situation.wants.by_key if key in keys)
    return Draft("rewrite_summary", _TARGET, before, wordings, why, wordings[0].evidence, value, requirements)


def _wording(text: str, clauses: list[Clause]) -> Wording:
    evidence = tuple(dict.fromkeys(path for clause in clauses for path in clause.evidence))
    return Wording(Edit(text=text), text, text, evidence)


def _assembled(situation: Situation) -> list[list[Clause]]:
    """The same facts in the order the tone prefers, richest first; later ones leave clauses out.

    A title alone is no summary.
    """
    held = held_title(situation)
    if held is None:
        return []
    title, entry, _ = held
    spent = tenure(situation.resume, title, as_of=situation.as_of)
    licence = _licence(situation)
    results = _results(situation, spent.posts)
    choices: list[list[Clause | None]] = []
    for who in _who(situation, title, entry, spent):
        for deeds in [results, *([result] for result in results), []]:
            for skills in [*_skills_clauses(situation), None]:
                middle = [skills, *deeds] if situation.preferences.tone == "neutral" else [*deeds, skills]
                if situation.preferences.tone == "executive" and deeds:
                    middle = [*deeds]
                choices += [[who, *middle, licence], [who, *middle]]
    told = ([clause for clause in choice if clause] for choice in choices)
    return [_joined(clauses) for clauses in told if len(clauses) > 1 or _YEARS.search(clauses[0].text)]


def _joined(clauses: list[Clause]) -> list[Clause]:
    """A title without years takes the skills into its sentence: "Data Engineer with experience in Python"."""
    who, *rest = clauses
    if not rest or not rest[0].names or _YEARS.search(who.text) or " at " in who.text:
        return clauses
    text = f"{who.text.rstrip('.')} with experience in {rest[0].names}."
    return [Clause(text, tuple(dict.fromkeys((*who.evidence, *rest[0].evidence)))), *rest[1:]]


def _who(situation: Situation, title: str, entry: Work, spent: Tenure) -> list[Clause]:
    """Title and years, then the title alone: from the start under two years, or where the person's own summary counts
    them."""
    facts = {"title": title[0].upper() + title[1:]}
    alone = Clause(f"{facts['title']}.", (join("work", entry.id),))
    if spent.years < _FEWEST_YEARS or _YEARS.search(situation.resume.basics.summary):
        return [alone]
    pattern = next(p for p in phrases_for("summary", strength=2) if p.slots == ("title", "years"))
    text = pattern.fill({**facts, "years": str(spent.years)}) or facts["title"]
    counted = Clause(f"{text}.", tuple(join("work", post.id) for post in spent.posts))
    return [counted, alone]


def _skills_clauses(situation: Situation, *, without: str = "") -> list[Clause]:
    """The heaviest wanted skills that one entry's bullets prove, three names, then fewer; a listed skill is no proof.

    All of one entry, for a sentence may not join what was done in different places.
    """
    said = situation.wants.named_in(without)
    wants = [w for w in situation.wants.by_key.values() if is_provable(w) and w.level != "duty" and w.key not in said]
    best: list[tuple[Want, Proof]] = []
    for group in situation.groups:
        proofs = [(want, proof_of(want, [group], situation.wants)) for want in wants]
        proven = [(want, proof) for want, proof in proofs if proof and _needs_no_article(want, proof)]
        if sum(want.weight for want, _ in proven) > sum(want.weight for want, _ in best):
            best = proven
    named = best[:_SKILLS_NAMED]
    return [_skills_clause(named[:count]) for count in range(len(named), 0, -1)]


def _skills_clause(named: list[tuple[Want, Proof]]) -> Clause:
    names = and_list([_as_noun(want, proof) for want, proof in named])
    evidence = dict.fromkeys(proof.line.path for _, proof in named)
    return Clause(f"Has worked with {names}.", tuple(evidence), names)


def _as_noun(want: Want, proof: Proof) -> str:
    """Tools as the posting spells them, anything else as the bullet does, in the middle of a sentence."""
    return want.name if want.kind == "tool" else uncapitalised(proof.surface)


def _needs_no_article(want: Want, proof: Proof) -> bool:
    """Whether it stands without an article, as "scheduling" does and "cross-functional team" does not."""
    if want.name.casefold() == f"{proof.surface.casefold()}s":
        return False
    return want.kind == "tool" or proof.surface.isupper() or bool(_MASS_NOUN.search(proof.surface))


def _results(situation: Situation, posts: tuple[Work, ...]) -> list[Clause]:
    """The two best measured deeds that are short enough, in their own words; what changed counts before how
    much. From posts in the same line of work where there are any."""
    found: list[tuple[float, Clause]] = []
    alike = [group for group in situation.groups if group.entry in posts]
    for group in alike or [group for group in situation.groups if group.evidences]:
        for line in group.lines:
            text = polish(line.bullet.text, group.writing).text.rstrip(".")
            if line.quantified and len(text.split()) <= _LONGEST_RESULT_WORDS and verb_of(text.partition(" ")[0]):
                worth = line.relevance + _OUTCOME_BONUS * bool(_OUTCOME.search(text))
                found.append((worth, Clause(f"{text}.", (line.path,))))
    best = [clause for _, clause in sorted(found, key=lambda pair: -pair[0])[:2]]
    return best if sum(len(clause.text.split()) for clause in best) <= _LONGEST_RESULTS_WORDS else best[:1]


def _licence(situation: Situation) -> Clause | None:
    """A certificate the posting asks for, by name; one that is only expected is none yet."""
    for certificate in situation.resume.certificates:
        if situation.wants.met_by(certificate.name) and not is_pending(certificate.name):
            return Clause(f"{certificate.name}.", (join("certificates", certificate.id),))
    return None
