"""An extract → the file of an edition that `catalog build` makes, each field explained. Nothing is ever overwritten."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from catalog.content.edition_files import edition_fields
from catalog.content.load.yaml_source import Source, parse_source
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.core.project import Project
from catalog.model.catalogue import Catalogue
from catalog.model.settings import Edition
from catalog.model.values import Text
from catalog.scaffold.editor_support import SCHEMAS, schema_line
from catalog.scaffold.field_docs import explanation, words
from catalog.scaffold.new_project import entry_name

WIDTH: Final = 110  # columns that fit a small screen's editor
RESERVED: Final = "cache"  # the folder of build/ that no edition can have
OWN: Final = ("title", "code", "extract", "include", "outputs")  # fields of an extract that come first
GONE: Final = (
    "like",
    "subtitle",
    "exclude",
    "cover",
    "foreword",
    "parallel",
    "pins",
    *OWN,
)  # of its edition, which it has not


def extract_file(project: Project, name: str) -> Path:
    """Where an extract is kept by this name. CatalogError (USAGE) where it is no name, or there is such an edition."""
    near = entry_name("edition", name)
    if name in (RESERVED, "") or near != name:
        near = "" if near == RESERVED else near
        raise CatalogError([error("new.name", Place(""), value=name, near=near)], ExitCode.USAGE)
    path = project.content / "editions" / f"{name}.yaml"
    if path.exists() or path.is_symlink():
        raise _exists(project, path)
    return path


def write_extract(project: Project, path: Path, catalogue: Catalogue, extract: Edition, language: str) -> None:
    """Write an extract: what it has of its own, and what it has from its edition as that was typed. CatalogError
    (USAGE) where there is a file by now."""
    source = extract.extract.of if extract.extract else ""
    typed = edition_fields(project.root, project.editions(), catalogue, source)
    text = extract_text(typed, extract, language)
    if (project.root / SCHEMAS).is_dir():
        text = f"{schema_line(project.relative(path))}\n{text}"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as entry:
            entry.write(text)
    except FileExistsError:
        raise _exists(project, path) from None


def extract_text(typed: Mapping[str, Any], extract: Edition, language: str) -> str:
    """The text of the file. `typed` is the edition of whose pages the extract is made, as it was read."""
    data = {name: _plain(getattr(extract, name)) for name in OWN}
    data |= {name: value for name, value in typed.items() if name not in GONE}
    rules = {
        name: value
        for name, value in (typed.get("layout") or {}).items()
        if name != "chapters" or extract.layout.chapters
    }
    data["layout"] = {**rules, "products": extract.layout.products.value, "price_list": "yes", "indexes": []}
    if extract.pins:
        data["pins"] = [_plain(pin) for pin in extract.pins]
    head: str = words(language)["extract"]["head"]
    source = extract.extract.of if extract.extract else ""
    lines = [f"## {line}" for line in head.format(edition=source).splitlines()]
    for name, value in data.items():
        lines += ["", *_comment(explanation(Edition, name, language)), _yaml({name: value}).rstrip("\n")]
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401 any value of an entry
    """A value as it is typed into an entry, without what it says by default."""
    if isinstance(value, Text):
        texts = dict(value.by_language)
        return texts if len(texts) > 1 else next(iter(texts.values()))
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(type(value), "model_fields"):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return {name: _plain(one) for name, one in fields.items() if one not in (None, ())}
    return value if isinstance(value, str) else str(value)


class _Writer(yaml.SafeDumper):
    """Writes every scalar as text that needs no quotes where reading takes it for nothing else: what is typed is text
    to the reader of entries, whatever it looks like."""


_Writer.yaml_implicit_resolvers = {}


def _yaml(value: Mapping[str, Any]) -> str:
    """As YAML that reads back as the same; with quotes around every text where it does not otherwise."""
    plain = _dumped(value, None)
    again = parse_source(plain, "")
    same = isinstance(again, Source) and again.data == value and not again.warnings
    return plain if same else _dumped(value, '"')


def _dumped(value: Mapping[str, Any], style: str | None) -> str:
    """A field below its own key; lists and maps inside it in one line where they hold no others."""
    short: Any = None  # in one line where it holds no others
    node = yaml.representer.SafeRepresenter(style, short, sort_keys=False).represent_data(dict(value))
    assert isinstance(node, yaml.CollectionNode)
    node.flow_style = False
    text: str = yaml.serialize(node, Dumper=_Writer, allow_unicode=True, width=WIDTH)
    return text


def _comment(text: str) -> Iterator[str]:
    yield from (f"## {line}" for line in textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))


def _exists(project: Project, path: Path) -> CatalogError:
    return CatalogError([error("new.exists", Place(""), file=project.relative(path))], ExitCode.USAGE)
