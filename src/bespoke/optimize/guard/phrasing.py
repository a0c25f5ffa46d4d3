"""Wordings that say "this was mine to do" without a claim of their own; leaving them out is a licence."""

from __future__ import annotations

import re
from collections.abc import Callable


def _area(match: re.Match[str]) -> str:
    """One word for a square measure, whatever its spelling."""
    first = match[1].lower()
    known = {"foot": "sqft", "feet": "sqft", "ft": "sqft", "yard": "sqyard", "mile": "sqmile"}
    return known.get(first) or ("sqkm" if first.startswith("k") else "sqm")


def _grouped(match: re.Match[str]) -> str:
    """ "40 000" is one number."""
    return "".join(part or "" for part in match.groups())


def _spoke(match: re.Match[str]) -> str:
    """To talk to somebody is to talk with them."""
    return match.group()[: -len(" to")] + " with"


_RULES = r"(?:[\w-]+ ){0,3}(?:protocol|procedure|guideline|standard|rule|regulation|polic|instruction|recipe|SOP)"
_CARED = (
    r"(?:(?!for |of |in |with )[\w,-]+ ){0,4}(?:patient|resident|child|kid|infant|bab|toddler|elder"
    r"|people|person|animal|dog|cat|horse|pet|plant"
    r"|garden|mother|father|parent|grand|famil|guest|customer|client|cattle|cow|sheep|pig|goat|hen|bird)"
)
_ING = r"(?=\w+ing\b)"
_FILLERS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (
            r"\b(?:i )?(?:was|were|am|been|being)?\s*(?:also )?(?:primarily |directly |solely )?"
            rf"responsible for (?:the )?{_ING}",
            "",
        ),
        (
            rf"\b(?:i )?(?:was|were)?\s*(?:in charge of|charged with|tasked with|entrusted with"
            rf"|accountable for) {_ING}",
            "",
        ),
        (
            r"\b(?:my |key |main |daily )?(?:duties|responsibilities|tasks) "
            rf"(?:included|include|were|involved) {_ING}",
            "",
        ),
        (r"\b(?:my )?(?:job|role|duty|task) (?:was|is) to ", ""),
        (r"\bon an? (daily|weekly|monthly|yearly|quarterly|annual|hourly) basis\b", r"\1"),
        (rf"\b(?:worked|working) on {_ING}", ""),
        (r"\b(?:was |been )?given (?:the )?responsibility for\b", "responsible for"),
        (r"\b(?:kept|keeping) track of\b", "tracked"),
        (r"\b(?:made|making|make) sure(?: that)?\b", "ensured"),
        (r"\b(?:took|taking) part in\b", "participated in"),
        (r"\bhad a (?:hand|part|role) in\b", "contributed to"),
        (r"\b(?:gave|provided|offered) (?:some )?(?:input|feedback|advice) (?:on|into|to)\b", "contributed to"),
        (r"\bsat in on\b", "attended"),
        (r"\b(?:pitched in|lent a hand|helped out)(?: with| by)?\b", "helped with"),
        (
            r"(?<![\d.,])(\d{1,3})[ \u00a0\u202f\u2009](\d{3})(?![\d-])(?:[ \u00a0\u202f\u2009](\d{3})(?![\d-]))?",
            _grouped,
        ),
        (r"\be-(mail|commerce|learning|book|bike)(s|ed|ing)?\b", r"e\1\2"),
        (r"\bnot only\b", ""),
        (r"\bbut also\b", "and"),
        (r"\bin order to\b", "to"),
        (r"\ba total of\b", ""),
        (r"\bas well as\b", "and"),
        (r"\bmade use of\b", "used"),
        (r"\bcarried out\b", "performed"),
        (r"\bcarry out\b", "perform"),
        (r"\bcarrying out\b", "performing"),
        (r"\bset up\b", "configured"),
        (r"\bsetting up\b", "configuring"),
        (r"\bput together\b", "assembled"),
        (r"\blooked after\b", "cared for"),
        (r"\blooking after\b", "caring for"),
        (rf"\btook care of (?={_CARED})", "cared for "),
        (r"\btook care of\b", "handled"),
        (r"\bdealt with\b", "handled"),
        (r"\bdealing with\b", "handling"),
        (r"\brolled out\b", "deployed"),
        (r"\bcame up with\b", "devised"),
        (r"\bgot rid of\b", "eliminated"),
        (r"\bstudying for\b", "preparing for"),
        (r"\blooked into\b", "investigated"),
        (r"\blooking into\b", "investigating"),
        (r"\b(?:handed|turned|sent) in\b(?= [a-z])", "submitted"),
        (r"\bdrew up\b", "drew"),
        (r"\bdrawing up\b", "drawing"),
        (r"\bwrote up\b", "wrote"),
        (r"\bbrought down\b", "reduced"),
        (r"\bcut down on\b", "reduced"),
        (r"\bworked out\b(?! (?:at|in|with|of|by|daily)\b)", "calculated"),
        (r"\b(?:filled|filling) (?:out|in)\b(?! for)", "completed"),
        (r"\b(?:gave|handed|passed) out\b", "distributed"),
        (r"\bput up\b", "erected"),
        (r"\bwent through\b", "reviewed"),
        (r"\b(talk|speak)(?:ed)? to\b|\bspoke to\b", _spoke),
        (r"\b(align|compar|connect|link)ed to\b", r"\1ed with"),
        (r"\b(?:repl(?:ied|y)|respond(?:ed)?) to (?=\w)", "answered "),
        (r"\b(?:replying|responding) to (?=\w)", "answering "),
        (r"\bthe (?:total |overall )?number of (?=\w)", "the "),
        (r"\bwords per minute\b", "wpm"),
        (r"(?<!net )(?<!from )(?<![-\w])zero (?!trust|waste|knowledge|day|based|point|to\b|in\b|on\b)(?=[a-z])", "no "),
        (r"\b(?:square|sq\.?)[ -](meter|metre|m|foot|feet|ft|kilometer|kilometre|km|mile|yard)s?\b\.?", _area),
        (r"(?<=\d)( ?)m\^2", r"\1 sqm"),
        (r"\b(?:cubic|cu\.?)[ -](?:meter|metre|m)s?\b", "cbm"),
        (r"\b(?:cubic|cu\.?)[ -](?:foot|feet|ft)\b", "cbft"),
        (r"(?<=\d )in\.(?=\s|$)", "inches"),
        (r"\bcontinuous integration (?:and |/ ?)(?:continuous )?(?:delivery|deployment)(?: ?\(CI ?/ ?CD\))?", "CI/CD"),
        (r"\b(?:by|with|through) (?:the )?(?:use|means) of\b|\bby means of\b|\bmaking use of\b", "using"),
        (r"\bup[- ]to[- ]date\b", "current"),
        (r"\bnew[- ](?:hire|starter|joiner|recruit)(s?)\b", r"new employee\1"),
        (r"\bover the (phone|telephone|internet)\b", r"by \1"),
        (r"\b(?:in (?:line|accordance|conformity|keeping) with|according to|as per)\b", "per"),
        (rf"\bfollowing (?={_RULES})", "per "),
        (r"\b(supervis\w+|oversaw|overseeing|checked|checking|coordinat\w+) the work of\b", r"\1"),
        (r"\bper annum\b|\bp\.a\.", "per year"),
        (r"\bper cent\b", "percent"),
        (r"\b(?:by|from) me\b", ""),
        (r"\b(?:worked|working) (?:as|in the role of) an? (?=\w)", ""),
        (r"(?<=\w)[’']re\b", " are"),
    )
)


def without_filler(text: str) -> str:
    for pattern, replacement in _FILLERS:
        text = pattern.sub(replacement, text)
    return text
