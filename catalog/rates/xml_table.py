"""A table in XML, as the European Central Bank and Bank Indonesia publish theirs → rows by name.

Read with expat itself: a document type, and with it any entity, is refused before it is opened, and nothing is fetched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from catalog.core.problems import CatalogError, Place, error
from catalog.rates.cells import Row, Sheet

MOST_DEPTH: Final = 100


@dataclass(slots=True)
class _Element:
    name: str
    line: int
    named: dict[str, str]  # attributes, those of what is around it too, and the texts of what is in it
    text: list[str] = field(default_factory=list)
    leaf: bool = True


class _Reader:
    """Collects a row for each element with attributes, or with elements that hold text alone."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[tuple[int, dict[str, str]]] = []
        self.sender = ""
        self._open: list[_Element] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._text
        self.parser.EndElementHandler = self._end

    def _refuse(self, *_: object) -> None:
        raise CatalogError([error("rates-file", Place(self.file, self.parser.CurrentLineNumber), detail="DOCTYPE")])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= MOST_DEPTH:
            raise CatalogError([error("rates-file", Place(self.file, self.parser.CurrentLineNumber), detail=name)])
        around = self._open[-1].named if self._open else {}
        for outer in self._open[-1:]:
            outer.leaf = False
        own = {_local(key): value.strip() for key, value in attributes.items() if not key.startswith("xmlns")}
        self._open.append(_Element(_local(name), self.parser.CurrentLineNumber, {**around, **own}))

    def _text(self, text: str) -> None:
        self._open[-1].text.append(text)

    def _end(self, _: str) -> None:
        one = self._open.pop()
        text = "".join(one.text).strip()
        if one.leaf and text and self._open:
            self._open[-1].named[one.name] = text
            if one.name == "name":
                self.sender = text
        elif one.named:
            self.rows.append((one.line, one.named))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def xml_sheets(content: bytes, file: str) -> list[Sheet]:
    """The table with the names of elements and attributes as its headings, in the first row. CatalogError where the
    file is no XML, or has a document type."""
    reader = _Reader(file)
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        line = fault.lineno if isinstance(fault, expat.ExpatError) else 0
        raise CatalogError([error("rates-file", Place(file, line), detail=str(fault))]) from None
    names = list(dict.fromkeys(name for _, named in reader.rows for name in named))
    rows = (Row(line, tuple(named.get(name, "") for name in names)) for line, named in reader.rows)
    return [Sheet((Row(1, tuple(names)), *rows), reader.sender)]
