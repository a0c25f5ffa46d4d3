"""A posting given as a file: its text, laid out so that headings and list items still look like such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bespoke.intake.docx.read import read_docx
from bespoke.intake.errors import NoText, UnknownFileType
from bespoke.intake.html.read import read_html
from bespoke.intake.limits import Limits, check_size
from bespoke.intake.lines import SourceLine
from bespoke.intake.pdf.read import read_pdf
from bespoke.intake.plain.decode import decode
from bespoke.intake.sniff import sniff

_LIMITS = Limits()


def posting_text(content: bytes, file_name: str) -> str:
    """The text of a text, Markdown, HTML, DOCX or PDF file. Raises an UnreadableFile for anything else."""
    check_size(content, _LIMITS)
    match sniff(content, file_name=file_name):
        case "text" | "markdown":
            text = decode(content).text
        case "html":
            text = _laid_out(read_html(content, limits=_LIMITS).lines)
        case "docx":
            text = _laid_out(read_docx(content, limits=_LIMITS).lines)
        case "pdf":
            text = _laid_out(read_pdf(content).lines)
        case kind:
            raise UnknownFileType(
                f"{file_name} holds {kind} data, not a job posting.", fix="Paste the posting into a .txt file."
            )
    if not text.strip():
        raise NoText(f"{file_name} holds no text.", fix="Paste the posting into a .txt file.")
    return text


def read_posting_to_text(content: bytes, file_name: str) -> bytes:
    """`posting_text` as UTF-8, for a child process that may be killed."""
    return posting_text(content, file_name).encode("utf-8", "replace")


def _laid_out(lines: Sequence[SourceLine]) -> str:
    return "\n".join(_text_lines(lines)).strip() + "\n"


def _text_lines(lines: Sequence[SourceLine]) -> Iterator[str]:
    listed = False
    for line in lines:
        if line.continues and not line.marker:
            yield line.text
            continue
        if line.heading is not None or (listed and not line.marker):
            yield ""
        listed = bool(line.marker)
        yield f"- {line.text}" if line.marker else line.text
