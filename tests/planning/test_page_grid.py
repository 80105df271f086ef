"""The grid: templates fill the page without holes or overlaps; pictures fit their slots."""

from __future__ import annotations

import pytest

from catalog.planning.page_geometry import card_place
from catalog.planning.page_grid import SHAPES, UNITS, Box, PageTemplate, parse_template
from catalog.planning.page_templates import PICTURE_STRIP, STORY_STRIP, Rulebook
from tests.loops import some
from tests.shipped import PAGE


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width - 0.01
        and other.x < one.x + one.width - 0.01
        and one.y < other.y + other.height - 0.01
        and other.y < one.y + one.height - 0.01
    )


@pytest.mark.parametrize("strip", [0, PICTURE_STRIP, STORY_STRIP])
def test_every_template_fills_its_area(rulebook: Rulebook, strip: int) -> None:
    for template in some(rulebook.under(pictured=strip == PICTURE_STRIP) if strip else rulebook.pages):
        boxes = PAGE.boxes(template, strip)
        assert len(boxes) == template.slots
        assert sum(columns * rows for columns, rows in template.shapes) == 6 * (UNITS - strip)
        assert max(box.y + box.height for box in boxes) == pytest.approx(PAGE.top + PAGE.type_height)
        assert min(box.y for box in boxes) == pytest.approx(PAGE.top + (strip and PAGE.height_of(strip) + 6))
        for index, box in enumerate(boxes):
            assert box.x >= PAGE.left
            assert box.x + box.width <= PAGE.left + PAGE.type_width + 0.01
            assert not any(overlap(box, other) for other in boxes[index + 1 :])


def test_every_count_from_one_to_nine_has_a_page(rulebook: Rulebook) -> None:
    assert {template.slots for template in rulebook.pages} == set(range(1, 10))


def test_a_template_is_written_as_it_is_read(rulebook: Rulebook) -> None:
    for template in some(rulebook.pages):
        assert parse_template(template.name) == template


@pytest.mark.parametrize("text", ["", "7x1", "3x7", "3×1", "3x1,3x1", "3x1  3x1", "x"])
def test_what_is_no_template(text: str) -> None:
    assert parse_template(text) is None


def test_pictures_fit_their_slots() -> None:
    for shape in some(SHAPES):
        width, height = PAGE.place_size(card_place(shape))
        if shape != (6, 6):  # a feature page's picture bleeds off
            slot_width, slot_height = PAGE.slot_size(shape)
            assert width <= slot_width + 0.01
            assert height <= slot_height + 0.01


def test_units_and_gaps_add_up_to_the_type_area() -> None:
    assert PAGE.height_of(6) == pytest.approx(PAGE.type_height)
    assert pytest.approx(37) == PAGE.unit
    assert PageTemplate(()).units == 0
