"""A page as it was set → the page on its side of the spread, moved towards the spine (stage 8).

Pages are set in the middle, before it is known on which side they will stand.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from catalog.book.page_numbers import BookPage
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.plan import Matter
from catalog.typesetting.drawn_page import DrawnPage, Form, Node, Piece, Rect

MATRIX: Final = re.compile(r"/Matrix\s*\[(\S+ \S+ \S+ \S+) (\S+) (\S+?)\]")


def shift_of(page: BookPage, geometry: PageGeometry) -> float:
    """By how many mm a page is moved to the right; 0 for covers, which have no inner margin."""
    if page.part.matter is Matter.COVER:
        return 0.0
    return -geometry.shift if page.recto else geometry.shift


def move(page: DrawnPage, by: float, *, tagged: bool = True) -> DrawnPage:
    """The page whose content is drawn `by` pt further to the right. Its links, the boxes of its structure and its
    patterns, which the matrix of its content does not reach (ISO 32000-1, 8.7.3.1), are moved with it; no structure is
    left where the book is not `tagged`."""
    if not by:
        return page
    links = tuple(replace(link, rect=_moved(link.rect, by)) for link in page.links)
    structure = tuple(_moved_node(node, by) for node in page.structure) if tagged else ()
    return replace(page, piece=_moved_patterns(page.piece, by), links=links, structure=structure)


def _moved(rect: Rect, by: float) -> Rect:
    left, bottom, right, top = rect
    return round(left + by, 2), bottom, round(right + by, 2), top


def _moved_node(node: Node, by: float) -> Node:
    kids = tuple(_moved_node(kid, by) if isinstance(kid, Node) else kid for kid in node.kids)
    return replace(node, kids=kids, box=_moved(node.box, by) if node.box else node.box)


def _moved_patterns(piece: Piece, by: float) -> Piece:
    if not piece.patterns:
        return piece
    patterns = {name: Form(_moved_matrix(form.entries, by), form.piece) for name, form in piece.patterns.items()}
    return replace(piece, patterns=patterns)


def _moved_matrix(entries: str, by: float) -> str:
    """The entries of a pattern with its matrix moved; a pattern without one is told the identity's."""
    moved, found = MATRIX.subn(lambda matrix: f"/Matrix[{matrix[1]} {float(matrix[2]) + by:g} {matrix[3]}]", entries)
    return moved if found else f"{entries}/Matrix[1 0 0 1 {by:g} 0]"
