"""The bytes of a file → which format it has, whatever its name ends in."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path
from typing import Final

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.limits import MOST_BYTES
from catalog.exchange.tables.zip_members import ZipMembers

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Microsoft's before 2007, and encrypted xlsx
WORKBOOKS: Final = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb"}
OTHER_ZIPS: Final = {"word/document.xml": "DOCX", "ppt/presentation.xml": "PPTX", "index/document.iwa": "Numbers"}
SPREADSHEET: Final = "application/vnd.oasis.opendocument.spreadsheet"  # templates of them begin so, too
STREAMS: Final = {"EncryptedPackage": "", "Workbook": "xls", "Book": "xls", "WordDocument": "DOC"}  # "": a password
OTHERS: Final = {
    b"%PDF": "PDF",
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG": "PNG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3\0": "SQLite",
    b"{\\rtf": "RTF",
    b"MIME-Version": "MHTML",
}
MARKUP: Final = re.compile(rb"<(\?xml|!doctype|html|head|meta|body|table|style|script|div|center)\b", re.IGNORECASE)
HTML: Final = re.compile(rb"<(html|table|body|!doctype html)\b", re.IGNORECASE)
JSON: Final = re.compile(rb'(\{\s*["}]|\[\s*[\[{\]"])')
SEEN: Final = 65_536  # bytes of the beginning, by which a file is known


def file_beginning(path: Path, file: str) -> tuple[int, bytes]:
    """The size of a file, called `file` in messages, and its first bytes. CatalogError where it cannot be opened, or is
    no file."""
    place = Place(file)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
            raise CatalogError([error("table-not-a-file", place)])
        with path.open("rb") as stream:
            return status.st_size, stream.read(SEEN)
    except OSError as refused:
        raise CatalogError([error("table-unreadable", place, reason=refused.strerror or "")]) from None


def file_format(path: Path, file: str) -> str:
    """`xlsx`, `xlsb`, `ods`, `xls` or `csv`, which is any text. CatalogError where the file, called `file` in messages,
    cannot be opened, is empty or too large, or is something else."""
    place = Place(file)
    size, begin = file_beginning(path, file)
    if not begin:
        raise CatalogError([error("table-empty", place)])
    if begin.startswith(ZIP):
        with ZipMembers(path, file) as members:
            return _of_zip(members, place)
    if size > MOST_BYTES:
        raise CatalogError([error("table-too-large", place, most=f"{MOST_BYTES // 1_000_000} MB")])
    if begin.startswith(COMPOUND):
        return _of_compound(path.read_bytes(), place)
    if other := _other(begin):
        raise CatalogError([error("table-other-format", place, found=other)])
    return "csv"


def _of_zip(members: ZipMembers, place: Place) -> str:
    for name, found in WORKBOOKS.items():
        if members.has(name):
            return found
    if members.has("content.xml"):
        kind = members.read("mimetype").decode("ascii", "replace").strip() if members.has("mimetype") else SPREADSHEET
        if kind.startswith(SPREADSHEET):
            return "ods"
        raise CatalogError([error("table-other-format", place, found=kind.rpartition(".")[2] or "ZIP")])
    other = next((found for name, found in OTHER_ZIPS.items() if members.has(name)), "ZIP")
    raise CatalogError([error("table-other-format", place, found=other)])


def _of_compound(content: bytes, place: Place) -> str:
    """By the names of its streams. Those of a workbook within another document do not count: it is no workbook."""
    names = [name for name in STREAMS if _stream(name) in content]
    kind = STREAMS[names[0]] if names and "WordDocument" not in names else "DOC"
    if kind == "":
        raise CatalogError([error("table-password", place)])
    if kind == "DOC":
        raise CatalogError([error("table-other-format", place, found=kind)])
    return kind


def _stream(name: str) -> bytes:
    """An entry of the directory of a compound file: the name in 64 bytes, then its length with the end."""
    typed = f"{name}\0".encode("utf-16-le")
    return typed.ljust(64, b"\0") + len(typed).to_bytes(2, "little")


def _other(begin: bytes) -> str:
    """What the beginning of a file shows it to be, "" where that may be a csv."""
    if begin[4:8] == b"ftyp":
        return "HEIC/MP4"
    found = next((name for start, name in OTHERS.items() if begin.startswith(start)), "")
    text = begin
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = begin.decode("utf-16", "ignore").encode()
    text = text.removeprefix(codecs.BOM_UTF8).lstrip()
    if MARKUP.match(text):
        if HTML.search(text):
            return "HTML"
        return "XML"
    return found or ("JSON" if JSON.match(text) else "")
