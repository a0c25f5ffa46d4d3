"""This process's compilers, each with the fonts of some documents: reading all fonts there are would take longer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bespoke.render.compiler import Compiler
from bespoke.render.fonts import families, font_chain, font_folders


def shared_compiler(fonts: Iterable[str] = (), *, cjk: bool = False) -> Compiler:
    """The compiler for documents in these fonts, or in any. Do not fork after its first use: its threads do not come
    along.
    """
    return _compiler(needed_folders(fonts, cjk=cjk))


def needed_folders(fonts: Iterable[str] = (), *, cjk: bool = False) -> tuple[str, ...]:
    """Where the fonts lie and those that stand in for them; all there are if none is named, and with CJK, whose fonts
    are too large to be held by several compilers.
    """
    chains = {family for font in fonts for family in font_chain(font, "", cjk=False)}
    return tuple(map(str, font_folders(families() if cjk or not chains else sorted(chains), cjk=cjk)))


@cache
def _compiler(folders: tuple[str, ...]) -> Compiler:
    return Compiler(folders)
