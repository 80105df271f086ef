"""An output is a value in the registry: whatever makes, checks or names outputs takes it from there."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pikepdf
import pytest

from catalog.outputs import registry
from catalog.outputs.output_types import BookOutput, Rect
from catalog.outputs.phone import PHONE
from catalog.outputs.print_output import PRINT
from catalog.outputs.registry import OUTPUTS, book_outputs, site_outputs
from catalog.pipeline.build import BuildOptions, build
from tests.conftest import DAY, Silence, copy_small

MARGIN = 10.0  # pt


class Framed(BookOutput):
    """A book whose sheets are larger than its pages."""

    def boxes(self, width: float, height: float) -> dict[str, Rect]:
        sheet = (-MARGIN, -MARGIN, width + MARGIN, height + MARGIN)
        return {"MediaBox": sheet, "TrimBox": (0, 0, width, height)}


def test_each_output_has_a_name_and_a_place_of_its_own() -> None:
    books = [output.file_name for output in (*book_outputs(OUTPUTS), PHONE, PRINT)]
    places = [*books, *(output.folder for output in site_outputs(OUTPUTS))]
    assert len(set(places)) == len(OUTPUTS) == len(places) >= 4
    assert all(name == output.name for name, output in OUTPUTS.items())


def test_a_new_output_is_one_value(tmp_path: Path, font_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    framed = Framed("framed", "framed.pdf", margin_links=False)
    monkeypatch.setattr(registry, "OUTPUTS", MappingProxyType({**OUTPUTS, framed.name: framed}))
    project = copy_small(tmp_path / "project")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    (built,) = build(project, ["petak"], BuildOptions(DAY, outputs=("screen", "framed")), Silence())
    assert built.book
    assert {name: path.name for name, path in built.book.paths.items()} == {
        "screen": "catalogue.pdf",
        "framed": "framed.pdf",
    }
    with pikepdf.open(built.book.paths["screen"]) as screen, pikepdf.open(built.book.paths["framed"]) as made:
        assert len(screen.pages) == len(made.pages) == built.book.pages
        for plain, page in zip(screen.pages, made.pages, strict=True):
            left, bottom, right, top = map(float, page.mediabox)
            assert [left + MARGIN, bottom + MARGIN, right - MARGIN, top - MARGIN] == pytest.approx(
                list(map(float, plain.mediabox))
            )
            assert list(page.trimbox) == list(plain.mediabox)
        links = [sum(len(page.get("/Annots", [])) for page in book.pages) for book in (screen, made)]
        assert links[0] > links[1] > 0
