"""The indexes and contents as pages and columns: everything once, in order; long lists go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.book.lists.list_pages import Entry, IndexPage, Lists
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.select import select
from catalog.edition.views import CategoryView, IndexEntry, IndexGroup, IndexView
from catalog.fonts.static_faces import prepare_fonts
from catalog.typesetting.weasyprint.environment import use_only
from tests.conftest import DAY, SMALL
from tests.shipped import PAGE

BACK = tuple(Entry(f"Indeks {number}", f"index/{number}") for number in range(5))


@pytest.fixture(scope="module")
def lists(font_cache: Path) -> Lists:
    prepared = prepare_fonts(font_cache / "fonts")
    use_only(prepared)
    return Lists(prepared, PAGE)


def entry(text: str) -> IndexEntry:
    return IndexEntry(text, "Pembuat", f"product/{text}")


def index(key: str, sizes: Sequence[int]) -> IndexView:
    groups = (
        IndexGroup(
            f"{key}{place}", "", tuple(IndexEntry(f"{key} {place} {n}", "Pembuat", f"a/{n}") for n in range(size))
        )
        for place, size in enumerate(sizes)
    )
    return IndexView(key, key.upper(), tuple(groups))


@given(st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=30), max_size=4))
def test_every_entry_stands_once_and_in_order(lists: Lists, sizes: list[list[int]]) -> None:
    views = [index("abcd"[place], inner) for place, inner in enumerate(sizes)]
    pages = list(lists.index_pages(views))
    lines = [line for page in pages for block in page.blocks for column in block.columns for line in column]
    entries = [line.entry for line in lines if line.entry]
    assert entries == [entry for view in views for group in view.groups for entry in group.entries]
    assert [line.head for line in lines if not line.entry] == [group.head for view in views for group in view.groups]
    assert [block.title for page in pages for block in page.blocks if block.title] == [view.title for view in views]
    assert [line.head for line in lines if line.entry] == [
        group.head for view in views for group in view.groups for _ in group.entries
    ]
    assert all(page.blocks for page in pages)


def test_a_page_names_its_first_and_last_entry(lists: Lists) -> None:
    letters = tuple(IndexGroup(letter, "", tuple(entry(f"{letter}{n:03}") for n in range(150))) for letter in "ABCD")
    pages = lists.index_pages([IndexView("product", "Produk", letters)])
    assert len(pages) > 1
    assert pages[0].guide[0] == "A000"
    assert pages[-1].guide[1] == "D149"
    by_name = lists.index_pages([index("kecamatan", [3, 3])])
    assert by_name[0].guide == ("kecamatan0", "kecamatan1")


def test_a_chapter_of_many_makers_goes_on_over_columns_and_pages(lists: Lists) -> None:
    chapter, makers = a_chapter(300)
    pages = list(lists.contents_pages("Contents", [chapter], BACK))
    blocks = [block for page in pages for column in page.columns for block in column]
    assert tuple(maker for block in blocks for maker in block.makers) == makers
    assert [block.continued for block in blocks].count(False) == 1
    assert [page.counts for page in pages] == [(300, len(chapter.products))] + [None] * (len(pages) - 1)
    assert [page.back for page in pages] == [()] * (len(pages) - 1) + [BACK]
    assert len(pages) > 1


def test_a_chapter_of_some_makers_stays_in_one_piece(lists: Lists) -> None:
    chapter, makers = a_chapter(12)
    (page,) = lists.contents_pages("Contents", [chapter], BACK)
    assert [block.makers for column in page.columns for block in column] == [makers]


@given(st.lists(st.integers(1, 20), min_size=1, max_size=12))
def test_what_stands_at_the_back_has_room_below_the_chapters(lists: Lists, makers: list[int]) -> None:
    chapter, _ = a_chapter(20)
    chapters = [replace(chapter, slug=f"c-{n}", businesses=chapter.businesses[:many]) for n, many in enumerate(makers)]
    pages = list(lists.contents_pages("Contents", chapters, BACK))
    assert [len(page.back) for page in pages] == [0] * (len(pages) - 1) + [len(BACK)]
    for page in pages:
        picture = PAGE.settings.pictures.contents.height
        gap = 3.5 if page.close else 7
        heights = [
            [max(picture + 2, 6.3 + 5.93 * len(block.makers)) + gap for block in column] for column in page.columns
        ]
        tallest = max(map(sum, heights), default=0.0)
        back = 3 * 5.93 + 2.5 if page.back else -7
        assert tallest + back <= PAGE.type_height - (29 if page.counts else 0)


@cache
def a_chapter(makers: int) -> tuple[CategoryView, tuple[Entry, ...]]:
    project = Project(SMALL)
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    chapter = select(catalogue, "petak", "id", project.images, DAY).categories[0]
    many = tuple(replace(chapter.businesses[0], slug=f"m-{n}", name=f"Pembuat {n}") for n in range(makers))
    return replace(chapter, businesses=many), tuple(Entry(maker.name, maker.anchor) for maker in many)


def filled(page: IndexPage) -> int:
    """How many lines its longest column has."""
    return sum(max(len(column) for column in block.columns) for block in page.blocks)


@pytest.mark.parametrize("entries", range(200, 520, 10))
def test_no_index_ends_with_a_page_of_a_few_lines(lists: Lists, entries: int) -> None:
    pages = list(lists.index_pages([index("a", [entries])]))
    assert len(pages) == 1 or filled(pages[-1]) > filled(pages[0]) // 4
