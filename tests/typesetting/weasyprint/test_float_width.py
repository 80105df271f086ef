"""A float is as wide as WeasyPrint works out by itself, whether its text fits beside or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from catalog.fonts.static_faces import prepare_fonts
from catalog.typesetting.weasyprint.environment import require_libraries, use_only

FLOATS = {
    "one word": "Kotak",
    "fits": "Kotak isi 24",
    "breaks": "Simpan di tempat yang kering, jauh dari sinar matahari dan dari bau yang kuat",
    "widest word": "Mempertanggungjawabkannyalah sepenuhnya",
    "empty": "",
    "forced": "Satu<br/>dua kata<br/>tiga",
    "bold": "Bersih <b>250 g</b> · kotor 300 g",
    "spaced": "  dua   kata  ",
    "nested": '<i style="float: left">Kiri</i> kanan dan seterusnya sampai baris berikut',
    "picture": '<img src="none" style="width: 9mm; height: 2mm" alt=""/> <b>x</b>',
    "table": "<table><tr><td>Satu dua tiga empat</td><td>Lima enam tujuh</td></tr></table>",
    "padded": '<div style="padding: 0 1mm; margin: 0 2mm">Dua kata</div>',
}
PAGE = """<html lang="id"><head><title>Page</title></head><body style="width: 40mm; hyphens: {hyphens}">
<p><span style="float: right; margin-left: 2mm; {style}">{text}</span> <b>Label</b></p><p>Text below</p>
</body></html>"""
STYLES = ["", "min-width: 30mm", "max-width: 12mm", "white-space: nowrap", "overflow-wrap: break-word"]


@pytest.fixture(scope="module", autouse=True)
def fonts(font_cache: Path) -> None:
    use_only(prepare_fonts(font_cache / "fonts"))
    require_libraries()


def _places(page: str, measured: AbstractContextManager[None]) -> list[tuple[str, float, float, float, float]]:
    """Of every box what it is, and where and how large, px."""
    from weasyprint import HTML

    with measured:
        document = HTML(string=page).render()

    def found() -> Iterator[tuple[str, float, float, float, float]]:
        for one in document.pages:
            for box in one._page_box.descendants():
                yield type(box).__name__, box.position_x, box.position_y, box.width, box.height

    return list(found())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", FLOATS)
def test_boxes_stand_where_weasyprint_puts_them(name: str, style: str) -> None:
    from catalog.typesetting.weasyprint.float_width import words_measured_late

    page = PAGE.format(text=FLOATS[name], style=style, hyphens="auto" if name == "widest word" else "manual")
    expected = _places(page, nullcontext())
    assert len(expected) > 5
    assert _places(page, words_measured_late()) == expected


@pytest.mark.parametrize(("name", "needed"), [("fits", False), ("breaks", True)])
def test_words_are_measured_only_where_the_text_does_not_fit_beside(
    name: str, needed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weasyprint.layout import preferred

    from catalog.typesetting.weasyprint.float_width import words_measured_late

    measured: list[object] = []
    own = preferred.min_content_width

    def noted(context: object, box: object, outer: bool = True) -> object:
        measured.append(box)
        return own(context, box, outer)

    monkeypatch.setattr(preferred, "min_content_width", noted)
    page = PAGE.format(text=FLOATS[name], style="", hyphens="manual")
    _places(page, nullcontext())
    assert measured
    measured.clear()
    _places(page, words_measured_late())
    assert bool(measured) == needed
