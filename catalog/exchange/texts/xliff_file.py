"""Texts to be translated ↔ XLIFF 1.2, which every CAT tool reads (OmegaT, Trados, memoQ, Weblate, Poedit).

A `file` for each entry; the id of a `trans-unit` is the field and the mark, since ids come back from every tool.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.xml_elements import XmlReader
from catalog.exchange.texts.text_row import MARK, STALE, ReturnedText, TextExport, TextRow, plain_lines, text_key

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
VERSION: Final = "1.2"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
OURS: Final = "catalog"  # who the notes of an export are from
ROOT: Final = re.compile(r"<(?:[\w.-]+:)?xliff\b")
UNIT_ID: Final = re.compile(rf"(?P<field>.*)\|(?P<mark>{MARK})", re.DOTALL)
NEEDS_WORK: Final = "needs-review-translation"  # as exported: some tools leave it there when the text is mended
REVIEWED: Final = frozenset({"final", "signed-off", "translated"})  # states of a target that was looked at
NOT_SAID: Final = frozenset({"alt-trans"})  # what stands in it is another translation than this

Comments = Callable[[TextRow], Sequence[str]]


def is_xliff(beginning: str) -> bool:
    """Whether a file that begins so is XLIFF of any version."""
    return ROOT.search(beginning) is not None


def xliff_file(export: TextExport, comments: Comments) -> bytes:
    """The XLIFF of an export; `comments` are the notes of each text for the translator."""
    root = ET.Element("xliff", {"version": VERSION, "xmlns": NAMESPACE})
    for (file, language), rows in groupby(export.rows, lambda row: (row.file, row.source_language)):
        of = {"original": file, "source-language": language, "target-language": export.language}
        body = ET.SubElement(ET.SubElement(root, "file", {**of, "datatype": "plaintext"}), "body")
        for row in rows:
            body.append(_unit(row, comments(row)))
    ET.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n%s\n' % ET.tostring(root, encoding="unicode").encode()


def _unit(row: TextRow, notes: Sequence[str]) -> ET.Element:
    limit = {"maxwidth": str(row.most), "size-unit": "char"} if row.most else {}
    of = {"id": f"{row.field}|{row.mark}", "resname": row.key, f"{XML}space": "preserve", **limit}
    unit = ET.Element("trans-unit", of)
    ET.SubElement(unit, "source").text = row.source
    if row.translation:
        state = NEEDS_WORK if row.state == STALE else "translated"
        ET.SubElement(unit, "target", {"state": state}).text = row.translation
    for note in notes:
        ET.SubElement(unit, "note", {"from": OURS}).text = note
    return unit


def read_xliff(content: bytes, file: str) -> list[ReturnedText]:
    """What an XLIFF 1.x file says, called `file` in messages. CatalogError where it cannot be read, is of another
    version, or has a document type."""
    reader = _Reader(file)
    XmlReader(Place(file), file, reader.begin, reader.end, reader.text).feed([content])
    return reader.found


@dataclass(slots=True)
class _Reader:
    """Collects the units, element by element. Tags inside of a text are left out, what they hold is part of it."""

    file: str
    found: list[ReturnedText] = field(default_factory=list)
    _original: str = ""
    _language: str = ""
    _unit: dict[str, str] = field(default_factory=dict)
    _texts: dict[str, list[str]] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)  # texts and elements inside which none counts
    _note_of: str = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "xliff" and not attributes.get("version", VERSION).startswith("1."):
            raise CatalogError([error("texts-version", Place(self.file), value=attributes["version"])])
        if name == "file":
            self._original, self._language = attributes.get("original", ""), attributes.get("target-language", "")
        elif name == "trans-unit":
            self._unit, self._texts = {**attributes, "state": "", "language": self._language}, {}
        elif name in ("source", "target", "note", *NOT_SAID):
            self._open.append(name)
            if name == "target" and self._open == ["target"]:
                self._unit["state"] = attributes.get("state", "")
                self._unit["language"] = attributes.get("xml:lang", self._language)
            self._note_of = attributes.get("from", "") if name == "note" else self._note_of

    def text(self, piece: str) -> None:
        if len(self._open) == 1 and self._open[0] not in NOT_SAID and self._counts():
            self._texts.setdefault(self._open[0], []).append(piece)

    def _counts(self) -> bool:
        return self._open[0] != "note" or self._note_of != OURS

    def end(self, name: str) -> None:
        if name in ("source", "target", "note", *NOT_SAID) and self._open and self._open[-1] == name:
            self._open.pop()
        elif name == "trans-unit" and self._unit:
            self.found.extend(self._returned())
            self._unit = {}

    def _returned(self) -> Iterator[ReturnedText]:
        said = {name: plain_lines("".join(pieces)) for name, pieces in self._texts.items()}
        of = UNIT_ID.fullmatch(self._unit.get("id", ""))
        key = text_key(self._original, of["field"]) if of else self._unit.get("resname", "")
        state = self._unit["state"]
        reviewed = self._unit.get("approved") == "yes" or state in REVIEWED
        translation = said.get("target", "")
        yield ReturnedText(
            place=f"{self.file}: {self._unit.get('resname') or self._unit.get('id', '')}",
            language=self._unit["language"],
            key=key,
            source=said.get("source", ""),
            translation=translation,
            mark=of["mark"] if of else "",
            confirmed=bool(translation) and reviewed,
            unfinished=state.startswith("needs-") and state != NEEDS_WORK,
            note=said.get("note", ""),
        )
