"""`catalog verify`: says whether files show the same content, and if not, which pages differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import Misuse, TranslatedCommand
from catalog.core.natural_order import natural_key
from catalog.core.problems import ExitCode
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.pdf.metadata import ShownContent


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "verify", TranslatedCommand, translator=translator, help=say("help.verify"), short_help=say("help.verify.short")
    )
    @click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.pdf …")
    def verify(files: tuple[Path, ...]) -> None:
        run(files, translator)

    return verify


def run(files: Sequence[Path], translator: Translator) -> None:
    """Compare, and say what was found. SystemExit with ExitCode.CONTENT where the files do not show the same."""
    from catalog.planning.page_diff import in_ranges

    shown = [_read(file, translator) for file in files]
    for file, one in zip(files, shown, strict=True):
        report(translator.say("verify.file", path=file, title=one.title, shown=one.fingerprint))
    first = shown[0]
    different = False
    for file, other in zip(files[1:], shown[1:], strict=True):
        if other.fingerprint != first.fingerprint:
            different = True
            names = sorted(_different(first.pages, other.pages), key=natural_key)
            listed = in_ranges(names)
            report(translator.say("verify.different", one=files[0], other=file, count=len(names), pages=listed))
    if different:
        raise SystemExit(ExitCode.CONTENT)
    if len(files) > 1:
        report(translator.say("verify.same"))


def _read(file: Path, translator: Translator) -> ShownContent:
    from catalog.pdf.metadata import read_shown

    try:
        found = read_shown(file)
    except OSError:
        raise Misuse(translator.say("verify.unreadable", path=file)) from None
    if found is None:
        raise Misuse(translator.say("verify.none", path=file))
    return found


def _different(one: dict[str, str], other: dict[str, str]) -> Iterable[str]:
    """The names of the pages that are not the same in both, or in one of them alone."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
