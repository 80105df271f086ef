"""`catalog preflight`: what a print shop would send back of a PDF."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from catalog.cli.terminal.arguments import refuse_unknown
from catalog.cli.terminal.console import LONG, Display, report
from catalog.cli.terminal.problem_output import paint
from catalog.cli.terminal.usage import Misuse, OneOf, TranslatedCommand
from catalog.core.problems import ExitCode, Level
from catalog.i18n.translator import LANGUAGES, Translator

if TYPE_CHECKING:
    from catalog.preflight.preflight_run import PreflightReport
    from catalog.preflight.rules.terms import PrintTerms

FORMATS: Final = ("text", "json", "html")
STEPS: Final = ("read", "inks", "pictures")
STANDARDS: Final = {"none": "none", "cmyk": "CMYK", "x4": "PDF/X-4", "x1a": "PDF/X-1a"}


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say
    path = click.Path(path_type=Path)

    @click.command(
        "preflight",
        TranslatedCommand,
        translator=translator,
        help=say("help.preflight"),
        short_help=say("help.preflight.short"),
    )
    @click.argument("file", type=path, metavar=say("help.word.pdf"))
    @click.option("--shop", metavar=say("help.word.shop"), help=say("help.shop"))
    @click.option("--standard", type=OneOf(translator, STANDARDS), default="cmyk", help=say("help.standard"))
    @click.option("--format", "form", type=OneOf(translator, FORMATS), default=FORMATS[0], help=say("help.form"))
    @click.option("--out", type=path, metavar=say("help.word.html"), help=say("help.out"))
    @click.option("--lang", type=OneOf(translator, LANGUAGES), expose_value=False, help=say("help.lang"))
    @click.pass_obj
    def preflight(folder: Path, file: Path, shop: str | None, standard: str, form: str, out: Path | None) -> None:
        terms = _shop_terms(folder, shop, translator) if shop else _terms(standard)
        run(file, terms, form, out, translator)

    return preflight


def _terms(standard: str) -> PrintTerms:
    from catalog.preflight.rules.terms import PrintTerms, Standard

    return PrintTerms(standard=Standard(STANDARDS[standard]))


def _shop_terms(folder: Path, name: str, translator: Translator) -> PrintTerms:
    """The terms of a print shop of the project around `folder`; outside of any, of one that comes with the program."""
    from catalog.content.print_shops import read_print_shops
    from catalog.core.project import find_project
    from catalog.preflight.shop_terms import terms_of

    project = find_project(folder)
    shops = read_print_shops(project.root if project else folder, "id", [])
    refuse_unknown([name], list(shops), "shop.unknown", translator)
    return terms_of(shops[name])


def run(file: Path, terms: PrintTerms, form: str, out: Path | None, translator: Translator) -> None:
    """Check, and show what was found as `form`; HTML goes to `out`, or beside the file. SystemExit with
    ExitCode.CONTENT where there is an error."""
    from catalog.preflight.preflight_run import run_preflight
    from catalog.reports.preflight_text import end_of, preflight_json, preflight_text

    if not file.is_file():
        raise Misuse(translator.say("preflight.not-found", file=file))
    progress = _Progress(translator)
    try:
        found = run_preflight(file, terms, progress.advance)
        if form == "html":
            written = _write_page(found, out or page_beside(file), progress, translator)
    finally:
        progress.close()
    if form == "json":
        report(preflight_json(found, translator))
    elif form == "html":
        report("\n".join([*end_of(found, translator), translator.say("preflight.written", file=written)]))
    else:
        report(preflight_text(found, translator, paint))
    if found.count(Level.ERROR):
        raise SystemExit(ExitCode.CONTENT)


def check_printed(file: Path, terms: PrintTerms, translator: Translator) -> tuple[PreflightReport, Path]:
    """What is found in a file that a build has made, and the page of it, which is written beside the file."""
    from catalog.preflight.preflight_run import run_preflight

    progress = _Progress(translator)
    try:
        found = run_preflight(file, terms, progress.advance)
        return found, _write_page(found, page_beside(file), progress, translator)
    finally:
        progress.close()


def page_beside(file: Path) -> Path:
    """Where the page of a file's findings goes."""
    return file.with_name(f"{file.stem}-preflight.html")


def _write_page(found: PreflightReport, out: Path, progress: _Progress, translator: Translator) -> Path:
    from catalog.preflight.page_pictures import draw_pages
    from catalog.reports.preflight_page import pictured_sheets, write_preflight_page

    pictures = draw_pages(found.path, pictured_sheets(found), progress.advance)
    write_preflight_page(out, found, pictures, translator)
    return out


class _Progress:
    """Shows how many pages are done of what takes more than a second."""

    def __init__(self, translator: Translator) -> None:
        self._display = Display(translator, sys.stderr)
        self._began = time.monotonic()
        self._step = ""
        self._shown = 0

    def advance(self, step: str, done: int, total: int) -> None:
        """`done` pages of `total` are through a step (`read`, `inks`, `pictures`)."""
        if time.monotonic() - self._began < LONG:
            return
        if step != self._step:
            self._step, self._shown = step, 0
        self._display.stage(STEPS.index(step) + 1, f"preflight-{step}", total)
        self._display.advance(done - self._shown)
        self._shown = done

    def close(self) -> None:
        """End the line."""
        self._display.close()
