"""`content/imports/<name>.yaml`: which field each column of a file is, as it was found or as it was put right."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pydantic import Field

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, read_source
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, error
from catalog.exchange.columns.fields import EXTRA, SKIP, fields
from catalog.model.values import CategorySlug, Entry

FOLDER: Final = "imports"  # below content/


class ImportSheet(Entry):
    """A sheet of the file."""

    columns: Mapping[str, str] = Field(
        description="What each column is: its heading, a colon, the field of an entry; extra keeps it, skip leaves it."
    )
    category: CategorySlug | None = Field(
        None, description="The chapter of businesses of which no column says it: a short name (slug)."
    )


class ImportMapping(Entry):
    """How a file is read. What it does not name, sheets and columns, is found by its headings."""

    names: Mapping[str, str] = Field(
        {},
        description="What names of chapters and kecamatan in the file mean: as they stand there, and the short name.",
    )
    sheets: Mapping[str, ImportSheet] = Field(description="The sheets by their names; a text file has one, called “-”.")


ONLY_SHEET: Final = "-"  # the name of the sheet of a file that has none


def read_mapping(path: Path, file: str) -> ImportMapping | list[Problem]:
    """The mapping of a file; its problems with their places where it has any."""
    source = read_source(path, file)
    if not isinstance(source, Source):
        return source
    problems: list[Problem] = []
    mapping = validated(source, ImportMapping, "id", problems)
    if mapping is None or problems:
        return problems
    found = list(_unknown_fields(source, mapping))
    return found or mapping


def _unknown_fields(source: Source, mapping: ImportMapping) -> Iterator[Problem]:
    for sheet, of in mapping.sheets.items():
        for heading, key in of.columns.items():
            if key not in fields():
                path = ("sheets", sheet, "columns", heading)
                near = nearest(key, fields())
                yield error("import-field-unknown", source.place(path), f"columns.{heading}", value=key, near=near)


def mapping_text(
    head: str,
    sheets: Mapping[str, Sequence[tuple[str, str]]],
    categories: Mapping[str, str],
    names: Mapping[str, str],
) -> str:
    """The text of a mapping file. `head` is said above it; `sheets` has the headings of each sheet with their fields,
    `categories` the chapter that was named for a whole sheet, `names` what was told of names."""
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines += [f"# {key}" for key in sorted(fields()) if key not in (EXTRA, SKIP)]
    if names:
        lines += ["names:", *(f"  {_quoted(name)}: {slug}" for name, slug in names.items())]
    lines.append("sheets:")
    for sheet, columns in sheets.items():
        lines.append(f"  {_quoted(sheet)}:")
        if sheet in categories:
            lines.append(f"    category: {categories[sheet]}")
        lines.append("    columns:")
        lines += [f"      {_quoted(heading)}: {key}" for heading, key in columns]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
