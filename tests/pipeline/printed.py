"""What a bound book prints, read back from its file: words, links, page numbers."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pikepdf

from catalog.core.units import PT_PER_MM
from tests.shipped import PAGE
from tests.tools import require_tool

HAIR: Final = 2.0  # pt
BODY = 8  # pages before page 1 of the small project's books: covers and front matter

Word = tuple[float, float, float, float, str]  # x, y, x2, y2 in pt from the top left, and the word


def words_by_page(path: Path) -> list[list[Word]]:
    """Words with their boxes (pt from the top left), page by page."""
    html = subprocess.run(
        [require_tool("pdftotext"), "-bbox", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    pattern = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    return [
        [(float(x), float(y), float(x2), float(y2), word) for x, y, x2, y2, word in pattern.findall(page)]
        for page in html.split("<page ")[1:]
    ]


def internal_links(pdf: pikepdf.Pdf) -> list[tuple[int, tuple[float, float, float, float], int]]:
    """Page, rectangle (pt, PDF's own axes) and target page of every link inside the file."""
    number = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    found = []
    for index, page in enumerate(pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            if "/Dest" in annotation:
                x, y, x2, y2 = (float(value) for value in annotation.Rect)
                rect = (min(x, x2), min(y, y2), max(x, x2), max(y, y2))
                found.append((index, rect, number[annotation.Dest[0].objgen]))
    return found


def printed_numbers(path: Path) -> list[tuple[int, str, int]]:
    """Page, text and target page of every page number that is a link: as small as a number, with one word in it."""
    words = words_by_page(path)
    found = []
    with pikepdf.open(path) as pdf:
        for index, (left, bottom, right, top), target in internal_links(pdf):
            height = float(pdf.pages[index].mediabox[3])
            inside = [
                text
                for x, y, x2, y2, text in words[index]
                if x >= left - 1 and x2 <= right + 1 and height - y2 >= bottom - 3 and height - y <= top + 3
            ]
            if right - left < 30 and top - bottom < 15:
                found.append((index, " ".join(inside), target))
    return found


FOOT = 790.0  # pt from the top of a page of A4: folios stand lower


def folio_of(words: list[Word], foot: float = FOOT) -> str:
    """The folio that stands at the foot of a page; "" where there is none."""
    low = [text for _, y, _, _, text in words if y > foot and (text.isdigit() or re.fullmatch("[ivxlc]+", text))]
    return low[0] if len(low) == 1 else ""


def wrong_numbers(path: Path, foot: float = FOOT) -> list[tuple[int, str]]:
    """Page and text of every printed page number that is not the folio of the page that it leads to. An opener prints
    no folio of its own."""
    folios = [folio_of(words, foot) for words in words_by_page(path)]
    numbers = printed_numbers(path)
    return [(page, text) for page, text, target in numbers if text != (folios[target] or str(target - BODY + 1))]


def out_of_page(words: list[Word]) -> Iterator[str]:
    """Words of which a part stands beyond the edge of a page of the shipped format."""
    width, height = PAGE.width * PT_PER_MM, PAGE.height * PT_PER_MM
    for x, y, right, low, text in words:
        if min(x, y) < -HAIR or right > width + HAIR or low > height + HAIR:
            yield text


def over_one_another(words: list[Word]) -> Iterator[tuple[str, str]]:
    """Words of which one stands on half of the height of another."""
    for number, (x, y, right, low, text) in enumerate(words):
        for x2, y2, right2, low2, other in words[number + 1 :]:
            high = min(low, low2) - max(y, y2)
            if min(right, right2) - max(x, x2) > HAIR and high > min(low - y, low2 - y2) / 2:
                yield text, other
