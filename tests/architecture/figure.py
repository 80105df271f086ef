"""The imports of the package → docs/architecture.svg, and the table of its folders in docs/architecture.md.

python -m tests.architecture.figure      (`make docs`)
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from catalog.core.project import PACKAGE
from catalog.scaffold.problem_sources import module_stages
from tests.architecture.imports import read_package
from tests.architecture.layered import Layered, Spot, lay_out, reduced
from tests.architecture.layers import LAYERS

DOCS: Final = PACKAGE.parent / "docs"
PAGE: Final = DOCS / "architecture.md"
FIGURE: Final = DOCS / "architecture.svg"
BEGIN, END = "<!-- folders -->", "<!-- /folders -->"

ROW: Final = 58.0  # px, as all lengths here
BOX: Final = 30.0  # height
GAP: Final = 22.0  # between two boxes
LINE: Final = 20.0  # beside a line that passes
MARGIN: Final = 20.0
LETTER: Final = 7.4  # mean advance of a name's letters
BADGE: Final = 17.0  # the circle of a stage's number
FONT: Final = "font-family='system-ui, -apple-system, &quot;Segoe UI&quot;, Roboto, sans-serif'"

# What a folder is for, by what stands above it: fill, stroke.
COLOURS: Final = {
    "commands": ("#fdf3e1", "#b9770e"),
    "the run": ("#fbe4e0", "#a93226"),
    "stages": ("#e4edf8", "#1f4e8c"),
    "for all of them": ("#eef0ee", "#5d6d5f"),
}
COMMANDS: Final = ("cli", "reports", "scaffold", "catalog")


def folder_arrows() -> dict[str, list[str]]:
    """For each folder those that it imports from, where that does not follow from others. The rules of the house keep
    imports from leading upwards; one that does is theirs to report, and is not drawn."""
    height = {folder: place for place, folder in enumerate(LAYERS)}
    arrows: dict[str, set[str]] = {folder: set() for folder in LAYERS}
    for _, here, there in read_package(PACKAGE).own():
        if height.get(there, len(height)) < height.get(here, 0):
            arrows[here].add(there)
    del arrows["catalog"]  # `python -m catalog`, which holds nothing
    return reduced(arrows)


def folder_stages(folder: str) -> tuple[int, ...]:
    """The stages that are done in a folder, as its docstring names them."""
    return module_stages(PACKAGE.joinpath(*folder.split("."), "__init__.py"))


def draw(arrows: Mapping[str, list[str]]) -> str:
    """The figure as SVG."""
    layered = lay_out(arrows, _width, GAP, LINE)
    right = max(layered.x[spot] + _half(layered, spot) for spot in layered.x)
    width, height = right + 2 * MARGIN, len(layered.rows) * ROW + MARGIN + 44
    body = [*_lines(layered), *_boxes(layered), *_legend(MARGIN, height - 26)]
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:.0f} {height:.0f}' width='{width:.0f}' "
        f"height='{height:.0f}' role='img' aria-label='Which folder imports from which'>\n"
        f"<rect width='100%' height='100%' fill='#fff'/>\n"
        "<defs><marker id='head' viewBox='0 0 8 8' refX='7' refY='4' markerWidth='7' markerHeight='7' orient='auto'>"
        "<path d='M0 .8 7.5 4 0 7.2z' fill='#6b7684'/></marker></defs>\n" + "\n".join(body) + "\n</svg>\n"
    )


def _group(folder: str) -> str:
    top = folder.split(".")[0]
    if top in COMMANDS:
        return "commands"
    if top == "pipeline":
        return "the run"
    return "stages" if folder_stages(folder) else "for all of them"


def _width(folder: str) -> float:
    return len(folder) * LETTER + 24 + len(folder_stages(folder)) * (BADGE + 2) if _group(folder) != "the run" else 230


def _half(layered: Layered, spot: Spot) -> float:
    return 0 if layered.is_line(spot) else _width(spot[0]) / 2


def _top(row: int) -> float:
    return MARGIN + row * ROW


def _lines(layered: Layered) -> Iterator[str]:
    for upper, lower in layered.ways:
        x, end = layered.x[upper] + MARGIN, layered.x[lower] + MARGIN
        start, stop = _top(upper[1]) + BOX, _top(lower[1])
        middle = (start + stop) / 2
        head = "" if layered.is_line(lower) else " marker-end='url(#head)'"
        on = f"V{stop + BOX:.0f}" if layered.is_line(lower) else ""
        way = f"M{x:.1f} {start:.0f}C{x:.1f} {middle:.0f} {end:.1f} {middle:.0f} {end:.1f} {stop:.0f}{on}"
        yield f"<path d='{way}' fill='none' stroke='#8a949f' stroke-width='1.3'{head}/>"


def _boxes(layered: Layered) -> Iterator[str]:
    for spot in (spot for row in layered.rows for spot in row if not layered.is_line(spot)):
        folder, stages = spot[0], folder_stages(spot[0])
        fill, stroke = COLOURS[_group(folder)]
        width = _width(folder)
        left, top = layered.x[spot] + MARGIN - width / 2, _top(spot[1])
        middle = top + BOX / 2
        yield (
            f"<rect x='{left:.1f}' y='{top:.0f}' width='{width:.1f}' height='{BOX:.0f}' rx='6' fill='{fill}' "
            f"stroke='{stroke}' stroke-width='1.2'/>"
        )
        for index, stage in enumerate(stages):
            x = left + 6 + BADGE / 2 + index * (BADGE + 2)
            yield f"<circle cx='{x:.1f}' cy='{middle:.0f}' r='{BADGE / 2:.1f}' fill='{stroke}'/>"
            yield _text(x, middle + 4, str(stage), 11, "#fff", anchor="middle")
        x = left + (width + (len(stages) * (BADGE + 2) if stages else 0)) / 2
        yield _text(x, middle + 4.5, folder.replace(".", "/"), 13.5, "#1b2430", anchor="middle")


def _legend(x: float, y: float) -> Iterator[str]:
    for group, (fill, stroke) in COLOURS.items():
        yield f"<rect x='{x:.0f}' y='{y - 10:.0f}' width='14' height='12' rx='3' fill='{fill}' stroke='{stroke}'/>"
        yield _text(x + 20, y, group, 12, "#46505c")
        x += 44 + len(group) * 7
    yield _text(x + 10, y, "A → B: A imports from B, and so from all below it", 12, "#46505c")


def _text(x: float, y: float, text: str, size: float, fill: str, anchor: str = "start") -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' {FONT} font-size='{size:g}' fill='{fill}' text-anchor='{anchor}'>"
        f"{escape(text)}</text>"
    )


def folder_table() -> str:
    """The folders from the commands downwards, each with the first line of its docstring."""
    rows = ["| Folder | What it holds |", "|---|---|"]
    for folder in reversed(LAYERS):
        if folder != "catalog":
            path = PACKAGE.joinpath(*folder.split("."), "__init__.py")
            about = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]
            rows.append(f"| `{folder.replace('.', '/')}/` | {about} |")
    return "\n".join(rows)


def with_table(page: str) -> str:
    """The page with its table as it is now."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{folder_table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    FIGURE.write_text(draw(folder_arrows()), encoding="utf-8", newline="\n")
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
