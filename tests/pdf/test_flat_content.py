"""Operators without transparency: colours on an even ground, else a picture in its place, in the order of painting."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

import pytest

from catalog.pdf.flat_content import Box, Rgb, flattened, is_transparent
from catalog.typesetting.drawn_page import Form, Piece

HALF = {"half": "<</ca 0.5>>", "full": "<</ca 1>>", "lines": "<</CA 0.5>>", "veil": "<</SMask<</S/Alpha>>>>"}
BOX = (10.0, 20.0, 40.0, 60.0)


class Paper:
    """A page of one colour; None: it is not even."""

    def __init__(self, colour: Rgb | None) -> None:
        self.colour, self.names, self.seen = colour, dict[str, str](), b""

    def covered(self, content: bytes) -> Box | None:
        return BOX

    def even_colour(self, content: bytes, box: Box) -> Rgb | None:
        return self.colour

    def picture(self, content: bytes, box: Box) -> tuple[str, Box]:
        self.seen = content
        self.names["flat-0"] = "flat:0"
        return "flat-0", box

    def add_form(self, name: str, like: str, content: bytes) -> None:
        self.names |= {}

    @property
    def pictures(self) -> Mapping[str, str]:
        return self.names


def flat(content: str, colour: Rgb | None, forms: dict[str, Form] | None = None) -> tuple[str, int, int, Piece]:
    piece = Piece(zlib.compress(content.encode()), forms=forms or {}, states=dict(HALF))
    found = flattened(piece, Paper(colour))
    return (
        zlib.decompress(found.piece.content).decode().replace("\n", " "),
        found.recoloured,
        found.pictured,
        found.piece,
    )


def test_what_is_opaque_stays_as_it_is() -> None:
    content = "q 1 0 0 rg 0 0 9 9 re f BT /F 9 Tf (a) Tj ET Q"
    assert flat(content, None)[:3] == (content, 0, 0)


@pytest.mark.parametrize(
    ("content", "colour"),
    [
        ("/half gs 1 0 0 rg 0 0 9 9 re f", "1.0000 0.5000 0.5000 rg"),
        ("/half gs 1 0 0 rg BT /F 9 Tf (a) Tj ET", "1.0000 0.5000 0.5000 rg"),
        ("/half gs 0 g 0 0 9 9 re f", "0.5000 0.5000 0.5000 rg"),
        ("/lines gs 0 0 1 RG 0 0 m 9 9 l S", "0.5000 0.5000 1.0000 RG"),
        ("1 0 0 rg q /half gs 0 0 9 9 re f Q", "1.0000 0.5000 0.5000 rg"),
    ],
)
def test_on_an_even_ground_it_has_the_colour_that_is_seen(content: str, colour: str) -> None:
    shown, recoloured, pictured, piece = flat(content, (255, 255, 255))
    assert (recoloured, pictured) == (1, 0)
    assert colour in shown
    assert " gs" not in shown
    assert not is_transparent(piece)


def test_an_opacity_ends_with_its_state() -> None:
    shown, recoloured, *_ = flat("q /half gs 0 0 9 9 re f Q 1 0 0 rg 5 5 9 9 re f", (255, 255, 255))
    assert recoloured == 1
    assert shown.endswith("Q 1 0 0 rg 5 5 9 9 re f")
    again, recoloured, *_ = flat("/half gs /full gs 0 0 9 9 re f", None)
    assert (again, recoloured) == ("0 0 9 9 re f", 0)


def test_a_group_of_text_gets_its_colours_and_one_with_a_picture_becomes_a_picture() -> None:
    text = Form(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>",
        Piece(zlib.compress(b"0 0 1 rg BT (a) Tj ET")),
    )
    shown, recoloured, pictured, piece = flat("/half gs /x Do", (255, 255, 255), {"x": text})
    assert (shown, recoloured, pictured) == ("/x-flat Do", 1, 0)
    assert "Group" not in piece.forms["x-flat"].entries
    assert b"0.5000 0.5000 1.0000 rg BT" in zlib.decompress(piece.forms["x-flat"].piece.content)
    photo = Form(text.entries, Piece(text.piece.content, pictures={"p": "picture:p"}))
    shown, recoloured, pictured, piece = flat("/half gs /x Do", (255, 255, 255), {"x": photo})
    assert (recoloured, pictured) == (0, 1)
    assert "x" not in piece.forms


@pytest.mark.parametrize(("content", "ground"), [("/half gs 0 0 9 9 re f", None), ("/veil gs 0 0 9 9 re f", (9, 9, 9))])
def test_what_has_no_even_ground_becomes_a_picture_where_it_stands(content: str, ground: Rgb | None) -> None:
    shown, recoloured, pictured, piece = flat(f"q 2 0 0 -2 30 800 cm {content} Q 7 7 1 1 re f", ground)
    assert (recoloured, pictured) == (0, 1)
    assert piece.pictures == {"flat-0": "flat:0"}
    assert shown.endswith("/flat-0 Do Q Q 7 7 1 1 re f")
    back = re.search(r"q ([-\d. ]+) cm 30.000 0 0 40.000 10.000 20.000 cm", shown)
    assert back is not None
    a, b, c, d, e, f = map(float, back[1].split())
    assert (2 * a, -2 * d, b, c) == pytest.approx((1, 1, 0, 0))
    assert (2 * e + 30, -2 * f + 800) == pytest.approx((0, 0))


def test_what_is_clipped_goes_on_to_be_clipped() -> None:
    shown, *_ = flat("q /half gs 0 0 9 9 re W f 5 5 1 1 re f Q", None)
    assert "0 0 9 9 re W n" in shown


def test_what_is_pressed_to_a_line_is_not_drawn() -> None:
    assert flat("q 0 0 0 1 0 0 cm /half gs 1 0 0 rg 0 0 9 9 re f Q", None)[:3] == ("q 0 0 0 1 0 0 cm 1 0 0 rg Q", 0, 0)
