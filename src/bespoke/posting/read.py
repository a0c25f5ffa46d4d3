"""A posting given as a file: its text, laid out so that headings and list items still look like such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bespoke.intake.docx.read import read_docx
from bespoke.intake.errors import NoText, UnknownFileType
from bespoke.intake.hidden import hidden_warnings
from bespoke.intake.html.read import read_html
from bespoke.intake.limits import Limits, check_size
from bespoke.intake.lines import SourceLine
from bespoke.intake.pdf.read import read_pdf
from bespoke.intake.plain.decode import decode
from bespoke.intake.reading import Reading
from bespoke.intake.sniff import sniff
from bespoke.posting.file import PostingFile, for_a_posting, warnings_of

_LIMITS = Limits()


def read_file(content: bytes, file_name: str) -> PostingFile:
    """Of a text, Markdown, HTML, DOCX or PDF file. Raises an UnreadableFile for anything else."""
    check_size(content, _LIMITS)
    match sniff(content, file_name=file_name):
        case "text" | "markdown":
            file = PostingFile(text=decode(content).text)
        case "html":
            file = _laid_out(read_html(content, limits=_LIMITS))
        case "docx":
            file = _laid_out(read_docx(content, limits=_LIMITS))
        case "pdf":
            pages = read_pdf(content)
            file = _laid_out(Reading(tuple(pages.lines), tuple(pages.warnings)))
        case kind:
            raise UnknownFileType(
                f"{file_name} holds {kind} data, not a job posting.", fix="Paste the posting into a .txt file."
            )
    if not file.text.strip():
        raise NoText(f"{file_name} holds no text.", fix="Paste the posting into a .txt file.")
    text = file.text.encode("utf-8", "replace").decode()
    return PostingFile(text=text, warnings=(*file.warnings, *warnings_of(text)))


def read_file_to_json(content: bytes, file_name: str) -> bytes:
    """The `PostingFile` as JSON, for a child process that may be killed."""
    return read_file(content, file_name).model_dump_json().encode()


def _laid_out(reading: Reading) -> PostingFile:
    text = "\n".join(_text_lines(reading.lines)).strip() + "\n"
    warnings = (*reading.warnings, *hidden_warnings(reading.hidden))
    return PostingFile(text=text, warnings=tuple(map(for_a_posting, warnings)))


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
