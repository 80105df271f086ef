"""Ticks and words → yes or no: ya, ada, ✓, 1 · tidak, belum, -, x."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from catalog.exchange.values.reading import Reading, Value

YES: Final = frozenset(
    {
        *("ya", "y", "iya", "yes", "ada", "sudah", "sdh", "punya", "setuju", "boleh", "bersedia", "benar", "betul"),
        *("true", "t", "1", "ok", "oke", "aktif", "✓", "✔", "✔️", "☑", "☑️", "✅", "√", "v", "v."),
    }
)
NO: Final = frozenset(
    {
        *("tidak", "tdk", "tak", "t.", "n", "no", "bukan", "belum", "blm", "tidak ada", "belum ada", "tidak punya"),
        *("tidak setuju", "tidak boleh", "tidak bersedia", "false", "f", "0", "-", "--", "x", "✗", "✘", "✕", "×"),
        *("❌", "☒", "☐", "nonaktif", "tanpa", "kosong"),
    }
)
TICK_OR_CROSS: Final = frozenset({"x", "×", "t"})  # a cross also marks what was chosen; t is tidak and true
CONDITIONS: Final = frozenset(
    {
        *(
            "tapi",
            "tetapi",
            "namun",
            "kecuali",
            "asal",
            "asalkan",
            "jika",
            "jikalau",
            "kalau",
            "bila",
            "hanya",
            "jangan",
        ),
        *("but", "if", "only", "except", "not", "unless", "proses", "mungkin", "maybe", "atau", "or"),
    }
)


def read_yes_no(typed: Value) -> Reading:
    """Whether a cell says yes; its value is a bool. `x` is read as no, and may be a mark of what was chosen."""
    if isinstance(typed, bool):
        return Reading(typed)
    if isinstance(typed, Decimal):
        return Reading(typed == 1) if typed.is_finite() and typed in (0, 1) else Reading(None, why="value-yes-no")
    if not isinstance(typed, str):
        return Reading(None, why="value-date-instead")
    word = typed.strip().casefold()
    if word not in YES and word not in NO:
        word = " ".join(word.strip(" .,!()").split())
    if word in TICK_OR_CROSS:
        return Reading(False, True, "value-cross")
    if word in YES or word in NO:
        return Reading(word in YES)
    return _of_words([part.strip(",.;()") for part in word.split()])


def _of_words(words: list[str]) -> Reading:
    """The first word counts, if the others are no condition of it: consent is not read out of `ya, tapi jangan …`."""
    if not words or len(words[0]) == 1 or words[0] not in YES | NO:
        return Reading(None, why="value-yes-no")
    says = words[0] in YES
    if any(word in CONDITIONS or (says and word in NO) for word in words[1:]):
        return Reading(None, says, "value-yes-no")
    return Reading(says, None, "" if all(word in YES for word in words) else "value-words-left")
