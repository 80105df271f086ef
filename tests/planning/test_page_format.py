"""The theme in other formats: its measures follow, its slots are drawn as the cards that suit them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from catalog.core.problems import CatalogError
from catalog.core.project import shipped
from catalog.model.page_formats import SIZES, FormatName
from catalog.model.theme_tokens import EditionTokens
from catalog.planning.page_format import LEAST_TYPE
from catalog.planning.page_geometry import card_place
from catalog.planning.page_templates import Theme, make_rulebook, read_theme
from catalog.templating.jinja import Templates
from catalog.templating.layers import theme_names
from tests.loops import some
from tests.planning.test_page_templates import templates_of
from tests.shipped import THEME

FORMATS = get_args(FormatName)
NARROWEST = 37.0  # mm of a card


@pytest.fixture(scope="module", params=["", *theme_names(shipped("templates"))])
def theme(request: pytest.FixtureRequest) -> Theme:
    return read_theme(Templates(Path("nowhere"), theme=request.param))


@pytest.mark.parametrize("name", FORMATS)
def test_pages_and_cards_follow(theme: Theme, name: FormatName) -> None:
    page = theme.in_format(name).geometry
    assert (page.width, page.height) == SIZES[name]
    assert page.left * 2 + page.type_width == pytest.approx(page.width)
    assert page.top + page.height_of(6) + page.settings.margins.bottom == pytest.approx(page.height)
    assert min(size.size for _, size in page.settings.type) >= LEAST_TYPE
    for shape in some(page.shapes):
        width, height = page.slot_size(shape)
        assert width >= NARROWEST
        if shape != (6, 6):
            picture = page.place_size(card_place(shape))
            assert picture[0] <= width + 0.01
            assert picture[1] <= height + 0.01


@pytest.mark.parametrize("name", FORMATS)
def test_templates_fill_the_page(theme: Theme, name: FormatName) -> None:
    rulebook = make_rulebook(theme.in_format(name), {})
    page = rulebook.geometry
    for strip, templates in (
        (0, rulebook.pages),
        (3, rulebook.under(pictured=True)),
        (page.story_units, rulebook.under(pictured=False)),
    ):
        assert 1 in {template.slots for template in templates}
        for template in some(templates):
            boxes = page.boxes(template, strip)
            assert max(box.y + box.height for box in boxes) == pytest.approx(page.top + page.type_height)
            assert rulebook.template(template.name) == template
            sizes = [(box.width, box.height) for box in boxes]
            assert sizes == [pytest.approx(page.slot_size(shape)) for shape in template.shapes]


def test_a4_is_as_the_theme_says() -> None:
    assert THEME.in_format("a4") is THEME


def test_measures_that_leave_no_room_in_a_format_are_told(tmp_path: Path) -> None:
    own = read_theme(templates_of(tmp_path, "page: {margins: {inner: 84, outer: 84}, gap: 2}\n"))
    with pytest.raises(CatalogError) as caught:
        own.in_format("a5")
    (problem,) = caught.value.problems
    assert problem.code == "theme-page-room"


def test_tokens_of_an_edition_go_before_those_of_the_theme() -> None:
    own = THEME.with_tokens(EditionTokens(gold="#112233", name=12, sans="Noto Sans"))
    assert own.tokens.colours == {**THEME.tokens.colours, "gold": "#112233"}
    assert (own.tokens.sans, own.tokens.serif) == ("Noto Sans", THEME.tokens.serif)
    assert (own.page.type.name.size, own.page.type.name.line) == (12, 14.75)
    assert own.page.type.data == THEME.page.type.data
    assert own.geometry.families[0] == "Noto Sans"


def test_a_colour_of_an_edition_has_no_inks_of_the_theme() -> None:
    pasar = read_theme(Templates(Path("nowhere"), theme="pasar"))
    assert pasar.tokens.printed[pasar.tokens.gold] == (0, 18, 85, 0)
    own = pasar.with_tokens(EditionTokens(gold="#112233"))
    assert "#112233" not in own.tokens.printed
    assert pasar.tokens.ochre in own.tokens.printed


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ("cards: {1x3: 9x9}", "form"),
        ("cards: {1x3: 5x5}", "theme-card-unknown"),
        ("cards: {1x3: 2x2}", "theme-card-twice"),
        ("cards: {1x3: 2x1}\npages: [{for: many, templates: [6x1, 1x3 1x3 1x3 1x3 1x3 1x3]}]", ""),
        ("formats: {a6: {}}", "value-not-listed"),
    ],
)
def test_cards_of_a_theme(tmp_path: Path, own: str, code: str) -> None:
    templates = templates_of(tmp_path, f"{own}\n")
    if not code:
        assert make_rulebook(read_theme(templates), {}).pages[1].shapes == ((2, 1),) * 18
        return
    with pytest.raises(CatalogError) as caught:
        read_theme(templates)
    assert code in caught.value.problems[0].code
