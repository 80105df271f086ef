from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from tests.bench.plot import APART, BOTTOM, HEIGHT, Axes, Line, draw_plot, spread


def test_a_decade_is_as_high_as_the_next() -> None:
    axes = Axes(-1, 2, 40, 1600)
    heights = [axes.y(10**power) for power in range(-1, 3)]
    steps = [above - below for below, above in pairwise(heights)]
    assert max(steps) - min(steps) < 1e-9
    assert axes.x(40) < axes.x(160) < axes.x(1600)


def test_names_that_would_lie_on_one_another_are_moved_apart() -> None:
    placed = spread([100.0, 104.0, 98.0, 300.0])
    assert placed[3] == 300.0
    assert placed[2] < placed[0] < placed[1]
    assert placed[0] - placed[2] >= APART
    assert placed[1] - placed[0] >= APART


def test_names_stay_above_the_axis() -> None:
    lowest = HEIGHT - BOTTOM
    placed = spread([lowest, lowest, lowest - 2])
    assert max(placed) <= lowest
    assert len(set(placed)) == 3


def test_a_plot_is_well_formed_whatever_there_is() -> None:
    lines = [Line("ours & others", "#000", ((40, 0.5), (160, 3.0)), True), Line("none", "#111", (), False)]
    for some, ticks in ((lines, (40, 160)), (lines[:1], (40,)), ([], ())):
        root = ElementTree.fromstring(draw_plot(some, ticks))
        texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
        assert ("ours & others" in texts) is bool(some)
        assert "none" not in texts
