"""Swatches and photos of options: each once, by what the variants that it shows have in common."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from catalog.edition.variant_photos import variant_photos
from catalog.edition.variant_texts import write_variants
from catalog.edition.view_context import ViewContext
from tests.edition.made_variants import a_product, context

COLOURS = ["Black", "White", "Navy"]


@pytest.fixture
def shown(tmp_path: Path) -> ViewContext:
    (tmp_path / "maker").mkdir()
    for name in ("a", "b", "c"):
        Image.new("RGB", (40, 50)).save(tmp_path / "maker" / f"{name}.jpg")
    return replace(context("retail"), images=tmp_path)


def labels(shown: ViewContext, colour: dict[str, Any], photos: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    """Label and file of each photo of a shirt in two sizes, whose axis of colours has more fields."""
    axes = {"size": {"name": "Size", "options": ["S", "M"]}, "colour": {"name": "Colour", "options": COLOURS} | colour}
    items = [
        {"of": {"size": size, "colour": of}} | ({"photo": {"file": photos[size, of]}} if (size, of) in photos else {})
        for size in ("S", "M")
        for of in COLOURS
    ]
    product = a_product(variants={"axes": axes, "items": items})
    texts = write_variants(shown, product.variants) if product.variants else None
    found = variant_photos(shown, product, texts, "maker", "Shirt")
    return [(one.label, one.photo.file.name) for one in found]


def test_a_photo_of_a_colour_is_shown_once_for_all_sizes(shown: ViewContext) -> None:
    assert labels(shown, {"photos": {"Navy": "a.jpg", "Black": {"file": "b.jpg"}}}, {}) == [
        ("Black", "b.jpg"),
        ("Navy", "a.jpg"),
    ]
    of_each = {(size, colour): f"{file}.jpg" for size in "SM" for colour, file in zip(COLOURS, "abc", strict=True)}
    assert labels(shown, {}, of_each) == [("Black", "a.jpg"), ("White", "b.jpg"), ("Navy", "c.jpg")]
    assert labels(shown, {"photos": {"Black": "a.jpg"}}, of_each)[0] == ("Black", "a.jpg")


def test_a_photo_of_one_variant_names_it(shown: ViewContext) -> None:
    photos = {("S", "Black"): "a.jpg", ("M", "Black"): "b.jpg", ("M", "White"): "c.jpg"}
    assert labels(shown, {}, photos) == [
        ("S · Black", "a.jpg"),
        ("M · Black", "b.jpg"),
        ("M · White", "c.jpg"),
    ]
    assert labels(shown, {}, dict.fromkeys(photos, "missing.jpg")) == []


def test_swatches_stand_in_the_order_of_the_options_and_pale_ones_have_a_ring(shown: ViewContext) -> None:
    axis = {"name": "Colour", "options": COLOURS, "swatches": {"White": "#FDFDFB", "Black": "#1d1d1b"}}
    items = [{"of": {"colour": colour}, "sku": f"SH-{colour[:3].upper()}"} for colour in COLOURS]
    variants = a_product(variants={"axes": {"colour": axis}, "items": items}).variants
    assert variants
    (choice,) = write_variants(shown, variants).choices()
    assert [(one.text, one.colour, one.ringed) for one in choice.swatches] == [
        ("Black", "#1d1d1b", False),
        ("White", "#fdfdfb", True),
        ("Navy", "", False),
    ]
    assert choice.coded == ", ".join(one.coded for one in choice.swatches)
