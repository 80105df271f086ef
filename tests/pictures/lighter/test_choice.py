"""Which pictures are made lighter: as few bytes as there must be, with the least that is seen."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from catalog.pictures.lighter.choice import Placed, choose_lighter, tell_reduction
from catalog.pictures.lighter.forms import Lighter


def form(size: int, seen: float, dpi: int = 110) -> Lighter:
    return Lighter(dpi, 50, 10, 10, size, seen)


FORMS = st.lists(st.builds(form, st.integers(1, 99), st.integers(0, 50).map(float)), max_size=4).map(tuple)
PICTURES = st.lists(st.builds(Placed, st.just(100), st.integers(1, 9).map(float), FORMS), max_size=4)


def total(pictures: dict[str, Placed], chosen: dict[str, Lighter]) -> int:
    return sum(chosen[name].size if name in chosen else picture.size for name, picture in pictures.items())


def seen(pictures: dict[str, Placed], chosen: dict[str, Lighter]) -> float:
    return sum(form.seen * pictures[name].area for name, form in chosen.items())


def test_nothing_is_changed_where_all_have_room() -> None:
    assert choose_lighter({"a": Placed(100, 1, (form(50, 1),))}, 100) == {}


def test_the_picture_with_the_lesser_loss_goes_first() -> None:
    quiet, busy = Placed(100, 1, (form(60, 9),)), Placed(100, 1, (form(60, 2),))
    assert choose_lighter({"a": quiet, "b": busy}, 170) == {"b": busy.lighter[0]}


def test_a_loss_counts_by_the_room_that_it_takes_on_the_page() -> None:
    stamp, cover = Placed(100, 1, (form(60, 5),)), Placed(100, 50, (form(60, 5),))
    assert choose_lighter({"cover": cover, "stamp": stamp}, 170) == {"stamp": stamp.lighter[0]}


@given(PICTURES, st.integers(0, 450))
def test_the_budget_is_met_wherever_it_can_be(several: list[Placed], most: int) -> None:
    pictures = {str(place): picture for place, picture in enumerate(several)}
    chosen = choose_lighter(pictures, most)
    least = sum(min((form.size for form in picture.lighter), default=picture.size) for picture in several)
    assert total(pictures, chosen) <= max(most, least)
    assert all(chosen[name] in pictures[name].lighter for name in chosen)


@given(PICTURES, st.integers(0, 450))
def test_no_choice_of_as_few_bytes_loses_less(several: list[Placed], most: int) -> None:
    """By trying all of them."""
    pictures = {str(place): picture for place, picture in enumerate(several)}
    chosen = choose_lighter(pictures, most)
    size, loss = total(pictures, chosen), seen(pictures, chosen)
    for forms in product(*((None, *picture.lighter) for picture in several)):
        other = {str(place): form for place, form in enumerate(forms) if form}
        if total(pictures, other) <= size:
            assert seen(pictures, other) >= loss - 1e-9


def test_what_is_told_counts_by_resolution() -> None:
    told = tell_reduction(100, 90, [form(1, 1, dpi) for dpi in (110, 0, 150, 110)], 9)
    assert (told.lighter, told.pictures, told.kept) == (((0, 1), (150, 1), (110, 2)), 9, True)
