"""A page moved to its side: links, boxes of figures and patterns go with its content, covers stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.book.page_numbers import BookPage
from catalog.book.page_side import move, shift_of
from catalog.planning.plan import Matter, Part
from catalog.typesetting.drawn_page import DrawnPage, Form, Node, PageLink, Piece
from tests.shipped import PAGE

PATTERN = "/Type /Pattern/Matrix [0.75 0 0 -0.75 12.5 800]/XStep 40"
PAGE_SET = DrawnPage(
    595.0,
    842.0,
    Piece(b"", patterns={"p0": Form(PATTERN, Piece(b"inside")), "p1": Form("/Type /Pattern", Piece(b""))}),
    (PageLink("book:a", (10.0, 20.0, 30.0, 40.0), ""),),
    (Node("Sect", (0, Node("Figure", (1,), box=(1.0, 2.0, 3.0, 4.0)))),),
    2,
)


def page(place: int, matter: Matter = Matter.BODY) -> BookPage:
    return BookPage(Part("part", "grid", matter), 0, "", place)


def test_pages_move_towards_the_spine_and_covers_do_not() -> None:
    assert PAGE.shift > 0
    assert [shift_of(page(place), PAGE) for place in (2, 3)] == [-PAGE.shift, PAGE.shift]
    assert shift_of(page(0, Matter.COVER), PAGE) == 0


@pytest.mark.parametrize("by", [5.67, -5.67])
def test_everything_on_a_page_is_moved(by: float) -> None:
    moved = move(PAGE_SET, by)
    assert moved.links[0].rect == (round(10 + by, 2), 20, round(30 + by, 2), 40)
    figure = moved.structure[0].kids[1]
    assert isinstance(figure, Node)
    assert figure.box == (round(1 + by, 2), 2, round(3 + by, 2), 4)
    patterns = moved.piece.patterns
    assert patterns["p0"].entries == f"/Type /Pattern/Matrix[0.75 0 0 -0.75 {12.5 + by:g} 800]/XStep 40"
    assert patterns["p1"].entries == f"/Type /Pattern/Matrix[1 0 0 1 {by:g} 0]"
    assert patterns["p0"].piece == Piece(b"inside")


def test_the_structure_is_left_out_where_nobody_reads_it() -> None:
    moved = move(PAGE_SET, 5.0, tagged=False)
    assert moved.structure == ()
    assert moved == replace(move(PAGE_SET, 5.0), structure=())


def test_a_page_that_is_not_moved_is_the_same() -> None:
    assert move(PAGE_SET, 0.0) is PAGE_SET
