"""Files and folders of entries → their names and their text, or what is wrong with them (stage 1)."""

from __future__ import annotations

import codecs
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalog.core.disk_reads import DiskReads
from catalog.core.natural_order import natural_key
from catalog.core.problems import Place, Problem, error, warning
from catalog.markets.language_codes import nearest_language
from catalog.model.values import LANGUAGE, SLUG

MOST_BYTES: Final = 1_000_000
ENDING: Final = ".yaml"
NEARLY: Final = re.compile(r"(?P<stem>.+?)\.ya?ml(\.ya?ml)?(\.txt)?", re.IGNORECASE)  # what was meant to end in it
RESERVED: Final = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")  # by Windows, for what is no file
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
BREAK: Final = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")  # YAML 1.1, 5.4: what ends a line


def read_content(path: str | Path, file: str, most: int = MOST_BYTES) -> bytes | Problem:
    """The bytes in `path`, called `file` in messages, of which there may be `most`; or why they cannot be read."""
    try:
        status = os.stat(path)  # noqa: PTH116 entries are read by the ten thousand, and a Path takes longer than a file
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
            return error("file-not-a-file", Place(file))
        if status.st_size > most:
            return error("file-too-large", Place(file), most=f"{most // 1_000_000} MB")
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123
            return stream.read()
    except OSError as refused:
        return error("file-unreadable", Place(file), reason=refused.strerror or "")


def decode(content: bytes, file: str) -> str | Problem:
    """The text that the bytes of a file are; or why they are none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return error("file-utf16", Place(file))
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as fault:
        where = _end(content[: fault.start].decode(), file)
        return error("file-not-utf8", where, byte=f"0x{content[fault.start]:02X}")
    control = CONTROL.search(text)
    if control:
        where = _end(text[: control.start()], file)
        return error("file-control-character", where, character=f"U+{ord(control[0]):04X}")
    return text


def _end(before: str, file: str) -> Place:
    """The place behind the text `before`."""
    lines = BREAK.split(before)
    return Place(file, len(lines), len(lines[-1]) + 1)


def printable(name: str) -> str:
    """The name of a file as it can be printed, whatever bytes it has."""
    if name.isascii() and name.isprintable():
        return name
    name = name.encode("utf-8", "replace").decode()
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


def listed(folder: str | Path, reads: DiskReads | None = None) -> list[tuple[str, bool]]:
    """Names of what lies in a folder, 2 before 10, and whether each is a folder; without hidden ones. It may have been
    read through `reads`."""
    names = [(found.name, found.is_folder) for found in (reads or DiskReads()).folder(str(folder))]
    return sorted(names, key=lambda name: natural_key(name[0]))


def entry_files(
    names: list[tuple[str, bool]], within: str, form: re.Pattern[str], problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    """Names and files of the entries of a folder that has these `names`; what is none, or has a bad name, is reported.
    `within` is the folder as messages call it."""
    files = {name for name, is_folder in names if not is_folder}
    for name, is_folder in names:
        stem, file = name.removesuffix(ENDING), Place(f"{within}/{printable(name)}")
        if stem == name:
            problems.append(_no_entry(name, is_folder, files, file))
        elif is_folder:
            problems.append(error("file-not-a-file", file))
        elif not form.fullmatch(stem):
            code = {SLUG: "file-slug", LANGUAGE: "language-unknown"}.get(form, "market-code")
            near = slug_like(stem) if form is SLUG else nearest_language(stem) if form is LANGUAGE else ""
            problems.append(error(code, file, value=stem, near=near))
        else:
            if RESERVED.fullmatch(stem):
                problems.append(warning("file-reserved", file, value=stem))
            yield stem, file.file


def _no_entry(name: str, is_folder: bool, files: set[str], place: Place) -> Problem:
    """The problem of a file or folder that does not end in .yaml."""
    if is_folder:
        return warning("folder-other", place, name=name)
    nearly = NEARLY.fullmatch(name)
    if nearly:
        right = f"{nearly['stem']}{ENDING}"
        return error("file-twice" if right in files else "file-ending", place, name=name, right=right)
    return warning("file-other", place, name=name, near=f"{name}{ENDING}" if SLUG.fullmatch(name) else "")


def is_entry(name: str) -> bool:
    """Whether a file with this name is, or was meant to be, an entry."""
    return NEARLY.fullmatch(name) is not None


def slug_like(name: str) -> str:
    """The name that an entry might have in place of one that it cannot have; "" where there is none."""
    plain = unicodedata.normalize("NFKD", NEARLY.sub(r"\g<stem>", name)).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return found if found != name else ""
