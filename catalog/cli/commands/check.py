"""`catalog check`: lists all problems of the content, and those of its pages with `--deep`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from catalog.cli.terminal.arguments import jobs_option, project_at, today
from catalog.cli.terminal.console import Display, report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import Misuse, OneOf, TranslatedCommand
from catalog.core.problems import ExitCode, Level, Problem
from catalog.core.project import Project
from catalog.i18n.translator import Translator

FORMATS: Final = ("text", "json", "github")


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command("check", TranslatedCommand, translator=translator, help=say("help.check"))
    @click.option("--format", "form", type=OneOf(translator, FORMATS), default=FORMATS[0], help=say("help.format"))
    @click.option("--deep", is_flag=True, help=say("help.deep"))
    @click.option("--market", metavar=say("help.word.market"), help=say("help.check.market"))
    @jobs_option(translator)
    @click.pass_obj
    def check(folder: Path, form: str, jobs: int, market: str | None, *, deep: bool) -> None:
        project = project_at(folder, translator)
        if market:
            from catalog.cli.commands.markets import show_markets

            if deep or form != FORMATS[0]:
                raise Misuse(say("check.market-alone"))
            show_markets(project, (market,), form, jobs, translator)
        elif deep:
            run_deep(project, form, jobs, translator)
        else:
            run(project, form, jobs, translator)

    return check


def run(project: Project, form: str, jobs: int, translator: Translator) -> None:
    """Check, and show the problems as `form`. SystemExit with ExitCode.CONTENT where one is an error."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.content.business_cache import open_business_cache
        from catalog.pipeline.check_project import check_project

    business_cache = open_business_cache(project.cache, jobs)
    _show(check_project(project, today(translator), business_cache).problems, project, form, translator)


def run_deep(project: Project, form: str, jobs: int, translator: Translator) -> None:
    """The same with all editions set as a build sets them."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.pipeline.deep_check import check_deeply
        from catalog.pipeline.session import BuildOptions

    display = Display(translator, sys.stderr)
    try:
        checked = check_deeply(project, BuildOptions(today(translator), jobs), display)
    finally:
        display.close()
    if not checked.deep:
        report(translator.say("check.not-deep"), err=True)
    _show(checked.problems, project, form, translator)


def _show(problems: Sequence[Problem], project: Project, form: str, translator: Translator) -> None:
    from catalog.reports.problem_report import github_report, json_report

    if form == "json":
        report(json_report(problems, translator))
    elif form == "github":
        report(github_report(problems, translator))
    else:
        report(problem_text(problems, project, translator))
    if any(problem.level is Level.ERROR for problem in problems):
        raise SystemExit(ExitCode.CONTENT)
