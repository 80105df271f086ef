"""`catalog check`: lists all problems of the content."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from catalog.cli.terminal.arguments import project_at, today
from catalog.cli.terminal.console import report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import OneOf, TranslatedCommand
from catalog.core.problems import ExitCode, Level
from catalog.core.project import Project
from catalog.i18n.translator import Translator

FORMATS: Final = ("text", "json", "github")


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command("check", TranslatedCommand, translator=translator, help=say("help.check"))
    @click.option("--format", "form", type=OneOf(translator, FORMATS), default=FORMATS[0], help=say("help.format"))
    @click.pass_obj
    def check(folder: Path, form: str) -> None:
        run(project_at(folder, translator), form, translator)

    return check


def run(project: Project, form: str, translator: Translator) -> None:
    """Check, and show the problems as `form`. SystemExit with ExitCode.CONTENT where one is an error."""
    from catalog.workers.signals import interrupts_held

    with interrupts_held():
        from catalog.content.business_cache import open_business_cache
        from catalog.pipeline.check_project import check_project
        from catalog.reports.problem_report import github_report, json_report

    business_cache = open_business_cache(project.cache, os.cpu_count() or 1)
    problems = check_project(project, today(translator), business_cache).problems
    if form == "json":
        report(json_report(problems, translator))
    elif form == "github":
        report(github_report(problems, translator))
    else:
        report(problem_text(problems, project, translator))
    if any(problem.level is Level.ERROR for problem in problems):
        raise SystemExit(ExitCode.CONTENT)
