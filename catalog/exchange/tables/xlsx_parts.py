"""The parts of an xlsx that are no sheets: which sheet lies where, its comments, strings, links to other workbooks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.xml_elements import checked, elements
from catalog.exchange.tables.zip_members import ZipMembers

WORKBOOK: Final = "xl/workbook.xml"
STRINGS: Final = "xl/sharedstrings.xml"
READ_TOO: Final = (STRINGS, "xl/styles.xml")  # by the library that reads the values
LINKS: Final = "xl/externallinks/externallink"
PIECE: Final = 1 << 20  # bytes
LONGEST_STRING: Final = re.compile(rb">[^<]{140000,}")  # 32,767 characters are the most that a cell can hold


@dataclass(frozen=True, slots=True)
class XlsxParts:
    """Where the sheets of a workbook lie, by their names; whether it asks to be calculated when it is opened, since the
    program that wrote it did not; how many workbooks it links to."""

    sheets: dict[str, str]
    uncalculated: bool
    links: int


def read_parts(members: ZipMembers) -> XlsxParts:
    """The parts of a workbook. CatalogError where one of them is not what it should be."""
    targets = relations(members, WORKBOOK)
    sheets: dict[str, str] = {}
    uncalculated = False
    for name, attributes in elements(members.read(WORKBOOK), members.place, WORKBOOK):
        if name == "sheet":
            sheets[attributes.get("name", "")] = targets.get(attributes.get("id", ""), ("", ""))[1]
        if name == "calcPr":
            uncalculated = attributes.get("fullCalcOnLoad") in ("1", "true")
    for name in READ_TOO:
        if members.has(name):
            _check(checked(members.chunks(name, PIECE), members.place, name), members.place)
    links = sum(name.startswith(LINKS) and name.endswith(".xml") for name in members.names())
    return XlsxParts(sheets, uncalculated, links)


def relations(members: ZipMembers, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to within the workbook, by its id: the kind, and the name of the other part."""
    folder, name = posixpath.split(part)
    file = f"{folder}/_rels/{name}.rels"
    if not members.has(file):
        return {}
    return {
        attributes.get("Id", ""): (
            attributes.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/"),
        )
        for tag, attributes in elements(members.read(file), members.place, file)
        if tag == "Relationship" and attributes.get("TargetMode") != "External"
    }


def comments(members: ZipMembers, sheet: str) -> list[str]:
    """The cells of a sheet, given as its part, that have a comment."""
    parts = [target for kind, target in relations(members, sheet).values() if kind == "comments"]
    return [
        attributes.get("ref", "")
        for part in parts
        if members.has(part)
        for tag, attributes in elements(members.read(part), members.place, part)
        if tag == "comment"
    ]


def _check(pieces: Iterable[bytes], place: Place) -> None:
    """Read a part to its end, so that its size is known to be true; refuse one text that would fill the memory."""
    rest = b""
    for piece in pieces:
        rest += piece
        if LONGEST_STRING.search(rest) or len(rest) > 10 * PIECE:  # one tag would be as long
            raise CatalogError([error("table-broken", place, detail=STRINGS)])
        rest = rest[rest.rfind(b"<") :] if b"<" in rest else rest
