"""The first lines of a csv → what parts its cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

SEPARATORS: Final = (";", "\t", "|", ",")  # where two fit as well, the comma is the one that texts and prices have
TRIED: Final = 300  # rows
SAID: Final = re.compile(r'"?sep=(.)"?', re.IGNORECASE)  # Excel's first line


def said_separator(line: str) -> str:
    """The separator that the first line of a file names for Excel; "" where it names none."""
    found = SAID.fullmatch(line.rstrip("\r\n").rstrip(";,\t")) or SAID.fullmatch(line.rstrip("\r\n"))
    return found[1] if found else ""


def find_separator(lines: Sequence[str]) -> str:
    """The separator by which most rows have as many cells as the others, one after another; `,` where no character
    parts anything. `lines` are the first of the file, each with its end."""
    return max(SEPARATORS, key=lambda one: (*_fit(lines, one), -SEPARATORS.index(one)))


def _fit(lines: Sequence[str], separator: str) -> tuple[float, int]:
    """How well a separator fits: the share of rows with the usual number of cells and of the longest run of such rows;
    then that number."""
    try:
        reader = csv.reader(lines, delimiter=separator)
        lengths = [len(row) for _, row in zip(range(TRIED), reader, strict=False) if any(map(str.strip, row))]
    except csv.Error:
        return 0.0, 0
    counts = Counter(length for length in lengths if length > 1)
    if not counts:
        return 0.0, 0
    usual = max(counts, key=lambda length: (counts[length], length))
    run = max(len([*same]) for length, same in groupby(lengths) if length == usual)
    return (counts[usual] + run) / len(lengths), usual
