"""Lists that people type in one cell → lists of an entry: ingredients with shares, fibres, allergens, choices."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from catalog.exchange.values.names import INVISIBLE
from catalog.exchange.values.numbers import number_of, shortest
from catalog.exchange.values.reading import NOTHING, Reading, Value, line_of, number_text, own
from catalog.model.digits import plain_digits

LONGEST: Final = 5000  # characters of a list
MOST: Final = 200  # things in a list
LABEL: Final = re.compile(
    r"^(?:komposisi|bahan(?:[- ]bahan)?(?: baku)?|ingredients?|materials?|material|terbuat dari|mengandung|contains"
    r"|alergen|allergens?|warna|ukuran|rasa|varian)\s*[:=]\s*|^(?:terbuat dari|mengandung|contains)\s+",
    re.IGNORECASE,
)
BULLET: Final = re.compile(r"^\s*(?:[-•*·▪●✓–]|[0-9]{1,2}[.)]\s)\s*")
AND: Final = re.compile(r"\s+(?:dan|serta|and|&)\s+", re.IGNORECASE)
FIRST_AND: Final = re.compile(r"^(?:dan|serta|and|&)\s+", re.IGNORECASE)
SHARE: Final = re.compile(
    r"\(?\s*(?<![0-9.,])([0-9]{1,3}(?:[.,][0-9]{1,3})?)\s*(?:%|persen\b|percent\b)\s*\)?", re.IGNORECASE
)
BEFORE_SHARE: Final = re.compile(r"\s+(?=\(?[0-9]{1,3}(?:[.,][0-9]+)?\s*(?:%|persen))", re.IGNORECASE)
MORE: Final = re.compile(r"[\s,;]*(?<!\w)(?:dll|dst|dsb|etc)\b[.\s]*$", re.IGNORECASE)  # and others, not named
NO_ALLERGENS: Final = frozenset(
    {
        "tidak ada",
        "tdk ada",
        "tanpa alergen",
        "none",
        "no",
        "nihil",
        "bebas alergen",
        "tidak mengandung alergen",
        "tidak",
    }
)
SIZES: Final = ("XS", "S", "M", "L", "XL", "XXL", "XXXL")
SIZE_RANGE: Final = re.compile(rf"({'|'.join(SIZES)})\s*(?:-|s/?d|sampai)\s*({'|'.join(SIZES)})", re.IGNORECASE)
NUMBER_RANGE: Final = re.compile(r"([0-9]{1,3})\s*(?:-|s/?d|sampai)\s*([0-9]{1,3})", re.IGNORECASE)
WIDEST: Final = 30  # numbers in a range of sizes
WHOLE: Final = 100  # per cent


def read_makeup(typed: Value) -> Reading:
    """Ingredients or materials: a list of `name`, each with `percent` where its share is said."""
    cell = _cell(typed)
    return cell if isinstance(cell, Reading) else own(_makeup(cell))


@lru_cache(maxsize=4096)
def _makeup(cell: str) -> Reading:
    found = [_with_share(part) for part in _parts(cell)]
    named = [part for part in found if part["name"]]
    if not named or len(named) > MOST:
        return Reading(None, why="value-list")
    total = sum(Decimal(part["percent"]) for part in named if "percent" in part)
    wrong = total > WHOLE or len(named) < len(found)
    return Reading(named, None, "value-share-sum" if wrong else _more(cell))


def read_fibres(typed: Value) -> Reading:
    """Fibres with their shares: `katun 60% sutra 40%`. One fibre alone is 100 %, and reported; of several without
    shares nothing is taken."""
    cell = _cell(typed)
    return cell if isinstance(cell, Reading) else own(_fibres(cell))


@lru_cache(maxsize=1024)
def _fibres(cell: str) -> Reading:
    parts = [piece for part in _parts(cell, "/") for piece in _beside(part)]
    found = [_with_share(part) for part in parts]
    if not found or len(found) > MOST or not all(part["name"] for part in found):
        return Reading(None, why="value-list")
    if len(found) == 1 and "percent" not in found[0] and not re.search("[0-9]", found[0]["name"]):
        return Reading([{**found[0], "percent": str(WHOLE)}], None, "value-fibre-alone")
    if not all("percent" in part for part in found):
        return Reading(None, found, "value-fibre-share")
    total = sum(Decimal(part["percent"]) for part in found)
    return Reading(found, None, "" if total == WHOLE else "value-share-sum")


def _beside(part: str) -> list[str]:
    """`katun 60% sutra 40%` and `60% katun 40% sutra` cut where one fibre ends."""
    if len(SHARE.findall(part)) < 2:
        return [part]
    if re.match(r"\(?\s*[0-9]", part):
        return BEFORE_SHARE.split(part)
    pieces, begin = [], 0
    for share in SHARE.finditer(part):
        pieces.append(part[begin : share.end()])
        begin = share.end()
    return [piece for piece in (*pieces, part[begin:]) if piece.strip()]


def _with_share(part: str) -> dict[str, str]:
    share = SHARE.search(part)
    number = number_of(share[1]) if share else None
    value = None if number is None else number.value if number.other is None else number.other
    if share is None or value is None or value > WHOLE or SHARE.search(part, share.end()):
        return {"name": _clean(part)}
    name = _clean(f"{part[: share.start()]} {part[share.end() :]}")
    return {"name": name, "percent": shortest(value)}


def _clean(name: str) -> str:
    """A name as it stands in a list; "" of signs without a letter."""
    name = " ".join(name.split()).strip(" .,;:/&-")
    return name if any(map(str.isalpha, name)) else ""


def read_allergens(typed: Value) -> Reading:
    """Allergens by their names; `tidak ada` is the list [none]: there are none; `-` says nothing."""
    cell = _cell(typed)
    if isinstance(cell, Reading):
        return cell
    if cell.casefold().strip(" .") in NO_ALLERGENS:
        return Reading(["none"])
    names = list(dict.fromkeys(filter(None, (_clean(part).lower() for part in _parts(cell, "/")))))
    return Reading(names, None, _more(cell)) if 0 < len(names) <= MOST else Reading(None, why="value-list")


def read_options(typed: Value) -> Reading:
    """The choices of a variant: `S, M, L`, `Merah/Biru`. Of a range of sizes,
    `S - XL` or `38-42`, each one is a choice; that the range itself is one is the second reading."""
    if isinstance(typed, Decimal):
        text = number_text(typed)
        return Reading([text]) if text else Reading(None, why="value-number")
    cell = _cell(typed)
    return cell if isinstance(cell, Reading) else own(_options(cell))


@lru_cache(maxsize=4096)
def _options(cell: str) -> Reading:
    between = _range(cell.strip(" ."))
    if between:
        return Reading(between, [" ".join(cell.split())], "value-options-range")
    marks = "" if re.search(r"[,;|\n]", cell) else "/"  # Merah/Putih, Biru: two colours of one thing
    words = re.split(r"[\s/-]+", cell)
    known = len(words) > 2 and all(word.upper() in SIZES for word in words)  # S M L
    known = known or re.fullmatch(r"[0-9]{2,3}(?:/[0-9]{2,3})+", cell) is not None  # 36/37/38
    parts = words if known else [" ".join(part.split()).strip(" .;,") for part in _parts(cell, marks)]
    options = list(dict.fromkeys(filter(None, parts)))
    if not 0 < len(options) <= MOST:
        return Reading(None, why="value-list")
    twice = len(options) < len(list(filter(None, parts)))
    return Reading(options, None, "value-options-twice" if twice else _more(cell))


def _range(option: str) -> list[str]:
    """What a range of sizes names; nothing for what is none."""
    sizes = SIZE_RANGE.fullmatch(option)
    if sizes:
        begin, end = (SIZES.index(size.upper()) for size in sizes.groups())
        return list(SIZES[begin : end + 1])
    numbers = NUMBER_RANGE.fullmatch(option)
    if numbers and 0 < int(numbers[2]) - int(numbers[1]) <= WIDEST:
        return [str(number) for number in range(int(numbers[1]), int(numbers[2]) + 1)]
    return []


def read_words(typed: Value) -> Reading:
    """A list of texts, such as additives: between commas, semicolons, or a line each."""
    cell = _cell(typed)
    if isinstance(cell, Reading):
        return cell
    names = list(dict.fromkeys(filter(None, map(_clean, _parts(cell)))))
    return Reading(names, None, _more(cell)) if 0 < len(names) <= MOST else Reading(None, why="value-list")


def _cell(typed: Value) -> str | Reading:
    """A cell with a list as text, whose lines count."""
    if not isinstance(typed, str):
        return line_of(typed)
    if len(typed) > LONGEST:
        return Reading(None, why="value-long")
    text = plain_digits(INVISIBLE.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))).strip()
    return NOTHING if text in ("", "-", "--", ".", "n/a") else LABEL.sub("", text)


def _parts(text: str, marks: str = "") -> list[str]:
    """A list cut at its commas, semicolons and lines, and at `marks`, outside of brackets; the last `dan` counts, too.
    A comma between digits is one of a number."""
    parts: list[str] = []
    text = MORE.sub("", text)
    if not re.search(r"[,;|\n•]", text):
        text = re.sub(r"(?<=\w)\s+-\s+(?=[^\W\d_])", ", ", text)  # singkong - garam - gula
    for line in text.split("\n"):
        parts += _cut(BULLET.sub("", line) if "\n" in text else line, marks)
    parts = [FIRST_AND.sub("", part.strip()) for part in parts if part.strip(" .")]
    return [*parts[:-1], *_at_and(parts[-1])] if parts else []


def _more(cell: str) -> str:
    """The code that says that others are not named: dll."""
    return "value-list-more" if MORE.search(cell) else ""


def _at_and(part: str) -> list[str]:
    """A part cut at each `dan` that stands outside of brackets."""
    pieces, begin = [], 0
    for found in AND.finditer(re.sub(r"\([^)]*\)", lambda inside: "x" * len(inside[0]), part)):
        pieces.append(part[begin : found.start()])
        begin = found.end()
    return [*pieces, part[begin:]]


def _cut(line: str, marks: str) -> list[str]:
    parts, begin, depth = [], 0, 0
    for place, sign in enumerate(line):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(depth - 1, 0)
        elif depth == 0 and (sign in ",;|•" or sign in marks):
            digits = line[place - 1 : place].isdigit() and line[place + 1 : place + 2].isdigit()
            inside = digits and sign in ",/"  # 0,5 % and 1/2 kg
            if not inside:
                parts.append(line[begin:place])
                begin = place + 1
    return [*parts, line[begin:]]
