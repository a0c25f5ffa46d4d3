"""Documents to measure with: the example resume, made different each time so that no cache can help."""

from __future__ import annotations

import random
from functools import cache

from bespoke.render.model import Options
from bespoke.resume.model import Bullet, Resume
from bespoke.testing.examples import example_resume

# The example fills exactly two pages in this template.
TWO_PAGES = Options(template="modern")


@cache
def resume() -> Resume:
    return example_resume()


def distinct(number: int) -> Resume:
    """The same amount of text with other bullets in other places and another name."""
    shuffled = random.Random(number)  # seeded, so that every run measures the same documents
    work = [entry.model_copy(update={"bullets": _shuffled(entry.bullets, shuffled)}) for entry in resume().work]
    basics = resume().basics.model_copy(update={"name": f"Maren Okafor {number}"})
    return resume().model_copy(update={"basics": basics, "work": tuple(work)})


def one_bullet_edited(number: int) -> Resume:
    """What a keystroke in the second position does to the document."""
    entry = resume().work[1]
    first = Bullet(id=entry.bullets[0].id, text=f"{entry.bullets[0].text} {number % 1000}")
    edited = entry.model_copy(update={"bullets": (first, *entry.bullets[1:])})
    return resume().model_copy(update={"work": (resume().work[0], edited, *resume().work[2:])})


def _shuffled(bullets: tuple[Bullet, ...], shuffled: random.Random) -> tuple[Bullet, ...]:
    words = [bullet.text.split() for bullet in bullets]
    for text in words:
        shuffled.shuffle(text)
    return tuple(Bullet(id=b.id, text=" ".join(text)) for b, text in zip(bullets, words, strict=True))
