"""The command line: the only place that prints and exits. Slow modules are imported by the commands that need them."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path
from typing import Any

import click

from catalog.errors import CatalogError, ExitCode, Level, Problem
from catalog.project import Project, find_project
from catalog.speech import Speech

DAY_SECONDS = 86_400


class Commands(click.Group):
    """Commands in the order of their use, with help and usage errors in the chosen language."""

    speech: Speech

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def make_cli(speech: Speech) -> click.Group:
    """The commands, speaking the language of `speech`."""
    say = speech.say

    @click.group(cls=Commands, help=say("help.catalog"), context_settings={"help_option_names": ["-h", "--help"]})
    @click.option("--lang", type=click.Choice(["id", "en"]), help=say("help.lang"))
    @click.option("--project", "folder", type=click.Path(path_type=Path), default=Path(), help=say("help.project"))
    @click.option("--verbose", is_flag=True, help=say("help.verbose"))
    @click.version_option(package_name="catalog-usaha-mikro", prog_name="catalog", help=say("help.version"))
    @click.pass_context
    def cli(ctx: click.Context, lang: str | None, folder: Path, verbose: bool) -> None:
        ctx.obj = {"folder": folder, "verbose": verbose}

    @cli.command(help=say("help.build"), short_help=say("help.build.short"))
    @click.argument("editions", nargs=-1, metavar="[EDITION]…")
    @click.option("--output", help=say("help.output"), metavar="screen,html")
    @click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help=say("help.jobs"))
    @click.pass_obj
    def build(obj: dict[str, Any], editions: tuple[str, ...], output: str | None, jobs: int) -> None:
        _build(_project(obj, speech), editions, output, jobs, speech)

    @cli.command(help=say("help.check"))
    @click.option(
        "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help=say("help.format")
    )
    @click.pass_obj
    def check(obj: dict[str, Any], form: str) -> None:
        _check(_project(obj, speech), form, speech)

    @cli.command(help=say("help.init"))
    @click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
    def init(folder: Path) -> None:
        from catalog.starter import start_project

        made = start_project(folder)
        click.echo(say("init.done", folder=made, command=f"catalog --project {folder} build"))

    @cli.command(help=say("help.new"))
    @click.argument("kind", type=click.Choice(["business", "product"]))
    @click.argument("name", metavar="NAME")
    @click.pass_obj
    def new(obj: dict[str, Any], kind: str, name: str) -> None:
        from catalog.starter import new_entry

        project = _project(obj, speech)
        click.echo(say("new.done", file=project.relative(new_entry(project, kind, name))))

    @cli.command(help=say("help.clean"))
    @click.pass_obj
    def clean(obj: dict[str, Any]) -> None:
        import shutil

        project = _project(obj, speech)
        shutil.rmtree(project.cache, ignore_errors=True)
        click.echo(say("clean.done", folder=project.relative(project.cache)))

    return cli


def _project(obj: dict[str, Any], speech: Speech) -> Project:
    found = find_project(obj["folder"])
    if found is None:
        raise click.UsageError(speech.say("project.none", folder=obj["folder"].resolve()))
    return found


def today() -> datetime.date:
    """The day of the build: SOURCE_DATE_EPOCH's (UTC) where it is set, so that a build can be repeated; else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


def _build(project: Project, editions: tuple[str, ...], output: str | None, jobs: int, speech: Speech) -> None:
    from catalog.build import Order, build
    from catalog.content.near import nearest
    from catalog.content.settings import Output
    from catalog.display import Display

    known = [kind.value for kind in Output]
    asked = tuple(part.strip() for part in output.split(",")) if output else ()
    for name in asked:
        if name not in known:
            near = nearest(name, known)
            raise click.UsageError(speech.say("output.unknown", value=name, known=", ".join(known), near=near))
    names = sorted(path.stem for path in (project.content / "editions").glob("*.yaml"))
    for name in editions:
        if name not in names:
            raise click.UsageError(speech.say("edition.unknown", value=name, known=", ".join(names)))
    display = Display(speech)
    try:
        built = build(project, editions, Order(today(), jobs, tuple(Output(name) for name in asked)), display)
    finally:
        display.close()
    found = sorted({problem for one in built for problem in one.problems}, key=lambda problem: problem.sort_key)
    if found:
        click.echo(_text(found, project, speech), err=True)
    warnings = len({problem for one in built for problem in one.checked})
    if warnings:
        click.echo(speech.say("built.warnings", count=warnings))
    for one in built:
        if one.book:
            size = one.book.path.stat().st_size / 1e6
            path = project.relative(one.book.path)
            click.echo(speech.say("built.book", path=path, pages=one.book.pages, size=f"{size:.1f}"))
            click.echo(speech.say("built.parts", new=one.book.parts_set, kept=one.book.parts_kept))
            if size > 20:
                click.echo(speech.say("built.large"))
        if one.html:
            path = f"{project.relative(project.build / one.edition)}/html/index.html"
            size = one.html.bytes / 1e6
            click.echo(speech.say("built.html", path=path, pages=one.html.pages, size=f"{size:.1f}"))


def _check(project: Project, form: str, speech: Speech) -> None:
    from catalog.content.validate import load_catalogue
    from catalog.report import github_report, json_report

    problems = load_catalogue(project, today()).problems
    if form == "json":
        click.echo(json_report(problems, speech))
    elif form == "github":
        click.echo(github_report(problems, speech))
    else:
        click.echo(_text(problems, project, speech))
    if any(problem.level is Level.ERROR for problem in problems):
        raise SystemExit(ExitCode.CONTENT)


def _text(problems: list[Problem] | tuple[Problem, ...], project: Project | None, speech: Speech) -> str:
    from catalog.report import text_report

    return text_report(problems, project.root if project else Path(), speech, _paint)


def _paint(text: str, style: str) -> str:
    """`text` in colour on a terminal; as it is elsewhere, and where NO_COLOR is set."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return text
    styles: dict[str, dict[str, Any]] = {"bold": {"bold": True}, "dim": {"dim": True}}
    return click.style(text, **styles.get(style, {"fg": style}))


def report_error(fault: CatalogError, folder: Path, speech: Speech) -> None:
    """Print every problem that an error carries."""
    click.echo(_text(fault.problems, find_project(folder), speech), err=True)
