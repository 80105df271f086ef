"""The sheets of booklets and covers: which pages stand side by side, and by how much they move to the fold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.book.imposition import MOST_CREEP, Sheet, sheets_of
from catalog.book.page_numbers import BookPage
from catalog.outputs.print_output import PRINT
from catalog.outputs.print_settings import PrintSettings
from catalog.planning.plan import Matter, Part

SETTINGS: Final = PrintSettings(
    *("shop", "pdf-x-4", Path("a.icc"), "FOGRA39", 3.0, 8.0, (), 300, 300, 225.0, True, 4, 0.12, 0.3, False, True)
)


def book(count: int) -> list[BookPage]:
    return [BookPage(Part("part", "grid", Matter.BODY), place, "", place) for place in range(count)]


def booklet(count: int, settings: PrintSettings = SETTINGS) -> list[Sheet]:
    return list(sheets_of(book(count), replace(PRINT, printed=settings)))


def test_the_pages_of_eight() -> None:
    numbers = [tuple(page.place + 1 for page in sheet.pages) for sheet in booklet(8)]
    assert numbers == [(8, 1), (2, 7), (6, 3), (4, 5)]


@given(st.integers(1, 60))
def test_folded_and_laid_into_one_another_the_sheets_are_the_book(leaves: int) -> None:
    sheets = booklet(4 * leaves)
    outsides, insides = sheets[::2], sheets[1::2]
    front = [page for pair in zip(outsides, insides, strict=True) for page in (pair[0].pages[1], pair[1].pages[0])]
    back = [page for pair in zip(outsides, insides, strict=True) for page in (pair[0].pages[0], pair[1].pages[1])]
    assert [*front, *back[::-1]] == book(4 * leaves)
    for sheet in sheets:
        left, right = sheet.pages
        assert (left.recto, right.recto) == (False, True)


@given(st.integers(1, 60))
def test_the_deeper_a_sheet_lies_the_more_its_pages_move_to_the_fold(leaves: int) -> None:
    creeps = [sheet.creep for sheet in booklet(4 * leaves)]
    assert creeps[0] == 0
    assert creeps == sorted(creeps)
    assert creeps[::2] == creeps[1::2]  # both sides of a sheet
    assert creeps[-1] == pytest.approx(min((leaves - 1) * 0.12, MOST_CREEP))


def test_what_is_not_cut_keeps_its_margins() -> None:
    assert {sheet.creep for sheet in booklet(40, replace(SETTINGS, bleed=0.0))} == {0.0}


def test_pages_that_fill_no_sheet_are_refused() -> None:
    with pytest.raises(ValueError, match="multiple of 4"):
        booklet(10)


def test_a_cover_of_its_own_is_in_none_of_the_sheets() -> None:
    pages = book(16)
    inside = sheets_of(pages, replace(PRINT, printed=SETTINGS, pages="inside"))
    assert sorted(page.place for sheet in inside for page in sheet.pages) == list(range(2, 14))
    cover = sheets_of(pages, replace(PRINT, printed=replace(SETTINGS, sheet=True), pages="cover"))
    assert [tuple(page.place for page in sheet.pages) for sheet in cover] == [(15, 0), (1, 14)]
