"""Text → the same in capital letters, as its language writes them."""

from __future__ import annotations

DOTTED: frozenset[str] = frozenset({"tr", "az"})  # languages with a dotted and a dotless i
KEPT: range = range(0x10A0, 0x1100)  # Georgian letters, whose capitals no text uses beside small ones


def in_capitals(text: str, language: str) -> str:
    """`text` in capitals: in Turkish İ of i, and I of ı."""
    if language.split("-")[0] in DOTTED:
        text = text.replace("i", "İ")
    if text.isascii():
        return text.upper()
    return "".join(letter if ord(letter) in KEPT else letter.upper() for letter in text)
