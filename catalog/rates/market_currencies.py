"""The money of the markets for which a project has editions."""

from __future__ import annotations

from catalog.content.load.yaml_source import Source, read_source
from catalog.content.markets import read_markets
from catalog.core.project import Project
from catalog.markets.market_money import RUPIAH


def market_currencies(project: Project) -> set[str]:
    """The currencies in which these editions print approximate prices; of markets and editions that can be read."""
    files = (f"content/editions/{name}.yaml" for name in project.editions())
    sources = (read_source(project.root / file, file) for file in files)
    codes = {source.data.get("market") for source in sources if isinstance(source, Source)}
    markets = read_markets(project.root, "id", []).markets
    return {market.currency for code, market in markets.items() if code in codes} - {RUPIAH}
