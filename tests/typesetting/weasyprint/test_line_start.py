"""Words are broken within only where the line could not end before them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from catalog.fonts.static_faces import prepare_fonts
from catalog.typesetting.weasyprint.environment import require_libraries, use_only

PAGE = """<html lang="id"><body style="font: 10px 'Plus Jakarta Sans'; width: {width}px; overflow-wrap: {wrap}">
<p style="margin: 0">{text}</p></body></html>"""


@pytest.fixture(scope="module", autouse=True)
def fonts(font_cache: Path) -> None:
    use_only(prepare_fonts(font_cache / "fonts"))
    require_libraries()


def lines(text: str, around: AbstractContextManager[None], *, width: int = 60, wrap: str = "break-word") -> list[str]:
    from weasyprint import HTML
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    with around:
        document = HTML(string=PAGE.format(width=width, wrap=wrap, text=text)).render()
    boxes = [box for page in document.pages for box in page._page_box.descendants() if isinstance(box, LineBox)]
    return ["".join(one.text for one in box.descendants() if isinstance(one, TextBox)) for box in boxes]


@pytest.mark.parametrize("wrap", ["break-word", "anywhere"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<span>Singo <b>Mengkok</b> dua</span>", ["Singo ", "Mengkok ", "dua"]),
        ("<span><i>Singo</i> <b>Mengkok</b></span>", ["Singo ", "Mengkok"]),
        ("<span>aaa-<b>Mengkok</b></span>", ["aaa-", "Mengkok"]),
        ('<span>Singo <b style="white-space: nowrap">Meng kok</b></span>', ["Singo ", "Meng kok"]),
        ("Singo <b>Mengkok</b>", ["Singo ", "Mengkok"]),  # as it is without
    ],
)
def test_a_word_goes_to_the_next_line_whole(text: str, expected: list[str], wrap: str) -> None:
    from catalog.typesetting.weasyprint.line_start import words_broken_last

    found = lines(text, words_broken_last(), wrap=wrap)
    assert [line.rstrip() for line in found] == [line.rstrip() for line in expected]


@pytest.mark.parametrize(
    "text",
    [
        "<span>Mempertanggungjawabkan</span>",
        "<span>abc<b>Mempertanggungjawabkan</b></span>",  # no line can end before it
        '<span><b style="white-space: nowrap">a b</b>Mempertanggungjawabkan</span>',
        "<span><b></b>Mempertanggungjawabkan</span>",
    ],
)
def test_what_fits_no_line_is_broken(text: str) -> None:
    from catalog.typesetting.weasyprint.line_start import words_broken_last

    found = lines(text, words_broken_last())
    assert len(found) > 2
    assert found == lines(text, nullcontext())


def test_a_line_within_a_line_begins_anew() -> None:
    from catalog.typesetting.weasyprint.line_start import words_broken_last

    text = '<span>dua <span style="display: inline-block; width: 40px">Mempertanggung</span> tiga</span>'
    found = lines(text, words_broken_last(), width=200)
    assert [line for line in found if line in ("Mempert", "Memper", "Memperta")]
    assert found == lines(text, nullcontext(), width=200)


def test_without_it_the_word_is_broken() -> None:
    """What it mends: once WeasyPrint does so itself, it is of no use any more."""
    assert lines("<span>Singo <b>Mengkok</b></span>", nullcontext())[0] != "Singo "
