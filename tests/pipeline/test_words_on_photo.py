"""A product on a page of its own: its name stands on the ground of the photo where that carries words."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pikepdf
import pytest
from PIL import Image, ImageDraw

from catalog.core.project import Project
from catalog.core.units import MM_PER_PT
from catalog.pipeline.build import BuildOptions, build
from tests.conftest import DAY, Silence
from tests.content.any_entry import Values
from tests.content.any_project import Entries, write_project
from tests.pipeline.painted import painted
from tests.pipeline.printed import Word, out_of_page, over_one_another, words_by_page
from tests.shipped import PAGE

OVER: Final = PAGE.settings.pictures.feature_over
USUAL: Final = PAGE.settings.pictures.feature
LIGHT, DARK = (232, 228, 220), (40, 44, 52)
BRIEF: Final[Values] = {"name": "Sarung Parengan", "line": "Benang dicelup tangan"}
LONG: Final[Values] = {
    "name": "Sarung Tenun Ikat Parengan Lamongan " * 8,
    "description": "Ditenun tangan di Parengan. " * 14,
}
FULL: Final[Values] = {"name": "Sarung Parengan", "description": "Ditenun tangan di Parengan. " * 30}
SIZES: Final[Values] = {
    "axes": {"size": {"name": "Ukuran", "options": {"m": "M", "l": "L"}}},
    "items": [{"of": {"size": "m"}, "sku": "A-2"}, {"of": {"size": "l"}, "sku": "A-3"}],
}
CHOICE: Final[Values] = {**BRIEF, "variants": SIZES}


def entries(product: Values) -> Entries:
    category: Values = {"slug": "cloth", "name": "Kain", "accent": "#1f2a52"}
    return {
        "catalogue": {"title": "Katalog", "language": "id", "publisher": {"name": "Dinas"}},
        "categories": {"categories": [category]},
        "editions/book": {
            "title": "Katalog",
            "year": 2027,
            "languages": ["id"],
            "dpi": 96,
            "outputs": ["screen"],
            "code": "BK27",
            "prices": ["retail"],
            "layout": {"products": "grid", "price_list": False, "indexes": []},
        },
        "businesses/weaver/business": {"name": "Penenun", "category": "cloth"},
        "businesses/weaver/sarong": {
            "sku": "A-1",
            "photos": [{"file": "photo.jpg"}],
            "price": {"retail": 100_000},
            "prominence": "feature",
            **product,
        },
    }


def set_page(folder: Path, font_cache: Path, product: Values, ground: tuple[int, int, int]) -> tuple[float, list[Word]]:
    """How far down the page of the product its picture reaches, in mm from the trimmed edge; and the words there."""
    project = Project(folder)
    write_project(project, entries(product))
    image = Image.new("RGB", (1500, 1000), ground)
    ImageDraw.Draw(image).rectangle((500, 300, 1000, 700), fill=(150, 30, 40))
    image.save(project.images / "weaver" / "photo.jpg", quality=90)
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    (built,) = build(project, (), BuildOptions(DAY, jobs=1), Silence())
    assert built.book
    page = next(
        place for place, words in enumerate(words_by_page(built.book.path)) if "Rp100.000" in {w[4] for w in words}
    )
    with pikepdf.open(built.book.path) as pdf:
        foot = max(one.box.y + one.box.height for one in painted(pdf.pages[page]) if one.kind == "picture")
    return foot, words_by_page(built.book.path)[page]


@pytest.mark.parametrize("product", [BRIEF, LONG], ids=["brief", "long"])
def test_the_name_stands_on_light_ground(product: Values, tmp_path: Path, font_cache: Path) -> None:
    foot, words = set_page(tmp_path, font_cache, product, LIGHT)
    assert foot == pytest.approx(OVER.height, abs=0.3)
    named = [y2 * MM_PER_PT for _, _, _, y2, word in words if word == "Parengan"]
    assert min(named) < OVER.clear
    assert list(out_of_page(words)) == []
    assert list(over_one_another(words)) == []


@pytest.mark.parametrize(
    ("product", "ground"), [(BRIEF, DARK), (FULL, LIGHT), (CHOICE, LIGHT)], ids=["dark", "many words", "variants"]
)
def test_elsewhere_it_stands_below_the_photo(
    product: Values, ground: tuple[int, int, int], tmp_path: Path, font_cache: Path
) -> None:
    foot, words = set_page(tmp_path, font_cache, product, ground)
    assert foot == pytest.approx(USUAL, abs=0.3)
    assert min(y * MM_PER_PT for _, y, _, _, word in words if word == "Parengan") > USUAL
    assert list(over_one_another(words)) == []
