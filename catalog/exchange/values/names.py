"""Names as people type them → as an entry has them: UD. BERKAH JAYA → UD. Berkah Jaya; emoji are taken out."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from catalog.exchange.values.reading import Reading, Value, number_text
from catalog.model.html_as_text import html_as_text

LONGEST: Final = 500  # characters of a name
# Marks of emoji (UTS 51): pictures, their variants, skin tones, joiners, flags and keycaps.
EMOJI: Final = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u25a0-\u25ff\u200d\ufe0e\ufe0f\u20e3"
    "\U000e0020-\U000e007f]+"
)
INVISIBLE: Final = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]|_x000[dD]_"
)
STAY: Final = frozenset(  # that are written in capitals wherever they stand
    {
        *(
            "CV",
            "PT",
            "UD",
            "PD",
            "PO",
            "TB",
            "UMKM",
            "IKM",
            "UKM",
            "KUB",
            "KWT",
            "KSM",
            "KUD",
            "PKK",
            "RT",
            "RW",
            "LKM",
        ),
        *("KTP", "BRI", "BNI", "BCA", "SMK", "SMA", "MTS", "PAUD", "TPA", "LKSA", "PRA", "DIY", "RI", "NU", "HKTI"),
        *(
            "II",
            "III",
            "IV",
            "VI",
            "VII",
            "VIII",
            "IX",
            "XI",
            "XII",
            "XL",
            "XXL",
            "XS",
            "XXXL",
            "SE",
            "SH",
            "SNI",
            "MD",
        ),
        *(
            "BPOM",
            "PIRT",
            "P-IRT",
            "USB",
            "LED",
            "MSG",
            "TKW",
            "TKI",
            "BUM",
            "UPPKS",
            "UP2K",
            "ATBM",
            "BBQ",
            "PVC",
            "MDF",
            "TNI",
            "DWP",
            "KPP",
            "ASI",
            "UV",
            "3D",
        ),
    }
)
SPECIAL: Final = {"BUMDES": "BUMDes", "BUMDESA": "BUMDesa", "TBK": "Tbk", "HJ": "Hj", "DR": "Dr", "PONPES": "Ponpes"}
SMALL: Final = frozenset(
    {
        *("dan", "di", "ke", "dari", "yang", "untuk", "dengan", "atau", "pada", "bagi", "oleh", "tanpa", "dalam"),
        *("of", "and", "the", "for", "with", "by", "in", "on", "or", "per", "van", "der", "bin", "binti"),
    }
)
UNITS: Final = {"GR": "gr", "GRAM": "gram", "KG": "kg", "ML": "ml", "CM": "cm", "MM": "mm", "ONS": "ons", "PCS": "pcs"}
DEGREE: Final = re.compile(r"(?:[A-Z][A-Za-z]{0,2}\.)+[A-Z][A-Za-z]{0,2}\.?")  # S.E., S.PD, M.SI
WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]{2}))*")
ABBREVIATED: Final = frozenset(
    {
        *(
            "corp",
            "co",
            "ltd",
            "inc",
            "tbk",
            "jr",
            "sr",
            "bros",
            "dll",
            "dsb",
            "dkk",
            "st",
            "no",
            "pcs",
            "gr",
            "ud",
            "cv",
            "pt",
        )
    }
)
LEAST_LETTERS: Final = 4  # in capitals, to be shouting: what is shorter is an abbreviation


def read_name(typed: Value, *, keep_emoji: bool = False, keep_capitals: bool = False) -> Reading:
    """A name in one line. ALL CAPS become small letters as Indonesian writes names, unless `keep_capitals` (of brands,
    and of sheets that the program wrote itself), with what was typed as the second reading. Emoji are taken out unless
    `keep_emoji`; `other` is then the name with them."""
    if isinstance(typed, Decimal):
        text = number_text(typed)
        return Reading(text) if text else Reading(None, why="value-number")
    if isinstance(typed, bool) or not isinstance(typed, str):
        return Reading(None, why="value-tick-instead" if isinstance(typed, bool) else "value-date-instead")
    if len(typed) > LONGEST:
        return Reading(None, why="value-name-long")
    return _name(typed, keep_emoji, keep_capitals)


@lru_cache(maxsize=16384)
def _name(typed: str, keep_emoji: bool, keep_capitals: bool) -> Reading:
    if "<" in typed or "&" in typed:
        typed = html_as_text(typed, markdown=False)
    whole = " ".join(INVISIBLE.sub("", typed).split())
    plain = whole if keep_emoji or whole.isascii() else " ".join(EMOJI.sub(" ", whole).split())
    name = _without_last_points(plain.strip(" ,;"))
    if not any(map(str.isalnum, name)):
        return Reading(None, None, "" if name in ("", "-", "--", ".") and not EMOJI.search(whole) else "value-name")
    written = name if keep_capitals else in_small_letters(name)
    if plain != whole:
        return Reading(written, whole, "value-name-emoji")
    return Reading(written, name, "value-name-capitals") if written != name else Reading(name)


def _without_last_points(name: str) -> str:
    """Without points at its end, unless the last word is an abbreviation: Sby Corp., S.E."""
    bare = name.rstrip(". ")
    last = bare.rsplit(" ", 1)[-1]
    kept = name.endswith(".") and (last.casefold() in ABBREVIATED or "." in last or len(last) == 1)
    return f"{bare}." if kept else bare


def in_small_letters(name: str) -> str:
    """A name in CAPITALS with a capital at the beginning of each word alone; other names as they are."""
    if not name.isupper():
        return name
    letters = [sign for sign in name if sign.isalpha()]
    if len(letters) < LEAST_LETTERS or not all(map(str.isupper, letters)):  # Han letters have no capitals
        return name
    return " ".join(_word(word, first=not place) for place, word in enumerate(name.split(" ")))


def _word(word: str, *, first: bool) -> str:
    if DEGREE.fullmatch(word):
        return _degree(word)
    plain = word.strip(".,;:()[]\"'“”!?&/")
    if plain in STAY or any(map(str.isdigit, word)):
        return _unit(word)
    if plain in UNITS:
        return word.casefold()
    if plain.casefold() in SMALL and not first:
        return word.casefold()
    return WORD.sub(lambda found: _capital(found[0]), word)


def _capital(word: str) -> str:
    if word in STAY or word in SPECIAL:
        return SPECIAL.get(word, word)
    if word[1:2] in ("'", "’"):  # D'BATIK
        return word[:2] + _capital(word[2:])
    if len(word) > 2 and word.isascii() and not re.search("[AEIOU]", word):  # SBY, STNK
        return word
    return word[0] + word[1:].lower()


def _unit(word: str) -> str:
    """250GR → 250gr; other words with digits stay."""
    return re.sub(r"(?<=[0-9])[A-Z]{2,4}\b", lambda found: UNITS.get(found[0], found[0]), word)


def _degree(word: str) -> str:
    """An academic degree: S.PD → S.Pd, M.SI. → M.Si.; S.E. stays."""
    return ".".join(part[:1] + part[1:].lower() for part in word.split("."))
