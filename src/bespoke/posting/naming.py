"""What to call a skill: as the posting calls it where that is a name, else by its canonical name."""

from __future__ import annotations

from bespoke.posting.lexicon import lexicon

_LONGEST_ACRONYM = 6


def name_of(surface: str, canonical: str) -> str:
    """ "Azure Active Directory" stays; "strong writing skills", "managing data" and "SQL SERVER" do not."""
    words = surface.replace("’", "'").split()
    lists = lexicon().words
    while len(words) > 1 and words[0].lower() in lists["praise"]:
        words.pop(0)
    while len(words) > 1 and words[-1] in lists["trailers"]:
        words.pop()
    name = " ".join(words)
    if f" {canonical.casefold()} " in f" {name.casefold()} " or not _is_name(name, canonical):
        return canonical
    return name if not name[0].islower() or any(c.isupper() for c in name) else name[0].upper() + name[1:]


def _is_name(name: str, canonical: str) -> bool:
    if len(name) < 2 or (name.isupper() and len(name) > _LONGEST_ACRONYM):
        return False
    first, known = name.split(maxsplit=1)[0].lower(), canonical.split(maxsplit=1)[0].lower()
    return first == known or not (first.endswith("ing") or _is_verb_like(name, canonical))


def _is_verb_like(name: str, canonical: str) -> bool:
    """Lower-case words in another order or form than the name's own ("develop content", "data models")."""
    if any(c.isupper() for c in name):
        return False
    stems = {word[:4].lower() for word in canonical.split()}
    return len(name.split()) > 1 and all(word[:4].lower() in stems for word in name.split())
