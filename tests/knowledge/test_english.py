"""Base forms are those of the dictionary they come from."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import simplemma

import bespoke.knowledge
from bespoke.knowledge.english import base_form, is_english

TABLE = Path(bespoke.knowledge.__file__).parent / "data" / "english_forms.txt"


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("upskilled", "upskill"),
        ("studies", "study"),
        ("mice", "mouse"),
        ("ran", "run"),
        ("team", "team"),
        ("better", "good"),
    ],
)
def test_forms_go_to_their_base(word: str, base: str) -> None:
    assert base_form(word) == simplemma.lemmatize(word, lang="en")
    assert base_form(word) == base


@pytest.mark.parametrize("word", ["kubernetes", "zzzz", "aaaa", "", "é", "a\tb", "\n"])
def test_a_word_english_does_not_have_stays_itself(word: str) -> None:
    assert base_form(word) == word
    assert not is_english(word)


def test_the_table_says_what_the_dictionary_says() -> None:
    words = [line.split("\t")[0] for line in TABLE.read_text(encoding="ascii").splitlines()]
    assert words == sorted(words)
    sample = [*random.Random(7).sample(words, 3000), words[0], words[-1]]
    wrong = [word for word in sample if base_form(word) != simplemma.lemmatize(word, lang="en")]
    assert [word for word in wrong if re.fullmatch(r"[a-z]+", word)] == []
    assert all(is_english(word) for word in sample)
