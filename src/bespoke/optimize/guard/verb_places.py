"""Whether a word that can be a verb is one where it stands, and what kind of clause it opens."""

from __future__ import annotations

from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.guard import verb_forms as forms
from bespoke.optimize.guard.clauses import ClauseKind
from bespoke.optimize.guard.course import Course
from bespoke.optimize.guard.lexicon import link_classes, word_set
from bespoke.optimize.guard.units import CURRENCIES

_NEVER_VERBS = frozenset(
    [
        "do",
        "does",
        "did",
        "done",
        "using",
        "utilizing",
        "utilising",
        "leveraging",
        "including",
        "incorporating",
        "regarding",
        "concerning",
    ]
)
# "Reading knowledge of Latin", "working proficiency": no deed of reading or working.
_KNOWN = frozenset(["knowledge", "proficiency", "command", "fluency", "understanding"])
# Verbs that take "of"; any other base form before "of" is a noun ("audit of 12 branches").
_OF = frozenset(["think", "dispose", "consist", "consists", "approve", "speak", "know"])
_NEVER_VERBS |= forms.BE | forms.HAVE
_GERUND_LINKS = frozenset(
    [
        "by",
        "for",
        "of",
        "in",
        "on",
        "while",
        "when",
        "after",
        "before",
        "through",
        "without",
        "from",
        "at",
        "with",
        "about",
        "upon",
        "into",
    ]
)
_NOUN_LINKS = frozenset(["in", "for", "of", "with", "on", "from", "at", "about"])


def verb_kind(course: Course, at: int) -> ClauseKind | None:
    """What kind of clause the word opens as its verb, None when it is no verb here."""
    token, shape = course.tokens[at], forms.form(course.tokens[at].low)
    if (
        not shape
        or token.low in _NEVER_VERBS
        or (token.is_capital and at > 0 and course.tokens[at - 1].sentence == token.sentence and not course.fresh)
    ):
        return None
    after = course.tokens[at + 1].low if at + 1 < len(course.tokens) else ""
    if (shape == "ing" and after in _KNOWN) or (shape in ("base", "third") and after == "of" and token.low not in _OF):
        return None
    before = course.tokens[at - 1].low if at and course.tokens[at - 1].sentence == token.sentence else ""
    if before in forms.SELF | forms.TEAM or (before in forms.BE | forms.HAVE and shape in ("past", "ing")):
        return "main"
    if before == "to" and shape == "base" and not course.source_open:
        return "infinitive"
    if shape == "ing" and before in _NOUN_LINKS and lacks_object(course, at):
        return None
    if shape == "ing" and before in _GERUND_LINKS:
        return "by" if before in ("by", "through") else "gerund"
    return _starting_kind(course, at, shape, before) or _inner_kind(course, at, shape)


def _starting_kind(course: Course, at: int, shape: str, before: str) -> ClauseKind | None:
    starts = not before or course.fresh or before in forms.CONJUNCTIONS
    adverb = before.endswith("ly") and (at < 2 or course.tokens[at - 2].low in forms.CONJUNCTIONS | {",", "i", "we"})
    if not (starts or adverb) or not forms.opens_clause(course.tokens, at):
        return None
    if shape == "ing" and before == ",":
        return "participle"
    last = _last_verb_form(course)
    verb = verb_of(course.tokens[at].low)
    if shape == "base" and last == "past" and verb is not None and verb.past == verb.base:
        shape = "past"
    if shape in ("base", "third", "ing") and before in forms.CONJUNCTIONS and last != shape:
        return "gerund" if before in ("while", "when", "after", "before") and shape == "ing" else None
    if shape in ("base", "third") and course.atoms and before == "," and last != shape:
        return None
    if shape == "past" and before in (",", "and", "or", "/", "(", "&") and not _past_after_list(course, at):
        return None
    return "main"


def _past_after_list(course: Course, at: int) -> bool:
    """After "and" a past form is a verb when the clause before had one, or nothing stands yet."""
    current = course.clauses[-1]
    if current.kind in ("infinitive", "gerund") and course.tokens[at - 1].raw == ",":
        return True
    return _last_verb_form(course) in ("past", "") or current.verb is None or current.kind in ("participle", "by")


def _last_verb_form(course: Course) -> str:
    verb = next((a for a in reversed(course.atoms) if a.is_verb and a.sentence == course.clauses[-1].sentence), None)
    return forms.form(verb.low) if verb else ""


def _inner_kind(course: Course, at: int, shape: str) -> ClauseKind | None:
    articles = word_set("singular", "determiners") | forms.ARTICLES
    if shape == "base" and _helped(course) and course.tokens[at - 1].low not in articles:
        return "infinitive"
    if not forms.follows_noun(course.tokens, at) or not course.atoms or course.tokens[at].low in forms.NEVER_INNER:
        return None
    if shape == "past" and course.atoms[-1].quantity and _describes(course, at):
        return None
    if shape == "past" and course.atoms[-1].end in (at, at - 1 if course.tokens[at - 1].raw == "-" else at):
        return "relative"
    if shape == "ing" and forms.takes_object(course.tokens, at):
        return "relative"
    return None


def _describes(course: Course, at: int) -> bool:
    """ "Eight ventilated patients": between a number and what it counts, a past form is an adjective."""
    after = course.tokens[at + 1] if at + 1 < len(course.tokens) else None
    small = word_set("function") | set(link_classes()) | {"to"}
    return after is not None and after.kind == "word" and after.low.endswith("s") and after.low not in small


def _helped(course: Course) -> bool:
    verb = course.clauses[-1].verb
    return verb is not None and course.atoms[verb].low in forms.HELPERS and not course.link


def lacks_object(course: Course, at: int) -> bool:
    """ "Contracts reviewed and filed for": a past form without an object says what was done to its subject."""
    after = course.tokens[at + 1] if at + 1 < len(course.tokens) else None
    if at + 1 in course.spans or (after is not None and after.raw in CURRENCIES):
        return False
    return after is None or after.kind == "sign" or after.low in forms.CONJUNCTIONS or after.low in link_classes()


def is_infinitive(course: Course, at: int) -> bool:
    after = course.tokens[at + 1].low if at + 1 < len(course.tokens) else ""
    return forms.form(after) == "base" and not course.source_open and at + 1 not in course.spans
