"""A workbook in records, [MS-XLSB], as small as it can be."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

NOT_AVAILABLE: Final = 0x2A  # an error cell
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS: Final = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="{id}" Type="' + RELATION + '/{kind}" Target="{target}"/></Relationships>'
)


def record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([(kind & 0x7F) | 0x80, kind >> 7])
    length, rest = b"", len(data)
    while True:
        length += bytes([(rest & 0x7F) | (0x80 if rest > 127 else 0)])
        rest >>= 7
        if not rest:
            return number + length + data


def text(typed: str) -> bytes:
    return struct.pack("<I", len(typed)) + typed.encode("utf-16-le")


def cell(column: int, value: str | float | int) -> bytes:
    head = struct.pack("<II", column, 0)
    if isinstance(value, str):
        return record(6, head + text(value))
    return record(5, head + struct.pack("<d", value)) if isinstance(value, float) else record(3, head + bytes([value]))


def write(
    path: Path,
    rows: Sequence[Sequence[str | float | int]],
    hidden: Collection[int] = (),
    first_row: int = 0,
    comments: Sequence[tuple[int, int]] = (),
) -> Path:
    """A workbook with one sheet; an int is the number of an error. `comments` are on these rows and columns."""
    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(rows), 0, 9)) + record(145)
    for number, cells in enumerate(rows, first_row):
        flags = bytes([0, 0x10 if number in hidden else 0, 0])
        sheet += record(0, struct.pack("<IIH", number, 0, 300) + flags + struct.pack("<I", 0))
        sheet += b"".join(cell(column, value) for column, value in enumerate(cells))
    sheet += record(146) + record(130)
    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + text("rId1") + text("Daftar"))
    book += record(144) + record(132)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("_rels/.rels", RELATIONS.format(id="rId1", kind="officeDocument", target="xl/workbook.bin"))
        rels = RELATIONS.format(id="rId1", kind="worksheet", target="worksheets/sheet1.bin")
        packed.writestr("xl/_rels/workbook.bin.rels", rels)
        packed.writestr("xl/workbook.bin", book)
        packed.writestr("xl/worksheets/sheet1.bin", sheet)
        rels = RELATIONS.format(id="rId1", kind="comments", target="../comments1.bin")
        packed.writestr("xl/worksheets/_rels/sheet1.bin.rels", rels)
        places = b"".join(record(635, struct.pack("<IIIII", 0, row, row, column, column)) for row, column in comments)
        packed.writestr("xl/comments1.bin", record(628) + places + record(629))
    return path
