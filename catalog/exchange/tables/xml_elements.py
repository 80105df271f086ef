"""XML of a workbook → its elements, one after another. A document type, and with it any entity, is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from xml.parsers import expat

from catalog.core.problems import CatalogError, Place, error

MOST_DEPTH: Final = 200
DOCUMENT_TYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class XmlReader:
    """Calls `start` with the name of each element without its prefix, and its attributes; `end` with the name; and
    `text` with text between. `name` is the part of the file that messages speak of."""

    def __init__(self, place: Place, name: str, start: Start, end: End | None = None, text: End | None = None) -> None:
        self._place, self._name, self._start, self._end = place, name, start, end
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        if text:
            self._parser.CharacterDataHandler = text

    def feed(self, pieces: Iterable[bytes]) -> None:
        """Read all of the XML. CatalogError where it is none."""
        try:
            for piece in pieces:
                self._parser.Parse(piece, False)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as fault:
            raise CatalogError([error("table-broken", self._place, detail=f"{self._name}: {fault}")]) from None

    def _refuse(self, *_: object) -> None:
        raise document_type(self._place, self._name)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise CatalogError([error("table-broken", self._place, detail=f"{self._name}: {name}")])
        self._start(name.rpartition(":")[2], attributes)

    def _finish(self, name: str) -> None:
        self._depth -= 1
        if self._end:
            self._end(name.rpartition(":")[2])


def elements(content: bytes, place: Place, name: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, names and attributes without their prefixes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        found.append((tag, {key.rpartition(":")[2]: value for key, value in attributes.items()}))

    XmlReader(place, name, start).feed([content])
    return found


def checked(pieces: Iterable[bytes], place: Place, name: str) -> Iterator[bytes]:
    """The same pieces of a part that is not parsed here. CatalogError where it has a document type, or is in an
    encoding in which that would not be seen."""
    before = b""
    for piece in pieces:
        if not before and (piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in piece[:200]):
            raise CatalogError([error("table-broken", place, detail=f"{name}: UTF-16")])
        if DOCUMENT_TYPE.search(before[-10:] + piece):
            raise document_type(place, name)
        before = piece
        yield piece


def document_type(place: Place, name: str) -> CatalogError:
    """What is raised where a part has a document type."""
    return CatalogError([error("table-document-type", place, name=name)])
