"""`content/imports/<name>.yaml`: which field each column of a file is, as it was found or as it was put right."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import Field

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, read_source
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, error
from catalog.exchange.columns.fields import ATTRIBUTE, ATTRIBUTES, EXTRA, SKIP, field_of, fields
from catalog.exchange.columns.presets import Words, presets
from catalog.model.values import CategorySlug, Entry

FOLDER: Final = "imports"  # below content/
NO_FIELDS: Final = (EXTRA, SKIP, ATTRIBUTE, ATTRIBUTES)  # which the head of the file explains


class ImportSheet(Entry):
    """A sheet of the file."""

    columns: Mapping[str, str] = Field(
        description="What each column is: its heading, a colon, the field of an entry, with a unit or a currency in "
        "brackets behind it; extra keeps it, attribute prints it below its heading, skip leaves it."
    )
    preset: str = Field("", description="The preset by which it is read: woocommerce, shopee …")
    hidden: Words = Field(
        {}, description="Columns and what stands in them where a product is not for sale; it is then not printed."
    )
    business: str | None = Field(None, description="The name of the business, where all rows are of one.")
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
            if field_of(key) is None:
                path = ("sheets", sheet, "columns", heading)
                near = nearest(key, fields())
                yield error("import-field-unknown", source.place(path), f"columns.{heading}", value=key, near=near)
        if of.preset and of.preset not in presets():
            place, near = source.place(("sheets", sheet, "preset")), nearest(of.preset, presets())
            known = ", ".join(presets())
            yield error("import-preset-unknown", place, "preset", value=of.preset, near=near, known=known)


@dataclass(frozen=True, slots=True)
class SheetText:
    """What a mapping file says of a sheet: the headings with their fields; the preset, the words of what is not for
    sale, and the chapter and the business that were named for all of it, empty where there are none."""

    columns: Sequence[tuple[str, str]]
    preset: str = ""
    hidden: Words = field(default_factory=dict)
    category: str = ""
    business: str = ""


def mapping_text(head: str, sheets: Mapping[str, SheetText], names: Mapping[str, str]) -> str:
    """The text of a mapping file. `head` is said above it; `names` is what was told of names."""
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines += [f"# {key}" for key in sorted(fields()) if key not in NO_FIELDS]
    if names:
        lines += ["names:", *(f"  {_quoted(name)}: {slug}" for name, slug in names.items())]
    lines.append("sheets:")
    for name, sheet in sheets.items():
        lines.append(f"  {_quoted(name)}:")
        lines += [f"    preset: {sheet.preset}"] if sheet.preset else []
        lines += [f"    category: {sheet.category}"] if sheet.category else []
        lines += [f"    business: {_quoted(sheet.business)}"] if sheet.business else []
        if sheet.hidden:
            lines.append("    hidden:")
            lines += [f"      {_quoted(heading)}: {_quoted(list(words))}" for heading, words in sheet.hidden.items()]
        lines.append("    columns:")
        lines += [f"      {_quoted(heading)}: {target}" for heading, target in sheet.columns]
    return "\n".join(lines) + "\n"


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)
