"""A new market: its file, filled from CLDR, and an edition for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from catalog.content.load.yaml_source import Source, read_source
from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.core.project import Project
from catalog.markets.country_habits import country_names, habits_of
from catalog.model.market import MARKET, Market
from catalog.scaffold.editor_support import schema_line, write_editor_settings, write_schemas
from catalog.scaffold.field_docs import explanation, words

FIELDS: Final = (
    "name",
    "country",
    "languages",
    "currency",
    "round_to",
    "units",
    "paper",
    "channels",
    "greeting",
    "also",
    "gates",
)


def new_market(project: Project, code: str, language: str) -> list[Path]:
    """Write `content/markets/<code>.yaml` and `content/editions/export-<code>.yaml`, explained in `language`; what is
    there already is left as it is. CatalogError (USAGE) where no country has the code, or the market is there."""
    country = code.upper()
    names = country_names("en")
    if not MARKET.fullmatch(code) or country not in names:
        by_name = {name.casefold(): place.lower() for place, name in names.items()}
        near = by_name.get(nearest(code, by_name), "")
        raise CatalogError([error("new.market", Place(""), value=code, near=near)], ExitCode.USAGE)
    market = project.content / "markets" / f"{code}.yaml"
    edition = project.content / "editions" / f"export-{code}.yaml"
    if market.exists():
        raise CatalogError([error("new.exists", Place(""), file=project.relative(market))], ExitCode.USAGE)
    written = [_written(project, market, _market_lines(country, language))]
    if not edition.exists():
        written.append(_written(project, edition, _edition_lines(project, code, language)))
    write_schemas(project, language)
    write_editor_settings(project)
    return written


def _written(project: Project, path: Path, lines: Iterator[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join([schema_line(project.relative(path)), *lines]) + "\n"
    with path.open("x", encoding="utf-8", newline="\n") as entry:
        entry.write(text)
    return path


def _market_lines(country: str, language: str) -> Iterator[str]:
    values = habits_of(country)
    for name in FIELDS:
        yield ""
        yield f"## {explanation(Market, name, language)}"
        yield f"{name}: {values[name]}" if name in values else f"# {name}:"
    yield from (f"#{line}" for line in _gate_example(language))


def _gate_example(language: str) -> list[str]:
    return str(words(language)["blank"]["gate"]).splitlines()


def _edition_lines(project: Project, code: str, language: str) -> Iterator[str]:
    yield f"# {words(language)['blank']['market-edition'].format(code=code)}"
    like = _usual_export(project)
    if like:
        yield f"like: {like}"
    yield f"market: {code}"
    yield "on_request: yes"


def _usual_export(project: Project) -> str:
    """The edition that one for a market is like: the first with prices for export and of no market, else the first."""
    editions: dict[str, dict[str, Any]] = {}
    for name in project.editions():
        file = f"content/editions/{name}.yaml"
        source = read_source(project.root / file, file)
        if isinstance(source, Source) and not re.search(r"^export-[a-z]{2}$", name):
            editions[name] = source.data
    abroad = [
        name for name, data in editions.items() if "export" in (data.get("prices") or []) and "market" not in data
    ]
    return next(iter(abroad or editions), "")
