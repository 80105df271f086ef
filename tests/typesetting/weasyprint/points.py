"""Every point at which `catalog.typesetting.weasyprint` reaches into WeasyPrint and its libraries, as data.

A name is where Python finds the value; what only objects have is looked up on a sample of its class. docs/weasyprint.md
shows this list (`python -m tests.typesetting.weasyprint.points` writes it there), test_contract.py checks it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.typesetting.weasyprint import shapes
from tests.typesetting.weasyprint.shapes import Samples

DOC: Final = Path(__file__).parents[3] / "docs" / "weasyprint.md"
START, END = "<!-- points -->\n", "<!-- end of points -->\n"
PUBLIC, PRIVATE = True, False  # documented for those who use the library, or not


@dataclass(frozen=True, slots=True)
class Point:
    """One value of the library, and what of it must hold."""

    name: str
    where: str  # modules of the folder that touch it
    why: str
    public: bool
    parameters: tuple[str, ...] = ()
    kind: type | tuple[type, ...] = object  # what it is an instance of
    base: str = ""  # the class that it is derived from
    holds: Callable[[Any, Samples], bool] = shapes.always

    @property
    def last(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def row(self) -> str:
        called = f"({', '.join(self.parameters)})" if self.parameters else ""
        return f"| `{self.name}{called}` | {self.where} | {self.why} | {'public' if self.public else 'private'} |\n"


_HTML, _CSS = "weasyprint.HTML", "weasyprint.css"
_DOCUMENT, _PAGE = "weasyprint.document.Document", "weasyprint.document.Page"
_BOXES, _STREAM, _FONT = (
    "weasyprint.formatting_structure.boxes",
    "weasyprint.pdf.stream.Stream",
    "weasyprint.pdf.fonts.Font",
)
_BOX, _CELL, _TEXT = f"{_BOXES}.Box", f"{_BOXES}.TableCellBox", f"{_BOXES}.TextBox"
_IMAGE, _FETCHER = "weasyprint.images.RasterImage", "weasyprint.urls.URLFetcher"
_COLOUR, _ELEMENT = "tinycss2.color5.Color", "cssselect2.ElementWrapper"

READING: Final = (
    Point(
        _HTML,
        "drawing",
        "reads a page that is no XML; base class of one that is",
        PUBLIC,
        ("string", "base_url", "url_fetcher"),
        type,
    ),
    Point(
        f"{_HTML}.render",
        "engine",
        "lays a page out",
        PUBLIC,
        ("font_config", "options"),
        holds=shapes.takes_our_options,
    ),
    Point(f"{_HTML}.base_url", "drawing", "set where a page is read as XML", PRIVATE, kind=str),
    Point(f"{_HTML}.url_fetcher", "drawing", "the same", PRIVATE),
    Point(f"{_HTML}.media_type", "drawing", "the same", PRIVATE, kind=str),
    Point(
        f"{_HTML}.wrapper_element",
        "drawing",
        "the same: the page's elements, as selectors match them",
        PRIVATE,
        base=_ELEMENT,
    ),
    Point(f"{_HTML}.etree_element", "drawing", "the same: the page's root", PRIVATE, holds=shapes.is_element),
    Point(
        f"{_HTML}._ua_stylesheets",
        "drawing",
        "overridden: the default style sheet of ours",
        PRIVATE,
        ("forms",),
        holds=shapes.gives_default_sheet,
    ),
    Point(
        f"{_ELEMENT}.from_html_root",
        "drawing",
        "wraps a page that was read as XML",
        PUBLIC,
        ("root", "content_language"),
    ),
    Point(f"{_ELEMENT}.etree_element", "drawing", "the root in it", PUBLIC, holds=shapes.is_element),
    Point(_FETCHER, "engine", "base class of ours, which serves drawings of the cache alone", PUBLIC, kind=type),
    Point(f"{_FETCHER}.fetch", "engine", "overridden", PUBLIC, ("url", "headers")),
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
        "engine",
        "the logger `weasyprint`: what it warns of stops the part, or is a missing glyph",
        PRIVATE,
        holds=shapes.is_called_weasyprint,
    ),
    Point(
        "weasyprint.draw.text.draw_first_line",
        "engine",
        "warns of a character that no font has, in words that MISSING_GLYPH knows",
        PRIVATE,
        holds=shapes.tells_missing_glyph,
    ),
)
STYLES: Final = (
    Point(
        "weasyprint.CSS",
        "engine, style_defaults",
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
        f"{_CSS}.ComputedStyle",
        "style_defaults",
        "replaced while a page is laid out: starts with plain values",
        PRIVATE,
        ("parent_style", "cascaded"),
        type,
        "builtins.dict",
        shapes.is_made_by_style_for,
    ),
    Point(
        f"{_CSS}.AnonymousStyle",
        "style_defaults",
        "the same, for boxes without an element",
        PRIVATE,
        ("parent_style",),
        type,
        "builtins.dict",
        shapes.is_made_by_style,
    ),
    Point(
        f"{_CSS}.PHYSICAL_FUNCTIONS",
        "style_defaults",
        "which logical properties may set a physical one",
        PRIVATE,
        kind=dict,
        holds=shapes.gives_logical_names,
    ),
    Point(
        f"{_CSS}.properties.INITIAL_VALUES",
        "style_defaults",
        "the plain values",
        PRIVATE,
        kind=dict,
        holds=shapes.has_known_properties,
    ),
    Point(
        f"{_CSS}.properties.INHERITED", "style_defaults", "not plain: comes from around", PRIVATE, kind=(set, frozenset)
    ),
    Point(
        f"{_CSS}.properties.INITIAL_NOT_COMPUTED",
        "style_defaults",
        "not plain: is worked out",
        PRIVATE,
        kind=(set, frozenset),
    ),
)
DOCUMENTS: Final = (
    Point(f"{_DOCUMENT}.pages", "drawing, engine, page_digest", "the pages of a part", PUBLIC, kind=list),
    Point(
        f"{_DOCUMENT}.fonts",
        "drawing",
        "set to the fonts of this process before its pages are drawn",
        PRIVATE,
        kind=dict,
    ),
    Point(f"{_DOCUMENT}.color_profiles", "drawing", "handed on to the stream of a page", PRIVATE, kind=dict),
    Point(f"{_DOCUMENT}.output_intent", "drawing", "the same", PRIVATE),
    Point(f"{_PAGE}.width", "drawing", "size of the page in px", PUBLIC, kind=(int, float)),
    Point(f"{_PAGE}.height", "drawing", "the same", PUBLIC, kind=(int, float)),
    Point(
        f"{_PAGE}.anchors",
        "engine",
        "places by name: left, top, right, bottom in px",
        PUBLIC,
        kind=dict,
        holds=shapes.has_corners,
    ),
    Point(
        f"{_PAGE}.links",
        "drawing",
        "kind, target, left, top, right and bottom in px, box",
        PUBLIC,
        kind=list,
        holds=shapes.has_links,
    ),
    Point(f"{_PAGE}.paint", "drawing", "draws the page into a stream", PUBLIC, ("stream", "scale")),
    Point(f"{_PAGE}._page_box", "drawing, page_digest", "its boxes, for structure and digest", PRIVATE, base=_BOX),
)
BOXES: Final = (
    Point(
        f"{_BOX}.all_children",
        "page_structure",
        "the boxes in a box, a table's captions and columns too",
        PRIVATE,
        holds=shapes.is_called_plainly,
    ),
    Point(f"{_BOX}.descendants", "page_digest", "all boxes of a page in order", PRIVATE, ("placeholders",)),
    Point(
        f"{_BOX}.is_floated",
        "page_structure",
        "what floats comes behind the text beside it",
        PRIVATE,
        holds=shapes.is_called_plainly,
    ),
    Point(
        f"{_BOX}.element",
        "page_structure, page_digest, drawing",
        "the element of the page that it shows",
        PRIVATE,
        holds=shapes.is_element,
    ),
    Point(
        f"{_BOX}.element_tag",
        "page_structure, page_digest",
        "its name, or that and what is generated beside it",
        PRIVATE,
        kind=str,
    ),
    Point(
        f"{_BOX}.style",
        "page_structure, page_digest",
        "values of `lang`, `font_size`, `color`, `background_color`",
        PRIVATE,
        kind=dict,
        holds=shapes.has_asked_values,
    ),
    Point(f"{_BOX}.margin_height", "page_structure", "height of the page in px", PRIVATE, holds=shapes.gives_number),
    Point(f"{_BOX}.content_box_x", "page_structure", "where a picture stands, px", PRIVATE, holds=shapes.gives_number),
    Point(f"{_BOX}.content_box_y", "page_structure", "the same", PRIVATE, holds=shapes.gives_number),
    Point(f"{_BOX}.position_x", "page_digest", "where a picture or a tint stands, px", PRIVATE, kind=(int, float)),
    Point(f"{_BOX}.position_y", "page_digest", "the same", PRIVATE, kind=(int, float)),
    Point(f"{_BOX}.width", "page_digest, page_structure", "how large it is, px", PRIVATE, kind=(int, float)),
    Point(f"{_BOX}.height", "page_digest, page_structure", "the same", PRIVATE, kind=(int, float)),
    Point(f"{_TEXT}.text", "page_digest", "the words of a line", PRIVATE, kind=str),
    Point(f"{_CELL}.colspan", "page_structure", "columns of a table's cell", PRIVATE, kind=int),
    Point(f"{_CELL}.rowspan", "page_structure", "its rows", PRIVATE, kind=int),
    Point(
        "weasyprint.layout.absolute.AbsolutePlaceholder._box",
        "page_structure, drawing",
        "what was taken out of the flow",
        PRIVATE,
        base=_BOX,
    ),
    Point(f"{_COLOUR}.coordinates", "page_digest", "colour of text or tint", PUBLIC, holds=shapes.are_numbers),
    Point(f"{_COLOUR}.alpha", "page_digest", "0 where there is no tint", PUBLIC, kind=(int, float)),
)
DRAWING: Final = (
    Point(
        _STREAM,
        "drawing",
        "base class of ours, in which decoration is an artefact",
        PRIVATE,
        ("fonts", "page_rectangle", "resources", "images", "tags", "color_profiles", "output_intent"),
        type,
        "pydyf.Stream",
    ),
    Point(
        f"{_STREAM}.marked",
        "drawing",
        "overridden: a picture without a text is decoration; numbers what is drawn, in `tags`",
        PRIVATE,
        ("box", "tag"),
        holds=shapes.numbers_what_is_drawn,
    ),
    Point(
        f"{_STREAM}.artifact",
        "drawing",
        "overridden: notes that it is inside one",
        PRIVATE,
        holds=shapes.is_called_plainly,
    ),
    Point(
        f"{_STREAM}.clone",
        "drawing",
        "overridden: nothing in a group is marked by itself",
        PRIVATE,
        ("kwargs",),
        holds=shapes.clones_without_tags,
    ),
    Point(
        f"{_STREAM}.draw_x_object",
        "drawing",
        "overridden: outside marked contents it is decoration",
        PRIVATE,
        ("reference",),
    ),
    Point(f"{_STREAM}.transform", "drawing", "turns the page up, places pictures", PRIVATE, tuple("abcdef")),
    Point(
        f"{_STREAM}.push_state",
        "drawing",
        "what binding draws over the page begins anew",
        PRIVATE,
        holds=shapes.is_called_plainly,
    ),
    Point(f"{_STREAM}.pop_state", "drawing", "the same", PRIVATE, holds=shapes.is_called_plainly),
    Point(f"{_STREAM}._resources", "drawing", "where a placed picture puts its name", PRIVATE, kind=dict),
    Point(f"{_STREAM}.stream", "drawing", "the operators of a page", PUBLIC, kind=list, holds=shapes.are_operators),
    Point(
        f"{_STREAM}.add_group",
        "drawing",
        "a group becomes a form: its `id`, its `extra` with `Resources`",
        PRIVATE,
        ("x", "y", "width", "height"),
        holds=shapes.makes_groups,
    ),
    Point(
        f"{_STREAM}.add_font",
        "font_registry",
        "asks the registry for a font by key, or puts a new one there",
        PRIVATE,
        ("pango_font",),
        holds=shapes.fills_registry,
    ),
    Point(
        f"{_STREAM}.set_color",
        "drawing",
        "names CIELAB `lab-d50` and `lab-d65`, as COLOUR_SPACES of drawn_page does",
        PRIVATE,
        ("color", "stroke"),
        holds=shapes.names_lab,
    ),
    Point("pydyf.Stream.extra", "drawing", "the entries of a form or pattern", PUBLIC, kind=dict),
    Point("pydyf.Stream.id", "drawing", "its name, set by WeasyPrint, by which others refer to it", PRIVATE, kind=str),
    Point(
        "pydyf.Dictionary", "drawing", "resources of a page, states, shadings", PUBLIC, kind=type, base="builtins.dict"
    ),
    Point("pydyf.Array", "drawing", "a value in them", PUBLIC, kind=type, base="builtins.list"),
    Point("pydyf.Object.data", "drawing", "any other value in them, as bytes", PUBLIC, kind=property),
    Point(f"{_FONT}.family", "font_registry", "which face of ours a font is", PRIVATE, kind=str),
    Point(f"{_FONT}.weight", "font_registry", "the same", PRIVATE, kind=(int, float)),
    Point(f"{_FONT}.style", "font_registry", "the same: 0 where it is upright", PRIVATE, kind=int),
    Point(f"{_FONT}.hash", "font_registry", "set: by which pages name the face", PRIVATE, kind=str),
    Point(
        f"{_FONT}.widths",
        "font_registry",
        "set to the face's own, so that kerning does not depend on what was drawn before",
        PRIVATE,
        kind=dict,
    ),
    Point(
        f"{_FONT}.to_unicode",
        "font_registry",
        "read and emptied: the text of each glyph that was drawn",
        PRIVATE,
        kind=dict,
        holds=shapes.maps_glyphs,
    ),
    Point(
        f"{_FONT}.missing",
        "font_registry",
        "emptied: glyphs made up for characters that no font has",
        PRIVATE,
        kind=dict,
    ),
    Point(
        "weasyprint.images.get_image_from_uri",
        "drawing",
        "asks the cache (`in`, then `[]`) before it fetches",
        PRIVATE,
        ("cache", "url"),
        holds=shapes.asks_cache_first,
    ),
    Point(
        f"{_IMAGE}.get_intrinsic_size",
        "drawing",
        "as a placed picture has it: width, height, ratio in px",
        PRIVATE,
        ("resolution", "font_size"),
    ),
    Point(
        f"{_IMAGE}.draw",
        "drawing",
        "as a placed picture has it",
        PRIVATE,
        ("stream", "concrete_width", "concrete_height", "style"),
        holds=shapes.draws_what_is_cached,
    ),
)
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
