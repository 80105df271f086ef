"""The marks for vegetarian and other food are drawn as they must be: shape and colour each say which it is."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from catalog.graphics.veg_mark import BROWN, GREEN, draw_veg_mark

SVG = "{http://www.w3.org/2000/svg}"


def shapes(vegetarian: bool) -> list[tuple[str, str]]:
    """Each shape inside the square, with its colour."""
    frame, *inside = ET.fromstring(draw_veg_mark(vegetarian))
    assert (frame.tag, frame.get("fill")) == (f"{SVG}rect", "none")
    assert {frame.get("stroke")} == {shape.get("fill") for shape in inside}
    return [(shape.tag.removeprefix(SVG), shape.get("fill") or "") for shape in inside]


def test_a_green_disc_or_a_brown_triangle() -> None:
    assert shapes(vegetarian=True) == [("circle", GREEN)]
    assert shapes(vegetarian=False) == [("path", BROWN)]
