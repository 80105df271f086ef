"""Entries with HTML in their texts → the same entries without, all else byte for byte as it was (`catalog tidy`)."""

from __future__ import annotations

import codecs
import copy
import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import BaseModel

from catalog.content.checks.entry_texts import texts
from catalog.content.checks.markdown_texts import FIELDS, HTML
from catalog.content.load.files import printable, read_content
from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, Step, dotted, read_source, source_of
from catalog.core.atomic_files import write_whole
from catalog.core.problems import Place, Problem
from catalog.core.project import Project
from catalog.model.business import Business
from catalog.model.html_as_text import html_as_text
from catalog.model.product import Product
from catalog.model.settings import CatalogueInfo, Categories, Edition

WIDTH: Final = 110  # columns of a folded text


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


@dataclass(frozen=True, slots=True)
class _Found:
    """A value in the text of a file. `indent` is the column of its key; `flow` is whether brackets stand around it."""

    node: yaml.ScalarNode
    indent: int
    flow: bool


def tidy_project(project: Project, *, write: bool) -> Tidied:
    """Turn HTML into text in every entry of the project; only where `write` are the files changed."""
    changed: list[TidiedText] = []
    problems: list[Problem] = []
    language = _language(project)
    for path, model in _entries(project):
        file = printable(path.relative_to(project.root).as_posix())
        content = read_content(path, file)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        new, found = tidy_entry(content, file, model, language, problems)
        changed += found
        if write and new != content:
            write_whole(path, new)
    return Tidied(tuple(changed), tuple(problems))


def _language(project: Project) -> str:
    source = read_source(project.content / "catalogue.yaml", "content/catalogue.yaml")
    return str(source.data.get("language") or "id") if isinstance(source, Source) else "id"


def _entries(project: Project) -> Iterator[tuple[Path, type[BaseModel]]]:
    """The entries that hold texts, in the order of their names; links are left to what they lead to."""
    content = project.content
    listed: list[tuple[Path, type[BaseModel]]] = [(content / "catalogue.yaml", CatalogueInfo)]
    listed.append((content / "categories.yaml", Categories))
    listed += [(path, Edition) for path in sorted((content / "editions").glob("*.yaml"))]
    for path in sorted((content / "businesses").glob("*/*.yaml")):
        listed.append((path, Business if path.name == "business.yaml" else Product))
    for path, model in listed:
        if path.is_file() and path.resolve() == project.root.resolve() / path.relative_to(project.root):
            yield path, model


def tidy_entry(
    content: bytes, file: str, model: type[BaseModel], language: str, problems: list[Problem]
) -> tuple[bytes, list[TidiedText]]:
    """The bytes of an entry without HTML in its texts, and what was changed. An entry that is wrong stays as it is,
    and what is wrong is added to `problems`."""
    source = source_of(content, file)
    entry = validated(source, model, language, problems)
    if entry is None or not isinstance(source, Source):
        return content, []
    edits = [edit for edit in _edits(entry, source) if edit.after not in ("", edit.before)]
    if not edits:
        return content, []
    expected = _edited(source.data, edits)
    text = content.removeprefix(codecs.BOM_UTF8).decode()
    for plain in (False, True):
        new = (
            content[: len(content) - len(content.removeprefix(codecs.BOM_UTF8))]
            + _rewritten(text, edits, plain).encode()
        )
        again = source_of(new, file)
        if isinstance(again, Source) and again.data == expected:
            places = [source.place(edit.path) for edit in edits]
            return new, [
                TidiedText(place, dotted(edit.path), edit.before, edit.after)
                for place, edit in zip(places, edits, strict=True)
            ]
    return content, []


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


def _edited(data: dict[str, Any], edits: Sequence[_Edit]) -> dict[str, Any]:
    data = copy.deepcopy(data)
    for edit in edits:
        _value(data, edit.path[:-1])[edit.path[-1]] = edit.after
    return data


def _rewritten(text: str, edits: Sequence[_Edit], plain: bool) -> str:
    """The text of a file with the values of `edits` replaced; all of them in quotation marks where `plain`."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)  # whose marks count letters, as libyaml's do not
    if root is None:
        return text
    found = [(_find(root, edit.path), edit.after) for edit in edits]
    for place, after in sorted(found, key=lambda one: -one[0].node.start_mark.index):
        begin, end = place.node.start_mark.index, place.node.end_mark.index
        end = begin + len(text[begin:end].rstrip())
        behind = text[end:].split("\n", 1)[0].strip()
        newline = "\r\n" if "\r\n" in text else "\n"
        text = text[:begin] + _written(after, place, newline, plain or bool(behind)) + text[end:]
    return text


def _find(root: yaml.Node, path: Sequence[Step]) -> _Found:
    node, indent, flow = root, 0, bool(getattr(root, "flow_style", False))
    for step in path:
        if isinstance(node, yaml.MappingNode):
            name, node = next((name, value) for name, value in node.value if name.value == str(step))
            indent = name.start_mark.column
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        flow = flow or bool(getattr(node, "flow_style", False))
    if not isinstance(node, yaml.ScalarNode):
        raise TypeError(f"no text at {path}")
    return _Found(node, indent, flow)


def _written(text: str, place: _Found, newline: str, plain: bool) -> str:
    """A text as the value of a field: quoted; below its key where it is long or has lines."""
    quoted = json.dumps(text, ensure_ascii=False)
    margin = " " * (place.indent + 2)
    if plain or place.flow or ("\n" not in text and len(quoted) + len(margin) <= WIDTH):
        return quoted
    lines = text.split("\n")
    if len(lines) == 1:
        lines = textwrap.wrap(text, WIDTH - len(margin), break_long_words=False, break_on_hyphens=False)
    body = newline.join(f"{margin}{line}" if line else "" for line in lines)
    return ("|-" if "\n" in text else ">-") + newline + body
