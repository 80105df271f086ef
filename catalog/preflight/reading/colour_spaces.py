"""Colour spaces as a PDF writes them → values (ISO 32000-1, 8.6)."""

from __future__ import annotations

import hashlib
from typing import Any, Final

import pikepdf

from catalog.preflight.reading.colour import CMYK, GREY, PATTERN, RGB, ColourSpace
from catalog.preflight.reading.pdf_objects import array, entry, identity, items, name, number, numbers, raw_bytes

DEEPEST: Final = 8  # spaces inside spaces
_BY_NAME: Final = {
    "DeviceGray": GREY,
    "G": GREY,
    "CalGray": ColourSpace("CalGray", 1),
    "DeviceRGB": RGB,
    "RGB": RGB,
    "CalRGB": ColourSpace("CalRGB", 3),
    "DeviceCMYK": CMYK,
    "CMYK": CMYK,
    "CalCMYK": CMYK,
    "Lab": ColourSpace("Lab", 3),
    "Pattern": PATTERN,
}


class ColourSpaces:
    """Reads the colour spaces of one file, each once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], ColourSpace | None] = {}

    def read(self, value: Any, resources: Any = None, depth: int = 0) -> ColourSpace | None:  # noqa: ANN401
        """The space that `value` names or writes; None where it is none. `resources` has the names of the page."""
        if depth > DEEPEST:
            return None
        if isinstance(value, pikepdf.Name):
            return self._named(name(value), resources, depth)
        key = identity(value)
        if key is not None and key in self._known:
            return self._known[key]
        found = self._written(value, resources, depth)
        if key is not None:
            self._known[key] = found
        return found

    def _named(self, word: str, resources: Any, depth: int) -> ColourSpace | None:  # noqa: ANN401
        if word in _BY_NAME:
            return self._replaced(_BY_NAME[word], resources, depth)
        given = entry(entry(resources, "ColorSpace"), word)
        if given is None or (isinstance(given, pikepdf.Name) and name(given) == word):
            return None
        return self.read(given, resources, depth + 1)

    def _replaced(self, space: ColourSpace, resources: Any, depth: int) -> ColourSpace:  # noqa: ANN401
        """What a page puts in place of a device space: DefaultGray, DefaultRGB, DefaultCMYK (8.6.5.6)."""
        default = {"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB", "DeviceCMYK": "DefaultCMYK"}.get(space.name)
        given = entry(entry(resources, "ColorSpace"), default) if default else None
        found = self.read(given, None, depth + 1) if given is not None else None
        return found if found is not None and found.components == space.components else space

    def _written(self, value: Any, resources: Any, depth: int) -> ColourSpace | None:  # noqa: ANN401
        parts = list(array(value))
        if not parts:
            return None
        kind = name(parts[0])
        if kind in ("ICCBased", "Indexed", "I", "Separation", "DeviceN", "Pattern") and len(parts) > 1:
            return self._composed(kind, parts, resources, depth)
        return self._named(kind, resources, depth + 1) if kind in _BY_NAME else None

    def _composed(self, kind: str, parts: list[Any], resources: Any, depth: int) -> ColourSpace | None:  # noqa: ANN401
        if kind == "ICCBased":
            count = int(number(entry(parts[1], "N")))
            alternate = entry(parts[1], "Alternate")
            base = self.read(alternate, None, depth + 1) if alternate is not None else None
            profile = hashlib.sha256(raw_bytes(parts[1])).hexdigest()
            return ColourSpace("ICCBased", count, base, profile=profile) if count in (1, 3, 4) else None
        if kind == "Pattern":
            return ColourSpace("Pattern", 0, self.read(parts[1], resources, depth + 1))
        if kind in ("Indexed", "I"):
            base = self.read(parts[1], resources, depth + 1)
            palette = raw_bytes(parts[3]) if len(parts) > 3 else b""
            return ColourSpace("Indexed", 1, base, palette=palette[:1024]) if base else None
        names = (name(parts[1]),) if kind == "Separation" else tuple(name(one) for one in array(parts[1]))
        base = self.read(parts[2], resources, depth + 1) if len(parts) > 2 else None
        tint = _digest(parts[3]) if len(parts) > 3 else ""
        return ColourSpace(kind, len(names), base, names, tint=tint) if names else None


def _digest(function: Any) -> str:  # noqa: ANN401
    """A digest of a function: what it is made of, and its data."""
    parts = [f"{key}={numbers(value)}" for key, value in sorted(items(function)) if key not in ("Length", "Filter")]
    return hashlib.sha256(repr(parts).encode() + raw_bytes(function)).hexdigest()
