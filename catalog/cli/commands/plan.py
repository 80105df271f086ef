"""`catalog plan`: shows what a build would place where."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

import click

from catalog.cli.terminal.arguments import jobs_option, project_at, refuse_unknown, today
from catalog.cli.terminal.console import Display, report
from catalog.cli.terminal.problem_output import paint, problem_text
from catalog.cli.terminal.usage import TranslatedCommand
from catalog.core.project import Project
from catalog.i18n.translator import Translator

WIDTH: Final = 100  # columns of a table where there is no terminal


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "plan", TranslatedCommand, translator=translator, help=say("help.plan"), short_help=say("help.plan.short")
    )
    @click.argument("edition", metavar=say("help.word.edition"))
    @click.option("--why", metavar=say("help.word.product"), help=say("help.why"))
    @jobs_option(translator)
    @click.pass_obj
    def plan(folder: Path, edition: str, why: str | None, jobs: int) -> None:
        run(project_at(folder, translator), edition, why or "", jobs, translator)

    return plan


def run(project: Project, edition: str, product: str, jobs: int, translator: Translator) -> None:
    """Plan, and show the pages; or why `product` stands where it does."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.pipeline.plan_edition import plan_edition
        from catalog.pipeline.session import BuildOptions
        from catalog.reports.plan_page import write_plan_page
        from catalog.reports.plan_text import plan_table, reasons_text

    refuse_unknown((edition,), project.editions(), "edition.unknown", translator)
    display = Display(translator, sys.stderr)
    try:
        planned = plan_edition(project, edition, product, BuildOptions(today(translator), jobs), display)
    finally:
        display.close()
    if planned.problems:
        report(problem_text(planned.problems, project, translator), err=True)
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    if planned.reasons:
        report(reasons_text(planned.reasons, planned.left_out, translator, planned.languages, width, paint))
    else:
        page = write_plan_page(project.output(edition), planned.templates, planned.overview, translator)
        report(plan_table(planned.overview, translator, width, paint))
        report(project.relative(page))
