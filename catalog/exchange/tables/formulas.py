"""Texts that a spreadsheet would take for formulas: how they begin, and how a cell of a CSV is made safe."""

from __future__ import annotations

from typing import Final

# OWASP, CSV injection; the wide signs are those of Japanese and Chinese keyboards.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
TEXT_SIGN: Final = "'"  # before a cell, says to a spreadsheet that it is a text


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return TEXT_SIGN + text if text.startswith(FORMULA_STARTS) else text
