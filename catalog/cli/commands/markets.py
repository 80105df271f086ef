"""`catalog markets`: which product may be offered in which market, and what is lacking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from catalog.cli.terminal.arguments import jobs_option, project_at, refuse_unknown, today
from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import OneOf, TranslatedCommand
from catalog.core.problems import CatalogError
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.model.catalogue import Catalogue

FORMATS: Final = ("text", "csv", "json")


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "markets",
        TranslatedCommand,
        translator=translator,
        help=say("help.markets"),
        short_help=say("help.markets.short"),
    )
    @click.argument("codes", nargs=-1, metavar=f"[{say('help.word.market')}]...")
    @click.option("--format", "form", type=OneOf(translator, FORMATS), default=FORMATS[0], help=say("help.format"))
    @jobs_option(translator)
    @click.pass_obj
    def markets(folder: Path, codes: tuple[str, ...], form: str, jobs: int) -> None:
        project = project_at(folder, translator)
        if codes:
            for code in codes:
                show_market(project, code.lower(), jobs, translator)
        else:
            _show_all(project, form, jobs, translator)

    return markets


def show_market(project: Project, code: str, jobs: int, translator: Translator) -> None:
    """What the products lack in one market. SystemExit (USAGE) where there is none of that code."""
    from catalog.reports.market_matrix import market_matrix, market_text

    catalogue = _catalogue(project, jobs, translator)
    refuse_unknown((code,), list(catalogue.markets.keys), "markets.market-unknown", translator)
    report(market_text(catalogue, code, market_matrix(catalogue), translator))


def _show_all(project: Project, form: str, jobs: int, translator: Translator) -> None:
    from catalog.reports.market_matrix import market_matrix, matrix_csv, matrix_json, matrix_text

    catalogue = _catalogue(project, jobs, translator)
    rows = market_matrix(catalogue)
    if form == "json":
        report(matrix_json(catalogue, rows))
    else:
        report((matrix_csv if form == "csv" else matrix_text)(catalogue, rows, translator))


def _catalogue(project: Project, jobs: int, translator: Translator) -> Catalogue:
    """The catalogue, with what products lack in every market. CatalogError where errors leave none."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.content.business_cache import open_business_cache
        from catalog.content.load_catalogue import load_catalogue

    business_cache = open_business_cache(project.cache, jobs)
    loaded = load_catalogue(project.root, today(translator), jobs, business_cache, every_market=True)
    if loaded.catalogue is None:
        raise CatalogError(loaded.problems)
    return loaded.catalogue
