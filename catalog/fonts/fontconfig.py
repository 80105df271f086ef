"""A set of faces → the file by which fontconfig sees them and no others, so that pages look the same on all machines.

It also says in which order families are asked for a letter that those of the style sheet lack. That is the same for all
sets: Pango reads the rules of the first set that a process has seen, and only the faces of the one that it draws with.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Final

from catalog.core.atomic_files import write_quickly
from catalog.fonts.faces import EAST_ASIAN, WIDE_MARKS, marks_family
from catalog.fonts.family_order import family_order

HEAD: Final = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
KEPT: Final = "fontconfig"  # the folder of what fontconfig has read of faces


def write_config(path: Path, folders: Sequence[Path]) -> None:
    """Write the file `path` for the faces in `folders`. It holds paths of this machine, so it is no part of a content
    key.

    What no family in a style sheet has, and families that are not there, fall to Noto Sans on every machine; then to
    the other families, as far as they lie in `folders`.
    """
    kept = path.with_name(KEPT)
    if not kept.is_dir():
        kept.unlink(missing_ok=True)
    kept.mkdir(exist_ok=True)  # by fontconfig itself, two processes at once would get in each other's way
    text = "".join(_lines(kept, folders))
    if path.is_dir():
        shutil.rmtree(path)
    with suppress(FileNotFoundError):
        if path.read_bytes() == text.encode():
            return
    write_quickly(path, text.encode())


def _lines(kept: Path, folders: Sequence[Path]) -> Iterator[str]:
    yield HEAD
    for folder in folders:
        yield f"  <dir>{escape(str(folder))}</dir>\n"
    yield f"  <cachedir>{escape(str(kept))}</cachedir>\n"
    for language in EAST_ASIAN:
        yield from _rule(family_order(language), "append_last", language)
        if language in WIDE_MARKS:
            yield from _rule([marks_family(language)], "prepend_first", language)
    yield from _rule(family_order(""), "append_last")
    yield "</fontconfig>\n"


def _rule(families: Iterable[str], mode: str, language: str = "") -> Iterator[str]:
    """Families that are asked before or after those of the style sheet, of text in `language` or in any."""
    yield '  <match target="pattern">\n'
    if language:
        yield f'    <test name="lang" compare="contains"><string>{language.lower()}</string></test>\n'
    named = "".join(f"<string>{escape(family)}</string>" for family in families)
    yield f'    <edit name="family" mode="{mode}" binding="strong">{named}</edit>\n'
    yield "  </match>\n"
