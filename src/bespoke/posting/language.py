"""The language of a text by its commonest small words; "en" when nothing speaks against it."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 1500
_COMMON = {
    "en": frozenset("the and of to in a with for you is are we our or will be as an on your".split()),
    "de": frozenset("und der die das mit für sie wir ein eine im zu den von ist bei als auf oder du deine".split()),
    "fr": frozenset("et de la le les des vous une un pour dans en du avec nous est au sur vos votre".split()),
    "es": frozenset("y de la el los las en un una para con que por se del al su tu es como".split()),
    "it": frozenset("e di la il per in con un una del della che le i si nel alla come sono".split()),
    "nl": frozenset("en de het een van je in voor met op is wij te zijn aan bij als jij onze".split()),
    "pt": frozenset("e de a o para em com um uma os da do que na no por se as você nossa".split()),
    "sv": frozenset("och att i som för en med du av på är vi till ett har det om våra".split()),
    "pl": frozenset("i w z na do oraz się że jest dla o od nie po za jak lub".split()),
}


def language_of(text: str) -> str:
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE_CHARS])]
    counts = {language: sum(word in common for word in words) for language, common in _COMMON.items()}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return best if counts[best] > counts["en"] * 1.2 else "en"
