"""HTML → the same with amounts and their units, and the dots between things, on one line with what they belong to."""

from __future__ import annotations

import re
from typing import Final

from catalog.edition.formatting import HARD

UNITS: Final = (
    *("mm", "cm", "m", "km", "in", "ft", "mg", "g", "gr", "kg", "oz", "lb", "ml", "l", "liter", "fl oz"),
    *("pcs", "%", "°C", "°F", "kcal", "厘米", "公分", "毫米", "克", "公斤", "歳"),
)
EAST: Final = r"\u3041-\u30ff\u4e00-\u9fff"
INSIDE: Final = r"(?=[^<>]*<)"  # of a text, not of a tag
# A number and its unit; numbers of one size or range; a slash and what it is for (/ month); a number behind its kind
# (INS 451); a dot with what is before it.
PARTED: Final = re.compile(
    rf"(?<=[0-9]) (?=(?:{'|'.join(map(re.escape, UNITS))})(?![A-Za-z0-9])){INSIDE}"
    rf"|(?<=[0-9]) (?=[×x–/~～] ?[0-9]){INSIDE}|(?<=[0-9] [×x–/~～]) (?=[0-9]){INSIDE}"
    rf"|(?<=[^\W\d_] /) (?=[^\W\d_]){INSIDE}"
    rf"|(?<=\bINS) (?=[0-9]){INSIDE}|(?<=[0-9]\)) (?=[0-9]){INSIDE}|(?<=[^>\s]) (?=·(?:\s|<)){INSIDE}"
)


# A day as East Asia writes it, with a short word behind it that ends a text; a number with its counter, a code with its
# hyphens (TF27-JP, BND-001), a range of numbers (85–105), two short words around a slash (kavanoz/ay).
WHOLE: Final = re.compile(
    r"(?<![A-Za-z0-9.,-])("
    rf"[按依]?(?:[0-9]{{4}}年)?[0-9]{{1,2}}月(?:[0-9]{{1,2}}日(?:[{EAST}]{{1,4}}(?=<))?)?|[0-9][0-9.,]{{0,11}}[{EAST}]"
    r"|[0-9]{1,5}[–～~][0-9]{1,5}|[^\W\d_]{1,12}/[^\W\d_]{1,9}"
    r"|[A-Z]{1,5}[0-9]{0,4}(?:-[A-Z0-9]{1,6}){1,2}|[eE]-(?:mail|mel|posta)"
    rf")(?![A-Za-z0-9-]){INSIDE}"
)


def join_words(html: str) -> str:
    """Each space at which no line should end is one that does not break; days, counted numbers and codes are kept
    whole."""
    return WHOLE.sub(r'<bdi class="nowrap">\1</bdi>', PARTED.sub(HARD, html))
