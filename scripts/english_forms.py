"""Write `knowledge/data/english_forms.txt` from the dictionary of simplemma (MIT). `make data` runs it.

simplemma unpacks its dictionary into a dict of 180,000 words at the first look-up, which takes longer than everything
else a command does. The same facts as sorted lines can be searched where they lie.
"""

from __future__ import annotations

import re
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

TARGET = Path(__file__).parents[1] / "src" / "bespoke" / "knowledge" / "data" / "english_forms.txt"
_WORD = re.compile(r"[a-z][a-z'-]*")


def lines() -> list[str]:
    """`word`, or `word<tab>cut<tab>ending`: the base form is the word without `cut` letters, with the ending."""
    words = DefaultDictionaryFactory().get_dictionary("en")
    return sorted(_line(word, base) for word, base in words.items() if _WORD.fullmatch(word))


def _line(word: str, base: str) -> str:
    if word == base:
        return word
    shared = next((n for n, (a, b) in enumerate(zip(word, base, strict=False)) if a != b), min(len(word), len(base)))
    return f"{word}\t{len(word) - shared}\t{base[shared:]}"


if __name__ == "__main__":
    TARGET.write_text("\n".join(lines()) + "\n", encoding="ascii", errors="ignore")
