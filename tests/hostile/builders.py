"""Small builders of files, good and hostile: every byte of a fixture can be read here."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import pikepdf

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_ROOT_RELS = (
    f'<?xml version="1.0"?><Relationships xmlns="{RELS_NS}"><Relationship Id="r1" '
    f'Type="{R_NS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{R_NS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """`content` is plain text, or runs as XML."""
    inner = content if content.startswith("<w:") else run(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def styled(text: str, style: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def table(rows: Sequence[Sequence[str]]) -> str:
    """Cells are plain text or paragraphs as XML."""
    cells = [[cell if cell.startswith("<w:") else paragraph(cell) for cell in row] for row in rows]
    shown = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    return f"<w:tbl>{shown}</w:tbl>"


def document_xml(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'


def heading_styles() -> str:
    names = {"Title": "Title", "berschrift1": "heading 1", "Heading2": "heading 2", "ListBullet": "List Bullet"}
    shown = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    return f'<?xml version="1.0"?><w:styles {NAMESPACES}>{shown}</w:styles>'


def docx(body: str, *, relations: str = "", parts: Mapping[str, str | bytes] | None = None, prolog: str = "") -> bytes:
    """A DOCX with the given body XML. `prolog` is put before the root element of the document part."""
    document = document_xml(body)
    if prolog:
        document = document.replace("?>", f"?>{prolog}", 1)
    base: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT_RELS,
        "word/document.xml": document,
        "word/styles.xml": heading_styles(),
        "word/_rels/document.xml.rels": (
            f'<?xml version="1.0"?><Relationships xmlns="{RELS_NS}">{relations}</Relationships>'
        ),
    }
    return zipped({**base, **(parts or {})})


def pdf(pages: Sequence[Sequence[str]], *, raw: Sequence[bytes] = ()) -> bytes:
    """A PDF in Helvetica, one text line under the other. `raw` are further content streams, one page each."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    streams = [_text_stream(lines) for lines in pages] + list(raw)
    for stream in streams:
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 595, 842],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
            Contents=document.make_stream(stream),
        )
        document.pages.append(pikepdf.Page(document.make_indirect(page)))
    return _saved(document)


def _text_stream(lines: Sequence[str]) -> bytes:
    parts = [b"BT /F1 11 Tf 16 TL 60 790 Td"]
    for line in lines:
        text = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        parts.append(b"(" + text + b") Tj T*")
    return b"\n".join([*parts, b"ET"])


def _saved(document: pikepdf.Pdf, *, encryption: pikepdf.Encryption | bool = False) -> bytes:
    stream = io.BytesIO()
    document.save(stream, deterministic_id=not encryption, encryption=encryption)
    return stream.getvalue()


def encrypted_pdf(lines: Sequence[str], *, user: str, owner: str = "owner") -> bytes:
    with pikepdf.open(io.BytesIO(pdf([lines]))) as document:
        return _saved(document, encryption=pikepdf.Encryption(user=user, owner=owner))


def with_attachment(content: bytes, name: str, attachment: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as document:
        document.attachments[name] = pikepdf.AttachedFileSpec(
            document, attachment, description="", filename=name, mime_type="", creation_date="", mod_date=""
        )
        return _saved(document)


def picture_pdf() -> bytes:
    """One page that holds a picture and no text, as a scanner makes it."""
    document = pikepdf.new()
    image = document.make_stream(zlib.compress(bytes(100 * 100)))
    image.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": 100,
            "/Height": 100,
            "/ColorSpace": pikepdf.Name.DeviceGray,
            "/BitsPerComponent": 8,
            "/Filter": pikepdf.Name.FlateDecode,
        }
    )
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, 595, 842],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image)),
        Contents=document.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q"),
    )
    document.pages.append(pikepdf.Page(document.make_indirect(page)))
    return _saved(document)
