"""The points for reading a page, its styles, and the pages that come of it."""

from __future__ import annotations

from typing import Final

from tests.typesetting.weasyprint import shapes
from tests.typesetting.weasyprint.point import BOX, CSS, DOCUMENT, ELEMENT, FETCHER, HTML, PAGE, PRIVATE, PUBLIC, Point

READING: Final = (
    Point(
        HTML,
        "drawing",
        "reads a page that is no XML; base class of one that is",
        PUBLIC,
        ("string", "base_url", "url_fetcher"),
        type,
    ),
    Point(
        f"{HTML}.render",
        "engine",
        "lays a page out",
        PUBLIC,
        ("font_config", "options"),
        holds=shapes.takes_our_options,
    ),
    Point(f"{HTML}.base_url", "drawing", "set where a page is read as XML", PRIVATE, kind=str),
    Point(f"{HTML}.url_fetcher", "drawing", "the same", PRIVATE),
    Point(f"{HTML}.media_type", "drawing", "the same", PRIVATE, kind=str),
    Point(
        f"{HTML}.wrapper_element",
        "drawing",
        "the same: the page's elements, as selectors match them",
        PRIVATE,
        base=ELEMENT,
    ),
    Point(f"{HTML}.etree_element", "drawing", "the same: the page's root", PRIVATE, holds=shapes.is_element),
    Point(
        f"{HTML}._ua_stylesheets",
        "drawing",
        "overridden: the default style sheet of ours",
        PRIVATE,
        ("forms",),
        holds=shapes.gives_default_sheet,
    ),
    Point(
        f"{ELEMENT}.from_html_root",
        "drawing",
        "wraps a page that was read as XML",
        PUBLIC,
        ("root", "content_language"),
    ),
    Point(f"{ELEMENT}.etree_element", "drawing", "the root in it", PUBLIC, holds=shapes.is_element),
    Point(FETCHER, "engine", "base class of ours, which serves drawings of the cache alone", PUBLIC, kind=type),
    Point(f"{FETCHER}.fetch", "engine", "overridden", PUBLIC, ("url", "headers")),
    Point("weasyprint.urls.URLFetcherResponse", "engine", "what it gives back", PUBLIC, ("url", "body", "headers")),
    Point(
        "weasyprint.text.fonts.FontConfiguration",
        "engine",
        "one for all parts of a process: reading the fonts takes long",
        PUBLIC,
        kind=type,
    ),
    Point(
        "weasyprint.text.ffi.harfbuzz_subset",
        "environment",
        "None where the library is missing, which is said with its remedy",
        PRIVATE,
    ),
    Point(
        "weasyprint.logger.LOGGER",
        "engine, style_check",
        "the logger `weasyprint`: what it warns of stops the part, or is a missing glyph or a fault of a style sheet",
        PRIVATE,
        holds=shapes.is_called_weasyprint,
    ),
    Point(
        "weasyprint.draw.text.draw_first_line",
        "engine",
        "warns of a character that no font has, in words that MISSING_GLYPH matches",
        PRIVATE,
        holds=shapes.tells_missing_glyph,
    ),
)
STYLES: Final = (
    Point(
        "weasyprint.CSS",
        "engine, style_check, style_defaults",
        "style sheets, parsed once for all parts",
        PUBLIC,
        ("string", "url_fetcher", "font_config"),
        type,
    ),
    Point(
        "weasyprint.html.UA",
        "style_defaults",
        "the text of the default style sheet, from which rules for notes are cut",
        PRIVATE,
        kind=str,
        holds=shapes.has_rules_of_notes,
    ),
    Point(
        "weasyprint.html.UA_STYLESHEET",
        "drawing, style_defaults",
        "the whole of it, for style sheets that call for notes",
        PRIVATE,
        base="weasyprint.CSS",
    ),
    Point(
        f"{CSS}.ComputedStyle",
        "style_defaults",
        "replaced while a page is laid out: starts with plain values",
        PRIVATE,
        ("parent_style", "cascaded"),
        type,
        "builtins.dict",
        shapes.is_made_by_style_for,
    ),
    Point(
        f"{CSS}.AnonymousStyle",
        "style_defaults",
        "the same, for boxes without an element",
        PRIVATE,
        ("parent_style",),
        type,
        "builtins.dict",
        shapes.is_made_by_style,
    ),
    Point(
        f"{CSS}.PHYSICAL_FUNCTIONS",
        "style_defaults",
        "which logical properties may set a physical one",
        PRIVATE,
        kind=dict,
        holds=shapes.gives_logical_names,
    ),
    Point(
        f"{CSS}.properties.INITIAL_VALUES",
        "style_check, style_defaults",
        "the plain values, and the names of all properties",
        PRIVATE,
        kind=dict,
        holds=shapes.has_known_properties,
    ),
    Point(
        f"{CSS}.properties.INHERITED", "style_defaults", "not plain: comes from around", PRIVATE, kind=(set, frozenset)
    ),
    Point(
        f"{CSS}.properties.INITIAL_NOT_COMPUTED",
        "style_defaults",
        "not plain: is worked out",
        PRIVATE,
        kind=(set, frozenset),
    ),
    Point(
        "tinycss2.parse_component_value_list",
        "style_check",
        "brackets and addresses of a style sheet, with their lines",
        PUBLIC,
        ("css", "skip_comments"),
    ),
)
DOCUMENTS: Final = (
    Point(f"{DOCUMENT}.pages", "drawing, engine, page_digest", "the pages of a part", PUBLIC, kind=list),
    Point(
        f"{DOCUMENT}.fonts",
        "drawing",
        "set to the fonts of this process before its pages are drawn",
        PRIVATE,
        kind=dict,
    ),
    Point(f"{DOCUMENT}.color_profiles", "drawing", "handed on to the stream of a page", PRIVATE, kind=dict),
    Point(f"{DOCUMENT}.output_intent", "drawing", "the same", PRIVATE),
    Point(f"{PAGE}.width", "drawing", "size of the page in px", PUBLIC, kind=(int, float)),
    Point(f"{PAGE}.height", "drawing", "the same", PUBLIC, kind=(int, float)),
    Point(
        f"{PAGE}.anchors",
        "engine",
        "places by name: left, top, right, bottom in px",
        PUBLIC,
        kind=dict,
        holds=shapes.has_corners,
    ),
    Point(
        f"{PAGE}.links",
        "drawing",
        "kind, target, left, top, right and bottom in px, box",
        PUBLIC,
        kind=list,
        holds=shapes.has_links,
    ),
    Point(f"{PAGE}.paint", "drawing", "draws the page into a stream", PUBLIC, ("stream", "scale")),
    Point(f"{PAGE}._page_box", "drawing, page_digest", "its boxes, for structure and digest", PRIVATE, base=BOX),
)
