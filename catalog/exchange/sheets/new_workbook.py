"""A new workbook (xlsx), as each one that is written begins: no text in it becomes a formula, a link or a number."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

LONG_AGO: Final = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)  # the same bytes each time
AS_TYPED: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextmanager
def new_workbook(title: str = "", created: datetime.datetime = LONG_AGO) -> Iterator[tuple[Any, BytesIO]]:
    """The workbook, and the stream that has its bytes once the block has ended."""
    import xlsxwriter

    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **AS_TYPED}) as book:
        book.set_properties({"created": created} | ({"title": title} if title else {}))
        yield book, stream
