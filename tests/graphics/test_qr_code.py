"""Texts as QR codes: what is drawn can be read, is as large as it has to be, and takes few steps."""

from __future__ import annotations

import re
import zlib

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from catalog.graphics.qr_code import MODULE, QUIET, code_form, code_size, draw_code
from tests.pipeline.printed_codes import qr_texts

SCALE = 4  # px a module
STEP = re.compile(rb"(\S+) (\S+) (\S+) (\S+) re")


def steps_of(drawing: bytes) -> bytes:
    return zlib.decompress(code_form(drawing)[1])


def picture(drawing: bytes) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """The drawing on a page of middle grey."""
    ground, *black = STEP.findall(steps_of(drawing))
    side = round(float(ground[2]))
    pixels = np.full(((side + 2) * SCALE, (side + 2) * SCALE), 128, dtype=np.uint8)
    for colour, rectangles in ((255, [ground]), (0, black)):
        for rectangle in rectangles:
            x, y, width, height = (round(SCALE * float(value)) for value in rectangle)
            left, top = x + round((QUIET + 1) * SCALE), y + round((QUIET + 1) * SCALE)
            assert (pixels[top : top + height, left : left + width] != colour).all()  # nothing is drawn twice
            pixels[top : top + height, left : left + width] = colour
    return pixels


@settings(max_examples=60)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=200))
@example("https://wa.me/6281234567890?text=TAP-001%20TF27")
@example("0812")
@example("A")
def test_any_text_is_read_as_it_was_drawn(text: str) -> None:
    assert qr_texts(Image.fromarray(picture(draw_code(text)))) == [text]


@pytest.mark.parametrize(
    ("length", "modules"), [(1, 21), (14, 21), (15, 25), (26, 25), (42, 29), (62, 33), (63, 37), (122, 45)]
)
def test_a_code_is_as_large_as_its_text_is_long(length: int, modules: int) -> None:
    drawing = draw_code("a" * length)
    assert code_size(drawing) == pytest.approx(MODULE * (modules + 2 * QUIET))


def test_a_module_and_the_white_around_are_as_large_as_they_have_to_be() -> None:
    assert MODULE >= 0.45
    assert QUIET >= 4  # ISO/IEC 18004, 9.1
    assert QUIET * MODULE >= 2


def test_a_code_is_one_black_area_of_few_rectangles_on_white() -> None:
    steps = steps_of(draw_code("https://wa.me/6281234567890?text=TAP-001%20TF27"))
    assert steps.startswith(b"1 g ")
    assert re.findall(rb"\b(?:g|f)\b", steps) == [b"g", b"f", b"g", b"f"]
    assert b" f 0 g\n" in steps
    assert len(STEP.findall(steps)) < 300  # of 33 × 33 modules


def test_the_same_text_gives_the_same_bytes() -> None:
    assert draw_code("https://example.org") == draw_code("https://example.org")
