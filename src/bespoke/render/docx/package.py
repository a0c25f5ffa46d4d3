"""The parts of a Word file and the ZIP that holds them, byte for byte the same for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from bespoke.render.docx.xml import DECLARATION, NAMESPACES, attribute, escaped

# The earliest date a ZIP can carry; a file must not know when it was made.
_DATE = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
ROOT_RELATIONS = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
SETTINGS = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:defaultTabStop w:val="720"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)


def document_relations(links: Mapping[str, str]) -> str:
    """Relations of the document: its own parts, and `links` from target to relation id."""
    parts = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            (
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("settings", "settings.xml"),
                ("footer", "footer1.xml"),
            ),
            start=1,
        )
    )
    external = "".join(
        f'<Relationship Id="{relation}" Type="{_OFFICE_RELATIONS}/hyperlink" Target={attribute(target)} '
        'TargetMode="External"/>'
        for target, relation in links.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE_RELATIONS}">{parts}{external}</Relationships>'


def core_properties(*, title: str, author: str, keywords: str, language: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(author)}</dc:creator>"
        f"<cp:keywords>{escaped(keywords)}</cp:keywords><dc:language>{escaped(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def pack(parts: Mapping[str, str]) -> bytes:
    """Parts by name as a ZIP. Stored, not deflated: two zlib builds may pack the same text into different bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = 0
            archive.writestr(member, text.encode())
    return buffer.getvalue()
