"""Volumes take whole groups in order, never part a maker, and keep what they had."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalog.edition.volumes import Member
from catalog.planning.volume_borders import GROUPS, divide, in_volume_order, keep_borders

KECAMATAN = ("babat", "laren", "maduran")


def member(number: int, category: str = "a", kecamatan: str = "") -> Member:
    return Member(category, f"maker-{number}", kecamatan, ())


makers = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([*KECAMATAN, ""]), st.integers(1, 60)), max_size=60)


@given(found=makers, by=st.sampled_from(sorted(GROUPS)), room=st.integers(1, 90))
def test_every_maker_is_in_one_volume_in_order(found: list[tuple[str, str, int]], by: str, room: int) -> None:
    ordered = sorted(found)
    members = [member(number, category, place) for number, (category, place, _) in enumerate(ordered)]
    pages = {one.key: float(size) for one, (_, _, size) in zip(members, ordered, strict=True)}
    members = in_volume_order(members, by, KECAMATAN)
    volumes = divide(members, by, pages, room)
    assert [one for volume in volumes for one in volume] == members
    sizes = [sum(pages[one.key] for one in volume) for volume in volumes]
    assert all(size <= room or len(volume) == 1 for size, volume in zip(sizes, volumes, strict=True))
    for one, two, size in zip(volumes, volumes[1:], sizes, strict=False):
        if by == "pages":
            assert size + pages[two[0].key] > room  # as full as it can be
        else:
            group = GROUPS[by][0]
            whole = sum(pages[each.key] for each in members if group(each) == group(two[0]))
            assert group(one[-1]) != group(two[0]) or whole > room  # a group is parted only where it has to be


def test_a_group_larger_than_a_volume_fills_several_evenly() -> None:
    members = [member(1, kecamatan="babat"), *(member(n, kecamatan="laren") for n in range(2, 7)), member(7)]
    pages = {one.key: 10.0 for one in members}
    found = divide(members, "kecamatan", pages, 40)
    assert [[one.business for one in volume] for volume in found] == [
        ["maker-1"],
        ["maker-2", "maker-3", "maker-4"],
        ["maker-5", "maker-6", "maker-7"],
    ]


def test_whole_categories_fill_no_more_volumes_than_they_must() -> None:
    sizes = {"a": 15, "b": 12, "c": 10, "d": 8}
    members = [
        member(place * 100 + n, category, "laren")
        for place, (category, size) in enumerate(sizes.items())
        for n in range(size)
    ]
    found = divide(members, "kecamatan", {one.key: 10.0 for one in members}, 376)
    assert [sorted({one.category for one in volume}) for volume in found] == [["a", "b"], ["c", "d"]]


@given(found=st.lists(st.integers(1, 60), min_size=1, max_size=40), room=st.integers(1, 90))
def test_the_makers_of_one_category_fill_as_few_volumes_as_they_can(found: list[int], room: int) -> None:
    members = [member(number) for number in range(len(found))]
    pages = {one.key: float(size) for one, size in zip(members, found, strict=True)}
    fewest = len(divide(members, "pages", pages, room))
    volumes = divide(members, "category", pages, room)
    assert len(volumes) == fewest
    sizes = [sum(pages[one.key] for one in volume) for volume in volumes]
    full = [sum(pages[one.key] for one in volume) for volume in divide(members, "pages", pages, room)]
    assert max(sizes) <= max(full)


def test_makers_without_a_kecamatan_come_last() -> None:
    members = [member(1), member(2, kecamatan="maduran"), member(3, kecamatan="babat"), member(4, kecamatan="maduran")]
    found = in_volume_order(members, "kecamatan", KECAMATAN)
    assert [one.business for one in found] == ["maker-3", "maker-2", "maker-4", "maker-1"]
    assert in_volume_order(members, "pages", KECAMATAN) == members


def test_a_new_maker_joins_the_volume_of_the_one_before_it() -> None:
    members = [member(number) for number in range(6)]
    before = {members[place].key: number for place, number in ((0, 1), (1, 1), (3, 2), (5, 3))}
    found = keep_borders(members, before)
    assert [[one.business[-1] for one in volume] for volume in found] == [["0", "1", "2"], ["3", "4"], ["5"]]


def test_a_maker_that_moved_in_the_order_takes_no_other_with_it() -> None:
    members = [member(number) for number in range(20)]
    before = {one.key: 1 + number // 10 for number, one in enumerate(members)}
    moved = [members[19], *members[:19]]
    found = keep_borders(moved, before)
    assert [len(volume) for volume in found] == [11, 9]


def test_another_order_leaves_no_borders() -> None:
    members = [member(number) for number in range(20)]
    before = {one.key: 1 + number % 4 for number, one in enumerate(members)}
    assert keep_borders(members, before) == []
    assert keep_borders(members, {}) == []


@given(numbers=st.lists(st.integers(1, 9), max_size=40))
def test_borders_never_go_back(numbers: list[int]) -> None:
    members = [member(number) for number in range(len(numbers))]
    before = {one.key: number for one, number in zip(members, numbers, strict=True)}
    found = keep_borders(members, before)
    assert found == [] or [one for volume in found for one in volume] == members
    if numbers == sorted(numbers):
        assert [len(volume) for volume in found] == [numbers.count(number) for number in sorted(set(numbers))]
