"""Jobs: "worked as a software engineer at Google for 2 years, I managed a team of 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bespoke.intake.lexicon.words import ends_in_title, organisation_score, title_score
from bespoke.intake.telling.deeds import deeds_in
from bespoke.intake.telling.phrases import capitalised, is_fact, name, titled
from bespoke.intake.telling.slots import BAR, Slots, take_place, take_slots
from bespoke.knowledge.titles import head_of
from bespoke.knowledge.verbs import form_of
from bespoke.resume.dates import PRESENT, EndDate

_STOP = (
    rf"(?=\s*(?:{BAR}|\t|,|\(|\)|$)|\s+(?:at|for|with|where|from|by|while|doing|on|until|"
    rf"since|but|under)\s|\s+in\s+(?:the|an?|(?-i:[^\W\d_a-z]))|\s+and\s+(?:I\b|my\b|"
    rf"(?-i:[a-z])+ed\b))"
)
_NAME_END = (
    rf"(?=\s+(?-i:I)\s|\s*(?:{BAR}|\t|,|\(|\)|$)|\s+(?:as|where|from|while|doing|until|since|but|on|with|"
    rf"when|under|after|before|by)\s|\s+(?:in|near)\s+(?:the\s)?(?:(?-i:[^\W\d_a-z])|\d)|"
    rf"\s+and\s+(?-i:[a-z])|\s+for\s+(?!the\s(?-i:[^\W\d_a-z]))(?-i:[a-z])|"
    rf"\s+(?-i:[a-z])+(?:ed|ing)\s)"
)
_POSITION = re.compile(
    r"(?P<key>(?:\bas|\b(?:job|role|post|position|title) (?:was|is|of|as)(?: that of)?|"
    r"(?:\bI|\bI['’]ve|\band|\bthen)\s*(?:['’]m|am|was|have been|had been|became|been|"
    r"was hired as|started out as)(?: currently| now| still| also)?|"
    r"\b(?:been|became|promoted to|hired as))(?:\s+(?:a|an|the|their|my|its|one of the))?)\s+"
    rf"(?P<title>(?!well\b|working\b|as\b|promoted\b|hired\b|employed\b|part of\b|soon\b|"
    rf"long\b|much\b|if\b|a result\b|far\b)[^{BAR}\t,()]+?)" + _STOP,
    re.IGNORECASE,
)
_AT = re.compile(
    rf"(?:^|\s|,)at\s+(?P<name>(?!least\b|most\b|first\b|night\b|once\b|home\b|all\b|work\b|"
    rf"scale\b|times\b|the (?:moment|same|time|age|end|beginning)\b|a (?:time|rate|"
    rf"cost)\b)[^{BAR}\t,()]+?){_NAME_END}",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"\b(?:joined|moved to|switched to|hired by|employed by|employed at|left)\s+(?P<name>[^{BAR}\t,()]+?){_NAME_END}"
)
_OWN = re.compile(
    rf"\b(?:ran|run|own|owned|founded|opened|started|had)\s+my\s+(?P<name>own\s+[^{BAR}\t,()]+?){_NAME_END}",
    re.IGNORECASE,
)
_FOR = re.compile(rf"\b(?:for|with|by)\s+(?P<name>(?:the\s+)?(?-i:[^\W\d_a-z])[^{BAR}\t,()]*?){_NAME_END}")
_IN = re.compile(rf"\bin\s+(?P<name>(?:an?|the)\s+[^{BAR}\t,()]+?){_NAME_END}", re.IGNORECASE)
_CUE = re.compile(
    r"(?<!-)\b(?:work(?:ed|ing|s)?|employed|job|position|role|post|joined|hired|served|"
    r"serving|interned|internship|freelanc(?:e|ed|er|ing)|moved|promoted|career|"
    r"contract(?:ed|or)?|started)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:\W|\b(?:I|I['’]m|I['’]ve|ve|m|have|had|was|am|been|be|work|worked|working|"
    r"employed|served|serving|started|out|then|and|also|currently|now|still|"
    r"before|after|that|my|first|last|current|previous|next|latest|job|role|position|is|as|"
    r"at|for|in|a|an|the|joined|moved|to|spent|with|it|hired|full|part|time|full-time|"
    r"part-time|being|"
    r"most|recent|freelanced|freelancing|interned|interning|internship|recently|doing|so|"
    r"far|which|there|where|switched|by|did|this|over|those|these|today|presently|ended|up|"
    r"got|on)\b)*$",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"(?:in|on|at|one of|part of|responsible|able|happy|proud|born)\b", re.IGNORECASE)
_ROLE = re.compile(r"\bas\b|\b(?:am|was|['’]m|been|became|left|until)\b", re.IGNORECASE)
_FRONT = re.compile(
    rf"^(?P<key>)(?P<title>(?!as\b|at\b|in\b|from\b)[^{BAR}\t,()]+?)(?=\s+(?:at|for|with)\s)", re.IGNORECASE
)
_TAIL = re.compile(r"^(?:in|for|with|on|by|to|using|across|during|within|after|per)\s", re.IGNORECASE)
_PLACE_AFTER = re.compile(
    rf"^\s*(?:in|"
    rf"near)\s+(?P<place>(?-i:[^\W\d_a-z])[^{BAR}\t,()]*?(?:,\s*[A-Z][^{BAR}\t,()a-z]*[^{BAR}\t,()"
    rf"]*?)?)(?=\s*(?:{BAR}|\t|,|$|\())"
)


@dataclass(frozen=True, slots=True)
class Job:
    position: str
    employer: str
    location: str
    slots: Slots
    bullets: list[str]

    @property
    def end(self) -> EndDate | None:
        if self.slots.end is None and self.slots.is_now and (self.slots.start or self.slots.duration):
            return PRESENT
        return self.slots.end


def read_job(clause: str, *, known: frozenset[str] = frozenset()) -> Job | None:
    """`known` are employers of the resume, in lower case: told again they need no capitals."""
    if not is_fact(clause):
        return None
    slots = take_slots(clause)
    if not slots.ranged and not slots.duration and not _CUE.search(clause) and not _ROLE.search(clause):
        slots = Slots(clause.replace(BAR, ","), is_now=slots.is_now)  # the day of a deed is not the start of a job
    told = slots.has_dates or bool(slots.duration) or bool(_AT.search(slots.text))
    position = _position(slots.text, told=told)
    held = _blanked(slots.text, position)
    employer = _employer(held, known, titled_before=position is not None)
    if not _is_job(clause, slots, position, employer):
        return None
    location, rest = _place_of(_blanked(held, employer), employer)
    # What stands before the name and after it are told apart: each may be a deed.
    cut = _with_its_tail(rest.split("\t"))
    bullets = [deed for piece in cut for deed in deeds_in(piece) if not _EMPTY.match(piece.replace(BAR, " "))]
    return Job(
        _title(position, clause),
        _called(employer["name"]) if employer else "",
        location,
        slots,
        bullets,
    )


def _with_its_tail(pieces: list[str]) -> list[str]:
    """ "assisted the surgeon [at Charité] in 200 operations": what follows the name belongs to the deed."""
    found = pieces[:1]
    for piece in pieces[1:]:
        if (
            _TAIL.match(piece.strip(f" {BAR}"))
            and deeds_in(found[-1])
            and not _EMPTY.match(found[-1].replace(BAR, " "))
        ):
            found[-1] = f"{found[-1].rstrip()} {piece.strip()}"
        else:
            found.append(piece)
    return found


def _called(told: str) -> str:
    return capitalised(told) if told.startswith("own ") else name(told)


def _title(position: re.Match[str] | None, clause: str) -> str:
    """Who interned was an intern, and who freelanced as a designer a freelance designer."""
    if position is None:
        interned = re.search(r"\b(?P<title>intern(?:ship)?)(?:ed)?\b", clause, re.IGNORECASE)
        return titled(interned["title"].lower()) if interned else ""
    free = re.search(r"\bfreelanc(?:ed|ing)\b", clause, re.IGNORECASE)
    return titled(f"freelance {position['title']}" if free else position["title"])


def _position(text: str, *, told: bool) -> re.Match[str] | None:
    """A title nobody knows counts after "as a", or where it is `told` when or where it was held."""
    if (
        (front := _FRONT.match(text))
        and not re.match(r"(?:I|we|my)\b", text, re.IGNORECASE)
        and title_score(front["title"]) >= 0.4
    ):
        return front
    for match in _POSITION.finditer(text):
        title, key = match["title"], match["key"].lower()
        if _NO_TITLE.match(title) or (form_of(title.split()[0]) == "ing" and not ends_in_title(title)):
            continue
        known = title_score(title) >= 0.4 or head_of(title) is not None
        with_article = key.endswith((" a", " an")) and len(title.split()) <= 4
        if known or (with_article and (key.startswith("as") or told)):
            return match
    return None


def _employer(text: str, known: frozenset[str], *, titled_before: bool) -> re.Match[str] | None:
    working = bool(_CUE.search(text)) or titled_before
    if own := _OWN.search(text):
        return own
    for pattern in (_AT, _JOINED, _FOR):
        for match in pattern.finditer(text):
            called = match["name"].strip()
            bare = re.sub(r"^(?:the|an?|my)\s+", "", called, flags=re.IGNORECASE)
            if (
                bare.lower() in known
                or (bare[:1].isupper() or bare[:1].isdigit())
                or (working and pattern is not _FOR and _may_be_name(called))
            ):
                return match
    if working:
        return next((match for match in _IN.finditer(text) if organisation_score(match["name"]) > 0), None)
    return None


def _may_be_name(called: str) -> bool:
    return (
        len(called.split()) <= 5 and not re.match(r"(?:a|an|my|our|this|that|these|it)\b", called, re.IGNORECASE)
    ) or organisation_score(called) > 0


def _is_job(clause: str, slots: Slots, position: re.Match[str] | None, employer: re.Match[str] | None) -> bool:
    if employer is not None:
        return True
    if position is None:
        return False
    told = slots.has_dates or bool(slots.duration) or bool(_CUE.search(clause))
    return told or position["key"].lower().startswith(("then", "became", "promoted"))


def _place_of(rest: str, employer: re.Match[str] | None) -> tuple[str, str]:
    """What follows "in" right after an employer's name is where it is, known or not."""
    if employer is not None:
        before, _, after = rest.rpartition("\t")
        if match := _PLACE_AFTER.match(after):
            return match["place"].strip(), f"{before}\t{after[match.end() :]}"
    parts = rest.split("\t")
    for index, part in enumerate(parts):
        place, without = take_place(f" {part}")
        if place:
            parts[index] = without
            return place, "\t".join(parts)
    return "", rest


def _blanked(text: str, match: re.Match[str] | None) -> str:
    """The text with a tab where the match stood."""
    return text if match is None else f"{text[: match.start()]} \t {text[match.end() :]}"
