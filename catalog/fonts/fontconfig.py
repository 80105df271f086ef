"""A set of faces → the file by which fontconfig sees them and no others, so that pages look the same on all machines.

It also says in which order families are asked for a letter that those of the style sheet lack, by the language of the
text: a Han letter is written in one way in Japan and in another in Taiwan.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Final

from catalog.core.atomic_files import write_quickly
from catalog.fonts.faces import EAST_ASIAN, SIGNS, TEXT, WIDE_MARKS, marks_family
from catalog.fonts.scripts import east_asian_order

HEAD: Final = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
KEPT: Final = "fontconfig"  # the folder of what fontconfig has read of faces


def write_config(path: Path, folders: Sequence[Path], families: Sequence[str]) -> None:
    """Write the file `path` for the faces in `folders`; `families` are those that not every book has. It holds paths of
    this machine, so it is no part of a content key.

    What no family in a style sheet has, and families that are not there, fall to Noto Sans on every machine; then to
    `families`, and signs to the families of `SIGNS`.
    """
    kept = path.with_name(KEPT)
    if not kept.is_dir():
        kept.unlink(missing_ok=True)
    kept.mkdir(exist_ok=True)  # by fontconfig itself, two processes at once would get in each other's way
    text = "".join(_lines(kept, folders, families))
    if path.is_dir():
        shutil.rmtree(path)
    with suppress(FileNotFoundError):
        if path.read_bytes() == text.encode():
            return
    write_quickly(path, text.encode())


def _lines(kept: Path, folders: Sequence[Path], families: Sequence[str]) -> Iterator[str]:
    yield HEAD
    for folder in folders:
        yield f"  <dir>{escape(str(folder))}</dir>\n"
    yield f"  <cachedir>{escape(str(kept))}</cachedir>\n"
    for language in EAST_ASIAN:
        found = [family for family in east_asian_order(language) if family in families]
        if found:
            yield from _rule([TEXT, *found], "append_last", language)
        if language in WIDE_MARKS and marks_family(language) in families:
            yield from _rule([marks_family(language)], "prepend_first", language)
    marks = set(map(marks_family, WIDE_MARKS))
    yield from _rule([TEXT, *SIGNS, *(family for family in families if family not in marks)], "append_last")
    yield "</fontconfig>\n"


def _rule(families: Iterable[str], mode: str, language: str = "") -> Iterator[str]:
    """Families that are asked before or after those of the style sheet, of text in `language` or in any."""
    yield '  <match target="pattern">\n'
    if language:
        yield f'    <test name="lang" compare="contains"><string>{language.lower()}</string></test>\n'
    named = "".join(f"<string>{escape(family)}</string>" for family in families)
    yield f'    <edit name="family" mode="{mode}" binding="strong">{named}</edit>\n'
    yield "  </match>\n"
