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
LONGEST: Final = 140_000  # bytes between two tags: a cell can hold 32,767 characters

STRING_END: Final = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")
TEXT: Final = re.compile(rb"""\bt\s*=\s*["']s["'][^<>]*>\s*<(?:\w+:)?v>([0-9]{1,9})<""")


@dataclass(frozen=True, slots=True)
class XlsxParts:
    """Where the sheets of a workbook lie, by their names; whether it asks to be calculated when it is opened, since the
    program that wrote it did not; how many workbooks it links to."""

    sheets: dict[str, str]
    uncalculated: bool
    links: int
    longest: int  # text, in bytes


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
    longest = 0
    for name in filter(members.has, READ_TOO):
        longest = max(longest, _longest(checked(members.chunks(name, PIECE), members.place, name), members.place))
    links = sum(name.startswith(LINKS) and name.endswith(".xml") for name in members.names())
    return XlsxParts(sheets, uncalculated, links, longest)


def relations(members: ZipMembers, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to within the workbook, by its id: the kind, and the name of the other part."""
    folder, name = posixpath.split(part)
    file = f"{folder}/_rels/{name}.rels"
    if not members.has(file):
        return {}
    return {
        attributes.get("Id", ""): (
            attributes.get("Type", "").rpartition("/")[2],
            _target(folder, attributes.get("Target", "")),
        )
        for tag, attributes in elements(members.read(file), members.place, file)
        if tag == "Relationship" and attributes.get("TargetMode") != "External"
    }


def _target(folder: str, typed: str) -> str:
    """The part that a relation of one in `folder` names. Some programs name it from the root without saying so."""
    root = "/" if typed.startswith("xl/") else f"/{folder}"
    return posixpath.normpath(posixpath.join(root, typed)).lstrip("/")


def comment_parts(members: ZipMembers, sheet: str) -> list[str]:
    """The parts with the comments of a sheet, which is given as its part."""
    targets = relations(members, sheet).values()
    return [target for kind, target in targets if kind == "comments" and members.has(target)]


def comments(members: ZipMembers, sheet: str) -> list[str]:
    """The cells of a sheet, given as its part, that have a comment."""
    return [
        attributes.get("ref", "")
        for part in comment_parts(members, sheet)
        for tag, attributes in elements(members.read(part), members.place, part)
        if tag == "comment"
    ]


def text_bytes(members: ZipMembers, sheet: str) -> int:
    """How much room the texts of a sheet take: a text of the workbook stands there once, and in the sheet as often as
    a cell has it."""
    lengths: list[int] = []
    rest = 0
    for piece in members.chunks(STRINGS, PIECE):
        start = 0
        for found in STRING_END.finditer(piece):  # that one is cut in two by a piece is of no account
            lengths.append(rest + found.start() - start)
            rest, start = 0, found.end()
        rest += len(piece) - start
    total, before = 0, b""
    for piece in members.chunks(sheet, PIECE):
        used = TEXT.findall(before + piece)
        total += sum(lengths[int(index)] for index in used if int(index) < len(lengths))
        before = piece[piece.rfind(b"<c") :] if b"<c" in piece else b""
    return total


def _longest(pieces: Iterable[bytes], place: Place) -> int:
    """The length of the longest text of a part, which is read to its end, so that its size is known to be true.
    CatalogError where one is longer than a cell can hold."""
    rest, longest = b"", 0
    for piece in pieces:
        rest += piece
        *whole, rest = rest.split(b"<")
        longest = max(longest, len(rest), max(map(len, whole), default=0))
        if longest > LONGEST:
            raise CatalogError([error("table-broken", place, detail=STRINGS)])
    return longest
