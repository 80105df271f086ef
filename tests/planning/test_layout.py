"""The grid: templates fill the page without holes or overlaps; products get the room that suits them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.planning.layout import (
    CARD_PICTURES,
    HEIGHT,
    LEFT,
    SHAPES,
    TOP,
    UNIT,
    WIDTH,
    Box,
    choose_template,
    height_of,
    most_slots,
    templates,
)

PROMINENCES = st.lists(st.sampled_from(["feature", "standard", "compact"]), min_size=1, max_size=9)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width - 0.01
        and other.x < one.x + one.width - 0.01
        and one.y < other.y + other.height - 0.01
        and other.y < one.y + one.height - 0.01
    )


@pytest.mark.parametrize("units", [3, 4, 6])
def test_every_template_fills_its_area(units: int) -> None:
    strip = 6 - units
    for count in range(1, most_slots(units) + 1):
        assert templates(units, count)
        for template in templates(units, count):
            boxes = template.boxes(strip)
            assert len(boxes) == count
            assert sum(columns * rows for columns, rows in template.shapes) == 6 * units
            assert max(box.y + box.height for box in boxes) == pytest.approx(TOP + HEIGHT)
            assert min(box.y for box in boxes) == pytest.approx(TOP + (strip and height_of(strip) + 6))
            for index, box in enumerate(boxes):
                assert box.x >= LEFT
                assert box.x + box.width <= LEFT + WIDTH + 0.01
                assert not any(overlap(box, other) for other in boxes[index + 1 :])


def test_every_count_from_one_to_nine_has_a_page() -> None:
    assert all(templates(6, count) for count in range(1, 10))


@given(PROMINENCES)
def test_prominent_products_never_get_less_room(prominences: list[str]) -> None:
    shapes = choose_template(6, tuple(prominences)).shapes
    assert len(shapes) == len(prominences)
    assert set(shapes) <= SHAPES


def test_a_feature_among_compact_products_gets_the_large_slot() -> None:
    shapes = choose_template(6, ("feature", "compact", "compact", "compact")).shapes
    cells = [columns * rows for columns, rows in shapes]
    assert cells[0] == max(cells)
    assert cells[0] > cells[1]


def test_pictures_fit_their_slots() -> None:
    for (columns, units), (width, height) in CARD_PICTURES.items():
        if (columns, units) != (6, 6):  # a feature page's picture bleeds off
            slots = 6 // columns
            assert width <= (WIDTH - (slots - 1) * 6) / slots + 0.01
            assert height <= height_of(units) + 0.01


def test_units_and_gaps_add_up_to_the_type_area() -> None:
    assert height_of(6) == pytest.approx(HEIGHT)
    assert pytest.approx(37) == UNIT
