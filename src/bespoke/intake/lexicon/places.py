"""Places: does a text name one, and what are its parts?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bespoke.intake.lexicon.folding import fold, is_cjk
from bespoke.intake.lexicon.load import load
from bespoke.intake.lexicon.words import ends_in_title, organisation_score, title_score

_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}-)?(?:\d{5}(?:-\d{4}|-\d{3})?|\d{4}\s?[A-Z]{2}|\d{4}|\d{3}\s\d{2}|\d{6}|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{2}-\d{3}|\d{4}-\d{3})\b"
)
_STREET = re.compile(
    r"(?:^|\s)(?:\d+[a-z]?\s+(?:\S+\s+){0,4}(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|way|ct|court|pl|place|sq|square|hwy|terrace|parkway|circle|close|gardens)\b\.?"
    r"|\S*(?:stra(?:ss|s|ß)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|straat|laan|gatan|gata|gaten|vagen|veien|gade|vej|katu|utca)\s+\d+"
    r"|(?:\d+[a-z]?(?:\s?(?:bis|ter))?,?\s+)?(?:rue|avenue|boulevard|place|chemin|allee|impasse|quai|route)\s+\S+"
    r"|(?:calle|c/|avenida|avda\.?|av\.|paseo|plaza|rua|travessa|via|viale|piazza|corso|largo|ul\.|ulica)\s+\S+)",
    re.IGNORECASE,
)
_CJK_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4}[省市])?[\u4e00-\u9fff]{2,6}[市区县省州都府]$|^[\u4e00-\u9fff]{2,4}[省市][\u4e00-\u9fff]{2,8}$"
)
_UNIT = re.compile(
    r"(?:apt|apartment|suite|ste|unit|flat|floor|room|p\.? ?o\.? box|box|#)\b\.?\s*#?\w+|#\s?\w+$", re.IGNORECASE
)
_PART = re.compile(r"\s*[,，]\s*|\s+[-–|·•]\s+|\s*/\s*")


@dataclass(frozen=True, slots=True)
class Place:
    address: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country_code: str = ""
    sure: float = 0.0


@cache
def _countries() -> dict[str, str]:
    return {fold(name): code for code, names in load("countries")["countries"].items() for name in names}


@cache
def _regions() -> dict[str, str]:
    """Folded name or code (codes in capitals) -> country."""
    found: dict[str, str] = {}
    for country, regions in load("places")["regions"].items():
        for code, name in regions.items():
            found.setdefault(code, country)
            found.setdefault(fold(name), country)
    return found


@cache
def _cities() -> frozenset[str]:
    return frozenset(fold(name) for name in load("places")["cities"]["names"])


def country_of(text: str) -> str:
    """ISO code of the country that a text names, empty when it names none."""
    return _countries().get(fold(text).strip(" .()"), "")


def region_country(text: str) -> str:
    """Country of a state or province named in full or by its code in capitals."""
    text = text.strip(" .()")
    return _regions().get(text, "") or _regions().get(fold(text), "")


def is_city(text: str) -> bool:
    return fold(text).strip(" .()") in _cities()


def has_street(text: str) -> bool:
    return bool(_STREET.search(fold(text)))


@lru_cache(maxsize=4096)
def place_score(text: str) -> float:
    """How surely a short text names a place and nothing else."""
    text = text.strip(" ()[]")
    if not text or len(text) > 80 or len(text.split()) > 9 or text.endswith((".", ":")):
        return 0.0
    parts = [part for part in _PART.split(text) if part]
    if not parts or any(not _wordish(part) for part in parts):
        return 0.0
    if len(parts) > 1 and any(_names_other(part) for part in parts[:-1]):
        return 0.0
    known = [_part_score(part) for part in parts]
    if len(parts) == 1:
        return known[0]
    if len(parts) == 2 and not known[0] and _is_long_name(parts[0]) and (is_city(parts[1]) or country_of(parts[1])):
        return 0.55 if has_street(parts[0]) else 0.5
    if known[-1] >= 0.5 and len(parts) <= 4:
        return 1.0 if len(parts) == 2 or min(known[:-1]) > 0 or known[-1] >= 0.9 else 0.7
    if known[0] >= 0.85 and len(parts[0]) > 3 and len(parts) <= 3 and organisation_score(parts[-1]) < 0.8:
        return 0.8
    return 0.55 if has_street(text) and len(text.split()) <= 8 else 0.0


def _names_other(text: str) -> bool:
    """True for an organisation or a title."""
    titled = title_score(text) > 0 and ends_in_title(text)
    return organisation_score(text) >= 0.8 or (titled and not has_street(text) and not is_city(text))


def _is_long_name(text: str) -> bool:
    """Many words, or three without a known place: rather the name of a house than a district."""
    words = text.split()
    known = any(is_city(word) or country_of(word) or region_country(word) for word in words)
    return len(words) >= 5 or (len(words) >= 3 and not known)


def _wordish(part: str) -> bool:
    letters = [char for char in part if char.isalpha()]
    return bool(letters) and (letters[0].isupper() or not letters[0].islower() or part[0].isdigit())


def _part_score(part: str) -> float:
    bare = _POSTCODE.sub("", part).strip()
    if not bare:
        return 0.6 if _POSTCODE.search(part) else 0.0
    with_code = bare != part
    if country_of(bare):
        return 1.0
    if region_country(bare):
        return 0.9 if len(bare) > 3 or bare.isupper() else 0.0
    if is_city(bare):
        return 0.9
    if is_cjk(bare) and len(bare) <= 14 and _CJK_PLACE.search(bare):
        return 0.9
    words = bare.split()
    if len(words) > 1 and (region_country(words[-1]) and (len(words[-1]) > 3 or words[-1].isupper())):
        return 0.9 if words[-1].isupper() and len(words) <= 4 else 0.6
    return 0.6 if with_code and len(words) <= 3 else 0.0


def read_place(text: str) -> Place:
    """The parts of a place. A country named in full stands as the region where there is no other, as it is printed."""
    text = text.strip(" ()[]")
    parts = [part for part in re.split(r"\s*[,，]\s*", text) if part]
    if len(parts) == 1 and not has_street(text):
        parts = [part for part in _PART.split(text) if part]
    address: list[str] = []
    rest: list[str] = []
    postal = country = ""
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if (has_street(part) and not [known for known in address if not _UNIT.match(known)]) or (
            _UNIT.match(part) and (address or number == 0)
        ):
            address.append(part)
        elif last and number and _is_country_code(part, number):
            country = part
        else:
            postal, bare = _without_postcode(part, postal)
            rest.append(bare)
    rest = [part for part in rest if part]
    if rest and len(rest[-1].split()) > 1 and _is_country_code(rest[-1].split()[-1], len(rest)) and len(rest) > 1:
        rest[-1], _, country = rest[-1].rpartition(" ")
    city, region = (rest[0], ", ".join(rest[1:])) if rest else ("", "")
    words = city.split()
    if not region and len(words) > 1 and words[-1].isupper() and region_country(words[-1]):
        city, region = " ".join(words[:-1]), words[-1]
    return Place(", ".join(address), postal, city, region, country, place_score(text))


def _without_postcode(part: str, known: str) -> tuple[str, str]:
    """(postal code, the rest)."""
    code = _POSTCODE.search(part)
    if code is None or known:
        return known, part
    return code.group(), " ".join(_POSTCODE.sub(" ", part).split())


def _is_country_code(part: str, before: int) -> bool:
    """Two capitals that are an ISO code, unless they are a state right after the city ("Toronto, ON")."""
    if not re.fullmatch(r"[A-Z]{2}", part) or part not in load("countries")["countries"]:
        return False
    return before >= 2 or _regions().get(part, "") != "US"
