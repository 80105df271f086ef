"""`catalog export`: writes businesses and products as a workbook, csv files or JSON, to be worked on and imported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from catalog.cli.terminal.arguments import jobs_option, project_at, refuse_unknown, today
from catalog.cli.terminal.console import Display, report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import Misuse, OneOf, TranslatedCommand
from catalog.core.atomic_files import write_whole
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.exchange.sheets.exported_entries import Exported
    from catalog.exchange.sheets.sheet_tables import SheetTable, TableColumn

FORMATS: Final = ("xlsx", "csv", "json")
FOLDER: Final = "exports"  # below build/
NAME: Final = "catalogue"  # of what is written where no edition is named


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "export", TranslatedCommand, translator=translator, help=say("help.export"), short_help=say("help.export.short")
    )
    @click.argument("file", required=False, type=click.Path(path_type=Path), metavar=say("help.word.spreadsheet"))
    @click.option("--format", "form", type=OneOf(translator, FORMATS), help=say("help.export.format"))
    @click.option("--edition", default="", metavar=say("help.word.slug"), help=say("help.export.edition"))
    @click.option("--all-fields", is_flag=True, help=say("help.export.all-fields"))
    @click.option("--template", is_flag=True, help=say("help.export.template"))
    @jobs_option(translator)
    @click.pass_obj
    def export(
        folder: Path, file: Path | None, form: str | None, edition: str, jobs: int, *, all_fields: bool, template: bool
    ) -> None:
        project = project_at(folder, translator)
        form = form or _form_of(file, translator)
        if template:
            _write_template(project, file or project.build / FOLDER / "template.xlsx", translator)
            return
        only = _products_of(project, edition, jobs, translator) if edition else None
        path = file or project.build / FOLDER / f"{edition or NAME}.{form}".removesuffix(".csv")
        _write(project, path, form, only, translator, every_field=all_fields)

    return export


def _form_of(file: Path | None, translator: Translator) -> str:
    """The format that a file's ending names. Misuse where it is none."""
    form = file.suffix.casefold().lstrip(".") if file else ""
    if form and form not in FORMATS:
        raise Misuse(translator.say("usage.export-format", value=form, known=", ".join(FORMATS)))
    return form or ("csv" if file else "xlsx")


def _products_of(project: Project, edition: str, jobs: int, translator: Translator) -> Collection[str]:
    """The products that an edition prints. CatalogError where errors leave nothing of the catalogue."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.content.business_cache import open_business_cache
        from catalog.content.load_catalogue import load_catalogue
        from catalog.content.selection import selected_products

    loaded = load_catalogue(project.root, today(translator), jobs, open_business_cache(project.cache, jobs))
    if loaded.catalogue is None:
        raise CatalogError(loaded.problems)
    refuse_unknown([edition], list(loaded.catalogue.editions), "edition.unknown", translator)
    found = selected_products(loaded.catalogue, loaded.catalogue.editions[edition])
    return {product.key for _, product in found}


def _write(
    project: Project, path: Path, form: str, only: Collection[str] | None, translator: Translator, *, every_field: bool
) -> None:
    """Write the entries. SystemExit with ExitCode.CONTENT where some cannot be read and so are left out."""
    from catalog.exchange.sheets.exported_entries import business_folders, exported_entries
    from catalog.exchange.sheets.json_file import json_file
    from catalog.exchange.sheets.sheet_tables import sheet_tables

    language, languages = _languages(project)
    display = Display(translator, sys.stderr)
    display.stage(1, "export-read", len(business_folders(project.root)))
    found = exported_entries(project.root, only, display.advance)
    display.close()
    if form == "json":
        _put(path, json_file(found.entries, language), translator)
    else:
        tables = sheet_tables(found.entries, language, languages, every_field=every_field)
        _write_tables(project, path, form, tables, translator)
    _tell(found, translator)
    if found.problems:
        report(problem_text(found.problems, project, translator), err=True)
        raise SystemExit(ExitCode.CONTENT)


def _write_tables(
    project: Project, path: Path, form: str, tables: Sequence[SheetTable], translator: Translator
) -> None:
    from catalog.exchange.sheets.csv_files import csv_files
    from catalog.exchange.sheets.workbook import workbook

    if form == "csv":
        for name, content in csv_files(tables, translator):
            _put(path / name, content, translator)
        return
    try:
        content = workbook(tables, _choices(project), _explain(translator), translator)
    except ValueError as fault:
        entry, field = fault.args
        raise CatalogError([error("export-long", Place(f"content/businesses/{entry}"), field, name=field)]) from None
    _put(path, content, translator)


def _put(path: Path, content: bytes, translator: Translator) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    report(translator.say("export.written", file=path, size=f"{len(content) / 1024:.0f}"))


def _write_template(project: Project, path: Path, translator: Translator) -> None:
    """A workbook to be filled in, with lists of what cells may say, explanations and examples."""
    from catalog.exchange.sheets.sheet_tables import sheet_tables
    from catalog.exchange.sheets.workbook import workbook
    from catalog.scaffold.sheet_guide import guide_rows

    if path.suffix.casefold() != ".xlsx":
        raise Misuse(translator.say("usage.export-template", value=path))
    language, _ = _languages(project)
    tables = sheet_tables([], language, [language])
    guide = list(guide_rows(tables, translator))
    _put(path, workbook(tables, _choices(project), _explain(translator), translator, guide), translator)
    report(translator.say("export.template"))


def _languages(project: Project) -> tuple[str, list[str]]:
    """The language of the catalogue, and those in which sheets have texts: of it and of all editions that name some."""
    from catalog.content.load.yaml_source import Source, read_source
    from catalog.entry_text.project_entries import project_language

    language = project_language(project)
    found = {language: None}
    for path in sorted((project.content / "editions").glob("*.yaml")):
        source = read_source(path, project.relative(path))
        named = source.data.get("languages") if isinstance(source, Source) else None
        found |= dict.fromkeys(code for code in named if isinstance(code, str)) if isinstance(named, list) else {}
    return language, list(found)


def _choices(project: Project) -> Mapping[str, Sequence[str]]:
    """The chapters and kecamatan of the project, of which cells name one."""
    from catalog.scaffold.project_names import slugs_in

    return {"category": slugs_in(project, "categories"), "address.kecamatan": slugs_in(project, "regions")}


def _explain(translator: Translator) -> Callable[[TableColumn], str]:
    from catalog.scaffold.sheet_guide import column_explanation

    return lambda column: column_explanation(column, translator)


def _tell(found: Exported, translator: Translator) -> None:
    businesses = sum(not entry.product for entry in found.entries)
    products = len(found.entries) - businesses
    report(translator.say("export.count", businesses=businesses, products=products))
