"""What several commands take: the project around a folder, the names of editions, the day, the number of jobs."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import Count, Misuse, near
from catalog.core.file_changes import recover
from catalog.core.project import Project, find_project
from catalog.i18n.translator import Translator


def jobs_option(translator: Translator) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option `--jobs`: processes of this machine, by default as many as it has processors."""
    return click.option(
        "--jobs", type=Count(translator), default=os.cpu_count() or 1, metavar="N", help=translator.say("help.jobs")
    )


def project_at(folder: Path, translator: Translator) -> Project:
    """The project around `folder`, put back as it was where an import was cut off. Misuse where there is none."""
    try:
        found = find_project(folder)
    except FileNotFoundError:  # the working folder itself is gone
        raise Misuse(translator.say("project.gone")) from None
    if found is None:
        raise Misuse(_without_project(folder.resolve(), translator))
    if recover(found.root, found.import_journal):
        report(translator.say("import.recovered"), err=True)
    return found


def _without_project(folder: Path, translator: Translator) -> str:
    """Why there is no project around `folder`: what is there may only lack the file by which it is known."""
    for around in (folder, *folder.parents):
        content = around / "content"
        if content.is_dir():
            near_by = sorted(path.name for path in content.glob("[cC]atalog*"))
            there = translator.say("project.nearly", name=near_by[0]) if near_by else ""
            return f"{translator.say('project.no-catalogue', folder=content)} {there}".strip()
    return translator.say("project.none", folder=folder)


def today(translator: Translator) -> datetime.date:
    """The day of the build: SOURCE_DATE_EPOCH's (UTC) where it is set, so that a build can be repeated; else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Misuse(translator.say("usage.epoch", value=epoch)) from None


def refuse_unknown(names: Sequence[str], known: Sequence[str], code: str, translator: Translator) -> None:
    """Misuse for the first of `names` that is not `known`; `code` is the key of its sentence."""
    for name in names:
        if name not in known:
            raise Misuse(translator.say(code, value=name, known=", ".join(known)) + near(name, known, translator))
