import xml.etree.ElementTree as ET

import pytest

from catalog.book import charts


def test_bars_are_in_proportion_and_the_smallest_is_seen() -> None:
    garments, cloth, crafts = charts.bars([92e9, 37e9, 95e6], 150, label_mm=30)
    assert garments.width == 120
    assert cloth.width == pytest.approx(120 * 37 / 92, abs=0.01)
    assert crafts.width == charts.HAIRLINE_MM
    assert (garments.label_inside, crafts.label_inside) == (True, False)


def test_nothing_has_no_bar() -> None:
    assert [bar.width for bar in charts.bars([0, 0], 100)] == [0, 0]
    assert charts.bars([], 100) == ()


def test_losses_are_refused() -> None:
    with pytest.raises(ValueError, match="losses"):
        charts.bars([1, -1], 100)


def test_slope_spans_both_values_and_zero() -> None:
    shape = charts.slope(-2.43, 5.56, 60, 20)
    assert (shape.start, shape.end) == (20, 0)
    assert shape.zero == pytest.approx(20 * 5.56 / 7.99, abs=0.01)
    assert charts.slope(3, 5, 60, 20).zero == 20
    assert charts.slope(0, 0, 60, 20).start == 0


def test_slope_is_drawn_inside_its_box() -> None:
    root = ET.fromstring(charts.draw_slope(charts.slope(-2.43, 5.56, 60, 20), "#475a1f", "#cccccc"))
    width, height = (float(number) for number in root.attrib["viewBox"].split()[2:])
    for circle in root.iter("{http://www.w3.org/2000/svg}circle"):
        x, y, radius = (float(circle.attrib[key]) for key in ("cx", "cy", "r"))
        assert radius <= x + 1e-6 <= width
        assert radius <= y + 1e-6
        assert y + radius <= height + 1e-6
