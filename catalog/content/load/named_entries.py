"""Entries of which some come with the program; a project's own replace those of the same name. Print shops, markets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from catalog.content.load.files import entry_files, listed
from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import read_source
from catalog.core.problems import Problem
from catalog.core.project import shipped
from catalog.model.values import SLUG

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class NamedEntry(Generic[Model]):
    """An entry that is right by itself, its file below the project folder, and whether it is the project's."""

    entry: Model
    file: str
    own: bool


def named_entries(
    root: Path,
    within: str,
    model: type[Model],
    language: str,
    problems: list[Problem],
    form: re.Pattern[str] = SLUG,
    beside: tuple[str, ...] = (),
) -> dict[str, NamedEntry[Model]]:
    """The entries of the folder `within` (`content/markets`) by name, in the order of their names; what is wrong with
    the project's is added to `problems`. A name has the form `form`; files that end in `beside` are no entries."""
    found: dict[str, NamedEntry[Model]] = {}
    for folder, known, own in ((shipped(within), [], False), (root / within, problems, True)):
        for name, file in _files(folder, within, form, beside, known):
            found.pop(name, None)
            entry = validated(read_source(folder / f"{name}.yaml", file), model, language, known)
            if entry:
                found[name] = NamedEntry(entry, file, own)
    return dict(sorted(found.items()))


def _files(
    folder: Path, within: str, form: re.Pattern[str], beside: tuple[str, ...], problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    if folder.is_dir():
        names = [
            (name, is_folder) for name, is_folder in listed(folder) if not name.lower().endswith(beside or ("\0",))
        ]
        yield from entry_files(names, within, form, problems)
