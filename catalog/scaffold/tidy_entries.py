"""Entries with HTML in their texts → the same entries without, all else byte for byte as it was (`catalog tidy`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from catalog.content.checks.entry_texts import texts
from catalog.content.checks.markdown_texts import FIELDS, HTML
from catalog.content.load.files import printable, read_content
from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, Step, dotted, source_of
from catalog.core.atomic_files import write_whole
from catalog.core.problems import Place, Problem
from catalog.core.project import Project
from catalog.entry_text.change import NotChangedError, change_entry
from catalog.entry_text.field_order import KINDS
from catalog.entry_text.project_entries import entry_paths, project_language
from catalog.model.html_as_text import html_as_text

KINDS_WITH_TEXTS: Final = ("catalogue", "categories", "edition", "business", "product")


@dataclass(frozen=True, slots=True)
class TidiedText:
    """A text of an entry, before and after."""

    place: Place
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was changed, and what is wrong with entries that could not be read and so were left alone."""

    texts: tuple[TidiedText, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    path: tuple[Step, ...]
    before: str
    after: str


def tidy_project(project: Project, *, write: bool) -> Tidied:
    """Turn HTML into text in every entry of the project; only where `write` are the files changed."""
    changed: list[TidiedText] = []
    problems: list[Problem] = []
    language = project_language(project)
    for path, kind in _entries(project):
        file = printable(path.relative_to(project.root).as_posix())
        content = read_content(path, file)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        new, found = tidy_entry(content, file, kind, language, problems)
        changed += found
        if write and new != content:
            write_whole(path, new)
    return Tidied(tuple(changed), tuple(problems))


def _entries(project: Project) -> Iterator[tuple[Path, str]]:
    """The entries that hold texts and their kinds; links are left to what they lead to."""
    return ((path, kind) for path, kind in entry_paths(project) if kind in KINDS_WITH_TEXTS)


def tidy_entry(
    content: bytes, file: str, kind: str, language: str, problems: list[Problem]
) -> tuple[bytes, list[TidiedText]]:
    """The bytes of an entry without HTML in its texts, and what was changed. An entry that is wrong stays as it is,
    and what is wrong is added to `problems`."""
    source = source_of(content, file)
    entry = validated(source, KINDS[kind], language, problems)
    if entry is None or not isinstance(source, Source):
        return content, []
    edits = [edit for edit in _edits(entry, source) if edit.after not in ("", edit.before)]
    try:
        new = change_entry(content.decode(), kind, {edit.path: edit.after for edit in edits}, language)
    except NotChangedError:
        return content, []
    return new.encode(), [
        TidiedText(source.place(edit.path), dotted(edit.path), edit.before, edit.after) for edit in edits
    ]


def _edits(entry: BaseModel, source: Source) -> Iterator[_Edit]:
    for inner, text in texts(entry):
        for language, words in text.by_language:
            path = next((way for way in ((*inner, language), inner) if isinstance(_value(source.data, way), str)), None)
            if path is not None and HTML.search(words):
                yield _Edit(path, words, html_as_text(words, markdown=inner in FIELDS))


def _value(data: Any, path: Sequence[Step]) -> Any:  # noqa: ANN401 plain data
    for step in path:
        inside = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if not inside:
            return None
        data = data[step]
    return data
