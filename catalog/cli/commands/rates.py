"""`catalog rates update`: takes the exchange rates of a central bank's table over into the project."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog.cli.terminal.arguments import project_at, today
from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import Misuse, TranslatedCommand, TranslatedGroup, near
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.rates.update import RateChange, UpdatedRates


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say
    path = click.Path(path_type=Path)

    @click.group(
        "rates", TranslatedGroup, translator=translator, help=say("help.rates"), short_help=say("help.rates.short")
    )
    def rates() -> None:
        pass

    @rates.command(
        "update",
        TranslatedCommand,
        translator=translator,
        help=say("help.rates.update"),
        short_help=say("help.rates.update.short"),
    )
    @click.argument("files", nargs=-1, required=True, type=path, metavar=f"{say('help.word.table')}…")
    @click.option("--date", "day", metavar=say("help.word.day"), help=say("help.rates.date"))
    @click.option("--currency", metavar=say("help.word.currency"), default="", help=say("help.rates.currency"))
    @click.option("--add", metavar=say("help.word.currencies"), default="", help=say("help.rates.add"))
    @click.option("--force", is_flag=True, help=say("help.rates.force"))
    @click.option("--dry-run", is_flag=True, help=say("help.rates.dry-run"))
    @click.pass_obj
    def update(folder: Path, /, **given: Any) -> None:  # noqa: ANN401 as the options take them
        run(project_at(folder, translator), given, translator)

    return rates


def run(project: Project, given: dict[str, Any], translator: Translator) -> None:
    """Update the rates, and show each before and after. `given` are the arguments and options by their names."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.rates.market_currencies import market_currencies
        from catalog.rates.table import Asked
        from catalog.rates.update import update_rates

    named = [code.strip().upper() for code in given["add"].split(",") if code.strip()]
    for code in (*named, *([given["currency"].upper()] if given["currency"] else ())):
        _refuse_unknown(code, translator)
    asked = Asked(today(translator), _day(given["day"], translator), given["currency"].upper())
    more = {*named, *market_currencies(project)}
    write = not given["dry_run"]
    updated = update_rates(project, given["files"], asked, more, force=given["force"], write=write)
    _show(updated, translator, write=write)


def _refuse_unknown(code: str, translator: Translator) -> None:
    from catalog.markets.currencies import is_currency, nearest_currency

    if not is_currency(code):
        found = nearest_currency(code)
        raise Misuse(translator.say("rates.no-currency", value=code) + near(found, [found], translator))


def _day(typed: str | None, translator: Translator) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(typed) if typed else None
    except ValueError:
        raise Misuse(translator.say("rates.no-day", value=typed)) from None


def _show(updated: UpdatedRates, translator: Translator, *, write: bool) -> None:
    say = translator.say
    for line in _lines(updated.changes, translator):
        report(line)
    report(say("rates.done" if write else "rates.would", count=len(updated.changes)))
    for key, codes in (("missing", updated.missing), ("unknown", updated.unknown), ("unused", updated.unused)):
        if codes:
            report(say(f"rates.{key}", codes=", ".join(codes)))


def _lines(changes: Sequence[RateChange], translator: Translator) -> list[str]:
    """A line a currency: before, after and the difference, with the days."""
    before = [f"{change.before:f}" if change.before else "–" for change in changes]
    after = [f"{change.after:f}" for change in changes]
    widths = [max(map(len, column)) for column in (before, after)]
    lines = []
    for change, old, new in zip(changes, before, after, strict=True):
        percent = translator.say("rates.new") if change.percent is None else f"{change.percent:+.1f} %"
        days = f"{change.day_before or '–'} → {change.day}"
        lines.append(f"{change.currency}  {old:>{widths[0]}} → {new:>{widths[1]}}  {percent:>8}  ({days})")
    return lines
