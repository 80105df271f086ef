"""WeasyPrint's styles with less work are the styles that it works out by itself: every property of every box."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from catalog.fonts.static_faces import prepare_fonts
from catalog.typesetting.weasyprint.environment import require_libraries, use_only

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Page</title></head><body style="--accent: #123456">
<section id="one"><h2>Head</h2><p class="a">Some <b>bold</b> and <i style="color: var(--accent)">coloured</i> text.</p>
<ul><li>One</li><li>Two</li></ul><p class="b">A<span class="mark">mark</span> <q>said</q><br/>more</p></section>
<table><tr><th>Head</th><td class="cell">1</td></tr></table><div class="c"><img alt="none"/><div dir="rtl">x</div></div>
</body></html>"""
SHEETS = {
    "nothing": "",
    "physical": (
        ".a { margin: 1mm 2mm; border: 1px solid red; float: left; width: 40% } .b { position: absolute; top: 0 }"
    ),
    "logical": (
        ".a { margin-inline-start: 3mm; border-block-end: 2px solid } .c { inset-inline-start: 1mm; inline-size: 3cm }"
    ),
    "inherited": (
        "body { font: 9pt serif; text-align: center } * { border-color: inherit; margin: initial } b { all: unset }"
    ),
    "decorated": (
        "p { text-decoration: underline; page: other } b { text-decoration: line-through } span { display: block }"
    ),
    "generated": (
        ".a::before { content: '– '; margin-left: 2mm } li::marker { color: red } .cell::after { content: 'x' }"
    ),
    "listed": ".b { display: list-item } ::marker { font-weight: 900 } .a { counter-increment: x }",
    "noted": ".mark { float: footnote } ::footnote-call { color: red } ::footnote-marker { font-size: 4pt }",
    "remarked": ".mark { position: note(side) }",
    "calculated": ".a { width: calc(10% + 2mm); padding: calc(1mm * 2) } .b { height: max(2mm, 1em); opacity: .5 }",
    "boxed": (
        ".c { display: flex; gap: 1mm } .c > * { flex: 1; box-sizing: border-box } table { border-collapse: collapse }"
    ),
}


@pytest.fixture
def styles(font_cache: Path) -> ModuleType:
    """The module, when the fonts are chosen."""
    use_only(prepare_fonts(font_cache / "fonts"))
    require_libraries()

    from catalog.typesetting.weasyprint import style_defaults

    return style_defaults


def _boxes(sheet: str, defaults: object) -> list[tuple[str, dict[str, str]]]:
    """All boxes of the page in tree order: what they are, and what each of their properties is."""
    from weasyprint import CSS
    from weasyprint.css.properties import INITIAL_VALUES

    from catalog.typesetting.weasyprint.drawing import Pictures, read_page
    from catalog.typesetting.weasyprint.style_defaults import LOGICAL

    read = sorted(INITIAL_VALUES.keys() - LOGICAL)  # WeasyPrint never reads those
    page = read_page(PAGE, None, defaults)
    document = page.render(stylesheets=[CSS(string=sheet)], cache=Pictures())
    found = []
    for one in document.pages:
        for box in one._page_box.descendants():
            values = {name: repr(box.style[name]) for name in read}
            found.append((f"{type(box).__name__} {box.element_tag}", values))
    return found


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", SHEETS)
def test_boxes_have_the_values_that_weasyprint_works_out(styles: ModuleType, name: str) -> None:
    own = styles.css.ComputedStyle
    expected = _boxes(SHEETS[name], styles.html.UA_STYLESHEET)
    assert len(expected) > 20
    with styles.plain_values_at_hand():
        assert styles.css.ComputedStyle is not own
        assert _boxes(SHEETS[name], styles.default_style(SHEETS[name])) == expected


@pytest.mark.parametrize(("sheet", "whole"), [("", False), (SHEETS["noted"], True), (SHEETS["listed"], True)])
def test_marks_that_nothing_calls_for_are_left_out(styles: ModuleType, sheet: str, whole: bool) -> None:
    assert (styles.default_style(sheet) is styles.html.UA_STYLESHEET) == whole
