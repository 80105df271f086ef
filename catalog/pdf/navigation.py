"""The ways through a book in its PDF: outline, named destinations, page labels (ISO 32000-1, 12.3 and 12.4.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from catalog.pdf.writer import PdfWriter, ref, text_string

IN_LEAF = 100  # names of a leaf of the name tree


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline: its title, the anchor that it leads to, and the entries below it."""

    title: str
    anchor: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class PageLabel:
    """How pages are numbered from the 0-based `place` on: in a style (`D` arabic, `r` small roman figures) from `start`
    on, or all with the same `prefix` (ISO 32000-1, 12.4.2)."""

    place: int
    style: str = ""
    start: int = 1
    prefix: str = ""


def write_outline(pdf: PdfWriter, headings: Sequence[Heading], destination: Callable[[str], str]) -> int:
    """The outline, its entries closed; `destination` of an anchor as PDF has it. Returns its object."""
    root = pdf.reserve()
    kids = _items(pdf, headings, root, destination)
    ends = f"/First {ref(kids[0])}/Last {ref(kids[-1])}/Count {len(kids)}" if kids else ""
    return pdf.add(f"<</Type/Outlines{ends}>>", root)


def _items(pdf: PdfWriter, headings: Sequence[Heading], parent: int, destination: Callable[[str], str]) -> list[int]:
    items = [pdf.reserve() for _ in headings]
    for place, (item, heading) in enumerate(zip(items, headings, strict=True)):
        kids = _items(pdf, heading.children, item, destination)
        entries = f"/Title{text_string(heading.title)}/Parent {ref(parent)}/Dest{destination(heading.anchor)}"
        if place:
            entries += f"/Prev {ref(items[place - 1])}"
        if place + 1 < len(items):
            entries += f"/Next {ref(items[place + 1])}"
        if kids:
            entries += f"/First {ref(kids[0])}/Last {ref(kids[-1])}/Count -{len(kids)}"
        pdf.add(f"<<{entries}>>", item)
    return items


def write_destinations(pdf: PdfWriter, destinations: Mapping[str, str]) -> int:
    """The name tree of destinations, which are sorted by name. Returns its object."""
    names = list(destinations)
    leaves = []
    for start in range(0, len(names), IN_LEAF):
        leaf = names[start : start + IN_LEAF]
        pairs = " ".join(f"{text_string(name)} {destinations[name]}" for name in leaf)
        leaves.append(pdf.add(f"<</Limits[{text_string(leaf[0])} {text_string(leaf[-1])}]/Names[{pairs}]>>"))
    return pdf.add(f"<</Kids[{' '.join(map(ref, leaves))}]>>")


def write_labels(pdf: PdfWriter, labels: Sequence[PageLabel]) -> int:
    """Page labels: what the reader shows as a page's number is what is printed on it. Returns their object."""
    nums = []
    for label in labels:
        entries = f"/S/{label.style}/St {label.start}" if label.style else f"/P{text_string(label.prefix)}"
        nums.append(f"{label.place}<<{entries}>>")
    return pdf.add(f"<</Nums[{' '.join(nums)}]>>")
