"""The tree of a document's pages (ISO 32000-1, 7.7.3), reserved before the pages are written."""

from __future__ import annotations

from typing import Final

from catalog.pdf.writer import PdfWriter, ref

IN_NODE: Final = 100  # pages in a node


def reserve_pages(pdf: PdfWriter, count: int) -> tuple[list[int], list[int], int]:
    """Reserve `count` pages. Returns them, the node above each, and the root."""
    pages = [pdf.reserve() for _ in range(count)]
    root = pdf.reserve()
    nodes: list[int] = []
    for start in range(0, count, IN_NODE):
        kids = pages[start : start + IN_NODE]
        entries = f"/Parent {ref(root)}/Count {len(kids)}/Kids[{' '.join(map(ref, kids))}]"
        nodes.append(pdf.add(f"<</Type/Pages{entries}>>"))
    pdf.add(f"<</Type/Pages/Count {count}/Kids[{' '.join(map(ref, nodes))}]>>", root)
    return pages, [nodes[place // IN_NODE] for place in range(count)], root
