"""Numbers as tables write them: 16.364,42 and 16,364.42, of which one file has one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

SIGNS: Final = re.compile(r"^(?:rp\.?|idr)\s*|[\s\u00a0\u202f]+", re.IGNORECASE)
FORMS: Final = {  # by the decimal mark; groups of three between the other
    ".": re.compile(r"-?(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,12})?"),
    ",": re.compile(r"-?(?:[0-9]{1,12}|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]{1,12})?"),
}


def plain(text: str) -> str:
    """A number without the sign of the rupiah and without spaces."""
    return SIGNS.sub("", text.strip())


def decimal_marks(texts: Iterable[str]) -> frozenset[str]:
    """The decimal marks, `.` and `,`, by which all of these numbers can be read. Both, where 16.364 may be sixteen
    thousand or sixteen; none, where there are numbers of either kind. What is no number at all does not count."""
    possible = frozenset(FORMS)
    for text in map(plain, texts):
        fitting = frozenset(mark for mark, form in FORMS.items() if form.fullmatch(text))
        possible = possible & fitting if fitting else possible
    return possible


def number(text: str, mark: str) -> Decimal | None:
    """The number by the decimal mark `mark`; None where it is none."""
    text = plain(text)
    if not FORMS[mark].fullmatch(text):
        return None
    return Decimal(text.replace("," if mark == "." else ".", "").replace(mark, "."))


def depends(texts: Iterable[str]) -> str:
    """The first of these numbers that says another thing by the other decimal mark; "" where none does."""
    return next((text for text in texts if number(text, ".") != number(text, ",")), "")
