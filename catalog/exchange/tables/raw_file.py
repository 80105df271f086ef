"""A file of any format → its sheets as they stand, in this process."""

from __future__ import annotations

from pathlib import Path

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.csv_file import read_csv
from catalog.exchange.tables.file_format import file_format
from catalog.exchange.tables.raw_sheet import RawFile


def read_raw_file(path: Path, file: str, sheet: str) -> RawFile:
    """The sheets of the file in `path`, called `file` in messages: all, or the one called `sheet`. Where it cannot be
    read, none, and why."""
    try:
        kind = file_format(path, file)
        if kind == "csv":
            return read_csv(path, file, sheet)
        # Brings a library that a csv has no need of.
        from catalog.exchange.tables.workbook import read_ods, read_workbook

        return read_ods(path, file, sheet) if kind == "ods" else read_workbook(path, file, sheet, kind)
    except CatalogError as refused:
        return RawFile((), refused.problems)
    except OSError as refused:
        return RawFile((), (error("table-unreadable", Place(file), reason=refused.strerror or ""),))
    except MemoryError:
        return RawFile((), (error("table-heavy", Place(file)),))
