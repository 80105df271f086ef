"""The day of the build: what is worked out by it holds from one day to another, and those are known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from catalog.model.build_day import Span, Today
from tests.conftest import DAY

NEAR = st.integers(-400, 400).map(lambda days: DAY + timedelta(days))
QUESTIONS = st.lists(st.tuples(st.sampled_from(["reached", "passed", "old"]), NEAR), max_size=6)


def results(today: Today, calls: list[tuple[str, date]]) -> list[bool]:
    methods: dict[str, Callable[[date], bool]] = {
        "reached": today.reached,
        "passed": today.passed,
        "old": lambda day: today.passed(day, by=timedelta(365)),
    }
    return [methods[name](day) for name, day in calls]


@given(QUESTIONS, NEAR, NEAR)
def test_the_answers_are_the_same_on_every_day_of_the_span_and_no_other(
    calls: list[tuple[str, date]], day: date, other: date
) -> None:
    today = Today(day)
    found = results(today, calls)
    assert day in today.span
    assert (other in today.span) == (results(Today(other), calls) == found)


def test_a_day_is_reached_on_it_and_passed_after_it() -> None:
    assert [Today(DAY).reached(DAY + timedelta(days)) for days in (-1, 0, 1)] == [True, True, False]
    assert [Today(DAY).passed(DAY + timedelta(days)) for days in (-1, 0, 1)] == [True, False, False]


def test_the_last_day_of_all_is_never_over() -> None:
    today = Today(date.max)
    assert today.reached(date.max)
    assert not today.passed(date.max)
    assert not today.passed(date.max - timedelta(10), by=timedelta(365))
    assert today.span == Span(date.max, None)


def test_without_a_question_it_holds_for_ever() -> None:
    assert Today(DAY).span == Span()
    assert date.min in Span()
    assert date.max in Span()
