"""Any file -> resume and ledger. Pure: the same bytes give the same result."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from bespoke.intake.attachment import attached_resume, difference, differs, page_ledger
from bespoke.intake.docx.read import read_docx
from bespoke.intake.errors import NoText, ScannedFile
from bespoke.intake.europass.read import europass_attachment, read_europass
from bespoke.intake.exact import ledger_lines
from bespoke.intake.hidden import hidden_warnings
from bespoke.intake.html.read import read_html
from bespoke.intake.hygiene import clean, scrub
from bespoke.intake.ledger import Intake, Ledger, LedgerLine, SourceFile, SourceKind
from bespoke.intake.limits import Limits, check_size, too_complex, too_much_text
from bespoke.intake.lines import SourceLine
from bespoke.intake.linkedin.read import read_linkedin
from bespoke.intake.markdown.read import read_markdown
from bespoke.intake.pdf.read import PdfPages, read_pdf
from bespoke.intake.plain.read import read_plain
from bespoke.intake.reading import Reading
from bespoke.intake.sniff import sniff
from bespoke.intake.structure.build import Built, build, outline
from bespoke.intake.unseen import SCAN_FIX, is_unseen, scan_warnings
from bespoke.knowledge.language import spoken_language
from bespoke.platform.errors import Invalid
from bespoke.resume.jsonresume import parse_json_resume
from bespoke.resume.model import Resume

_DEFAULT = Limits()


def read(
    content: bytes,
    file_name: str,
    *,
    password: str | None = None,
    limits: Limits = _DEFAULT,
    use_attachment: bool = True,
) -> Intake:
    """Raises an UnreadableFile that says what is wrong with the file and how to mend it.

    `use_attachment=False` reads a PDF from its visible pages alone, as the receipt does.
    """
    check_size(content, limits)
    kind = sniff(content, file_name=file_name, limits=limits)
    match kind:
        case "pdf":
            return _read_pdf(content, file_name, password=password, limits=limits, use_attachment=use_attachment)
        case "json":
            resume = parse_json_resume(content)
            return _exact(resume, _source(content, file_name, "json_resume"))
        case "europass":
            return _exact(read_europass(content, limits=limits), _source(content, file_name, kind))
        case "linkedin":
            return _exact(read_linkedin(content, limits=limits), _source(content, file_name, kind))
        case "docx":
            reading = read_docx(content, limits=limits)
        case "html":
            reading = read_html(content, limits=limits)
        case "markdown":
            reading = read_markdown(content, limits=limits)
        case "text":
            reading = read_plain(content, limits=limits)
        case _:
            assert_never(kind)
    return _structured(reading, _source(content, file_name, kind), limits=limits)


def _read_pdf(content: bytes, file_name: str, *, password: str | None, limits: Limits, use_attachment: bool) -> Intake:
    pages = read_pdf(content, password=password)
    source = _source(content, file_name, "pdf", pages=pages)
    if not any(line.text.strip() for line in pages.lines):
        raise ScannedFile("The PDF holds pictures of text, not text; nothing can be read from it.", fix=SCAN_FIX)
    seen = tuple(line for line in pages.lines if not is_unseen(line, pages.page_sizes))
    unseen = tuple(line.text for line in pages.lines if is_unseen(line, pages.page_sizes))
    reading = Reading(seen, (*pages.warnings, *scan_warnings(seen, len(pages.page_sizes))), unseen)
    attached = _carried(pages, limits) if use_attachment else None
    if attached is None:
        return _structured(reading, source, limits=limits)
    return _attached(attached, scrub(reading), source, limits=limits)


def _carried(pages: PdfPages, limits: Limits) -> Resume | None:
    """The resume that travels in the file as data: our own JSON, or the XML of Europass."""
    content = europass_attachment(pages.attachments)
    if content is None:
        return attached_resume(pages.attachments)
    try:
        return read_europass(content, limits=limits)
    except Invalid:
        return None


def _attached(resume: Resume, reading: Reading, source: SourceFile, *, limits: Limits) -> Intake:
    found = difference(resume, reading.lines)
    if found:
        return _structured(replace(reading, warnings=(*reading.warnings, differs(found))), source, limits=limits)
    lines = page_ledger(resume, reading.lines, outline(reading.lines))
    confidence = {path: 1.0 for line in lines for path in line.targets}
    ledger = Ledger(source=source, lines=lines, warnings=reading.warnings, field_confidence=confidence)
    return Intake(resume=resume, ledger=ledger)


def _exact(resume: Resume, source: SourceFile) -> Intake:
    lines = ledger_lines(resume)
    if not lines:
        raise NoText(
            "The file holds data, but no résumé.",
            fix='JSON must be a JSON Resume, such as {"basics": {"name": …}}; see jsonresume.org/schema.',
        )
    confidence = {path: 1.0 for line in lines for path in line.targets}
    return Intake(resume=resume, ledger=Ledger(source=source, lines=lines, field_confidence=confidence))


def _structured(reading: Reading, source: SourceFile, *, limits: Limits) -> Intake:
    reading = scrub(reading)
    _check_text(reading.lines, limits)
    built = build(reading.lines, file_name=source.name)
    warnings = (*reading.warnings, *hidden_warnings(reading.hidden), *built.warnings)
    ledger = Ledger(
        source=source,
        lines=_ledger(reading.lines, built),
        warnings=warnings,
        field_confidence=dict(built.field_confidence),
    )
    return Intake(resume=_in_its_language(built.resume, reading.lines), ledger=ledger)


def _in_its_language(resume: Resume, lines: Sequence[SourceLine]) -> Resume:
    """The language decides the words and the direction of the pages we set."""
    language = resume.language or spoken_language(" ".join(line.text for line in lines))
    return resume.model_copy(update={"language": language})


def _ledger(lines: Sequence[SourceLine], built: Built) -> tuple[LedgerLine, ...]:
    return tuple(
        LedgerLine(
            number=number,
            text=line.text,
            fate=fate.fate,
            targets=tuple(fate.targets),
            confidence=fate.confidence,
            box=line.box,
        )
        for number, (line, fate) in enumerate(zip(lines, built.fates, strict=True), start=1)
    )


def _check_text(lines: Sequence[SourceLine], limits: Limits) -> None:
    characters = _characters(lines)
    if not characters:
        raise NoText("The file holds no text.", fix="Check that it is the right file.")
    if characters > limits.characters:
        raise too_much_text(characters, limits)
    if len(lines) > limits.lines:
        raise too_complex("lines", len(lines), limits.lines)
    longest = max(len(line.text) for line in lines)
    if longest > limits.line_characters:
        raise too_complex("characters in one line", longest, limits.line_characters)


def _characters(lines: Sequence[SourceLine]) -> int:
    return sum(len(line.text) for line in lines)


def _source(content: bytes, file_name: str, kind: SourceKind, *, pages: PdfPages | None = None) -> SourceFile:
    return SourceFile(
        name=clean(file_name)[-200:],
        kind=kind,
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        pages=pages.page_count if pages else None,
        page_sizes=pages.page_sizes if pages else (),
    )
