"""Categories → what the style sheet says of them: their accent, the tints that text stands on, their woven bands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from catalog.cache.program_digest import program_digest
from catalog.cache.value_store import ValueStore
from catalog.core.content_keys import content_key
from catalog.edition.views import EditionView
from catalog.graphics import colour
from catalog.graphics.ikat import patterns

SAND = "#f6f1e7"  # the ground of boxes: keep in step with templates/website/style.css
INDIGO = "#1f2a5c"  # an edition without categories


# Kind → how it is drawn.
_DRAW: Final[Mapping[str, Callable[[patterns.MotifStyle], str]]] = {
    "band": lambda style: patterns.draw_band(style, 160, 8),
    "quiet": lambda style: patterns.draw_quiet(style, 60, 45, ground=_tint(style.accent), scale=0.7),
    "cloth": lambda style: patterns.draw_motif(style, 90, 90),
}


def theme_files(views: Sequence[EditionView], value_store: ValueStore | None = None) -> dict[str, bytes]:
    """The patterns as SVG files, by their path below the `html` folder; those in `value_store` are not drawn again."""
    styles = {slug: patterns.style_for(slug, accent) for slug, accent in _accents(views)}
    wanted = {f"motifs/{slug}-{kind}.svg": (kind, style) for slug, style in styles.items() for kind in _DRAW}
    keys = {path: content_key("motif", program_digest(), kind, repr(style)) for path, (kind, style) in wanted.items()}
    found = value_store.find(keys.values()) if value_store else {}
    files = {
        path: found[keys[path]] if keys[path] in found else _DRAW[kind](style).encode()
        for path, (kind, style) in wanted.items()
    }
    if value_store:
        value_store.keep({keys[path]: content for path, content in files.items() if keys[path] not in found})
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
