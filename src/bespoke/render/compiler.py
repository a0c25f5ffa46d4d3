"""The page compiler: virtual files in, pages out.

Documents reach it as data under constant file names: a new name, or text in `sys_inputs`, would use up the process's
file ids or defeat the cache between two keystrokes. From disk it can read the templates' own folder and nothing else:
what lies there is parsed once, what is given as data is parsed for every document. Its clock stands still; it knows no
font but those it is given.

A process that only compiles is up sooner than it takes to load `re`, `typing` and `pathlib`; this module does without.
"""

from __future__ import annotations

from _thread import allocate_lock

import typst

from bespoke.render.errors import CompilerBroken, MissingGlyphs, RenderFailed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bespoke.render.page_formats import PageFormat, Standard

TIMESTAMP = 1_767_225_600  # 2026-01-01; PDF/A demands a date, and equal input must give equal bytes.
_ROOT = __file__.removesuffix("compiler.py") + "templates"
_NO_FOLDER = __file__


class Compiler:
    """Compiles one document after another; a second thread waits its turn."""

    def __init__(self, font_folders: Sequence[str]) -> None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders))
        self._typst = typst.Compiler(
            root=_ROOT, font_paths=fonts, package_path=_NO_FOLDER, package_cache_path=_NO_FOLDER
        )
        self._lock = allocate_lock()

    def compile(
        self,
        files: Mapping[str, bytes],
        format: PageFormat,
        *,
        standards: Sequence[Standard] = (),
        ppi: float | None = None,
    ) -> list[bytes]:
        """One file for PDF, one per page for SVG and PNG. `files` holds `main.typ` and what it reads.

        Raises MissingGlyphs (only where a standard demands every glyph), RenderFailed, and CompilerBroken when this
        process can compile no more.
        """
        try:
            with self._lock:
                result = self._typst.compile(
                    input=dict(files),  # type: ignore[type-var]  # a mapping is taken, the stub forgot it
                    format=format,
                    ppi=ppi,
                    pdf_standards=list(standards),
                    timestamp=TIMESTAMP,
                )
        except RuntimeError as error:
            raise _refusal(error) from error
        except BaseException as error:
            # The compiler's panics are no Exceptions; after one, every later call fails too.
            if type(error).__name__ == "PanicException":
                raise CompilerBroken(f"the page compiler stopped: {error}", fix="try again in a new process") from error
            raise
        assert result is not None  # it is None only when written to a file
        return result if isinstance(result, list) else [result]


def _refusal(error: RuntimeError) -> RenderFailed | MissingGlyphs:
    """The compiler speaks in TypstErrors; its binding, refusing a file that is no UTF-8, in plain RuntimeErrors."""
    message = error.message if isinstance(error, typst.TypstError) else str(error)
    hints = error.hints if isinstance(error, typst.TypstError) else []
    named, missing, _ = message.partition(" could not be displayed")
    if missing:
        text = named.rpartition("the text ")[2].strip('"')
        return MissingGlyphs(f"no font can show {text!r}", fix="replace it")
    return RenderFailed(f"the page could not be set: {message[:500]}", fix="; ".join(hints))
