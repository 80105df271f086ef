"""A style sheet of the project → what of it the pages will not follow, each at its line (stage 2).

What WeasyPrint only logs while it reads a sheet is a problem here, with its place.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any, Final

import tinycss2

from catalog.core.near_names import nearest
from catalog.core.problems import Place, Problem, error, warning
from catalog.fonts.static_faces import FontSet
from catalog.typesetting.weasyprint.environment import require_libraries, use_only

IGNORED: Final = re.compile(
    r"Ignored `(?P<declaration>.*)` at (?P<line>\d+):(?P<column>\d+), (?P<reason>.*)\.", re.DOTALL
)
SELECTOR: Final = re.compile(r"Invalid or unsupported selector, '(?P<selector>.*)'", re.DOTALL)
AT: Final = re.compile(r" at (\d+):(\d+)")
SERVED: Final = "drawing:"  # the scheme of what a page may show
KNOWN: Final = ("Relative URI reference without a base URI: None.", "Missing src descriptor in '@font-face' rule")
UNKNOWN: Final = "unknown property"
WRONG: Final = frozenset({"invalid value", "no value"})


def check_page_style(style: str, file: str, fonts: FontSet) -> Iterator[Problem]:
    """Every finding about the style sheet of the book, with the lengths of the page put in, called `file` in messages.
    Imports WeasyPrint: half a second. CatalogError (ENVIRONMENT) where that cannot be."""
    use_only(fonts)
    require_libraries()
    yield from check_syntax(style, file)
    yield from _addresses(tinycss2.parse_component_value_list(style), file)
    yield from (_problem(note, style, file) for note in _notes(style) if not note.endswith(KNOWN))


def check_syntax(style: str, file: str) -> Iterator[Problem]:
    """Brackets that are not closed, in a style sheet for pages or for browsers."""
    # A bracket too many is seen as such only where all others are closed.
    values = tinycss2.parse_component_value_list(style + "}", skip_comments=True)
    if values and (values[-1].type != "error" or values[-1].kind != "}"):
        yield warning("style-unclosed", Place(file, values[-1].source_line, values[-1].source_column))
    for value in values[:-1]:
        if value.type == "error":
            yield warning("style-syntax", Place(file, value.source_line, value.source_column), value=value.kind)


def _addresses(values: list[Any], file: str) -> Iterator[Problem]:
    """Addresses from which nothing may be shown: the page that is to show it could not be set."""
    for value in values:
        address = value.value if value.type == "url" else ""
        if value.type == "function" and value.lower_name == "url":
            address = "".join(part.value for part in value.arguments if part.type == "string")
        if address and not address.startswith((SERVED, "#")):
            level = error if ":" in address else warning  # what is not even an address, no page would show
            yield level("style-address", Place(file, value.source_line, value.source_column), value=address)
        yield from _addresses(getattr(value, "content", None) or getattr(value, "arguments", []), file)


def _notes(style: str) -> list[str]:
    """What WeasyPrint logs while it reads a style sheet."""
    from weasyprint import CSS

    notes: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: notes.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        CSS(string=style, url_fetcher=_refuse)
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
    return notes


def _refuse(url: str) -> None:
    raise ValueError(url)


def _problem(message: str, style: str, file: str) -> Problem:
    ignored, selector, at = IGNORED.fullmatch(message), SELECTOR.fullmatch(message), AT.search(message)
    if ignored:
        place = Place(file, int(ignored["line"]), int(ignored["column"]))
        return _of_declaration(ignored["declaration"].strip(), ignored["reason"], place)
    if selector:
        return warning("style-selector", _find(selector["selector"], style, file), value=selector["selector"].strip())
    place = Place(file, int(at[1]), int(at[2])) if at else Place(file)
    return warning("style-rule", place, message=message[: at.start()] if at else message)


def _of_declaration(declaration: str, reason: str, place: Place) -> Problem:
    name, _, value = declaration.partition(":")
    if reason == UNKNOWN:
        return warning("style-property", place, value=name, near=nearest(name, _properties()))
    if reason in WRONG:
        return warning("style-value", place, name=name, value=" ".join(value.split()))
    return warning("style-rule", place, message=f"{declaration}: {reason}")


def _properties() -> list[str]:
    from weasyprint.css.properties import INITIAL_VALUES

    return [name.replace("_", "-") for name in INITIAL_VALUES]


def _find(text: str, style: str, file: str) -> Place:
    start = style.find(text)
    if start < 0:
        return Place(file)
    start += len(text) - len(text.lstrip())
    return Place(file, style.count("\n", 0, start) + 1, start - style.rfind("\n", 0, start))
