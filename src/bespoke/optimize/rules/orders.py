"""Other orders and lengths of one wording: the alternates of a rewrite."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bespoke.knowledge.verbs import form_of, verb_of
from bespoke.optimize.rules.opening import other_openings
from bespoke.optimize.rules.outcome import outcome_behind, outcome_first, tools_behind
from bespoke.optimize.rules.shorter import in_figures, without_end, without_tail
from bespoke.optimize.rules.writing import capitalised

# What is regular itself: "weekly reports", but no "daily rooms".
_REGULAR = (
    "reports|meetings|newsletters|budgets|reviews|audits|updates|classes|lessons|sessions|checks|inspections|summaries"
    "|statements|forecasts|workshops|briefings|schedules|rotas|tours|calls|backups|releases|deployments|reconciliations"
    "|counts|deliveries|invoices|returns|plans|presentations|bulletins|surveys|rounds|orders|shifts|menus"
)
_RATE = "daily|weekly|bi-weekly|biweekly|monthly|quarterly|yearly"
_RATE_BEHIND = re.compile(
    rf"(?P<verb>\w+) (?P<object>(?:[a-z]+ ){{0,2}}(?:{_REGULAR})\b(?:(?! and\b| or\b)[^,;:.])*?) (?P<rate>{_RATE})"
    r"(?P<end>\.?)$"
)
_PLACED = re.compile(r"(?:to|with|on|in|for|at|from|by|of|about|over|through|into|against|as)\b", re.IGNORECASE)
_BESIDE = re.compile(r"(?P<one>[A-Za-z]+) and (?P<other>[A-Za-z]+) (?P<rest>.+)", re.DOTALL)


def other_orders(text: str, openings: Collection[str]) -> Iterator[str]:
    """The same claim, or less of it: outcome before or behind the deed, another verb of equal weight, no tail, figures
    for number words. Verbs that no bullet of the entry opens with (`openings`) come first."""
    openers = sorted(other_openings(text), key=lambda said: _base(said) in openings)
    front = outcome_first(text)
    yield from filter(
        None, [front.text if front else None, outcome_behind(text), tools_behind(text), rate_before(text)]
    )
    yield from openers[:1]
    yield from filter(None, [without_tail(text), other_pair(text), without_end(text), in_figures(text)])
    yield from openers[1:]


def rate_before(text: str) -> str | None:
    """ "Prepared reports for clients weekly" -> "Prepared weekly reports for clients"."""
    match = _RATE_BEHIND.match(text)
    if match is None or form_of(match["verb"]) is None or re.search(rf"\b(?:{_RATE})\b", match["object"]):
        return None
    return f"{match['verb']} {match['rate']} {match['object']}{match['end']}"


def other_pair(text: str) -> str | None:
    """ "Planned and executed campaigns" -> "Executed campaigns": the stronger deed alone, the later of equals."""
    match = _BESIDE.match(text)
    one, other = (verb_of(match["one"]), verb_of(match["other"])) if match else (None, None)
    if match is None or one is None or other is None or form_of(match["one"]) != form_of(match["other"]):
        return None
    stronger = match["one"] if one.strength > other.strength else match["other"]
    if stronger == match["one"] and _PLACED.match(match["rest"]):
        return None
    return f"{capitalised(stronger)} {match['rest']}"


def _base(text: str) -> str:
    verb = verb_of(text.partition(" ")[0])
    return verb.base if verb else ""
