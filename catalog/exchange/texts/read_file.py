"""A file that came back from a translator → its rows, whatever its name ends in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalog.core.problems import CatalogError, Place, Problem, error
from catalog.exchange.tables.file_format import file_beginning
from catalog.exchange.texts.po_file import is_po, read_po_file
from catalog.exchange.texts.text_row import ReturnedText
from catalog.exchange.texts.workbook_file import read_workbook_texts
from catalog.exchange.texts.xliff_file import is_xliff, read_xliff

MOST_BYTES: Final = 50_000_000  # of PO and XLIFF: the texts of a whole district in one language have 20 MB
UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """The rows of a file by its name, and what is to be said of it."""

    name: str
    rows: tuple[ReturnedText, ...]
    problems: tuple[Problem, ...] = ()


def read_file(path: Path) -> ReturnedFile:
    """The rows of an xlsx (or the ods or csv that it was saved as), a PO or an XLIFF, known by what is in it.
    CatalogError where it cannot be read, is too large, or is something else."""
    name = path.name
    size, beginning = _beginning(path)
    if not (is_po(beginning) or is_xliff(beginning)):
        rows, problems = read_workbook_texts(path)
        return ReturnedFile(name, tuple(rows), tuple(problems))
    if size > MOST_BYTES:
        raise CatalogError([error("table-too-large", Place(name), most=f"{MOST_BYTES // 1_000_000} MB")])
    content = path.read_bytes()
    found = read_xliff(content, name) if is_xliff(beginning) else read_po_file(content, name)
    if not found:
        raise CatalogError([error("texts-none", Place(name))])
    return ReturnedFile(name, tuple(found))


def _beginning(path: Path) -> tuple[int, str]:
    """The size of a file and the text that it begins with."""
    size, begin = file_beginning(path, path.name)
    if begin.startswith(b"PK"):
        return size, ""
    return size, begin.decode("utf-16" if begin.startswith(UTF16) else "utf-8", "ignore")
