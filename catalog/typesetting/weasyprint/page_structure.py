"""The boxes of a laid-out page → its structure: what is a heading, a paragraph, a picture, a link (stage 7).

Boxes that only place things leave no trace; text that stands in none of the known elements becomes a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from catalog.typesetting.drawn_page import Node, Rect

PX_TO_PT: Final = 0.75
# Structure types (ISO 32000-1, 14.8.4) of HTML's elements. The others leave no trace.
ROLES: Final = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **{"p": "P", "dt": "P", "dd": "P", "a": "Link", "img": "Figure", "blockquote": "BlockQuote", "section": "Sect"},
    **{"article": "Art", "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR"},
    **{"th": "TH", "td": "TD", "caption": "Caption", "figcaption": "Caption", "ul": "L", "ol": "L", "li": "LI"},
}
HOLDS_BLOCKS: Final = frozenset({"Document", "Sect", "Art", "BlockQuote"})  # text in them needs a paragraph
KEPT_EMPTY: Final = frozenset({"TD", "TH"})
INLINE: Final = frozenset({"Link", "Span"})

Kids = list[int | Node]
Marks = Mapping[Any, Mapping[str, Any]]  # WeasyPrint's: the number of what was drawn, by box


def link_text(element: Any) -> str:  # noqa: ANN401 WeasyPrint has no types
    """What a link is called: its words, and what its pictures show."""
    words = [*element.itertext(), *(picture.get("alt", "") for picture in element.iter("img"))]
    return " ".join(" ".join(words).split())


def structure_of(page: Any, marks: Marks, links: Mapping[Any, int]) -> tuple[Node, ...]:  # noqa: ANN401
    """The structure of a page's box. `links` are the numbers of links (from -1 downwards) by box."""
    builder = _Builder(marks, links, page.margin_height())
    kids = builder.kids(page, "Document", None, page.style["lang"] or "")
    strays = sorted(mark["mcid"] for box, mark in marks.items() if box not in builder.seen)
    return tuple(node for node in _in_paragraphs([*kids, *strays]) if isinstance(node, Node))


class _Builder:
    def __init__(self, marks: Marks, links: Mapping[Any, int], height: float) -> None:
        self.marks, self.links, self.height = marks, links, height  # px
        self.seen: set[Any] = set()

    def kids(self, box: Any, around: str, owner: Any, language: str) -> Kids:  # noqa: ANN401
        """What stands inside `box`, of which `owner` is the nearest element that leaves a trace, `around` its role. In
        a paragraph, floats come behind the text that they stand beside."""
        found: Kids = []
        beside: Kids = []
        for child in box.all_children():
            inner = getattr(child, "_box", child)  # what was taken out of the flow leaves a placeholder
            kids = beside if around == "P" and inner.is_floated() else found
            kids.extend(self._node(inner, around, owner, language))
        return found + beside

    def _node(self, box: Any, around: str, owner: Any, language: str) -> Kids:  # noqa: ANN401
        element = box.element
        # Anonymous boxes have the element of the box that they are made for.
        role = "" if element is None or element is owner else ROLES.get(box.element_tag or "", "")
        spoken = (element.get("lang") if element is not None else None) or language
        inside: Kids = []
        if (mark := self.marks.get(box)) is not None:
            self.seen.add(box)
            inside.append(mark["mcid"])
        inside += self.kids(box, role or around, element if role else owner, spoken)
        link = [self.links[box]] if box in self.links else []
        if role == "Link":
            inside += link
            link = []
        other = spoken if spoken != language else ""
        if not role:
            return [*([Node("Span", tuple(inside), language=other)] if other and inside else inside), *link]
        if not inside and role not in KEPT_EMPTY:
            return [*link]
        return [self._element(box, role, inside, other), *link]

    def _element(self, box: Any, role: str, inside: Kids, language: str) -> Node:  # noqa: ANN401
        if role == "Figure":
            return Node(role, tuple(inside), alt=box.element.get("alt", ""), box=self._area(box), language=language)
        if role in HOLDS_BLOCKS:
            return Node(role, tuple(_in_paragraphs(inside)), language=language)
        if role == "LI":
            return Node(role, (Node("LBody", tuple(inside)),), language=language)
        if role in KEPT_EMPTY:
            scope = {"row": "Row", "col": "Column"}.get(box.element.get("scope", ""), "") if role == "TH" else ""
            return Node(role, tuple(inside), scope=scope, span=(box.colspan, box.rowspan), language=language)
        if role == "TR":
            return Node(role, tuple(_scoped(inside)), language=language)
        return Node(role, tuple(inside), language=language)

    def _area(self, box: Any) -> Rect:  # noqa: ANN401
        x, y = box.content_box_x(), box.content_box_y()
        edges = (x, self.height - y - box.height, x + box.width, self.height - y)
        left, bottom, right, top = (round(edge * PX_TO_PT, 2) for edge in edges)
        return left, bottom, right, top


def _in_paragraphs(kids: Iterable[int | Node]) -> Iterator[int | Node]:
    """Runs of text and links that stand in no paragraph, each in one."""

    def inline(kid: int | Node) -> bool:
        return isinstance(kid, int) or kid.role in INLINE

    for loose, run in groupby(kids, inline):
        if loose:
            yield Node("P", tuple(run))
        else:
            yield from run


def _scoped(cells: Kids) -> Iterator[int | Node]:
    """The cells of a row: a header is its row's beside data, else its column's, where the page does not say it."""
    beside_data = any(isinstance(cell, Node) and cell.role == "TD" for cell in cells)
    for cell in cells:
        if isinstance(cell, Node) and cell.role == "TH" and not cell.scope:
            yield replace(cell, scope="Row" if beside_data else "Column")
        else:
            yield cell
