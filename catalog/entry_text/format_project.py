"""Entries of a project → the same in canonical form (`catalog fmt`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.content.load.files import decode, printable, read_content
from catalog.content.load.yaml_source import parse_source
from catalog.core.atomic_files import write_whole
from catalog.core.problems import Place, Problem, warning
from catalog.core.project import Project
from catalog.entry_text.format import format_entry, has_aliases
from catalog.entry_text.project_entries import project_language


@dataclass(frozen=True, slots=True)
class Formatted:
    """The files that have another form now, by their names below the project, of how many; and what is wrong with
    entries that were left alone."""

    files: tuple[str, ...]
    entries: int
    problems: tuple[Problem, ...]


def format_files(project: Project, entries: Sequence[tuple[Path, str]], *, write: bool) -> Formatted:
    """Put entries, each a file and its kind, into canonical form. Files are written only where `write`, and only those
    that change; one that cannot be read stays as it is."""
    changed: list[str] = []
    problems: list[Problem] = []
    language = project_language(project)
    for path, kind in entries:
        file = printable(path.relative_to(project.root).as_posix())
        content = read_content(path, file)
        text = content if isinstance(content, Problem) else decode(content, file)
        if isinstance(content, Problem) or isinstance(text, Problem):
            problems += [problem for problem in (content, text) if isinstance(problem, Problem)][:1]
            continue
        source = parse_source(text, file)
        if isinstance(source, list):
            problems += source
        elif has_aliases(text):
            problems.append(warning("fmt.alias", Place(file)))
        else:
            new = format_entry(text, kind, language).encode()
            if new != content:
                changed.append(file)
                if write:
                    write_whole(path, new)
    return Formatted(tuple(changed), len(entries), tuple(problems))
