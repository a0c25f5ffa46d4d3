"""Other wordings of a skill's name that English gives for free.

"Budget management" is also "manage budgets", "managing the budget" and "management of budgets"; "e-mail" is also
"email", and "SOC 2" also "SOC2". Only names of two words or more that end in a noun of action are turned around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_VERBS = {
    "administration": ("administer", "administering", "administered"),
    "analysis": ("analyze", "analyzing", "analyzed"),
    "assessment": ("assess", "assessing", "assessed"),
    "auditing": ("audit", "auditing", "audited"),
    "calibration": ("calibrate", "calibrating", "calibrated"),
    "collection": ("collect", "collecting", "collected"),
    "configuration": ("configure", "configuring", "configured"),
    "coordination": ("coordinate", "coordinating", "coordinated"),
    "design": ("design", "designing", "designed"),
    "development": ("develop", "developing", "developed"),
    "drafting": ("draft", "drafting", "drafted"),
    "editing": ("edit", "editing", "edited"),
    "evaluation": ("evaluate", "evaluating", "evaluated"),
    "forecasting": ("forecast", "forecasting", "forecasted"),
    "implementation": ("implement", "implementing", "implemented"),
    "inspection": ("inspect", "inspecting", "inspected"),
    "installation": ("install", "installing", "installed"),
    "integration": ("integrate", "integrating", "integrated"),
    "interpretation": ("interpret", "interpreting", "interpreted"),
    "investigation": ("investigate", "investigating", "investigated"),
    "maintenance": ("maintain", "maintaining", "maintained"),
    "management": ("manage", "managing", "managed"),
    "migration": ("migrate", "migrating", "migrated"),
    "modeling": ("model", "modeling", "modeled"),
    "monitoring": ("monitor", "monitoring", "monitored"),
    "negotiation": ("negotiate", "negotiating", "negotiated"),
    "operation": ("operate", "operating", "operated"),
    "optimization": ("optimize", "optimizing", "optimized"),
    "planning": ("plan", "planning", "planned"),
    "preparation": ("prepare", "preparing", "prepared"),
    "processing": ("process", "processing", "processed"),
    "procurement": ("procure", "procuring", "procured"),
    "reconciliation": ("reconcile", "reconciling", "reconciled"),
    "repair": ("repair", "repairing", "repaired"),
    "review": ("review", "reviewing", "reviewed"),
    "scheduling": ("schedule", "scheduling", "scheduled"),
    "supervision": ("supervise", "supervising", "supervised"),
    "testing": ("test", "testing", "tested"),
    "training": ("train", "training", "trained"),
    "validation": ("validate", "validating", "validated"),
    "visualization": ("visualize", "visualizing", "visualized"),
    "writing": ("write", "writing", "wrote"),
}
_NOUN = {verb: noun for noun, verbs in _VERBS.items() for verb in verbs}
TURNING_WORDS = frozenset(_VERBS) | frozenset(_NOUN)
_LONGEST_OBJECT = 3
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_BEFORE_NUMBER = re.compile(r"(?<=[^\W\d_]) (?=\d)")


def nominal(words: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
    """The keys of names that the words from here on say with a verb or with "of", and how many words each takes.

    "manage", "capital", "budgets" gives "capital budget management" first, then "capital management".
    """
    noun = _NOUN.get(words[at])
    if noun:
        yield from _turned(words, at + 1, noun, taken=1)
    elif words[at] in _VERBS and words[at + 1 : at + 2] == ["of"]:
        yield from _turned(words, at + 2, words[at], taken=2)


def _turned(words: Sequence[str], at: int, noun: str, *, taken: int) -> Iterator[tuple[str, int]]:
    for size in range(min(_LONGEST_OBJECT, len(words) - at), 0, -1):
        yield f"{' '.join(words[at : at + size])} {noun}", size + taken


def written_together(name: str) -> str:
    """The name without its inner hyphens, and with a number joined on ("T-SQL" TSQL, "SOC 2" SOC2)."""
    if "-" in name:
        name = _HYPHEN.sub("", name)
    return _BEFORE_NUMBER.sub("", name) if name[-1].isdigit() else name
