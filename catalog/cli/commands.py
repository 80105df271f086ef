"""The command line: the only place that prints and exits. Slow modules are imported by the commands that need them."""

from __future__ import annotations

import datetime
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog.cli.console import Display, tell
from catalog.cli.schema_command import write_editor_files
from catalog.cli.usage import (
    Address,
    Count,
    Misuse,
    OneOf,
    TranslatedCommand,
    TranslatedGroup,
    near,
    usage_text,
    version_option,
)
from catalog.core.problems import CatalogError, ExitCode, Level, Problem
from catalog.core.project import Project, find_project
from catalog.i18n.translator import LANGUAGES, Translator

if TYPE_CHECKING:
    from catalog.pipeline.build import Built

FORMATS = ("text", "json", "github")
WIDTH = 100  # columns of a table where there is no terminal
LARGE = 20  # MB: what is larger some do not receive by WhatsApp


def make_cli(translator: Translator) -> click.Group:
    """The commands, speaking the language of `translator`."""
    say = translator.say
    spoken: dict[str, Any] = {"cls": TranslatedCommand, "translator": translator}
    settings = {"help_option_names": ["-h", "--help"]}
    path = click.Path(path_type=Path)
    folder_word = say("help.word.folder")

    @click.group(cls=TranslatedGroup, translator=translator, help=say("help.catalog"), context_settings=settings)
    @click.option("--lang", type=OneOf(translator, LANGUAGES), help=say("help.lang"))
    @click.option("--project", "folder", type=path, default=Path(), metavar=folder_word, help=say("help.project"))
    @click.option("--verbose", is_flag=True, help=say("help.verbose"))
    @click.pass_context
    def cli(ctx: click.Context, lang: str | None, folder: Path, verbose: bool) -> None:
        ctx.obj = folder

    cli.params.append(version_option(translator))

    @cli.command(**spoken, help=say("help.build"), short_help=say("help.build.short"))
    @click.argument("editions", nargs=-1, metavar=say("help.word.editions"))
    @click.option("--output", help=say("help.output"), metavar="screen,accessible,html")
    @click.option("--jobs", type=Count(translator), default=os.cpu_count() or 1, metavar="N", help=say("help.jobs"))
    @click.option("--locked", is_flag=True, help=say("help.locked"))
    @click.option("--replan", multiple=True, metavar=say("help.word.category"), help=say("help.replan"))
    @click.option(
        "--cluster", type=Address(translator), default="", metavar="tcp://HOST:PORT", help=say("help.cluster")
    )
    @click.option("--shared-folder", is_flag=True, help=say("help.shared-folder"))
    @click.option("--linearized", is_flag=True, help=say("help.linearized"))
    @click.option("--profile", is_flag=True, help=say("help.profile"))
    @click.pass_obj
    def build(
        folder: Path,
        /,
        editions: tuple[str, ...],
        output: str | None,
        profile: bool,
        **settings: Any,  # noqa: ANN401 as the order takes them
    ) -> None:
        _build(_project(folder, translator), editions, output, settings, translator, profile=profile)

    @cli.command(**spoken, help=say("help.plan"), short_help=say("help.plan.short"))
    @click.argument("edition", metavar=say("help.word.edition"))
    @click.option("--why", metavar=say("help.word.product"), help=say("help.why"))
    @click.option("--jobs", type=Count(translator), default=os.cpu_count() or 1, metavar="N", help=say("help.jobs"))
    @click.pass_obj
    def plan(folder: Path, edition: str, why: str | None, jobs: int) -> None:
        _plan(_project(folder, translator), edition, why or "", jobs, translator)

    @cli.command(**spoken, help=say("help.check"))
    @click.option("--format", "form", type=OneOf(translator, FORMATS), default=FORMATS[0], help=say("help.format"))
    @click.pass_obj
    def check(folder: Path, form: str) -> None:
        _check(_project(folder, translator), form, translator)

    @cli.command(**spoken, help=say("help.init"))
    @click.argument("folder", type=path, metavar=folder_word)
    def init(folder: Path) -> None:
        from catalog.scaffold.new_project import start_project

        made = start_project(folder, translator.language)
        tell(say("init.done", folder=made, command=f"catalog --project {shlex.quote(str(folder))} build"))

    @cli.command(**spoken, help=say("help.new"), short_help=say("help.new.short"))
    @click.argument("kind", type=OneOf(translator, ("business", "product")))
    @click.argument("name", metavar=say("help.word.name"))
    @click.pass_obj
    def new(folder: Path, kind: str, name: str) -> None:
        from catalog.scaffold.new_project import new_entry

        project = _project(folder, translator)
        tell(say("new.done", file=project.relative(new_entry(project, kind, name, translator.language))))

    @cli.command(**spoken, help=say("help.schema"), short_help=say("help.schema.short"))
    @click.pass_obj
    def schema(folder: Path) -> None:
        write_editor_files(_project(folder, translator), translator)

    @cli.command(**spoken, help=say("help.clean"), short_help=say("help.clean.short"))
    @click.pass_obj
    def clean(folder: Path) -> None:
        project = _project(folder, translator)
        # What is kept may lie elsewhere, behind a link: it is emptied, and the link stays.
        for kept in sorted(project.cache.iterdir()) if project.cache.is_dir() else []:
            shutil.rmtree(kept) if kept.is_dir() and not kept.is_symlink() else kept.unlink()
        tell(say("clean.done", folder=project.relative(project.cache)))

    return cli


def _project(folder: Path, translator: Translator) -> Project:
    try:
        found = find_project(folder)
    except FileNotFoundError:  # the working folder itself is gone
        raise Misuse(translator.say("project.gone")) from None
    if found is None:
        raise Misuse(translator.say("project.none", folder=folder.resolve()))
    return found


def today(translator: Translator) -> datetime.date:
    """The day of the build: SOURCE_DATE_EPOCH's (UTC) where it is set, so that a build can be repeated; else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Misuse(translator.say("usage.epoch", value=epoch)) from None


def _build(
    project: Project,
    editions: tuple[str, ...],
    output: str | None,
    settings: dict[str, Any],
    translator: Translator,
    *,
    profile: bool,
) -> None:
    from catalog.workers.signals import interrupts_held

    with interrupts_held():  # some modules end the whole process when Ctrl-C meets them half loaded
        from catalog.model.settings import Output
        from catalog.pipeline.build import BuildOptions, build
        from catalog.reports.build_profile import write_profile

    asked = tuple(part.strip() for part in output.split(",")) if output else ()
    _refuse_unknown(asked, [kind.value for kind in Output], "output.unknown", translator)
    _refuse_unknown(editions, _editions(project), "edition.unknown", translator)
    options = BuildOptions(today(translator), outputs=tuple(Output(name) for name in asked), **settings)
    display = Display(translator, sys.stderr)
    try:
        built = build(project, tuple(dict.fromkeys(editions)), options, display)
    finally:
        display.close()
    found = sorted({problem for one in built for problem in one.problems}, key=lambda problem: problem.sort_key)
    if found:
        tell(_text(found, project, translator), err=True)
    warnings = len({problem for one in built for problem in one.checked})
    if warnings:
        tell(translator.say("built.warnings", count=warnings))
    for one in built:
        _tell_built(one, project, translator)
        if profile:
            times = one.book.times if one.book else ()
            written = write_profile(project, one.edition, times, display.seconds, translator)
            tell(translator.say("built.profile", path=project.relative(written)))
    if display.seconds:
        stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in display.seconds.items())
        tell(translator.say("built.seconds", stages=stages))


def _tell_built(one: Built, project: Project, translator: Translator) -> None:
    """What came of an edition: files, pages, sizes."""
    from catalog.reports.page_changes import summary_text, write_changes_page

    if one.book:
        sizes = {path: path.stat().st_size / 1e6 for path in one.book.paths.values()}
        for path, size in sizes.items():
            shown = project.relative(path)
            tell(translator.say("built.book", path=shown, pages=one.book.pages, size=f"{size:.1f}"))
        tell(translator.say("built.parts", new=one.book.parts_set, kept=one.book.parts_kept))
        if one.book.changes:
            page = project.relative(write_changes_page(project, one.edition, one.book.comparison, translator))
            tell(translator.say("built.changed", summary=summary_text(one.book.comparison, translator), path=page))
        if max(sizes.values()) > LARGE:
            tell(translator.say("built.large"))
    if one.html:
        index = f"{project.relative(project.build / one.edition)}/html/index.html"
        tell(translator.say("built.html", path=index, pages=one.html.pages, size=f"{one.html.bytes / 1e6:.1f}"))


def _plan(project: Project, edition: str, product: str, jobs: int, translator: Translator) -> None:
    from catalog.workers.signals import interrupts_held

    with interrupts_held():
        from catalog.pipeline.build import BuildOptions
        from catalog.reports.plan_page import report_plan, write_plan_page
        from catalog.reports.plan_text import plan_table, reasons_text

    _refuse_unknown((edition,), _editions(project), "edition.unknown", translator)
    display = Display(translator, sys.stderr)
    try:
        report = report_plan(project, edition, product, BuildOptions(today(translator), jobs), display)
    finally:
        display.close()
    if report.problems:
        tell(_text(report.problems, project, translator), err=True)
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    if report.reasons:
        tell(reasons_text(report.reasons, translator, report.languages, width, _paint))
    else:
        page = write_plan_page(report, translator)
        tell(plan_table(report.overview, translator, width, _paint))
        tell(project.relative(page))


def _editions(project: Project) -> list[str]:
    return sorted(path.stem for path in (project.content / "editions").glob("*.yaml"))


def _refuse_unknown(names: tuple[str, ...], known: list[str], code: str, translator: Translator) -> None:
    for name in names:
        if name not in known:
            raise Misuse(translator.say(code, value=name, known=", ".join(known)) + near(name, known, translator))


def _check(project: Project, form: str, translator: Translator) -> None:
    from catalog.workers.signals import interrupts_held

    with interrupts_held():
        from catalog.content.business_cache import open_memory
        from catalog.content.load_catalogue import load_catalogue
        from catalog.reports.problem_report import github_report, json_report

    problems = load_catalogue(project, today(translator), memory=open_memory(project, os.cpu_count() or 1)).problems
    if form == "json":
        tell(json_report(problems, translator))
    elif form == "github":
        tell(github_report(problems, translator))
    else:
        tell(_text(problems, project, translator))
    if any(problem.level is Level.ERROR for problem in problems):
        raise SystemExit(ExitCode.CONTENT)


def _text(problems: list[Problem] | tuple[Problem, ...], project: Project | None, translator: Translator) -> str:
    from catalog.reports.problem_report import text_report

    return text_report(problems, project.root if project else Path(), translator, _paint)


def _paint(text: str, style: str) -> str:
    """`text` in colour, which `tell` takes off where there is no terminal; as it is where NO_COLOR is set."""
    if os.environ.get("NO_COLOR"):
        return text
    styles: dict[str, dict[str, Any]] = {"bold": {"bold": True}, "dim": {"dim": True}}
    return click.style(text, **styles.get(style, {"fg": style}))


def report_error(fault: CatalogError, folder: Path, translator: Translator) -> None:
    """Print every problem that an error carries."""
    try:
        project = find_project(folder)
    except OSError:  # what is told may be just that this folder cannot be read
        project = None
    tell(_text(fault.problems, project, translator), err=True)


def report_usage(fault: click.ClickException, translator: Translator) -> None:
    """Print what was wrong with the command line, and which help tells more; or that help, when nothing was asked."""
    ctx = fault.ctx if isinstance(fault, click.UsageError) else None
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        tell(fault.message, err=True)
        return
    level = _paint(translator.say("level.error"), "red")
    command = ctx.command_path if ctx else "catalog"
    tell(f"{level}: {usage_text(fault, translator)}\n  → {translator.say('usage.help', command=command)}", err=True)
