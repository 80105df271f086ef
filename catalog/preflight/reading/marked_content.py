"""Marked content: layers that paper does not show, and the texts that stand for pictures (ISO 32000-1, 8.11, 14.6,
14.9.3)."""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from catalog.preflight.reading.pdf_objects import array, entry, identity, name, number, text

DEEPEST: Final = 6  # elements of the structure above a picture that are asked for its text
LONGEST: Final = 60  # letters of a name that are shown


class Layers:
    """The layers of a file (optional content groups), and which of them are not printed."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 pikepdf
        properties = entry(root, "OCProperties")
        groups = list(array(entry(properties, "OCGs")))
        self.names = tuple(text(entry(group, "Name")) for group in groups)
        default = entry(properties, "D")
        off = _identities(entry(default, "OFF"))
        if name(entry(default, "BaseState")) == "OFF":
            off = {key for group in groups if (key := identity(group))} - _identities(entry(default, "ON"))
        for usage in array(entry(default, "AS")):
            if name(entry(usage, "Event")) == "Print":
                off = self._as_printed(off, usage)
        self._off = off

    @staticmethod
    def _as_printed(off: set[tuple[int, int]], usage: Any) -> set[tuple[int, int]]:  # noqa: ANN401
        found = set(off)
        for group in array(entry(usage, "OCGs")):
            state = name(entry(entry(entry(group, "Usage"), "Print"), "PrintState"))
            key = identity(group)
            if key is not None and state:
                (found.add if state == "OFF" else found.discard)(key)
        return found

    def hides(self, value: Any) -> bool:  # noqa: ANN401
        """Whether what belongs to a layer, or to a choice of layers (OCMD), is not printed."""
        if not self._off or value is None:
            return False
        if name(entry(value, "Type")) != "OCMD":
            return identity(value) in self._off
        members = entry(value, "OCGs")
        groups = list(array(members)) if isinstance(members, pikepdf.Array) else [members]
        hidden = [identity(group) in self._off for group in groups if group is not None]
        policy = name(entry(value, "P")) or "AnyOn"
        shown = {
            "AllOn": not any(hidden),
            "AnyOff": any(hidden),
            "AllOff": all(hidden),
        }.get(policy, not all(hidden))
        return bool(hidden) and not shown


def _identities(value: Any) -> set[tuple[int, int]]:  # noqa: ANN401
    return {key for item in array(value) if (key := identity(item))}


class Names:
    """The texts that stand for marked content, from the structure of a file (Alt)."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401
        parents = entry(entry(root, "StructTreeRoot"), "ParentTree")
        self._tree: Any = None
        if parents is not None:
            try:
                self._tree = pikepdf.NumberTree(parents)
            except (ValueError, TypeError, RuntimeError, pikepdf.PdfError):
                self._tree = None

    def of(self, page: Any, mark: int) -> str:  # noqa: ANN401
        """The text of the content that a page marks with a number; "" where the file has none."""
        parents = entry(page, "StructParents")
        if self._tree is None or parents is None:
            return ""
        try:
            element = list(array(self._tree[int(number(parents))]))[mark]
        except (KeyError, IndexError, ValueError, TypeError, RuntimeError, pikepdf.PdfError):
            return ""
        for _ in range(DEEPEST):
            if found := shortened(text(entry(element, "Alt"))):
                return found
            element = entry(element, "P")
        return ""


def shortened(words: str) -> str:
    """One line of `words`, of no more than LONGEST letters."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
