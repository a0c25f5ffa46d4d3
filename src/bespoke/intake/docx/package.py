"""A DOCX container opened with care: bytes are counted before and while they are unpacked, and nothing is fetched."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from bespoke.intake.container import open_zip, unpack
from bespoke.intake.errors import DamagedFile
from bespoke.intake.limits import Limits, too_complex
from bespoke.intake.xml import element_bound, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
_SAVE_AGAIN = "Open it in Word or LibreOffice and save it again as DOCX."


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str
    target: str
    is_external: bool


@dataclass(slots=True)
class Package:
    """The parts of one document. `unpacked` counts what was read so far."""

    archive: zipfile.ZipFile
    limits: Limits
    unpacked: int = 0
    elements: int = 0
    names: frozenset[str] = field(default_factory=frozenset)

    def main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self.names:
                return relation.target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise DamagedFile("The document has no text part.", fix=_SAVE_AGAIN)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """By id. Targets inside the package are resolved to part names."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for element in root if root is not None else ():
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            found[element.get("Id", "")] = Relation(kind, target if external else _resolve(folder, target), external)
        return found

    def xml(self, name: str) -> etree._Element | None:
        """The part parsed, None when the package has no such part."""
        if name not in self.names:
            return None
        content = self._unpack(name)
        self.elements += element_bound(content) // 2
        if self.elements > self.limits.elements:
            raise too_complex("XML elements", self.elements, self.limits.elements)
        for strict, usual in _STRICT.items():
            content = content.replace(strict, usual)
        return parse_xml(content, limits=self.limits)

    def _unpack(self, name: str) -> bytes:
        content = unpack(self.archive, name, limits=self.limits)
        self.unpacked += len(content)
        if self.unpacked > self.limits.unpacked_bytes:
            raise too_complex("bytes after unpacking", self.unpacked, self.limits.unpacked_bytes)
        return content


def open_package(content: bytes, *, limits: Limits) -> Package:
    archive = open_zip(content, limits=limits)
    return Package(archive, limits, names=frozenset(archive.namelist()))


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
