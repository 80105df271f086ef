"""Files that came back from translators → what an import would write, and then writes, all of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from catalog.content.load.translation_file import (
    FILE,
    TranslationPairs,
    is_stale,
    pairs_of,
    read_translation_file,
    text_digest,
    translation_text,
)
from catalog.core.file_changes import Content, change_files
from catalog.core.problems import Problem, has_errors
from catalog.core.project import Project
from catalog.exchange.texts.check_texts import StrangeLetters, check_text
from catalog.exchange.texts.entry_changes import change_texts
from catalog.exchange.texts.known_texts import source_digest
from catalog.exchange.texts.plan_texts import Taken, TextPlan, plan_texts
from catalog.exchange.texts.project_texts import project_texts
from catalog.exchange.texts.read_file import ReturnedFile
from catalog.model.catalogue import Catalogue

ENTRY: Final = re.compile(r"content/(?:[a-z0-9-]+/){0,2}[A-Za-z0-9-]+\.yaml")

Progress = Callable[[int, int], None]  # how many are done, of how many


@dataclass(slots=True)
class TextImport:
    """All that an import read and would write: `changes` are files of the project with what they would hold."""

    files: tuple[ReturnedFile, ...]
    plan: TextPlan
    written: list[Taken] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    changes: dict[str, Content] = field(default_factory=dict)

    @property
    def row_count(self) -> int:
        """How many texts the files have."""
        return sum(len(file.rows) for file in self.files)


def plan_import(
    project: Project,
    catalogue: Catalogue,
    files: Sequence[ReturnedFile],
    strange: Callable[[], StrangeLetters],
    progress: Progress,
    *,
    prefer_theirs: bool = False,
) -> TextImport:
    """What the rows of `files` would change in the project; nothing is written. `strange` gives what finds letters
    without a font, and is asked for where there is a text to look at; `progress` is told of each entry."""
    lost: list[Problem] = []  # lines that are no longer there once the file is written anew
    kept = read_translation_file(project.root, lost)
    rows = [row for file in files for row in file.rows]
    own = catalogue.info.language
    plan = plan_texts(
        rows, project_texts(catalogue), own, kept, partial(_is_there, project.root), prefer_theirs=prefer_theirs
    )
    result = TextImport(tuple(files), plan)
    result.problems = [*(problem for file in files for problem in file.problems), *plan.problems]
    if plan.taken:
        _write_entries(project, result, _without_faults(result, own, strange()), own, progress)
    _note_sources(result, kept, own)
    result.problems += lost if FILE in result.changes else []
    return result


def write_import(project: Project, result: TextImport) -> int:
    """Write the files, all or nothing; how many. OSError leaves all as it was."""
    if result.changes:
        project.import_journal.parent.mkdir(parents=True, exist_ok=True)
        change_files(project.root, project.import_journal, result.changes)
    return len(result.changes)


def _without_faults(result: TextImport, own: str, strange: StrangeLetters) -> dict[str, list[Taken]]:
    """What can be written, by the files of the entries; what is wrong with the rest, and remarks, are problems."""
    by_file: dict[str, list[Taken]] = {}
    for one in result.plan.taken:
        found = list(check_text(one, own, strange))
        result.problems += found
        if not has_errors(found):
            by_file.setdefault(one.text.file, []).append(one)
    return by_file


def _is_there(root: Path, file: str) -> bool:
    """Whether an entry lies there. The name comes from outside: only what can be one is looked for."""
    return ENTRY.fullmatch(file) is not None and (root / file).is_file()


def _write_entries(
    project: Project, result: TextImport, by_file: dict[str, list[Taken]], own: str, progress: Progress
) -> None:
    for number, (file, taken) in enumerate(by_file.items(), start=1):
        progress(number, len(by_file))
        before = (project.root / file).read_bytes().decode()
        changed = change_texts(before, file, taken[0].text.kind, taken, own)
        result.problems += changed.problems
        result.written += changed.taken
        if changed.text != before:
            result.changes[file] = changed.text.encode()


def _note_sources(result: TextImport, kept: TranslationPairs, own: str) -> None:
    """Of which source each translation was made, in `content/translations.tsv`."""
    pairs = {file: {name: dict(of) for name, of in fields.items()} for file, fields in kept.items()}
    for one in (*result.written, *result.plan.confirmed, *result.plan.noted):
        source = _source_of(one, kept, own)
        if source:
            fields = pairs.setdefault(one.text.file, {}).setdefault(one.text.field, {})
            fields[one.row.language] = f"{source}-{text_digest(one.row.translation)}"
    if pairs != kept:
        result.changes[FILE] = translation_text(pairs).encode()


def _source_of(one: Taken, kept: TranslationPairs, own: str) -> str:
    """The digest of the source of a translation, "" where it is not to be noted. One that needs more work stays as old
    as it was."""
    if one.text.text.get(own) is None:
        return ""
    if not one.row.unfinished:
        return source_digest(one.row) or text_digest(one.text.source(own)[1])
    before = kept.get(one.text.file, {}).get(one.text.field, {}).get(one.row.language)
    now = pairs_of(one.text.text, own).get(one.row.language, "")
    return before.partition("-")[0] if before and now and is_stale(before, now) else ""


def broken_entries(problems: Sequence[Problem], root: Path) -> set[str]:
    """The files of entries with errors."""
    errors = (problem.place.file for problem in problems if has_errors([problem]))
    return {file for file in errors if file.startswith("content/") and (root / file).is_file()}
