"""Problems and misuse of the command line, as they are shown on the console."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import usage_text
from catalog.core.problems import CatalogError, Problem
from catalog.core.project import Project, find_project
from catalog.i18n.translator import Translator


def paint(text: str, style: str) -> str:
    """`text` in colour, which `report` takes off where there is no terminal; as it is where NO_COLOR is set."""
    if os.environ.get("NO_COLOR"):
        return text
    styles: dict[str, dict[str, Any]] = {"bold": {"bold": True}, "dim": {"dim": True}}
    return click.style(text, **styles.get(style, {"fg": style}))


def problem_text(problems: Sequence[Problem], project: Project | None, translator: Translator) -> str:
    """All problems with their lines and remedies."""
    from catalog.reports.problem_report import text_report

    return text_report(problems, project.root if project else Path(), translator, paint)


def show_error(fault: CatalogError, folder: Path, translator: Translator) -> None:
    """Print every problem that an error carries."""
    try:
        project = find_project(folder)
    except OSError:  # the problem may be just that this folder cannot be read
        project = None
    report(problem_text(fault.problems, project, translator), err=True)


def show_misuse(fault: click.ClickException, translator: Translator) -> None:
    """Print what was wrong with the command line, and which help says more; or that help, when no command was given."""
    ctx = fault.ctx if isinstance(fault, click.UsageError) else None
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        report(fault.message, err=True)
        return
    level = paint(translator.say("level.error"), "red")
    command = ctx.command_path if ctx else "catalog"
    report(f"{level}: {usage_text(fault, translator)}\n  → {translator.say('usage.help', command=command)}", err=True)
