"""`catalog extract`: a small PDF of a few pages of an edition, to send to one buyer or to hand out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import click

from catalog.cli.commands.build import show_file, show_left_out, show_problems
from catalog.cli.terminal.arguments import jobs_option, project_at, refuse_unknown, today
from catalog.cli.terminal.console import Display, report
from catalog.cli.terminal.usage import Misuse, TranslatedCommand
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.pipeline.extract_edition import Extracted

POSSIBLE: Final = ("screen", "accessible", "html")  # outputs of an extract


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "extract",
        TranslatedCommand,
        translator=translator,
        help=say("help.extract"),
        short_help=say("help.extract.short"),
    )
    @click.option("--edition", metavar=say("help.word.edition"), help=say("help.extract.edition"))
    @click.option("--business", multiple=True, metavar=say("help.word.business"), help=say("help.extract.business"))
    @click.option("--category", multiple=True, metavar=say("help.word.category"), help=say("help.extract.category"))
    @click.option("--kecamatan", multiple=True, metavar="KECAMATAN", help=say("help.extract.kecamatan"))
    @click.option("--products", multiple=True, metavar=say("help.word.products"), help=say("help.extract.products"))
    @click.option("--buyer", metavar=say("help.word.name"), default="", help=say("help.extract.buyer"))
    @click.option("--keep", metavar=say("help.word.name"), help=say("help.extract.keep"))
    @click.option("--output", help=say("help.extract.output"), metavar=",".join(POSSIBLE))
    @jobs_option(translator)
    @click.pass_obj
    def extract(folder: Path, /, **given: Any) -> None:  # noqa: ANN401 as the options take them
        run(project_at(folder, translator), given, translator)

    return extract


def run(project: Project, given: dict[str, Any], translator: Translator) -> None:
    """Make the extract, and show what came of it. `given` are the options by their names."""
    from catalog.cli.terminal.loading import while_loading

    began = perf_counter()
    with while_loading():
        from catalog.content.extracts import Asked
        from catalog.pipeline.extract_edition import extract_edition
        from catalog.pipeline.session import BuildOptions

    asked = Asked(
        edition=given["edition"] or "",
        businesses=_named(given["business"]),
        categories=_named(given["category"]),
        kecamatan=_named(given["kecamatan"]),
        products=_named(part for some in given["products"] for part in some.split(",")),
        buyer=given["buyer"],
    )
    if not any((asked.businesses, asked.categories, asked.kecamatan, asked.products)):
        raise Misuse(translator.say("extract.nothing"))
    asked = replace(asked, edition=asked.edition or _only(project, translator))
    refuse_unknown((asked.edition,), project.editions(), "edition.unknown", translator)
    outputs = tuple(part.strip() for part in given["output"].split(",")) if given["output"] else ()
    refuse_unknown(outputs, POSSIBLE, "output.unknown", translator)
    display = Display(translator, sys.stderr)
    options = BuildOptions(today(translator), given["jobs"], outputs)
    try:
        made = extract_edition(project, asked, given["keep"] or "", translator.language, options, display)
    finally:
        display.close()
    _show(made, project, perf_counter() - began, translator)


def _named(typed: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in typed if name.strip())


def _only(project: Project, translator: Translator) -> str:
    """The edition of a project that has no other; which of several is meant decides its language and its prices."""
    editions = project.editions()
    if len(editions) == 1:
        return editions[0]
    raise Misuse(translator.say("extract.which", known=", ".join(editions)))


def _show(made: Extracted, project: Project, seconds: float, translator: Translator) -> None:
    """The problems, then path, pages, size, seconds and code."""
    say, built = translator.say, made.built
    show_problems([built], project, translator)
    show_left_out(built, [*built.checked, *built.problems], project, translator)
    if book := built.book:
        for name, path in book.paths.items():
            show_file(path, book.counts[name], book.reductions.get(name), project, translator)
    if built.html:
        index = f"{project.relative(project.output(built.edition))}/html/index.html"
        report(say("built.html", path=index, count=built.html.pages, size=f"{built.html.bytes / 1e6:.1f}"))
    if book:
        report(say("built.parts", new=book.parts_set, kept=book.parts_kept))
    report(say("extract.done", value=made.code, seconds=f"{seconds:.1f}"))
    if made.kept:
        command = f"catalog build {made.kept.stem}"
        report(say("extract.kept", file=project.relative(made.kept), command=command))
