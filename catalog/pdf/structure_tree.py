"""The structure of a book in its PDF (ISO 32000-1, 14.7 and 14.8; ISO 14289-1): parts' structures joined to one tree.

Document → Part for what stands before the chapters, each chapter, what stands behind → Sect for each part → its pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.pdf.writer import PdfWriter, numbers, ref, text_string
from catalog.typesetting.drawn_page import DrawnPage, Node

IN_LEAF = 100  # entries of a leaf of the parent tree


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A page as it is bound: its object, its key in the parent tree, its links (object and key), the marks of what is
    stamped on links (by the link's number, -1 …), and how many marks it has in all."""

    number: int
    key: int
    links: Sequence[tuple[int, int]]
    stamps: Mapping[int, int]
    marks: int


class StructureTree:
    """Written page by page, in the order of the book. `language` is the book's; keys from `pages` on are for links."""

    def __init__(self, pdf: PdfWriter, language: str, pages: int) -> None:
        self._pdf, self._language = pdf, language
        self._root, self._document = pdf.reserve(), pdf.reserve()
        self._next_key = pages
        self._owners: dict[int, str] = {}  # what the parent tree says, by key
        self._levels: list[int] = []  # of the headings above, as the pages have them
        self._parts = _Group(pdf, "Part")
        self._sections = _Group(pdf, "Sect")
        self._sections.inside = self._parts

    def new_key(self) -> int:
        """A key in the parent tree for a link."""
        self._next_key += 1
        return self._next_key - 1

    def add_page(self, part: str, section: str, page: DrawnPage, bound: TaggedPage) -> None:
        """Add a page to the book's part `part`, in it to the section of the set part `section`."""
        if part != self._parts.name:
            self._sections.close()  # it belongs to the part before
        self._parts.enter(part, self._document)
        self._sections.enter(section, self._parts.number)
        marks = [0] * bound.marks
        nodes: Sequence[int | Node] = page.structure
        if len(nodes) == 1 and isinstance(nodes[0], Node) and nodes[0].role == "Sect":  # the page, which is no section
            nodes = nodes[0].kids
        parent = self._sections.number
        self._sections.kids += [self._element(node, parent, bound, marks) for node in nodes if isinstance(node, Node)]
        self._owners[bound.key] = f"[{' '.join(ref(owner) if owner else 'null' for owner in marks)}]"

    def finish(self) -> int:
        """Write the rest; returns the object of the root."""
        self._sections.close()
        self._parts.close()
        entries = f"/P {ref(self._root)}/Lang{text_string(self._language)}"
        kids = " ".join(map(ref, self._parts.written))
        self._pdf.add(f"<</Type/StructElem/S/Document{entries}/K[{kids}]>>", self._document)
        keys = sorted(self._owners)
        leaves = []
        for start in range(0, len(keys), IN_LEAF):
            leaf = keys[start : start + IN_LEAF]
            pairs = " ".join(f"{key} {self._owners[key]}" for key in leaf)
            leaves.append(self._pdf.add(f"<</Limits[{leaf[0]} {leaf[-1]}]/Nums[{pairs}]>>"))
        tree = self._pdf.add(f"<</Kids[{' '.join(map(ref, leaves))}]>>")
        entries = f"/K {ref(self._document)}/ParentTree {ref(tree)}/ParentTreeNextKey {self._next_key}"
        return self._pdf.add(f"<</Type/StructTreeRoot{entries}>>", self._root)

    def _element(self, node: Node, parent: int, bound: TaggedPage, marks: list[int]) -> int:
        number = self._pdf.reserve()
        role = self._heading(node.role) if node.role[0] == "H" and node.role[1:].isdigit() else node.role
        kids: list[str] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(ref(self._element(kid, number, bound, marks)))
            elif kid >= 0:
                marks[kid] = number
                kids.append(str(kid))
            else:
                kids += self._link(kid, number, bound, marks)
        entries = f"/S/{role}/P {ref(parent)}/Pg {ref(bound.number)}/K[{' '.join(kids)}]{_properties(node)}"
        return self._pdf.add(f"<</Type/StructElem{entries}>>", number)

    def _link(self, kid: int, owner: int, bound: TaggedPage, marks: list[int]) -> list[str]:
        annotation, key = bound.links[-kid - 1]
        self._owners[key] = ref(owner)
        pieces = [f"<</Type/OBJR/Obj {ref(annotation)}/Pg {ref(bound.number)}>>"]
        if kid in bound.stamps:
            marks[bound.stamps[kid]] = owner
            pieces.insert(0, str(bound.stamps[kid]))
        return pieces

    def _heading(self, role: str) -> str:
        """Its level in the book: one below the heading above it, whatever levels the pages leave out."""
        level = int(role[1:])
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return f"H{len(self._levels)}"


class _Group:
    """Elements of one role that follow one another, of which the last is open."""

    inside: _Group | None = None

    def __init__(self, pdf: PdfWriter, role: str) -> None:
        self._pdf, self._role = pdf, role
        self.name, self._parent = "", 0
        self.number = 0
        self.kids: list[int] = []
        self.written: list[int] = []

    def enter(self, name: str, parent: int) -> None:
        """Go on in the element `name`; open it, below the element `parent`, where another one is open."""
        if self.number and name == self.name:
            return
        self.close()
        self.name, self._parent, self.number = name, parent, self._pdf.reserve()

    def close(self) -> None:
        if not self.number:
            return
        kids = " ".join(map(ref, self.kids))
        self._pdf.add(f"<</Type/StructElem/S/{self._role}/P {ref(self._parent)}/K[{kids}]>>", self.number)
        (self.inside.kids if self.inside else self.written).append(self.number)
        self.number, self.kids = 0, []


def _properties(node: Node) -> str:
    """What an element says besides its kids: alternate text, language, box, what a table's cell is."""
    pieces = []
    if node.alt:
        pieces.append(f"/Alt{text_string(node.alt)}")
    if node.language:
        pieces.append(f"/Lang{text_string(node.language)}")
    if node.box:
        pieces.append(f"/A<</O/Layout/Placement/Block/BBox[{numbers(node.box)}]>>")
    if node.role in ("TH", "TD") and (node.scope or node.span != (1, 1)):
        across, down = node.span
        scope = f"/Scope/{node.scope}" if node.scope else ""
        pieces.append(f"/A<</O/Table{scope}/ColSpan {across}/RowSpan {down}>>")
    return "".join(pieces)
