"""Every point at which `catalog.typesetting.weasyprint` reaches into WeasyPrint and its libraries, as data.

A name is where Python finds the value; what only objects have is looked up on a sample of its class. docs/weasyprint.md
shows this list (`python -m tests.typesetting.weasyprint.points` writes it there), test_contract.py checks it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.typesetting.weasyprint.drawing_points import BOXES, DRAWING
from tests.typesetting.weasyprint.page_points import DOCUMENTS, READING, STYLES

DOC: Final = Path(__file__).parents[3] / "docs" / "weasyprint.md"
START, END = "<!-- points -->\n", "<!-- end of points -->\n"
POINTS: Final = (*READING, *STYLES, *DOCUMENTS, *BOXES, *DRAWING)


def table() -> str:
    """All points as docs/weasyprint.md shows them."""
    return "| Point | Where | Why | |\n|---|---|---|---|\n" + "".join(point.row for point in POINTS)


def main() -> None:
    """Write the table into docs/weasyprint.md."""
    text = DOC.read_text(encoding="utf-8")
    before, rest = text.split(START, 1)
    DOC.write_text(f"{before}{START}{table()}{END}{rest.split(END, 1)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
