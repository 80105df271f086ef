"""What products lack in a market → `left-out.html`, `.csv`, `.xlsx` beside its edition, in Indonesian and English."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from catalog.content.market_gaps import LEVELS, GapRow, MarketGaps
from catalog.core.atomic_files import write_whole
from catalog.core.project import shipped
from catalog.exchange.sheets.new_workbook import new_workbook
from catalog.exchange.tables.formulas import safe_cell
from catalog.i18n.translator import Translator
from catalog.model.values import Text
from catalog.templating.jinja import Templates

NAMES: Final = ("left-out.html", "left-out.csv", "left-out.xlsx")
LANGUAGES: Final = ("id", "en")
COLUMNS: Final = ("key", "product", "level", "fields", "since", "why", "help", "source")
WIDTHS: Final = {"key": 34, "product": 30, "level": 22, "fields": 30, "since": 12, "why": 60, "help": 40, "source": 14}
MOST_SHOWN: Final = 1000  # rows on the page; the spreadsheets have all


def write_gaps(folder: Path, found: MarketGaps | None) -> Path | None:
    """Write the three files into `folder`, in both languages, one below the other; returns the page. Where the edition
    is of no market, remove those of a build before, and return None."""
    if found is None:
        for name in NAMES:
            (folder / name).unlink(missing_ok=True)
        return None
    translators, rows = [Translator(language) for language in LANGUAGES], found.rows
    head = [_said(translators, f"market.column.{column}") for column in COLUMNS]
    cells = [[*_cells(row, translators)] for row in rows]
    page = Templates(shipped("templates")).render(
        "markets/left-out.html",
        language=translators[0].language,
        title=" / ".join(dict.fromkeys(found.name.best(one.language) for one in translators)),
        lead=_said(translators, "market.left-out.lead"),
        nothing=[] if rows else _said(translators, "market.left-out.none"),
        more=_said(translators, "market.left-out.more") if rows[MOST_SHOWN:] else [],
        head=head,
        levels=[
            (level, [row for row, of in zip(cells, rows[:MOST_SHOWN], strict=False) if of.level == level])
            for level in LEVELS
        ],
        names={level: _said(translators, f"market.level.{level}") for level in LEVELS},
    )
    write_whole(folder / NAMES[0], page.encode())
    write_whole(folder / NAMES[1], _csv(head, cells))
    write_whole(folder / NAMES[2], _xlsx(head, cells))
    return folder / NAMES[0]


def _said(translators: Sequence[Translator], key: str) -> list[str]:
    """The sentence in each language, once where they are the same."""
    return list(dict.fromkeys(one.say(key) for one in translators))


def _in_each(text: Text | None, translators: Sequence[Translator]) -> list[str]:
    return list(dict.fromkeys(text.best(one.language, "en") for one in translators)) if text else []


def _cells(row: GapRow, translators: Sequence[Translator]) -> Iterator[list[str]]:
    yield [row.key]
    yield _in_each(row.name, translators)
    yield _said(translators, f"market.level.{row.level}")
    yield [", ".join(row.fields)]
    yield [row.since] if row.since else []
    yield _in_each(row.why, translators)
    yield _in_each(row.help, translators)
    yield [row.source] if row.source else []


def _csv(head: Sequence[Sequence[str]], cells: Sequence[Sequence[Sequence[str]]]) -> bytes:
    """UTF-8 with a mark, by which Excel knows it."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerows([safe_cell(" / ".join(cell)) for cell in row] for row in (head, *cells))
    return stream.getvalue().encode("utf-8-sig")


def _xlsx(head: Sequence[Sequence[str]], cells: Sequence[Sequence[Sequence[str]]]) -> bytes:
    with new_workbook() as (book, stream):
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("left-out")
        for number, (column, name) in enumerate(zip(COLUMNS, head, strict=True)):
            sheet.set_column(number, number, WIDTHS[column])
            sheet.write_string(0, number, "\n".join(name), bold)
        for number, row in enumerate(cells, start=1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, "\n".join(cell), plain)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(cells)), len(COLUMNS) - 1)
    return stream.getvalue()
