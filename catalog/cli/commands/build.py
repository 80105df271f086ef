"""`catalog build`: makes editions, and says what came of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from catalog.cli.terminal.arguments import jobs_option, project_at, refuse_unknown, today
from catalog.cli.terminal.console import Display, report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import Address, TranslatedCommand
from catalog.core.problems import CatalogError, ExitCode, Level, Problem
from catalog.core.project import Project
from catalog.core.units import MB, megabytes
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.pictures.lighter.choice import Reduction
    from catalog.pipeline.book_stages import BuiltBook
    from catalog.pipeline.build import Built
    from catalog.pipeline.early_reads import EarlyReads

MOST_LISTED: Final = 10  # entries that are named on the screen
PRINT: Final = "print"  # how the names of outputs for print shops begin
LARGE: Final = 20  # MB: what is larger some do not receive by WhatsApp
LARGE_SENT: Final = "accessible"  # the output that is sent without a limit of its own
ENTRIES: Final = "archive-entries"  # the output that holds what is printed nowhere


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "build", TranslatedCommand, translator=translator, help=say("help.build"), short_help=say("help.build.short")
    )
    @click.argument("editions", nargs=-1, metavar=say("help.word.editions"))
    @click.option("--output", help=say("help.output"), metavar="screen,phone,accessible,archive,print[:SHOP],html,…")
    @jobs_option(translator)
    @click.option("--for-phone", is_flag=True, help=say("help.for-phone"))
    @click.option("--strict", is_flag=True, help=say("help.strict"))
    @click.option("--all", "every_edition", is_flag=True, help=say("help.all"))
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
        **settings: Any,  # noqa: ANN401 as the options take them
    ) -> None:
        run(project_at(folder, translator), editions, output, settings, translator, profile=profile)

    return build


def run(
    project: Project,
    editions: tuple[str, ...],
    output: str | None,
    settings: Mapping[str, Any],
    translator: Translator,
    *,
    profile: bool,
) -> None:
    """Build, and show the summary. `settings` are fields of BuildOptions. SystemExit with ExitCode.CONTENT where an
    edition could not be made."""
    from catalog.pipeline.early_reads import early_reads

    with early_reads(project, settings["jobs"]) as early:
        built, seconds = _build(project, editions, output, settings, translator, early)
    show_problems(built, project, translator)
    checked = [problem for one in built for problem in one.checked]
    for one in built:
        _show_edition(one, project, translator)
        if one.made:
            show_left_out(one, [*checked, *one.problems], project, translator)
        if profile:
            _show_profile(one, seconds, project, translator)
    if seconds:
        stages = ", ".join(f"{stage} {spent:.1f}" for stage, spent in seconds.items())
        report(translator.say("built.seconds", stages=stages))
    if not all(one.made for one in built):
        raise SystemExit(ExitCode.CONTENT)


def _build(
    project: Project,
    editions: tuple[str, ...],
    output: str | None,
    settings: Mapping[str, Any],
    translator: Translator,
    early: EarlyReads,
) -> tuple[list[Built], dict[str, float]]:
    """What was built, and the seconds of each stage."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.outputs.registry import OUTPUTS
        from catalog.pipeline.build import BuildOptions, build

    named = tuple(part.strip() for part in output.split(",")) if output else ()
    plain = tuple(PRINT if name.startswith(f"{PRINT}:") else name for name in named)
    refuse_unknown(plain, list(OUTPUTS), "output.unknown", translator)
    refuse_unknown(editions, project.editions(), "edition.unknown", translator)
    options = BuildOptions(today(translator), outputs=named, **settings)
    display = Display(translator, sys.stderr)
    with closing(display), _lists_of_faulty_removed(project):
        built = build(project, tuple(dict.fromkeys(editions)), options, display, early)
    return built, display.seconds


@contextmanager
def _lists_of_faulty_removed(project: Project) -> Iterator[None]:
    """What was listed beside editions is removed where nothing is made because they have errors now."""
    try:
        yield
    except CatalogError as fault:
        from catalog.content.faulty_entries import faulty_entries
        from catalog.reports.left_out import remove_lists

        found = faulty_entries(fault.problems) if fault.exit_code == ExitCode.CONTENT else None
        for name in found.editions if found else ():
            remove_lists(project.output(name))
        raise


def show_problems(built: list[Built], project: Project, translator: Translator) -> None:
    """The problems of the making, and the errors of the content; of its warnings the number alone."""
    checked = {problem for one in built for problem in one.checked}
    errors = {problem for problem in checked if problem.level is Level.ERROR}
    found = {problem for one in built for problem in one.problems} | errors
    if found:
        report(problem_text(sorted(found, key=lambda problem: problem.sort_key), project, translator), err=True)
    if warnings := len(checked - errors):
        report(translator.say("built.warnings", count=warnings))


def show_left_out(one: Built, errors: Sequence[Problem], project: Project, translator: Translator) -> None:
    """The entries that an edition does not print because of errors, and where all of them are listed."""
    from catalog.reports.left_out import left_out_lines, write_left_out

    path = write_left_out(project.output(one.edition), one.left_out, errors, project.root, translator)
    if path:
        lines = list(left_out_lines(one.left_out, translator))
        more = [translator.say("built.left-out.more", count=len(lines) - MOST_LISTED)] if lines[MOST_LISTED:] else []
        head = translator.say("built.left-out", count=len(lines), path=project.relative(path))
        report("\n".join([head, *(f"  {line}" for line in lines[:MOST_LISTED]), *more]))


def _show_market(one: Built, project: Project, translator: Translator) -> None:
    """How many products the market of an edition keeps out, and where what they lack is listed."""
    from catalog.reports.market_gaps import write_gaps

    path = write_gaps(project.output(one.edition), one.market)
    if path and one.market:
        out = one.market.products("offer")
        lacking = len(one.market.products("ship") - out)
        shown = project.relative(path)
        report(translator.say("built.market", market=one.market.code, offer=len(out), ship=lacking, path=shown))


def _show_edition(one: Built, project: Project, translator: Translator) -> None:
    """What came of an edition: files, pages, sizes."""
    if not one.made:
        from catalog.reports.left_out import remove_lists

        remove_lists(project.output(one.edition))
        report(translator.say("built.not-made", name=one.edition))
        return
    for book in one.books:
        _show_book(book, one.edition, project, translator)
    if one.phone:
        path = project.output(one.edition) / one.phone.file
        show_file(path, one.phone.pages, one.phone.reduction, project, translator)
    if one.html:
        index = f"{project.relative(project.output(one.edition))}/html/index.html"
        size = f"{one.html.bytes / MB:.1f}"
        report(translator.say("built.html", path=index, count=one.html.pages, size=size))
    _show_market(one, project, translator)
    _show_untranslated(project.output(one.edition), project, translator)
    _show_unprinted(project.output(one.edition), project, translator)


def _show_untranslated(folder: Path, project: Project, translator: Translator) -> None:
    from catalog.pipeline.untranslated_texts import NAME, untranslated_texts

    count, entries, languages = untranslated_texts(folder)
    if count:
        path = project.relative(folder / NAME)
        report(translator.say("built.languages", count=count, entries=entries, languages=languages, path=path))


def _show_unprinted(folder: Path, project: Project, translator: Translator) -> None:
    from catalog.pipeline.unprinted_fields import NAME, unprinted_count

    if count := unprinted_count(folder):
        report(translator.say("built.unprinted", count=count, path=project.relative(folder / NAME)))


def _show_book(book: BuiltBook, edition: str, project: Project, translator: Translator) -> None:
    from catalog.outputs.output_types import volume_mark
    from catalog.reports.page_changes import summary_text, write_changes_page
    from catalog.templating.jinja import Templates

    for name, path in book.paths.items():
        show_file(path, book.counts[name], book.reductions.get(name), project, translator)
        if name == ENTRIES:
            report(translator.say("built.entries"))
    _show_preflight(book, project, translator)
    report(translator.say("built.parts", new=book.parts_set, kept=book.parts_kept))
    if book.changes:
        templates = Templates(project.templates)
        mark = volume_mark(book.path.name)
        page = write_changes_page(project.output(edition), templates, book.comparison, translator, mark)
        summary = summary_text(book.comparison, translator)
        report(translator.say("built.changed", summary=summary, path=project.relative(page)))
    if LARGE_SENT in book.paths and book.paths[LARGE_SENT].stat().st_size > LARGE * MB:
        report(translator.say("built.large"))


def show_file(path: Path, pages: int, reduction: Reduction | None, project: Project, translator: Translator) -> None:
    """A file that was made, and what was done to have it small enough."""
    size = f"{path.stat().st_size / MB:.1f}"
    report(translator.say("built.book", path=project.relative(path), count=pages, size=size))
    if reduction and reduction.lighter:
        report(_reduction_text(reduction, translator))


def _reduction_text(reduction: Reduction, translator: Translator) -> str:
    """Which pictures were made lighter so that a file is small enough."""
    forms = [
        translator.say("built.lighter.dpi" if dpi else "built.lighter.own", count=count, dpi=dpi)
        for dpi, count in reduction.lighter
    ]
    count = sum(count for _, count in reduction.lighter)
    size, most = f"{reduction.size / MB:.1f}", megabytes(reduction.most)
    shown = {"count": count, "all": reduction.pictures, "forms": ", ".join(forms)}
    return translator.say("built.lighter", size=size, most=most, **shown)


def _show_preflight(book: BuiltBook, project: Project, translator: Translator) -> None:
    """What a print shop would send back of the files that were made for one now."""
    if not book.shops:
        return
    from catalog.cli.commands.preflight import check_printed
    from catalog.content.print_shops import read_print_shops
    from catalog.preflight.shop_terms import terms_of

    shops = read_print_shops(project.root, "id", [])
    for name, shop in book.shops.items():
        path = book.paths[name]
        found, page = check_printed(path, terms_of(shops[shop], cover=name.endswith("-cover")), translator)
        counts = {level.value: found.count(level) for level in (Level.ERROR, Level.WARNING)}
        values = {"path": project.relative(path), "page": project.relative(page)}
        if any(counts.values()):
            errors, warnings = counts["error"], counts["warning"]
            report(translator.say("built.preflight", errors=errors, warnings=warnings, **values))
        else:
            report(translator.say("built.preflight.none", **values))


def _show_profile(one: Built, seconds: Mapping[str, float], project: Project, translator: Translator) -> None:
    from catalog.reports.build_profile import write_profile

    times = [time for book in one.books for time in book.times]
    written = write_profile(project.output(one.edition), one.edition, times, seconds, translator)
    report(translator.say("built.profile", path=project.relative(written)))
