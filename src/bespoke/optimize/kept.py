"""Which bullets are meant by what a person wants kept, where they name them by their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bespoke.optimize.errors import NothingToKeep
from bespoke.optimize.lines import bullet_lists_of
from bespoke.resume import paths
from bespoke.resume.model import Bullet, Resume


def kept_paths(resume: Resume, wishes: Sequence[str]) -> tuple[str, ...]:
    """Paths of bullets and entries: a wish is a path, an id, or words of a bullet, side by side or else all of them.

    Raises NothingToKeep for a wish that is none of these.
    """
    bullets = [
        (paths.join(path, bullet.id), bullet) for path, _, listed in bullet_lists_of(resume) for bullet in listed
    ]
    found: dict[str, None] = {}
    for wish in wishes:
        meant = list(_meant(wish, bullets))
        if not meant:
            raise NothingToKeep(f"No bullet of the résumé says “{wish}”.", fix="Name words that stand in one.")
        found |= dict.fromkeys(meant)
    return tuple(found)


def _meant(wish: str, bullets: Sequence[tuple[str, Bullet]]) -> Iterator[str]:
    named = [path for path, bullet in bullets if wish in (bullet.id, path) or path.startswith(f"{wish}/")]
    said = _plain(wish)
    aloud = [path for path, bullet in bullets if said and f" {said} " in f" {_plain(bullet.text)} "]
    words = set(said.split())
    spread = [path for path, bullet in bullets if words and words <= set(_plain(bullet.text).split())]
    yield from named or aloud or spread


def _plain(text: str) -> str:
    """Lower-case words without the marks around them."""
    return " ".join(word.strip(".,;:()[]“”\"'!?") for word in text.casefold().split())
