"""A page that WeasyPrint has laid out and drawn, as samples of its objects; and what must hold of values on them."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

PAGE: Final = """<html lang="en"><head><title>Page</title></head><body>
<h1 id="head" style="color: #123456; background: #eee; text-align: left">Head <a href="#head">link</a></h1>
<p style="position: absolute; top: 0; right: 0; width: 2cm">Out of the flow</p><p>\U00013000</p>
<table><tr><td colspan="2">Cell</td></tr></table><div style="opacity: .5">Group</div>
<img src="sample:picture" style="width: 1cm; height: 2cm" alt="None"/></body></html>"""
PICTURE: Final = "sample:picture"


class Picture:
    """Stands in for a picture of WeasyPrint's."""

    def __init__(self) -> None:
        self.drawn: list[tuple[float, float]] = []

    def get_intrinsic_size(self, resolution: float, _font_size: float) -> tuple[float, float, float]:
        return 1 / resolution, 2 / resolution, 0.5

    def draw(self, _stream: object, width: float, height: float, _style: object) -> None:
        self.drawn.append((width, height))


class Pictures(dict[str, Any]):
    """A cache that is searched for the picture, and has it."""

    def __contains__(self, address: object) -> bool:
        return address == PICTURE


class Samples:
    """Objects of WeasyPrint's, made when they are first looked at. The fonts must be chosen before."""

    @cached_property
    def html(self) -> Any:  # noqa: ANN401 WeasyPrint has no types
        from weasyprint import HTML

        return HTML(string=PAGE, base_url="sample:")

    @cached_property
    def picture(self) -> Picture:
        return Picture()

    @cached_property
    def document(self) -> Any:  # noqa: ANN401
        return self.html.render(cache=Pictures({PICTURE: self.picture}))

    @cached_property
    def page(self) -> Any:  # noqa: ANN401
        return self.document.pages[0]

    @cached_property
    def drawn(self) -> tuple[Any, Mapping[Any, Any], Mapping[Any, Any], list[str]]:
        """The stream of the page, the fonts and the marks in it, and what was logged."""
        fonts: dict[Any, Any] = {}
        tags: dict[Any, Any] = {}
        log = _Messages()
        stream = new_stream(fonts, tags)
        logger = logging.getLogger("weasyprint")
        logger.addHandler(log)
        try:
            self.page.paint(stream, 1)
        finally:
            logger.removeHandler(log)
        return stream, fonts, tags, log.messages

    def box(self, kind: str, tag: str = "") -> Any:  # noqa: ANN401
        """The first box on the page of a class, and of an element."""
        parents = [box for box in self.page._page_box.descendants(placeholders=True) if hasattr(box, "children")]
        boxes = [box for parent in parents for box in parent.children]
        return next(box for box in boxes if type(box).__name__ == kind and tag in ("", box.element_tag))

    def of(self, name: str) -> Any:  # noqa: ANN401
        """The sample of a class; LookupError where there is none."""
        return {
            "weasyprint.HTML": lambda: self.html,
            "weasyprint.document.Document": lambda: self.document,
            "weasyprint.document.Page": lambda: self.page,
            "weasyprint.formatting_structure.boxes.Box": lambda: self.box("BlockBox", "h1"),
            "weasyprint.formatting_structure.boxes.TableCellBox": lambda: self.box("TableCellBox"),
            "weasyprint.formatting_structure.boxes.TextBox": lambda: self.box("TextBox"),
            "weasyprint.layout.absolute.AbsolutePlaceholder": lambda: self.box("AbsolutePlaceholder"),
            "weasyprint.pdf.stream.Stream": lambda: self.drawn[0],
            "weasyprint.pdf.fonts.Font": lambda: next(iter(self.drawn[1].values())),
            "tinycss2.color5.Color": lambda: self.box("BlockBox", "h1").style["color"],
            "cssselect2.ElementWrapper": lambda: self.html.wrapper_element,
            "pydyf.Stream": lambda: new_stream({}, {}).add_group(0, 0, 1, 1),
        }[name]()


class _Messages(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def new_stream(fonts: object, tags: object) -> Any:  # noqa: ANN401
    """A stream of WeasyPrint's on which nothing is drawn yet."""
    import pydyf
    from weasyprint.pdf.stream import Stream

    kinds = ("ExtGState", "XObject", "Pattern", "Shading")
    resources = pydyf.Dictionary({**{kind: pydyf.Dictionary() for kind in kinds}, "ColorSpace": None})
    return Stream(fonts, (0, 0, 100, 100), resources, {}, tags, {}, None)


def always(_value: object, _samples: Samples) -> bool:
    return True


def takes_our_options(_render: object, _samples: Samples) -> bool:
    from weasyprint import DEFAULT_OPTIONS

    return bool({"stylesheets", "cache"} <= DEFAULT_OPTIONS.keys())


def is_element(value: Any, _samples: Samples) -> bool:  # noqa: ANN401
    return isinstance(value.tag, str) and all(map(callable, (value.get, value.iter, value.itertext)))


def gives_default_sheet(method: Any, samples: Samples) -> bool:  # noqa: ANN401
    from weasyprint import html

    return list(method(samples.html, forms=False)) == [html.UA_STYLESHEET]


def is_called_weasyprint(logger: object, _samples: Samples) -> bool:
    return logger is logging.getLogger("weasyprint")


def tells_missing_glyph(_function: object, samples: Samples) -> bool:
    from catalog.typesetting.weasyprint.engine import MISSING_GLYPH

    found = [MISSING_GLYPH.search(message) for message in samples.drawn[3]]
    return [match[1] for match in found if match] == ["\U00013000"]


def has_rules_of_notes(sheet: str, _samples: Samples) -> bool:
    from catalog.typesetting.weasyprint.style_defaults import MARKER, NOTES

    return bool(MARKER.search(sheet) and len(NOTES.findall(sheet)) >= 4)


def is_made_by_style_for(_style: object, _samples: Samples) -> bool:
    """Only a name of the module that is looked up there can be replaced."""
    from weasyprint import css

    return "ComputedStyle" in css.StyleFor.set_computed_styles.__code__.co_names


def is_made_by_style(_style: object, _samples: Samples) -> bool:
    from weasyprint import css

    return "AnonymousStyle" in vars(css.Style)["anonymous_style"].func.__code__.co_names


def is_measured_by_floats(_function: object, _samples: Samples) -> bool:
    from weasyprint.layout import float as float_layout

    return "shrink_to_fit" in float_layout.float_width.without_min_max.__code__.co_names


def is_called_for_lines(_function: object, _samples: Samples) -> bool:
    from weasyprint.layout import inline

    return "split_inline_box" in inline.get_next_linebox.__code__.co_names


def is_called_for_texts(_function: object, _samples: Samples) -> bool:
    from weasyprint.layout import inline

    return "split_text_box" in inline.split_inline_level.__code__.co_names


def gives_logical_names(functions: Mapping[str, Any], _samples: Samples) -> bool:
    return bool(functions["margin_left"](block="ttb", inline="rtl") == "margin_inline_end")


def has_known_properties(values: Mapping[str, object], _samples: Samples) -> bool:
    from catalog.typesetting.weasyprint.style_defaults import FOUND_OUT

    return {"color", "margin_left", "text_decoration_line", *FOUND_OUT} <= values.keys()


def has_corners(anchors: Mapping[str, Any], _samples: Samples) -> bool:
    left, top, right, bottom = anchors["head"]
    return bool(0 < left < right and 0 < top < bottom)


def has_links(links: list[Any], samples: Samples) -> bool:
    ((kind, target, (left, top, right, bottom), box),) = links
    return (kind, target, box.element_tag) == ("internal", "head", "a") and left < right and top < bottom


def is_called_plainly(method: Any, _samples: Samples) -> bool:  # noqa: ANN401
    return len(inspect.signature(method).parameters) == 1  # itself


def has_asked_values(style: Mapping[str, Any], _samples: Samples) -> bool:
    colours = [style["color"], style["background_color"]]
    return style["lang"] == "en" and style["font_size"] > 0 and all(hasattr(colour, "alpha") for colour in colours)


def gives_number(method: Any, samples: Samples) -> bool:  # noqa: ANN401
    return isinstance(method(samples.box("BlockBox", "h1")), (int, float))


def are_numbers(values: Any, _samples: Samples) -> bool:  # noqa: ANN401
    return len(values) == 3 and all(isinstance(value, (int, float)) for value in values)


def numbers_what_is_drawn(_method: object, samples: Samples) -> bool:
    numbers = [mark["mcid"] for mark in samples.drawn[2].values()]
    return len(numbers) > 4 and numbers == list(range(len(numbers)))


def clones_without_tags(clone: Any, samples: Samples) -> bool:  # noqa: ANN401
    copy = clone(new_stream({}, {}), tags=None)
    with copy.artifact(), copy.marked(samples.box("TextBox"), "Span"):
        return isinstance(copy, type(samples.drawn[0])) and not copy.stream


def are_operators(items: list[Any], _samples: Samples) -> bool:
    import pydyf

    return len(items) > 20 and all(isinstance(item, (bytes, str, pydyf.Object)) for item in items)


def makes_groups(add_group: Any, _samples: Samples) -> bool:  # noqa: ANN401
    stream = new_stream({}, {})
    group = add_group(stream, 0, 0, 1, 1)
    kept = stream._resources["XObject"][group.id]
    return kept is group and {"ExtGState", "XObject", "Pattern", "Shading"} <= group.extra["Resources"].keys()


def fills_registry(_method: object, samples: Samples) -> bool:
    from weasyprint.pdf.fonts import Font

    fonts = samples.drawn[1].values()
    return len(fonts) > 0 and all(type(font) is Font for font in fonts)


def names_lab(set_color: Any, _samples: Samples) -> bool:  # noqa: ANN401
    from tinycss2.color5 import parse_color

    stream = new_stream({}, {})
    for colour in ("lab(50% 20 20)", "oklab(50% 0.1 0.1)"):
        set_color(stream, parse_color(colour))
    return {b"/lab-d50 cs", b"/lab-d65 cs"} <= set(stream.stream)


def maps_glyphs(glyphs: Mapping[int, str], _samples: Samples) -> bool:
    return len(glyphs) > 2 and all(isinstance(key, int) and isinstance(text, str) for key, text in glyphs.items())


def searches_cache_first(get: Any, samples: Samples) -> bool:  # noqa: ANN401
    cache = Pictures({PICTURE: samples.picture})
    return get(cache=cache, url_fetcher=None, options={}, url=PICTURE) is samples.picture


def draws_what_is_cached(_method: object, samples: Samples) -> bool:
    assert samples.drawn
    return len(samples.picture.drawn) == 1
