"""What to call a skill: as the posting calls it where that is a name, else by its canonical name."""

from __future__ import annotations

from bespoke.knowledge.verbs import form_of
from bespoke.knowledge.wording import key
from bespoke.posting.lexicon import lexicon

_LONGEST_ACRONYM = 6
_STEM = 4


def name_of(surface: str, canonical: str) -> str:
    """ "Azure Active Directory" stays; "strong writing skills", "project plans" and "SQL SERVER" do not."""
    name = _bare(surface)
    if f" {canonical.casefold()} " in f" {' '.join(surface.split()).casefold()} " or not _is_name(name, canonical):
        return canonical
    return name if not name[0].islower() or any(c.isupper() for c in name) else name[0].upper() + name[1:]


def _bare(surface: str) -> str:
    """Without praise in front and "skills" or "experience" behind."""
    words = surface.replace("’", "'").split()
    lists = lexicon().words
    while len(words) > 1 and words[0].lower() in lists["praise"]:
        words.pop(0)
    while len(words) > 1 and words[-1] in lists["trailers"]:
        words.pop()
    return " ".join(words)


def _is_name(name: str, canonical: str) -> bool:
    if len(name) < 2 or (name.isupper() and len(name) > _LONGEST_ACRONYM) or key(name) == key(canonical):
        return False
    if any(c.isupper() for c in name[1:]):
        return " of " not in name and " as " not in name and " to " not in name
    return not (_tells(name, canonical) or _inflects(name, canonical))


def _tells(name: str, canonical: str) -> bool:
    """Whether the words say what is done rather than name it: "managing data", "delivery of services"."""
    words, known = name.lower().split(), canonical.lower().split()
    if len(words) > 1 and words[0] != known[0] and (words[0].endswith("ing") or form_of(words[0]) in ("base", "third")):
        return True
    return any(word in ("of", "a", "the", "to", "as") for word in words) or words[-1] in ("work", "duties")


def _inflects(name: str, canonical: str) -> bool:
    """Whether it is the canonical name in another form or order: "project plans", "data models"."""
    stems = {word[:_STEM].lower() for word in canonical.split()}
    words = name.split()
    return len(words) > 1 and all(word[:_STEM].lower() in stems for word in words)
