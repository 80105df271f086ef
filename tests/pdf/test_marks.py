"""Marks stand in the slug: none reaches into the bleed, none sticks out of the paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.units import PT_PER_MM
from catalog.outputs.print_settings import PrintSettings
from catalog.pdf.marks import draw_marks

ALL = ("crop", "registration", "colour-bar")
WIDTH, HEIGHT = 595.0, 842.0


def settings(bleed: float, slug: float, marks: tuple[str, ...]) -> PrintSettings:
    return PrintSettings(
        *("shop", "pdf-x-4", Path("a.icc"), "FOGRA39", bleed, slug, marks, 300, 300, 225.0, True, 4, 0.1, 0.3, True)
    )


def points(drawing: str) -> list[tuple[float, float]]:
    """The ends of lines, and two corners of each field."""
    found = []
    for line in re.findall(r"[-\d. ]+(?: m | l | re )", drawing):
        values = [float(value) for value in line.split()[:-1]]
        found.append((values[-4], values[-3]) if line.endswith("re ") else (values[-2], values[-1]))
        if line.endswith("re "):
            found.append((values[-4] + values[-2], values[-3] + values[-1]))
    return found


@given(st.floats(0, 10), st.floats(1, 20), st.lists(st.sampled_from(ALL), min_size=1, unique=True))
def test_marks_stand_between_the_bleed_and_the_edge_of_the_paper(bleed: float, slug: float, marks: list[str]) -> None:
    drawing = draw_marks(settings(bleed, slug, tuple(marks)), WIDTH, HEIGHT).decode()
    reach, edge = bleed * PT_PER_MM, (bleed + slug) * PT_PER_MM
    found = points(drawing)
    assert found
    for x, y in found:
        assert -edge - 0.01 <= x <= WIDTH + edge + 0.01
        assert -edge - 0.01 <= y <= HEIGHT + edge + 0.01
        outside = (-reach - x, x - WIDTH - reach, -reach - y, y - HEIGHT - reach)
        assert max(outside) > 0


@pytest.mark.parametrize(("slug", "marks"), [(8.0, ()), (0.0, ALL), (0.5, ALL)])
def test_without_marks_or_room_nothing_is_drawn(slug: float, marks: tuple[str, ...]) -> None:
    assert draw_marks(settings(3, slug, marks), WIDTH, HEIGHT) == b""


def test_a_sheet_inside_others_is_cut_smaller() -> None:
    drawing = draw_marks(settings(3, 8, ("crop",)), WIDTH, HEIGHT, less=5.0).decode()
    upright = {x for x, _ in points(drawing) if 0 <= x <= WIDTH}
    assert upright == {5.0, WIDTH - 5}


def test_folds_are_marked_above_and_below() -> None:
    drawing = draw_marks(settings(3, 8, ("crop",)), 2 * WIDTH + 20, HEIGHT, (WIDTH, WIDTH + 20)).decode()
    assert drawing.count(f"{WIDTH:.2f} ") == drawing.count(f"{WIDTH + 20:.2f} ") == 4


@pytest.mark.parametrize(("pages", "glued", "spine"), [(84, True, 4.8), (83, True, 4.8), (84, False, 0.0)])
def test_the_spine_is_as_wide_as_the_paper_is_thick(pages: int, glued: bool, spine: float) -> None:
    leaf, board = 0.1, 0.3
    shop = PrintSettings(*("s", "cmyk", Path("a.icc"), "F", 3.0, 0.0, (), 300, 300, 225.0, True, 4, leaf, board, glued))
    assert shop.spine(pages) == spine
