"""Folios, sides and full sheets, for any number of pages in each part."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from catalog.book.page_numbers import paginate, roman
from catalog.planning.plan import Matter, Part, Plan

COUNTS = st.lists(st.integers(1, 7), max_size=6)


def plan_of(front: list[int], body: list[int], back: list[int]) -> tuple[Plan, dict[str, int]]:
    parts = [Part("cover", "cover", Matter.COVER), Part("endpaper", "endpaper", Matter.COVER)]
    counts = {"cover": 1, "endpaper": 1, "blank": 1, "enquiry": 1, "back-cover": 1}
    for matter, numbers in ((Matter.FRONT, front), (Matter.BODY, body), (Matter.BACK, back)):
        for index, count in enumerate(numbers):
            name = f"{matter}/{index}"
            parts.append(Part(name, "x", matter))
            counts[name] = count
    parts.append(Part("blank", "filler", Matter.FRONT))
    parts += [Part("enquiry", "enquiry", Matter.BACK), Part("back-cover", "back-cover", Matter.COVER)]
    return Plan("e", tuple(parts)), counts


@given(COUNTS, st.lists(st.integers(1, 7), min_size=1, max_size=6), COUNTS)
def test_pages_of_any_book(front: list[int], body: list[int], back: list[int]) -> None:
    plan, counts = plan_of(front, body, back)
    pages = paginate(plan, counts)
    assert len(pages) % 4 == 0
    assert pages[0].part.name == "cover"
    assert pages[-1].part.name == "back-cover"
    assert not pages[0].folio
    assert not pages[-1].folio
    first = next(page for page in pages if page.part.matter is Matter.BODY)
    assert first.folio == "1"
    assert first.recto
    arabic = [int(page.folio) for page in pages if page.part.matter in (Matter.BODY, Matter.BACK)]
    assert arabic == list(range(1, len(arabic) + 1))
    fronts = [page.folio for page in pages if page.part.matter is Matter.FRONT]
    assert fronts == [roman(number) for number in range(1, len(fronts) + 1)]
    wanted = {name: count for name, count in counts.items() if name not in ("blank", "enquiry")}
    for name, count in wanted.items():
        assert [page.page for page in pages if page.part.name == name] == list(range(count))


@given(COUNTS, COUNTS, st.lists(st.integers(1, 7), min_size=1, max_size=6))
def test_books_with_the_same_opening_begin_on_the_same_page(one: list[int], other: list[int], body: list[int]) -> None:
    most = 2 + max(sum(one), sum(other))
    places = []
    for front in (one, other):
        plan, counts = plan_of(front, body, [])
        pages = paginate(replace(plan, opening=most), counts)
        first = next(page for page in pages if page.part.matter is Matter.BODY)
        assert first.place == most + most % 2
        assert {page.part.name for page in pages[2 + sum(front) : first.place]} <= {"blank"}
        places.append(first.place)
    assert places[0] == places[1]


def test_roman_figures() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 90, 99)] == ["i", "iv", "ix", "xiv", "xl", "xc", "xcix"]
