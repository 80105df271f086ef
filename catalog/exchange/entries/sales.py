"""Sale prices that hold from a later day on → the usual price alone, with a remark in the report."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from catalog.exchange.columns.match import Match
from catalog.exchange.entries.flat import Path
from catalog.exchange.entries.row_values import Doubt, RowValues

FROM: Final[Path] = ("price", "sale_from")
SALE: Final[Path] = ("price", "sale")
UNTIL: Final[Path] = ("price", "sale_until")


def put_off_sales(rows: Sequence[RowValues], matches: Sequence[Match], day: datetime.date | None) -> None:
    """Take sale prices out that do not hold yet on a `day`; they stay in the entry as they were typed."""
    headings = {match.field.path: match.heading for match in matches if match.field.of == "product"}
    if FROM not in headings:
        return
    for row in rows:
        begins = str(row.product.pop(FROM, ""))
        if not begins or SALE not in row.product or day is None or begins <= day.isoformat():
            continue
        typed = str(row.cells.get(headings[SALE], row.product[SALE]))
        row.doubts.append(Doubt(replace(row.place, heading=headings[SALE]), typed, "", begins, "value-sale-later"))
        for path in (SALE, UNTIL, FROM):
            row.product.pop(path, None)
            text = str(row.cells.get(headings.get(path, ""), ""))
            if text:
                row.kept[headings[path]] = text
