"""`catalog translations`: what is missing in the languages of editions, and which translations are older than their
text; with `--accept` keeps that they are right as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from catalog.cli.terminal.arguments import jobs_option, project_at, refuse_unknown, today
from catalog.cli.terminal.console import report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import TranslatedCommand
from catalog.core.problems import CatalogError
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.content.load_catalogue import Loaded
    from catalog.model.catalogue import Catalogue

STALE: Final = "translation-stale"


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "translations",
        TranslatedCommand,
        translator=translator,
        help=say("help.translations"),
        short_help=say("help.translations.short"),
    )
    @click.argument("names", nargs=-1, metavar=say("help.word.editions-or-files"))
    @click.option("--accept", is_flag=True, help=say("help.translations.accept"))
    @jobs_option(translator)
    @click.pass_obj
    def translations(folder: Path, names: tuple[str, ...], jobs: int, *, accept: bool) -> None:
        project = project_at(folder, translator)
        loaded, catalogue = _loaded(project, jobs, translator)
        if accept:
            _accept(project, catalogue, names, translator)
        else:
            _show(project, loaded, catalogue, names, translator)

    return translations


def _loaded(project: Project, jobs: int, translator: Translator) -> tuple[Loaded, Catalogue]:
    """What is loaded of a project. CatalogError where errors leave nothing of it."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.content.business_cache import open_business_cache
        from catalog.content.load_catalogue import load_catalogue

    loaded = load_catalogue(project.root, today(translator), jobs, open_business_cache(project.cache, jobs))
    if loaded.catalogue is None:
        raise CatalogError(loaded.problems)
    return loaded, loaded.catalogue


def _show(
    project: Project, loaded: Loaded, catalogue: Catalogue, names: tuple[str, ...], translator: Translator
) -> None:
    """Say how much each edition prints in another language, and list it for those that are named; then what is older
    than its text."""
    from catalog.content.accept_translations import unknown_count
    from catalog.content.untranslated import untranslated_in
    from catalog.reports.untranslated import untranslated_text

    refuse_unknown(names, list(catalogue.editions), "edition.unknown", translator)
    for name in names or tuple(catalogue.editions):
        found = untranslated_in(catalogue, name, loaded.untranslated)
        if names and found:
            report(problem_text(found, project, translator) + "\n")
        report(untranslated_text(name, found, translator))
    stale = [problem for problem in loaded.problems if problem.code == STALE]
    if stale:
        report("\n" + problem_text(stale, project, translator))
    if count := unknown_count(project.root, catalogue):
        report("\n" + translator.say("translations.unknown", count=count))


def _accept(project: Project, catalogue: Catalogue, names: tuple[str, ...], translator: Translator) -> None:
    from catalog.content.accept_translations import accept_translations, entry_files
    from catalog.content.load.translation_file import FILE

    files = entry_files(catalogue)
    folders = {str(parent) for file in files for parent in Path(file).parents}
    only = tuple(Path(name.rstrip("/")).as_posix() for name in names)
    refuse_unknown(only, [*files, *folders], "translations.file-unknown", translator)
    accepted = accept_translations(project.root, catalogue, only)
    report(translator.say("translations.accepted", count=accepted.count, new=accepted.new, file=FILE))
    if accepted.stale:
        report(translator.say("translations.accepted-stale", count=accepted.stale))
