"""Changes of unit. One inch is 25.4 mm, 72 pt (PDF's unit, ISO 32000-1, 8.3.2.3) and 96 px (CSS Values 3, 6.2)."""

from __future__ import annotations

from typing import Final

MM_PER_INCH: Final = 25.4
PT_PER_MM: Final = 72 / MM_PER_INCH
MM_PER_PT: Final = MM_PER_INCH / 72
MM_PER_PX: Final = MM_PER_INCH / 96  # of CSS
MB: Final = 1_000_000  # bytes, as providers of e-mail count


def megabytes(size: int) -> str:
    """A limit in MB with all its decimals and no others: 15, 0.5, 0.000001."""
    return f"{size / MB:.6f}".rstrip("0").rstrip(".")
