"""Limits as they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.units import MB, megabytes


@pytest.mark.parametrize(
    ("size", "shown"), [(15 * MB, "15"), (500_000, "0.5"), (950_000, "0.95"), (1, "0.000001"), (10_000 * MB, "10000")]
)
def test_a_limit_is_shown_as_it_is_typed(size: int, shown: str) -> None:
    assert megabytes(size) == shown


@given(st.integers(1, 10_000 * MB))
def test_no_limit_is_shown_otherwise_than_it_is(size: int) -> None:
    assert round(float(megabytes(size)) * MB) == size
