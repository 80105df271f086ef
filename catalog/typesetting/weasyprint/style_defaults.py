"""WeasyPrint's styles with less work for each element, and the same values (stage 7).

A page has some hundred elements of some hundred and fifty properties each, nearly all as they are initially.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from weasyprint import CSS, css, html
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

# Rules of WeasyPrint's own style sheet that hold for every element, and what calls for them.
NOTES: Final = re.compile(r"^::(?:footnote|note)-.*", re.MULTILINE)
MARKER: Final = re.compile(r"^::marker", re.MULTILINE)
CALLED_FOR: Final = re.compile(r"footnote|::note|\bnote(-area|\()|::marker|list-item")
FOUND_OUT: Final = ("page", "position", "float", "display")  # their values depend on more than what is declared
# The value of a property that no rule and no element around sets.
PLAIN: Final[dict[str, Any]] = {
    name: value
    for name, value in INITIAL_VALUES.items()
    if name not in (INHERITED | INITIAL_NOT_COMPUTED).union(FOUND_OUT) and not name.startswith("text_decoration_")
}
# Properties by which a rule may declare some of these, by the direction of the text: `margin-inline-start`.
LOGICAL: Final = frozenset(
    physical(block="ttb", inline=inline) for physical in css.PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")
)


def default_style(style: str) -> CSS:
    """WeasyPrint's own style sheet, below the sheet `style`: where that has no notes and makes no lists, without
    the rules that give each element, whatever it is, the styles of six marks that it might have."""
    if CALLED_FOR.search(style):
        return html.UA_STYLESHEET
    own = MARKER.sub("li::marker", NOTES.sub("", html.UA))
    return CSS(string=own)  # its counters WeasyPrint takes from elsewhere


class _Computed(css.ComputedStyle):  # type: ignore[misc]
    """The style of an element: what no rule sets is there from the start, and need not be looked for."""

    def __init__(self, parent: object, declared: dict[str, Any], *others: object) -> None:
        if LOGICAL.isdisjoint(declared):
            self.update(PLAIN)
            for name in declared:
                self.pop(name, None)
        super().__init__(parent, declared, *others)


class _Anonymous(css.AnonymousStyle):  # type: ignore[misc]
    """The style of a box without an element: the same."""

    def __init__(self, parent: object) -> None:
        self.update(PLAIN)
        super().__init__(parent)


@contextmanager
def plain_values_at_hand() -> Iterator[None]:
    """While this lasts, WeasyPrint makes its styles of these classes, which no argument of its hands over."""
    own = css.ComputedStyle, css.AnonymousStyle
    css.ComputedStyle, css.AnonymousStyle = _Computed, _Anonymous
    try:
        yield
    finally:
        css.ComputedStyle, css.AnonymousStyle = own
