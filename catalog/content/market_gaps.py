"""What products lack in a market, as reports show it (stage 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from catalog.content.selection import gaps_in_market
from catalog.model.catalogue import Catalogue
from catalog.model.entry_summaries import Gap, ProductSummary
from catalog.model.market import Markets
from catalog.model.settings import Edition
from catalog.model.values import Text

LEVELS: Final = ("offer", "ship", "note")  # in the order of reports


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap as the report shows it; texts by language."""

    key: str
    name: Text
    level: str
    fields: tuple[str, ...]
    since: str
    why: Text
    help: Text | None
    source: str


@dataclass(frozen=True, slots=True)
class MarketGaps:
    """What the products of an edition lack in its market."""

    code: str
    name: Text
    rows: tuple[GapRow, ...]

    def products(self, level: str) -> set[str]:
        """The keys of the products that lack something of this level."""
        return {row.key for row in self.rows if row.level == level}


def market_gaps(catalogue: Catalogue, edition: Edition) -> MarketGaps | None:
    """What the products that the edition names lack in its market; None for an edition of no market."""
    if edition.market is None:
        return None
    rows = gap_rows(gaps_in_market(catalogue, edition), catalogue.markets)
    return MarketGaps(edition.market, catalogue.markets.markets[edition.market].name, tuple(rows))


def gap_rows(found: Iterable[tuple[ProductSummary, Gap]], markets: Markets) -> list[GapRow]:
    """The rows of what products lack: what keeps them out first, then what is needed before they are shipped."""
    rows = []
    for product, gap in found:
        gate = markets.gates[gap.gate]
        since = gap.since.isoformat() if gap.since else ""
        row = GapRow(product.key, product.name, gate.level, gap.fields, since, gate.why, gate.help, gate.source or "")
        rows.append(row)
    return sorted(rows, key=lambda row: LEVELS.index(row.level))
