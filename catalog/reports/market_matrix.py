"""Every product in every market → what may be offered where, as text, CSV or JSON; and what products lack in one."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from typing import Final

from catalog.content.market_gaps import LEVELS, GapRow, gap_rows
from catalog.exchange.tables.formulas import safe_cell
from catalog.i18n.translator import Translator
from catalog.model.catalogue import Catalogue
from catalog.model.entry_summaries import Gap, ProductSummary

SIGNS: Final[Mapping[str, str]] = {"": "✓", "note": "✓", "ship": "○", "offer": "–"}  # by the worst of what is lacking
WIDEST: Final = 44  # characters of the key of a product on the screen


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A product, and what it lacks in each market, by the market's code, in the order of its gates."""

    product: ProductSummary
    gaps: Mapping[str, tuple[Gap, ...]]


def market_matrix(catalogue: Catalogue, codes: Collection[str] = ()) -> list[MatrixRow]:
    """All products that are not hidden, in the order of their keys, in the markets `codes`, or in all where none is
    named."""
    rows = []
    for business in catalogue.summaries.values():
        for product in business.products:
            if not (business.hidden or product.hidden):
                found = {gap.gate: gap for gap in product.gaps}
                gaps = {
                    code: tuple(found[key] for key in keys if key in found)
                    for code, keys in catalogue.markets.keys.items()
                    if code in codes or not codes
                }
                rows.append(MatrixRow(product, gaps))
    return rows


def worst_level(catalogue: Catalogue, gaps: Sequence[Gap]) -> str:
    """`offer`, `ship` or `note`, whichever weighs most; "" for no gaps."""
    levels = {catalogue.markets.gates[gap.gate].level for gap in gaps}
    return next((level for level in LEVELS if level in levels), "")


def matrix_text(catalogue: Catalogue, rows: Sequence[MatrixRow], translator: Translator) -> str:
    """A line for each product, with a sign for each market; the last line counts what is offered."""
    codes = list(catalogue.markets.keys)
    width = min(WIDEST, max((len(row.product.key) for row in rows), default=0))
    lines = [translator.say("markets.head"), "", " ".join([" " * width, *codes])]
    offered = dict.fromkeys(codes, 0)
    for row in rows:
        levels = {code: worst_level(catalogue, row.gaps[code]) for code in codes}
        for code, level in levels.items():
            offered[code] += level != "offer"
        key = row.product.key if len(row.product.key) <= width else f"{row.product.key[: width - 1]}…"
        lines.append(" ".join([key.ljust(width), *(f"{SIGNS[level]} " for level in levels.values())]).rstrip())
    total = translator.say("markets.total")
    lines.append(" ".join([total.ljust(width), *(str(offered[code]).ljust(2) for code in codes)]))
    return "\n".join(lines)


def matrix_csv(catalogue: Catalogue, rows: Sequence[MatrixRow], translator: Translator) -> str:
    """A row for each product and market, with what follows and the fields that are lacking."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["entry", "product", "market", "level", "gates", "fields"])
    for row in rows:
        for code, gaps in row.gaps.items():
            level = worst_level(catalogue, gaps) or "none"
            gates = " ".join(gap.gate for gap in gaps)
            fields = " ".join(dict.fromkeys(field for gap in gaps for field in gap.fields))
            name = row.product.name.best(translator.language)
            cells = (row.product.key, name, code, translator.say(f"market.level.{level}"), gates, fields)
            writer.writerow([safe_cell(cell) for cell in cells])
    return stream.getvalue().rstrip("\n")


def matrix_json(catalogue: Catalogue, rows: Sequence[MatrixRow]) -> str:
    """The same for programs: by product, by market."""
    found = {
        row.product.key: {
            code: {
                "level": worst_level(catalogue, gaps) or "none",
                "gaps": [
                    {"gate": gap.gate, "fields": gap.fields, "since": gap.since.isoformat() if gap.since else None}
                    for gap in gaps
                ],
            }
            for code, gaps in row.gaps.items()
        }
        for row in rows
    }
    return json.dumps(found, indent=1, ensure_ascii=False)


def market_text(catalogue: Catalogue, code: str, rows: Sequence[MatrixRow], translator: Translator) -> str:
    """What the products lack in one market, product by product, what keeps them out first."""
    levels = [worst_level(catalogue, row.gaps[code]) for row in rows]
    offered = [level for level in levels if level != "offer"]
    head = translator.say(
        "markets.market",
        name=catalogue.markets.markets[code].name.best(translator.language, "en"),
        market=code,
        count=len(offered),
        all=len(rows),
        ready=sum(level != "ship" for level in offered),
    )
    found = gap_rows(((row.product, gap) for row in rows for gap in row.gaps[code]), catalogue.markets)
    return "\n".join([head, *_level_lines(found, translator)])


def _level_lines(found: Sequence[GapRow], translator: Translator) -> Iterator[str]:
    """What is lacking, level by level, gate by gate, each with the products that lack it."""
    for level, of_level in groupby(found, key=lambda row: row.level):
        yield ""
        yield f"{translator.say(f'market.level.{level}')}:"
        by_reason: dict[tuple[str, str], list[GapRow]] = {}
        for row in of_level:
            why, who = (
                row.why.best(translator.language, "en"),
                row.help.best(translator.language, "en") if row.help else "",
            )
            by_reason.setdefault((why, who), []).append(row)
        for (why, who), rows in by_reason.items():
            yield f"  {why}{f' ({who})' if who else ''}"
            for row in rows:
                since = f", {translator.say('markets.since', day=row.since)}" if row.since else ""
                yield f"    {row.key}: {', '.join(row.fields)}{since}"
