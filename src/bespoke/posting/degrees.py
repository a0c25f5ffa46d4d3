"""Degrees a posting asks for: the first path, then the other accepted ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bespoke.knowledge.degrees import Named, degrees_in, fields_in, professions_of
from bespoke.posting.firsts import firsts
from bespoke.posting.model import Degree, DegreeAsked
from bespoke.posting.offsets import Reading
from bespoke.posting.paths import Asked

_EQUIVALENT = re.compile(
    r"\b(or (?:an? )?(?:\w+ ){0,2}equivalent|or (?:\w+ ){0,3}(?:work |practical |professional )?experience|"
    r"equivalent (?:combination|experience|work|practical)|"
    r"in lieu of|(?:satisfactory )?equivalent\b|combination of education)",
    re.IGNORECASE,
)
_PLAIN_DEGREE = re.compile(
    r"\b(?:college |university |advanced |tertiary |relevant |undergraduate |four[- ]year |"
    r"4[- ]year )*(degrees?\b|diploma\b)",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:accredited )?(?:[\w.]+ ){0,3}law school\b", re.IGNORECASE)
_NO_DEGREE = re.compile(
    r"\b(no (?:formal )?(?:degree|education)|there are no (?:formal )?education|degree (?:is )?not (?:required|"
    r"necessary)|no \w+ education)",
    re.IGNORECASE,
)
_GRADUATE = re.compile(
    r"\bgraduat(?:e|ion) (?:of|from) (?:an? )?(?:accredited )?(?:\w+ )?(?:four[- ]year )?(college|university)\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"[Dd]egree|DEGREE|[Bb]achelor|BACHELOR|[Bb]accalaureate|[Mm]aster|MASTER|[Dd]octor|[Dd]iploma|DIPLOMA|"
    r"[Gg]raduat|[Ss]chool|[Aa]ssociate|"
    r"\b(?:[BM]\.?[ASE]|[BM]\.? ?(?:Sc|Eng|Tech|Ed|Com)|Ph\.?D|PHD|PhD|phd|[JM]\.?D|MBA|mba|GED|LL[BM]|HND|"
    r"GCSE|DNP|PharmD|[BM]S[NW]|ADN|[bm]sc|[bm]eng|A-[Ll]evel)"
)
"""Every name of a degree holds one of these."""
_FOREIGN_HINT = re.compile(
    r"bac ?\+|\bbts\b|studium|studien|abschluss|abitur|promo|doctora|dottorat|licenciatura|grado|titulaci|laurea|"
    r"diplôme|ciclo|bachill|baccal|diploma di"
)
_NAME_ONLY = re.compile(
    r"\s*(?:of|in|degrees?)?\s*(?:schools?|education|student|teachers?|of ceremonies)\b", re.IGNORECASE
)
_SERVANT = re.compile(
    r"\b(scrum|web|quarter|data|station|post|property|school|head|build|yard|toast|past|ship|band|concert|"
    r"choir|grand) ?$",
    re.IGNORECASE,
)
_BARE = frozenset({"master", "masters", "associate", "bachelor", "doctor", "doctoral"})
_GOES_ON = re.compile(
    r"['’]?s?(?:\s*(?:$|[/,.;)(]|of\b|degree|in\b|or\b|and\b|level|preferred|required|diploma|program|"
    r"candidate|from\b|with\b|is\b|\+))",
    re.IGNORECASE,
)
_SCHOOL_LEVEL = re.compile(r"\b(?:GCSE|A-[Ll]evel)s?\b")
_TAUGHT = re.compile(r"\b(?:teach\w*|lessons?|pupils|tutor\w*|curriculum|classes)\b", re.IGNORECASE)
"""Where lessons are spoken of, a school examination is what is taught and not what is asked for."""
_FOREIGN: tuple[tuple[Degree, re.Pattern[str]], ...] = (
    (
        "phd",
        re.compile(r"\bpromotion (?:in|im)\b|\bpromoviert\b|\bdoctorat\b|\bdoctorado\b|\bdottorato\b", re.IGNORECASE),
    ),
    (
        "master",
        re.compile(
            r"\bbac ?\+ ?[56]\b|\bmaster(?:studium|abschluss)\b|\blaurea magistrale\b|\bdiplôme d['’]ingénieur\b",
            re.IGNORECASE,
        ),
    ),
    (
        "bachelor",
        re.compile(
            r"\bbac ?\+ ?[34]\b|\b(?:hochschul|bachelor|universitäts|fachhochschul)\w*(?:studium|abschluss)\b|"
            r"\bstudium\b|\bstudienabschluss\b|\blicenciatura\b|\bgrado (?:universitario|en)\b|"
            r"\btitulación universitaria\b|\blaurea\b",
            re.IGNORECASE,
        ),
    ),
    ("associate", re.compile(r"\bbac ?\+ ?2\b|\bbts\b|\bciclo formativo\b", re.IGNORECASE)),
    (
        "high school",
        re.compile(r"\babitur\b|\bbaccalauréat\b|\bbachillerato\b|\bdiploma di (?:maturità|scuola)\b", re.IGNORECASE),
    ),
)
"""The highest first; a sentence names one."""
_OR = re.compile(r"\bor\b|/", re.IGNORECASE)
_RATED_ASSOCIATE = re.compile(r"associate'?s?\W*\(?(?:required|preferred)\b", re.IGNORECASE)
_AROUND = 40
_AHEAD = 120
_SHORT = 5
_SHORT_NAMES = frozenset({"bsc", "msc", "phd", "mba", "beng", "meng"})
"""Short names that people also write in small letters; "march", "bed" and "bit" are words."""


def degrees_asked(reading: Reading, sentences: Iterable[Asked]) -> tuple[DegreeAsked, ...]:
    """The main path first, then alternatives, then preferred ones; equal degrees once."""
    found: list[DegreeAsked] = []
    for asked in sentences:
        if (
            asked.asking.level is not None
            and (_HINT.search(asked.sentence.text) or _FOREIGN_HINT.search(asked.sentence.low))
            and not _NO_DEGREE.search(asked.sentence.low)
        ):
            found += _in_sentence(reading, asked)
    ordered = sorted(found, key=lambda one: (not one.required, one.alternative))
    return firsts(ordered, lambda one: one.degree)


def _in_sentence(reading: Reading, asked: Asked) -> list[DegreeAsked]:
    text, at = asked.sentence.text, asked.sentence.start
    places = [(_rung(one), one.start, one.end) for one in _named(text) if _means_degree(text, one)]
    places = places or _unnamed(text)
    equivalent = _EQUIVALENT.search(text) is not None
    untils = [*(start for _, start, _ in places), len(text)][1:]
    return [
        DegreeAsked(
            degree=degree,
            areas=fields_in(text[end : min(until, end + _AHEAD)]),
            required=asked.asking.at(start) != "nice",
            or_equivalent=equivalent,
            alternative=asked.path > 0 or (number > 0 and _OR.search(text, places[number - 1][2], start) is not None),
            span=reading.span(at + start, at + end),
        )
        for number, ((degree, start, end), until) in enumerate(zip(places, untils, strict=True))
    ]


def _named(text: str) -> list[Named]:
    """Degrees named, looked for only around the words that every name holds one of."""
    hints = [match.start() for match in _HINT.finditer(text)]
    if not hints:
        return []
    begin = text.rfind(" ", 0, max(0, hints[0] - _AROUND)) + 1
    found = degrees_in(text[begin : hints[-1] + _AROUND])
    return [replace(one, start=one.start + begin, end=one.end + begin) for one in found]


def _rung(named: Named) -> Degree:
    professions = professions_of(named.text)
    return "jd" if "jd" in professions else "md" if "md" in professions else named.degree


def _means_degree(text: str, named: Named) -> bool:
    if len(named.text) < 3 and text.isupper():
        return False
    if named.text.lower() in _BARE and not _GOES_ON.match(text, named.end):
        return False
    if _SCHOOL_LEVEL.fullmatch(named.text) and _TAUGHT.search(text):
        return False
    if _NAME_ONLY.match(text, named.end) and named.degree in ("high school", "master"):
        return "graduat" in text.lower() or "diploma" in text.lower()
    if named.text.isalpha() and len(named.text) <= _SHORT and sum(c.isupper() for c in named.text) < 2:
        return named.text.lower() in _SHORT_NAMES
    return not _SERVANT.search(text[max(0, named.start - 12) : named.start])


def _unnamed(text: str) -> list[tuple[Degree, int, int]]:
    """ "Degree in illustration" means a bachelor's, a law school's a JD."""
    if foreign := next(((degree, found) for degree, one in _FOREIGN if (found := one.search(text))), None):
        return [(foreign[0], foreign[1].start(), foreign[1].end())]
    if rated := _RATED_ASSOCIATE.match(text):
        return [("associate", rated.start(), rated.start() + len("associate"))]
    if (law := _LAW.search(text)) and "graduat" in text.lower():
        return [("jd", law.start(), law.end())]
    if graduate := _GRADUATE.search(text):
        return [("bachelor", graduate.start(), graduate.end())]
    plain = _PLAIN_DEGREE.search(text)
    if plain and re.match(
        r"\s*(?:\(|in\b|or\b|from\b|required|preferred|with\b|,|\.|$|level|qualified|educated)", text[plain.end() :]
    ):
        return [("bachelor", plain.start(), plain.end())]
    return []
