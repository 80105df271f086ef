"""A folder of HTML → its pages as tests want to see them: elements in order with attributes and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {("img", "src"), ("link", "href"), ("script", "src"), ("source", "src"), ("iframe", "src"), ("use", "href")}
VOID = {"img", "link", "meta", "source", "input", "br", "hr", "path", "wbr"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    text: str = ""
    parents: tuple[str, ...] = ()


@dataclass
class Page(HTMLParser):
    """One page, read."""

    path: Path
    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self.source = self.path.read_text(encoding="utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {k: v or "" for k, v in attrs}, parents=tuple(outer.name for outer in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, name: str, **attributes: str) -> list[Element]:
        """The elements of that name with these attributes (`class_` for class)."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [e for e in self.elements if e.name == name and wanted.items() <= e.attributes.items()]

    @property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @property
    def loads(self) -> list[str]:
        """Addresses that a browser fetches to show the page."""
        found = [v for e in self.elements for k, v in e.attributes.items() if (e.name, k) in LOADS]
        sets = [e.attributes["srcset"] for e in self.elements if "srcset" in e.attributes]
        return found + [candidate.split()[0] for one in sets for candidate in one.split(",")]

    @property
    def links(self) -> list[str]:
        return [e.attributes["href"] for e in self.elements if e.name in ("a", "link") and "href" in e.attributes]


def read_pages(folder: Path) -> dict[str, Page]:
    """Every page below `folder` by its POSIX path."""
    return {file.relative_to(folder).as_posix(): Page(file) for file in sorted(folder.rglob("*.html"))}


def dead_links(folder: Path) -> list[str]:
    """Links and addresses of pictures, styles and fonts that lead nowhere inside `folder`."""
    pages = read_pages(folder)
    dead = []
    for path, page in pages.items():
        for address in (*page.links, *page.loads):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path.resolve()
            inside = target.is_file() and target.is_relative_to(folder.resolve())
            name = target.relative_to(folder.resolve()).as_posix() if inside else ""
            if not inside or (parts.fragment and unquote(parts.fragment) not in pages[name].ids):
                dead.append(f"{path} → {address}")
    return dead
