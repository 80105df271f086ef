"""No text of ours is a formula to a spreadsheet."""

from __future__ import annotations

import pytest

from catalog.exchange.tables.formulas import safe_cell


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("=1+1", "'=1+1"), ("-5", "'-5"), ("@x", "'@x"), ("a=b", "a=b"), ("", ""), ("\t1", "'\t1"), ("＝1+1", "'＝1+1")],
)
def test_a_cell_is_no_formula(typed: str, shown: str) -> None:
    assert safe_cell(typed) == shown
