"""Categories → what the style sheet says of them: their accent, the tints that text stands on, their woven bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalog.edition.views import EditionView
from catalog.graphics import colour
from catalog.graphics.ikat import patterns

SAND = "#f6f1e7"  # the ground of boxes: keep in step with templates/website/style.css
INDIGO = "#1f2a5c"  # an edition without categories


def theme_files(views: Sequence[EditionView]) -> dict[str, bytes]:
    """The patterns as SVG files, by their path below the `html` folder."""
    files: dict[str, bytes] = {}
    for slug, accent in _accents(views):
        style = patterns.style_for(slug, accent)
        files[f"motifs/{slug}-band.svg"] = patterns.draw_band(style, 160, 8).encode()
        files[f"motifs/{slug}-quiet.svg"] = patterns.draw_quiet(style, 60, 45, ground=_tint(accent), scale=0.7).encode()
        files[f"motifs/{slug}-cloth.svg"] = patterns.draw_motif(style, 90, 90).encode()
    return files


def theme_rules(views: Sequence[EditionView]) -> str:
    """Style rules: one class for each category (`c-<slug>`); the first category's colours are those of plain pages."""
    accents = list(_accents(views))
    rules = [_rule(":root", *accents[0])]
    rules += [_rule(f".c-{slug}", slug, accent) for slug, accent in accents]
    return "\n".join(rules)


def _accents(views: Sequence[EditionView]) -> Iterator[tuple[str, str]]:
    found = {category.slug: category.accent.lower() for view in views for category in view.categories}
    yield from found.items() or {"catalogue": INDIGO}.items()


def _rule(selector: str, slug: str, accent: str) -> str:
    values = {
        "accent": accent,
        "accent-ink": _readable(accent, SAND, _tint(accent)),
        "ground": patterns.style_for(slug, accent).ground,
        "tint": _tint(accent),
        "band": f'url("motifs/{slug}-band.svg")',
        "quiet": f'url("motifs/{slug}-quiet.svg")',
        "cloth": f'url("motifs/{slug}-cloth.svg")',
    }
    lines = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f"{selector} {{\n{lines}}}"


def _readable(accent: str, *grounds: str) -> str:
    """The accent, dark enough for text on each of `grounds` and so on white."""
    for ground in grounds:
        accent = colour.darken_until(accent, ground, colour.READABLE)
    return accent


def _tint(accent: str) -> str:
    return colour.mix(colour.PAPER, accent, 0.12)
