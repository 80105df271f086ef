"""Data written as an entry is read back as the same data, in the form that the shipped entries have."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from catalog.content.load.yaml_source import Source, source_of
from catalog.core.project import shipped
from catalog.entry_text.field_order import KINDS
from catalog.entry_text.format import format_entry
from catalog.entry_text.scalars import on_one_line
from catalog.entry_text.write import write_entry
from tests.entry_text.random_entries import ENTRIES, NASTY, TEXTS, loaded

KIND = st.sampled_from(sorted(KINDS))


@given(KIND, ENTRIES, st.sampled_from(["id", "en", "de"]))
def test_what_is_written_is_read_back(kind: str, data: dict[str, Any], language: str) -> None:
    text = write_entry(kind, data, language)
    assert loaded(text) == data
    assert write_entry(kind, loaded(text), language) == text
    assert format_entry(text, kind, language) == text


@given(TEXTS)
def test_a_text_is_a_text_to_other_readers_too(text: str) -> None:
    read = yaml.safe_load(f"a: {on_one_line(text, brackets=False, text=True)}\n")["a"]
    assert read == text


@pytest.mark.parametrize("text", NASTY)
def test_a_text_in_brackets_is_a_text(text: str) -> None:
    written = on_one_line(text, brackets=True, text=True)
    assert yaml.safe_load(f"[{written}, {{{written}: {written}}}]") == [text, {text: text}]


def test_an_entry_has_the_form_of_the_shipped_ones() -> None:
    story = " ".join(["Kain ditenun di Parengan selama dua minggu oleh tiga orang."] * 4)
    day = datetime.date(2026, 1, 5)
    data = {
        "hidden": False,
        "tags": ["ekspor", "andalan"],
        "price": {"wholesale": [{"price": 16000, "from": 20}], "retail": Decimal("18000.50"), "date": day},
        "harga": "12",
        "name": {"ja": "布", "en": "Cloth: plain", "id": "Kain", "en-US": "Cloth, plain"},
        "sku": "0012",
        "description": {"id": story, "en": "One.\n\nTwo."},
        "variants": {"axes": {"warna": {"options": {"no": {"id": "Nila"}, "b": "Biru"}, "name": "Warna"}}, "items": []},
        "net_weight": "+250 g",
        "veg": "no",
        "batch_code": None,
    }  # fmt: skip
    assert write_entry("product", data) == EXPECTED


EXPECTED = """\
name: {id: Kain, en: "Cloth: plain", en-US: "Cloth, plain", ja: 布}
description:
  id: >-
    Kain ditenun di Parengan selama dua minggu oleh tiga orang. Kain ditenun di Parengan selama dua minggu
    oleh tiga orang. Kain ditenun di Parengan selama dua minggu oleh tiga orang. Kain ditenun di Parengan
    selama dua minggu oleh tiga orang.
  en: |-
    One.

    Two.
sku: "0012"
price:
  retail: 18000.50
  wholesale:
    - from: 20
      price: 16000
  date: 2026-01-05
harga: "12"
net_weight: "+250 g"
veg: no
batch_code:
variants:
  axes:
    warna:
      name: Warna
      options:
        "no": {id: Nila}
        b: Biru
  items: []
tags: [ekspor, andalan]
hidden: no
"""


def test_the_entries_of_the_sample_are_written_with_their_fields_where_they_are() -> None:
    for path in sorted(shipped("content").glob("businesses/*/*.yaml")):
        source = source_of(path.read_bytes(), path.name)
        assert isinstance(source, Source)
        kind = "business" if path.name == "business.yaml" else "product"
        text = write_entry(kind, source.data)
        assert loaded(text) == source.data
        assert list(loaded(text)) == list(source.data)
