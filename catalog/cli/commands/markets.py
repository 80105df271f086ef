"""`catalog markets`: which product may be offered in which market, and what is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from catalog.cli.terminal.arguments import jobs_option, project_at, refuse_unknown, today
from catalog.cli.terminal.console import report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import OneOf, TranslatedCommand
from catalog.core.problems import CatalogError, Level
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
        show_markets(project_at(folder, translator), codes, form, jobs, translator)

    return markets


def show_markets(project: Project, typed: Sequence[str], form: str, jobs: int, translator: Translator) -> None:
    """Which product may be offered in which market, or as text what products lack in those whose codes were typed.
    Misuse where there is no market of a code."""
    from catalog.reports.market_matrix import market_matrix, market_text, matrix_csv, matrix_json, matrix_text

    catalogue = _catalogue(project, jobs, translator)
    codes = tuple(dict.fromkeys(code.lower() for code in typed))
    refuse_unknown(codes, list(catalogue.markets.keys), "markets.market-unknown", translator)
    rows = market_matrix(catalogue, codes)
    if form == "json":
        report(matrix_json(catalogue, rows))
    elif form == "csv":
        report(matrix_csv(catalogue, rows, translator))
    elif codes:
        report("\n\n".join(market_text(catalogue, code, rows, translator) for code in codes))
    else:
        report(matrix_text(catalogue, rows, translator))


def _catalogue(project: Project, jobs: int, translator: Translator) -> Catalogue:
    """The catalogue, with what products lack in every market; errors that leave entries out of it are shown.
    CatalogError where they leave none."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.content.business_cache import open_business_cache
        from catalog.content.load_catalogue import load_catalogue

    business_cache = open_business_cache(project.cache, jobs)
    loaded = load_catalogue(project.root, today(translator), jobs, business_cache, every_market=True)
    if loaded.catalogue is None:
        raise CatalogError(loaded.problems)
    if errors := [problem for problem in loaded.problems if problem.level is Level.ERROR]:
        report(problem_text(errors, project, translator), err=True)
    return loaded.catalogue
