"""A change of an entry changes that alone, and says what was to be said."""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.entry_text.change import REMOVED, NotChangedError, change_entry
from catalog.entry_text.field_order import is_text_by_language
from catalog.entry_text.tree import parse
from catalog.model.product import Product
from tests.entry_text.random_entries import ENTRIES, KEYS, RANDOM, VALUES, Scribe, loaded
from tests.entry_text.test_format import places

TEXT_FIELDS = {name for name, field in Product.model_fields.items() if is_text_by_language(field.annotation)}
PATHS = st.lists(KEYS, min_size=1, max_size=3).map(tuple)


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 plain data
    """The paths of all that is in plain data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in inner for found in ((*path, key), *paths(value, (*path, key)))]


def applied(data: Any, path: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401 plain data
    """The model of a change: plain data with one value set, or taken out with what it leaves empty. ValueError where
    something else is in its way."""
    if not path:
        return value
    if data is not None and not isinstance(data, list if isinstance(path[0], int) else dict):
        raise ValueError(path)
    data = copy.deepcopy(data) or {}
    if value is not REMOVED:
        old = data[path[0]] if isinstance(data, list) else data.get(path[0])
        data[path[0]] = applied(old, path[1:], value)
    elif len(path) == 1:
        del data[path[0]]
    else:
        data[path[0]] = applied(data[path[0]], path[1:], value)
        if data[path[0]] in ({}, []) and not isinstance(data, list):
            del data[path[0]]
    return data


@st.composite
def changed_entries(draw: st.DrawFn) -> tuple[dict[str, Any], dict[tuple[Any, ...], Any]]:
    """Data, and a change of it: of what is there, or of what is not."""
    data = draw(ENTRIES)
    there = draw(st.booleans())
    path = draw(st.sampled_from(paths(data)) if there else PATHS)
    value = draw(st.one_of(st.just(REMOVED), VALUES) if there and isinstance(path[-1], str) else VALUES)
    return data, {path: value}


@given(changed_entries(), RANDOM)
def test_what_is_read_after_a_change_is_the_changed_data(
    entry: tuple[dict[str, Any], dict[tuple[Any, ...], Any]], random: Random
) -> None:
    data, changes = entry
    ((path, value),) = changes.items()
    scribe = Scribe(random)
    text = scribe.entry(data)
    try:
        expected = applied(data, path, value)
    except ValueError:
        if path[0] not in TEXT_FIELDS:
            with pytest.raises(NotChangedError):
                change_entry(text, "product", changes)
        return
    new = change_entry(text, "product", changes)
    assert loaded(new) == expected
    assert change_entry(new, "product", {} if value is REMOVED else changes) == new
    # Comments survive, except those inside of what was replaced, and beside what was taken out.
    inside = {name for name, of in scribe.comments.items() if of[: len(path)] == path or path[: len(of)] == of}
    if value is REMOVED:
        inside &= {name for name in inside if not re.search(rf"^ *{re.escape(name)}$", text, re.MULTILINE)}
    assert set(scribe.comments) - inside <= {name for name, _ in places(parse(new))}
    if len(path) == 1 and path[0] not in data:  # a new field: its own lines come between the others
        assert is_within(text.splitlines(), new.splitlines())
    if len(path) == 1 and value is REMOVED and loaded(new):
        assert is_within([line for line in new.splitlines() if not line.endswith(":")], text.splitlines())
    windows = change_entry("\ufeff" + text.replace("\n", "\r\n"), "product", changes)
    assert windows == "\ufeff" + new.replace("\n", "\r\n")


def is_within(some: list[str], every: list[str]) -> bool:
    """Whether lines stand among others in the same order."""
    rest = iter(every)
    return all(line in rest for line in some)


TEXT = """\
# Tentang entri ini
name:   'Kain'   # di sini
## Merek
# brand: Ani

category: kain  # bab

photos:
- file: a.jpg
  focus: [ 0.5,0.5 ]   # tengah
- file: b.jpg
# harga
price: {retail: 1,   unit: pack}
care: >-   # kisah
    Satu dua
    tiga.

    Empat.
tags: [a,
  b] # dua
# akhir
"""
CARE = ">-   # kisah\n    Satu dua\n    tiga.\n\n    Empat."


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("name",), "Kain Tenun", "'Kain'", "Kain Tenun"),
        (("name", "en"), "Cloth", "'Kain'", "{id: Kain, en: Cloth}"),
        (("photos", 0, "focus"), [0, 1], "[ 0.5,0.5 ]", "[ 0,1 ]"),
        (("photos", 1, "alt"), "Dua: b", "- file: b.jpg\n", '- file: b.jpg\n  alt: "Dua: b"\n'),
        (("photos", 1), {"alt": "x"}, "- file: b.jpg\n", "- alt: x\n"),
        (("price", "regular"), 2, "{retail: 1,   unit", "{retail: 1, regular: 2,   unit"),
        (("price", "retail"), REMOVED, "retail: 1,   ", ""),
        (("price", "unit"), REMOVED, ",   unit: pack", ""),
        (("price", "retail"), "2", "retail: 1", "retail: 2"),
        (("price",), REMOVED, "price: {retail: 1,   unit: pack}\n", ""),
        (("care",), "Satu.", CARE, "Satu.  # kisah"),
        (("care",), "Satu.\nDua.", CARE, "|-  # kisah\n  Satu.\n  Dua."),
        (("tags",), ["c: d"], "[a,\n  b]", '["c: d"]'),
        (("brand",), "Ani", "# brand: Ani\n", "# brand: Ani\nbrand: Ani\n"),
        (("reading",), "Ani", "# di sini\n", "# di sini\nreading: Ani\n"),
        (("hidden",), True, "# dua\n", "# dua\nhidden: yes\n"),
        (("nutrition", "fat"), 1, "    Empat.\n", "    Empat.\nnutrition:\n  fat: 1\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_change_is_made_where_it_belongs(
    path: tuple[str | int, ...], value: object, old: str, new: str, newline: str
) -> None:
    text, expected = (part.replace("\n", newline) for part in (TEXT, TEXT.replace(old, new)))
    assert change_entry(text, "product", {path: value}) == expected


def test_several_changes_at_once() -> None:
    changes: dict[tuple[str | int, ...], object] = {
        ("price", "retail"): 5,
        ("sku",): "A-1",
        ("photos",): [{"file": "c.jpg"}],
        ("tags",): REMOVED,
    }
    assert change_entry("name: a\nphotos:\n  # c\n  - file: b.jpg\ntags: [x]\n", "product", changes) == (
        "name: a\nsku: A-1\nphotos:\n  # c\n  - file: c.jpg\nprice:\n  retail: 5\n"
    )


@pytest.mark.parametrize("text", ["name: [", "name: &a x\nbrand: *a\n", "- a\n", "", "name: [x]\n"])
def test_a_text_that_cannot_be_changed_is_refused(text: str) -> None:
    with pytest.raises(NotChangedError):
        change_entry(text, "product", {("name", "en"): "b"})


NEW = """\
name: x
## Tempat
address:
##   Jalan
#   street: Jalan Melati 12
##   Kecamatan
  kecamatan: babat  # utara
##   Kode pos
#   postcode: "62216"

# owner: Ani
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("address", "street"), "Jalan A", "Melati 12\n", "Melati 12\n  street: Jalan A\n"),
        (("address", "postcode"), "62216", '"62216"\n', '"62216"\n  postcode: "62216"\n'),
        (("address", "desa"), "Desa", "Melati 12\n", "Melati 12\n  desa: Desa\n"),
        (("address", "kecamatan"), REMOVED, "  kecamatan: babat  # utara\n", ""),
        (("owner",), "Ani", "# owner: Ani\n", "# owner: Ani\nowner: Ani\n"),
    ],
)
def test_fields_of_a_new_entry_come_behind_what_explains_them(
    path: tuple[str, ...], value: object, old: str, new: str
) -> None:
    expected = NEW.replace(old, new)
    if value is REMOVED:  # and the address with it, which can still be taken from its comments
        expected = expected.replace("\naddress:", "\n# address:")
    assert change_entry(NEW, "business", {path: value}) == expected


def test_a_text_at_the_end_of_a_file_gets_no_line_break_by_what_follows() -> None:
    assert change_entry("name: x\ncare: |\n  a", "product", {("hs",): "1"}) == 'name: x\ncare: |-\n  a\nhs: "1"'
