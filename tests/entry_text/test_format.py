"""A formatted entry says the same, has every comment where it belongs, and is the same when it is formatted again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given

from catalog.core.project import Project, shipped
from catalog.entry_text.change import change_entry
from catalog.entry_text.format import format_entry
from catalog.entry_text.project_entries import entry_paths
from catalog.entry_text.tree import Collection, parse
from catalog.entry_text.write import write_entry
from catalog.scaffold.blank_entry import blank_entry
from tests.entry_text.random_entries import ENTRIES, RANDOM, Scribe, loaded
from tests.scaffold.starting import new_folder


def places(collection: Collection, path: tuple[Any, ...] = ()) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Each comment of a text, and the path of what it belongs to."""
    for number, item in enumerate(collection.items):
        here = (*path, number if item.key is None else item.key)
        for comment in item.above:
            if comment.text:
                yield comment.text, here
        if item.beside:
            yield item.beside, here
        if isinstance(item.value, Collection):
            yield from places(item.value, here)
    for comment in collection.tail:
        if comment.text:
            yield comment.text, path


@given(ENTRIES, RANDOM)
def test_data_comments_and_form_are_kept(data: dict[str, Any], random: Random) -> None:
    scribe = Scribe(random)
    text = scribe.entry(data)
    assert loaded(text) == data
    new = format_entry(text, "product")
    assert loaded(new) == data
    assert format_entry(new, "product") == new
    assert dict(places(parse(new))) == scribe.comments
    assert format_entry(text.replace("\n", "\r\n"), "product") == new


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("tags: [a]\nname: x\n", "name: x\ntags: [a]\n"),
        ("name:    x   # a\n\n\n\n\nsku:  'A-1'\n", 'name: x  # a\n\n\nsku: "A-1"\n'),
        ("name: {ja: c, en: b,   id: a}\n", "name: {id: a, en: b, ja: c}\n"),
        ("name:\n    en: b\n\n    # satu\n    id: a\n", "name:\n  # satu\n  id: a\n  en: b\n"),
        ("name: x\nphotos:\n- file: a.jpg\n- focus: [0,1]\n  file: b.jpg\n", "name: x\nphotos:\n  - file: a.jpg\n"
         "  - file: b.jpg\n    focus: [0, 1]\n"),
        ("name: x\nprice: {retail: 1, # satu\n  unit: pack}\n",
         "name: x\nprice:\n  retail: 1  # satu\n  unit: pack\n"),
        ("name: x\nprice: {unit: pack,\n  retail: 1}\n", "name: x\nprice: {retail: 1, unit: pack}\n"),
        ("name: x\nline: satu\n  dua\ncare: |  # c\n        a\n         b\n\n\nhs: 3", "name: x\nline: satu dua\n"
         "care: |  # c\n  a\n   b\n\n\nhs: 3\n"),
        ("name: x\nharga: 3\nsku: a\nreading: b\n", "name: x\nharga: 3\nreading: b\nsku: a\n"),
        ("# yaml-language-server: $schema=a\n# sku\nsku: a\nname: b\n", "# yaml-language-server: $schema=a\nname: b\n"
         "# sku\nsku: a\n"),
        ("# Berkas\n\n# sku\nsku: a\nname: b\n", "# Berkas\n\nname: b\n# sku\nsku: a\n"),
        ("name: x\n\n# moq: 3\n\nsku: a\n# akhir\n", "name: x\n\nsku: a\n\n# moq: 3\n# akhir\n"),
        ("name: x\n## Harga\n# price:\n##   satu\n#   retail: 1\n\nsku: a\n", "name: x\n\nsku: a\n## Harga\n# price:\n"
         "##   satu\n#   retail: 1\n"),
        ("name: x\nprice:\n  retail: 1\n#   regular: 2\n  unit: pack\nmoq: 3\n", "name: x\nprice:\n  retail: 1\n"
         "#   regular: 2\n  unit: pack\nmoq: 3\n"),
        ("variants: {axes: {b: {name: B}, a: {name: A}}}\nname: x\n",
         "name: x\nvariants: {axes: {b: {name: B}, a: {name: A}}}\n"),
        ("---\nname: x\n...\n", "name: x\n"),
        ("name: x\ncare: |\n    a", "name: x\ncare: |-\n  a\n"),
        ("name: x\ncare: |-\n    a\t\n\n", "name: x\ncare: |-\n  a\t\n"),
        ("name: ''\ncare: ~\ntags: []\nsamples:\n", 'name: ""\nsamples:\ncare: ~\ntags: []\n'),
    ],
)  # fmt: skip
def test_the_canonical_form(typed: str, written: str) -> None:
    assert format_entry(typed, "product") == written
    assert format_entry(written, "product") == written


def test_the_language_of_the_catalogue_comes_first() -> None:
    assert format_entry("name: {id: a, en: b, de: c, de-AT: d}\n", "product", "de") == (
        "name: {de: c, de-AT: d, id: a, en: b}\n"
    )


@pytest.mark.parametrize(
    "text", ["", "name: [", "name: a\nname: b\n", "a: &x 1\nb: *x\n", "- a\n", "name: !x y\n", "\tname: a"]
)
def test_what_cannot_be_read_or_has_aliases_is_left_alone(text: str) -> None:
    assert format_entry(text, "product") == text


@pytest.mark.parametrize("kind", ["business", "product"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_entry_is_in_canonical_form(kind: str, language: str) -> None:
    text = blank_entry(kind, "content/x.yaml", language, {}).replace(": \n", ": x\n")
    assert format_entry(text, kind) == text


def test_the_shipped_entries_are_in_canonical_form() -> None:
    assert unordered(Project(shipped("content").parent), "id") == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_project_is_in_canonical_form(tmp_path: Path, language: str) -> None:
    assert unordered(new_folder(tmp_path, language), language) == []


def unordered(project: Project, language: str) -> list[Path]:
    """The entries that formatting would change."""
    texts = {path: (path.read_text(encoding="utf-8"), kind) for path, kind in entry_paths(project)}
    return [path for path, (text, kind) in texts.items() if format_entry(text, kind, language) != text]


def test_the_language_in_which_a_text_is_printed_at_last_stays_in_front() -> None:
    assert format_entry("name: {ja: c, hi: d, en: b}\n", "product") == "name: {ja: c, en: b, hi: d}\n"
    assert change_entry("name: {ja: c}\n", "product", {("name", "en"): "b"}) == "name: {ja: c, en: b}\n"
    assert change_entry("name: {ja: c}\n", "product", {("name", "id"): "b"}) == "name: {id: b, ja: c}\n"
    assert write_entry("product", {"name": {"ja": "c", "en": "b"}}) == "name: {ja: c, en: b}\n"
