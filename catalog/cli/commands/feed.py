"""`catalog feed`: the products of an edition as files for those who sell on."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from catalog.cli.terminal.arguments import jobs_option, project_at, refuse_unknown, today
from catalog.cli.terminal.console import Display, report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import TranslatedCommand
from catalog.core.problems import ExitCode, Level
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.pipeline.feed_edition import FeedEdition

FORMATS: Final = ("meta", "google", "jsonld")


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "feed", TranslatedCommand, translator=translator, help=say("help.feed"), short_help=say("help.feed.short")
    )
    @click.argument("edition", metavar=say("help.word.edition"))
    @click.option("--site", metavar="https://…", default="", help=say("help.feed.site"))
    @click.option("--format", "names", metavar=",".join(FORMATS), default="", help=say("help.feed.format"))
    @click.option("--in-stock", is_flag=True, help=say("help.feed.in-stock"))
    @jobs_option(translator)
    @click.pass_obj
    def feed(folder: Path, /, **given: Any) -> None:  # noqa: ANN401 as the options take them
        run(project_at(folder, translator), given, translator)

    return feed


def run(project: Project, given: dict[str, Any], translator: Translator) -> None:
    """Make the feeds, write them, and show what they have and have not. `given` are the options by their names.
    SystemExit with ExitCode.CONTENT where a feed has no row."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.exchange.feeds.addresses import FOLDER, site_address
        from catalog.pipeline.feed_edition import feed_edition
        from catalog.pipeline.session import BuildOptions
        from catalog.reports.feed_report import feeds_text, write_feeds

    edition = given["edition"]
    refuse_unknown((edition,), project.editions(), "edition.unknown", translator)
    names = tuple(dict.fromkeys(part.strip() for part in given["names"].split(",") if part.strip())) or FORMATS
    refuse_unknown(names, FORMATS, "feed.unknown", translator)
    site = site_address(given["site"])
    options = BuildOptions(today(translator), given["jobs"])
    with closing(Display(translator, sys.stderr)) as display:
        made = feed_edition(project, edition, names, site, options, display, in_stock=given["in_stock"])
    folder = project.output(edition) / FOLDER
    write_feeds(folder, made.feeds, translator)
    _show_problems(made, project, translator)
    report(feeds_text(made.feeds, project.relative(folder), translator))
    if made.feeds.files:
        report(translator.say("feed.upload", folder=project.relative(folder), address=site.file("")))
    if not all(feed.rows for feed in made.feeds.feeds):
        raise SystemExit(ExitCode.CONTENT)


def _show_problems(made: FeedEdition, project: Project, translator: Translator) -> None:
    """Errors that leave entries out of the edition, and what is wrong with photos and pages."""
    errors = [problem for problem in made.checked if problem.level is Level.ERROR]
    if found := [*errors, *made.problems]:
        report(problem_text(found, project, translator), err=True)
