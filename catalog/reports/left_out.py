"""Entries that an edition does not print because of errors → `build/<edition>/left-out.txt`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from catalog.core.atomic_files import write_whole
from catalog.core.problems import Level, Problem
from catalog.i18n.translator import Translator
from catalog.model.left_out import LeftOut
from catalog.reports.market_gaps import NAMES as GAP_NAMES
from catalog.reports.problem_report import harmless, text_report

NAME: Final = "left-out.txt"


def write_left_out(
    folder: Path, left_out: Sequence[LeftOut], problems: Iterable[Problem], root: Path, translator: Translator
) -> Path | None:
    """Write the list into the folder of an edition: the entries, then the errors of the project in `root` with their
    remedies. Where there are none, remove the list of a build before, and return None."""
    path = folder / NAME
    if not left_out:
        path.unlink(missing_ok=True)
        return None
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    lines = [translator.say("left-out.lead"), *left_out_lines(left_out, translator)]
    text = "\n".join(lines) + "\n\n" + text_report(errors, root, translator, lambda plain, _: plain) + "\n"
    write_whole(path, text.encode())
    return path


def remove_lists(folder: Path) -> None:
    """Remove what a build before listed beside an edition that could not be made now: it is no longer so."""
    for name in (NAME, *GAP_NAMES):
        (folder / name).unlink(missing_ok=True)


def left_out_lines(left_out: Iterable[LeftOut], translator: Translator) -> Iterator[str]:
    """An indented line for each entry, as messages name it."""
    for entry in left_out:
        kind = "product" if "/" in entry.key else "business"
        because = translator.say("left-out.because", name=harmless(entry.because)) if entry.because else ""
        yield f"  {translator.say(f'left-out.{kind}', name=harmless(entry.key), file=entry.file)}{because}"
