"""What a file is, judged by its content; its name only breaks a tie between plain text and Markdown."""

from __future__ import annotations

import re
from typing import Literal, NoReturn

from bespoke.intake.container import open_zip
from bespoke.intake.errors import EmptyFile, EncryptedFile, ScannedFile, UnknownFileType
from bespoke.intake.limits import Limits

FileType = Literal["pdf", "docx", "html", "markdown", "text", "json", "europass", "linkedin"]

SAVE_AS = "Open it in the program it was made with and save it as DOCX or PDF."
_PDF = re.compile(rb"%PDF-\d")
_PDF_WINDOW = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}
_OTHERS = {
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"%!PS": "a PostScript file",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_WORD_PART = re.compile(r"word/document\d*\.xml")
_LINKEDIN = {"Profile.csv", "Positions.csv"}
_ZIP_OTHERS = {
    "content.xml": "an OpenDocument file",
    "Index/Document.iwa": "an Apple Pages document",
    "index.xml": "an Apple Pages document",
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/container.xml": "an EPUB book",
}
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_HTML_PARTS = re.compile(r"</(?:div|p|h[1-6]|ul|li|section|table|span)\s*>", re.IGNORECASE)
_MARKDOWN = (
    re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE),
    re.compile(r"^[^\n]+\n(?:={3,}|-{3,})\s*$", re.MULTILINE),
    re.compile(r"(?<![*\w])\*\*[^*\n]{1,200}\*\*|(?<!_)__[^_\n]{1,200}__"),
    re.compile(r"\[[^\[\]\n]{1,200}\]\([^()\n]{1,500}\)"),
    re.compile(r"^---\n(?:[\w-]+:.*\n)+---", re.MULTILINE),
    re.compile(r"^\|.*\|\s*\n\|[ :|-]+\|", re.MULTILINE),
)
_JSON = re.compile(rb'\{\s*(?:"|\}\s*$)|\[\s*[{\[]\s*["{\[]|\[\s*\]\s*$')
_SAMPLE = 65_536
_DEFAULT = Limits()


def sniff(content: bytes, *, file_name: str = "", limits: Limits = _DEFAULT) -> FileType:
    """Raises a typed error for empty, encrypted and pictured files, and for types that are not read."""
    if not content.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise EmptyFile("The file has no content.", fix="Choose the file again; the upload may have been cut off.")
    if content.startswith(b"PK\x03\x04"):
        return _zip_type(content, limits)
    if _PDF.search(content[:_PDF_WINDOW]):
        return "pdf"
    _refuse_known_binaries(content)
    return _text_type(content, file_name)


def _zip_type(content: bytes, limits: Limits) -> FileType:
    with open_zip(content, limits=limits) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names or any(_WORD_PART.fullmatch(name) for name in names):
        return "docx"
    if {name.rsplit("/", 1)[-1] for name in names} & _LINKEDIN:
        return "linkedin"
    return _refuse(next((shown for mark, shown in _ZIP_OTHERS.items() if mark in names), "a ZIP archive"))


def _refuse_known_binaries(content: bytes) -> None:
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise EncryptedFile(
                "The document is protected with a password.",
                fix="Open it in Word, remove the password (File, Info, Protect Document), and save it again.",
            )
        _refuse("an old Word document (DOC) or another old Office file")
    image = next((kind for magic, kind in _IMAGES.items() if content.startswith(magic)), None)
    if image or content[8:12] == b"WEBP" or content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        raise ScannedFile(
            f"The file is a picture{f' ({image})' if image else ''}; its text cannot be read.",
            fix="Upload the document the picture was made from, or a PDF with real text.",
        )
    for magic, shown in _OTHERS.items():
        if content.startswith(magic):
            _refuse(shown)


def _text_type(content: bytes, file_name: str) -> FileType:
    head = content[:_SAMPLE]
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    flat = head.replace(b"\x00", b"") if wide or head.count(b"\x00") > len(head) // 4 else head
    if flat.count(b"\x00") > len(flat) // 100 or _is_binary(flat):
        _refuse("of an unknown binary type")
    start = flat.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _JSON.match(start):
        return "json"
    if b"<SkillsPassport" in flat or (start.startswith(b"<?xml") and re.search(rb"<(?:\w+:)?Candidate[\s>]", flat)):
        return "europass"
    if _HTML.search(flat[:4096]):
        return "html"
    if start.startswith(b"<?xml"):
        _refuse("an XML file that is neither a web page nor a Europass CV")
    return _plain_or_markdown(flat.decode("utf-8", "replace"), file_name)


def _plain_or_markdown(text: str, file_name: str) -> FileType:
    text = text.replace("\r\n", "\n")
    if len(_HTML_PARTS.findall(text)) >= 4 and text.lstrip().startswith("<"):
        return "html"
    found = sum(1 for pattern in _MARKDOWN if pattern.search(text))
    named = file_name.lower().endswith((".md", ".markdown", ".mdown", ".rmd", ".qmd"))
    return "markdown" if named or found >= 2 or len(_MARKDOWN[0].findall(text)) >= 2 else "text"


def _is_binary(head: bytes) -> bool:
    controls = sum(head.count(bytes([code])) for code in (*range(1, 8), *range(14, 27), *range(28, 32)))
    return controls > max(8, len(head) // 50)


def _refuse(shown: str) -> NoReturn:
    raise UnknownFileType(
        f"The file is {shown}. Bespoke reads PDF, DOCX, HTML, Markdown, plain text and JSON Resume.",
        fix=SAVE_AS,
    )
