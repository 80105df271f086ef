"""The style sheet and the geometry of the page → the style sheet with all lengths that follow from it (stage 7).

The style sheet writes these lengths as custom properties, `var(--gap)`, alone or in `calc()`. They are put in before
the typesetter reads it: a rule for `@page` may hold no property, and one that thousands of boxes share is read once.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Collection, Mapping
from typing import Final

from catalog.fonts.han_gaps import GAP_RULE, has_gaps
from catalog.fonts.scripts import east_asian_of, scripts_of
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_grid import OTHERS, SHAPES, UNITS
from catalog.templating.jinja import Templates

STYLE: Final = "book/style.css"
FORMATS: Final = "book/formats.css"  # of pages that differ from A4
THEME: Final = "book/theme.css"  # what a theme adds
PROPERTY: Final = re.compile(r"var\(\s*--([\w-]+)\s*\)")
CALC: Final = re.compile(r"calc\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")
PRECISE: Final = re.compile(r"\d+\.\d{3,}mm")
LENGTH: Final = re.compile(r"(?<![\w.])(\d*\.?\d+)(mm|pt)\b")
SPACING: Final = re.compile(r"(?<=[{;\s])letter-spacing:[^;}]*;?")
CAPITALS: Final = re.compile(r"(?<=[{;\s])text-transform:[^;}]*;?")
# A run in another script makes no line higher, whatever its face.
SCRIPT_RULE: Final = ".script { letter-spacing: 0; font-style: normal; text-transform: none; line-height: 0 }"
PRECISION: Final = {"mm": 4, "pt": 2}  # decimals of a length that was worked out
OPERATORS: Final[Mapping[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def page_lengths(geometry: PageGeometry) -> dict[str, float]:
    """The custom properties that hold lengths of the page, without their `--`: mm by name."""
    opener = geometry.settings.pictures.opener
    places = {place: size for place, size in geometry.places.items() if place != "page"}
    return {
        "page-width": geometry.width,
        "page-height": geometry.height,
        "bleed": geometry.bleed,
        "side-bleed": geometry.side_bleed,
        "bled-width": geometry.bled[0],
        "bled-height": geometry.bled[1],
        "margin-side": geometry.left,
        "margin-top": geometry.top,
        "margin-bottom": geometry.settings.margins.bottom,
        "gap": geometry.gap,
        "type-width": geometry.type_width,
        "type-height": geometry.type_height,
        "half": geometry.half,
        "third": geometry.column(3),
        "feature-clear": geometry.settings.pictures.feature_over.clear,
        "across": geometry.across(1.0),  # what becomes of a mm that is drawn for an A4 page
        "down": geometry.down(1.0),
        "least": geometry.least(1.0),
        "list-column": geometry.column(geometry.list_columns),
        "index-column": geometry.column(geometry.index_columns),
        "maker-column": geometry.column(geometry.maker_grid[1]),
        "maker-row": geometry.height_of(UNITS // geometry.maker_grid[0]),
        "story-height": geometry.height_of(geometry.story_units),
        "opener-left": opener.left,
        "opener-top": opener.top,
        "opener-narrow-left": geometry.width + geometry.side_bleed - geometry.places["opener-narrow"][0],
        **{f"row-{units}": geometry.height_of(units) for units in range(1, UNITS + 1)},
        **{f"slot-{x}x{y}-width": geometry.slot_size((x, y))[0] for x, y in SHAPES | OTHERS},
        **{f"slot-{x}x{y}-height": geometry.slot_size((x, y))[1] for x, y in SHAPES | OTHERS},
        **{f"{place}-width": size[0] for place, size in places.items()},
        **{f"{place}-height": size[1] for place, size in places.items()},
    }


def type_and_colours(geometry: PageGeometry) -> dict[str, str]:
    """The custom properties that hold families, colours, sizes of type and distances of lines (pt), without their
    `--`: by name."""
    sizes = geometry.settings.type.model_dump()
    families = {name: f'"{family}"' for name, family in zip(("sans", "serif"), geometry.families, strict=True)}
    colours = geometry.tokens.colours if geometry.tokens else {}
    display = {"display": f"{min(1.0, *geometry.scales):.4f}"}  # how much smaller titles are than on an A4 page
    lines = {f"{name}-{part}": f"{value:g}pt" for name, size in sizes.items() for part, value in size.items()}
    return families | colours | display | lines


def book_style(templates: Templates, geometry: PageGeometry) -> str:
    """The style sheet of a book whose pages have this geometry."""
    styles = [STYLE, *([FORMATS] if geometry.kind else []), *([THEME] if templates.has(THEME) else [])]
    return set_lengths("\n".join(templates.text(name) for name in styles), geometry)


def style_for_scripts(style: str, language: str, others: Collection[str], families: tuple[str, str] = ("", "")) -> str:
    """The style sheet of a book in `language` with `others`, families of other scripts than Latin; as it was where
    there are none. `families` are those of titles and of stories.

    Letters of these scripts are not spaced, by which they would come apart, nor slanted, nor made capital. They have no
    serifs, so that in a language that is written in them the Latin of stories has none either.
    """
    if others:
        style = f"{style}\n{SCRIPT_RULE}"
    if not scripts_of(language):
        return style
    sans, serif = families
    if has_gaps(language):
        style = f"{style}\n{GAP_RULE}"
    if east_asian_of(language):  # Latin among their letters is capital where it is typed so
        style = CAPITALS.sub("", style)
    return SPACING.sub("", style.replace(f'"{serif}"', f'"{sans}"') if serif else style)


def set_lengths(style: str, geometry: PageGeometry) -> str:
    """`style` with the lengths of the page in place of their custom properties, and each `calc()` of lengths in mm
    alone worked out. Other properties and other units stay as they are, and all the rest at its line and column."""
    lengths = {name: f"{value:.4f}mm" for name, value in page_lengths(geometry).items()} | type_and_colours(geometry)
    written = PROPERTY.sub(
        lambda found: _in_place_of(found, lengths[found[1]]) if found[1] in lengths else found[0], style
    )
    return PRECISE.sub(_rounded, CALC.sub(_worked_out, written))


def _in_place_of(found: re.Match[str], text: str) -> str:
    """`text`, with white space behind it up to where what was found ended."""
    *lines, last = found[0].split("\n")
    return text + "\n" * len(lines) + " " * len(last) if lines else text.ljust(len(last))


def _worked_out(calc: re.Match[str]) -> str:
    """The length that a `calc()` comes to; the `calc()` itself where that cannot be said here."""
    terms, units = LENGTH.sub(r"\1", calc[1]), {unit for _, unit in LENGTH.findall(calc[1])}
    try:
        value = _value(ast.parse(terms.strip(), mode="eval").body)
    except (SyntaxError, TypeError, KeyError, ValueError, ZeroDivisionError):
        return calc[0]
    if len(units) != 1:
        return calc[0]
    (unit,) = units
    written = f"{value:.{PRECISION[unit]}f}"
    return _in_place_of(calc, f"{written if unit == 'mm' else written.rstrip('0').rstrip('.')}{unit}")


def _value(node: ast.expr) -> float:
    """Of an expression of numbers. TypeError for anything else in it."""
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    raise TypeError


def _rounded(length: re.Match[str]) -> str:
    """A length to hundredths of a mm, as short as can be: `82mm`."""
    return _in_place_of(length, f"{float(length[0].removesuffix('mm')):.2f}".rstrip("0").rstrip(".") + "mm")
