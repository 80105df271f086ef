"""`catalog import`: takes businesses and products over from spreadsheets and photos; shows what it read first."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from catalog.cli.terminal.arguments import project_at, refuse_unknown, today
from catalog.cli.terminal.console import Display, report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import TranslatedCommand
from catalog.core.atomic_files import write_whole
from catalog.core.problems import ExitCode
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.exchange.entries.import_run import ImportResult, ImportSettings

FOLDER: Final = "imports"  # below build/: reports and rejected rows
PLACES: Final = {"category": "categories", "kecamatan": "regions"}  # what is asked, and the file that has it


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say
    path = click.Path(path_type=Path)

    @click.command(
        "import", TranslatedCommand, translator=translator, help=say("help.import"), short_help=say("help.import.short")
    )
    @click.argument("files", nargs=-1, required=True, type=path, metavar=f"{say('help.word.spreadsheet')}…")
    @click.option("--photos", type=path, metavar=say("help.word.photos"), help=say("help.import.photos"))
    @click.option("--sheet", default="", metavar=say("help.word.sheet"), help=say("help.import.sheet"))
    @click.option("--mapping", type=path, metavar=say("help.word.mapping"), help=say("help.import.mapping"))
    @click.option("--name", default="", metavar=say("help.word.slug"), help=say("help.import.name"))
    @click.option("--category", default="", metavar=say("help.word.slug"), help=say("help.import.category"))
    @click.option("--business", default="", metavar=say("help.word.slug"), help=say("help.import.business"))
    @click.option("--theirs", is_flag=True, help=say("help.import.theirs"))
    @click.option("--dry-run", is_flag=True, help=say("help.import.dry-run"))
    @click.pass_obj
    def import_files(folder: Path, /, **given: Any) -> None:  # noqa: ANN401 as the options take them
        run(project_at(folder, translator), given, translator)

    return import_files


def run(project: Project, given: dict[str, Any], translator: Translator) -> None:
    """Import, and show what was read and written. SystemExit with ExitCode.CONTENT where rows were rejected."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.exchange.columns.presets import presets
        from catalog.exchange.entries.import_run import ImportSettings, write_import
        from catalog.exchange.entries.mapping_choice import preset_name
        from catalog.scaffold.project_names import slugs_in

    if given["category"]:
        refuse_unknown([given["category"]], slugs_in(project, "categories"), "usage.no-category", translator)
    named = preset_name(given["mapping"])
    if named:
        refuse_unknown([named], list(presets()), "usage.no-preset", translator)
    told = {name: given[name] for name in ("name", "sheet", "mapping", "category", "business", "photos")}
    settings = ImportSettings(**told, prefer_theirs=given["theirs"], day=today(translator))
    unpacked = project.build / ".imports/photos"
    display = Display(translator, sys.stderr)
    try:
        result = _read(project, given["files"], settings, unpacked, display, translator)
        display.close()
        _show(project, result, translator)
        if given["dry_run"]:
            report(translator.say("import.would"))
        else:
            count = write_import(project, result, display)
            display.close()
            _told_written(count, result, translator)
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)
    if result.plan.rejected:
        raise SystemExit(ExitCode.CONTENT)


def _read(
    project: Project,
    files: Sequence[Path],
    settings: ImportSettings,
    unpacked: Path,
    display: Display,
    translator: Translator,
) -> ImportResult:
    """What an import would do; on a terminal after having asked what names of chapters and kecamatan mean."""
    from catalog.exchange.entries.import_run import read_import
    from catalog.exchange.sheets.import_sheets import are_own_sheets, is_own_json, plan_own_json, plan_own_sheets
    from catalog.exchange.tables.read_tables import open_file

    for path in files:
        report(translator.say("import.reading", file=path.name))
    display.stage(1, "import-read", len(files))
    if is_own_json(files):
        return plan_own_json(project, files[0], settings, unpacked, display)
    opened = []
    for path in files:
        opened.append(open_file(path, settings.sheet))
        display.advance()
    if are_own_sheets(opened):
        return plan_own_sheets(project, opened, settings, unpacked, display)
    head = translator.say("import.head")
    result = read_import(project, opened, settings, head, unpacked, progress=display)
    display.close()
    answers = _ask(project, result, translator) if sys.stdin is not None and sys.stdin.isatty() else {}
    if answers:
        result = read_import(project, opened, settings, head, unpacked, answers, display)
    return result


def _ask(project: Project, result: ImportResult, translator: Translator) -> dict[str, str]:
    """What names that the project has not mean, by asking; an empty answer leaves one as it is."""
    from catalog.scaffold.project_names import slugs_in

    unknown = Counter(
        (" ".join(doubt.typed.split()), kind, doubt.other)
        for doubt in result.doubts
        for kind in PLACES
        if not doubt.used and doubt.why.startswith("value-place") and _kind_of(result, doubt.place.heading) == kind
    )
    answers: dict[str, str] = {}
    for (typed, kind, near), count in unknown.items():
        known = slugs_in(project, PLACES[kind])
        text = translator.say(
            "import.asked",
            typed=typed,
            count=count,
            kind=translator.say(f"import.kind.{kind}"),
            known=", ".join(known),
        )
        answer = click.prompt(text, default=near or "", show_default=bool(near)).strip()
        if answer in known:
            answers[typed] = answer
    return answers


def _kind_of(result: ImportResult, heading: str) -> str:
    """How the cells under a heading are read."""
    return next((of.field.reads for one in result.tables for of in one.matches if of.heading == heading), "")


def _show(project: Project, result: ImportResult, translator: Translator) -> None:
    """The columns and the summary, on the screen and as a page; the rejected rows as a workbook."""
    from catalog.reports.import_page import import_page
    from catalog.reports.import_text import column_lines, summary_lines
    from catalog.reports.rejected_rows import rejected_workbook

    folder = project.build / FOLDER / result.name
    page, rejected = (folder / name for name in ("report.html", "rejected.xlsx"))
    names = project.relative(page), project.relative(rejected)
    for name, rows in result.sheets.items():
        report(translator.say("import.sheet-rows", sheet=name, rows=rows))
    for line in (*column_lines(result, translator), "", *summary_lines(result, *names, translator)):
        report(line)
    if result.problems:
        report(problem_text(result.problems, project, translator), err=True)
    write_whole(page, import_page(result, names[1], translator).encode())
    if result.plan.rejected:
        write_whole(rejected, rejected_workbook(result.plan.rejected, translator))
    else:
        rejected.unlink(missing_ok=True)
    report(translator.say("import.report", report=names[0]))


def _told_written(count: int, result: ImportResult, translator: Translator) -> None:
    if not count:
        report(translator.say("import.nothing"))
        return
    report(translator.say("import.files", count=count))
    if result.tables:
        report(translator.say("import.mapping", file=result.mapping_file))
    report(translator.say("import.undo"))
