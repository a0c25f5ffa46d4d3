"""Other wordings of a skill's name that English gives for free.

"Budget management" is also "manage budgets", "managing the budget" and "management of budgets"; "e-mail" is also
"email", and "SOC 2" also "SOC2". Only names of two words or more that end in a noun of action are turned around.
"""

from __future__ import annotations

import re

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
_SHORT_HEADS = {"testing": "test", "auditing": "audit", "drafting": "draft"}
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_BEFORE_NUMBER = re.compile(r"(?<=[^\W\d_]) (?=\d)")


def turned_around(name_key: str) -> list[str]:
    """Keys of the same activity said with a verb, or with "of"."""
    *object_words, head = name_key.split(" ")
    verbs = _VERBS.get(head)
    if not verbs or not object_words:
        return []
    what = " ".join(object_words)
    found = [f"{verb} {what}" for verb in verbs] + [f"{head} of {what}"]
    if head in _SHORT_HEADS:
        found.append(f"{what} {_SHORT_HEADS[head]}")
    return found


def written_together(name: str) -> str:
    """The name without its inner hyphens, and with a number joined on ("T-SQL" TSQL, "SOC 2" SOC2)."""
    if "-" in name:
        name = _HYPHEN.sub("", name)
    return _BEFORE_NUMBER.sub("", name) if name[-1].isdigit() else name
