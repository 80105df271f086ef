"""Letters → their scripts (Unicode Standard Annex 24), and runs of one script in a text with the language that each is
read in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

from catalog.fonts.faces import EAST_ASIAN

HAN, KANA, HANGUL = "Hani", "Kana", "Hang"
# First and last code point of each block of the scripts that have families of their own, in their order; without the
# dandas U+0964 and U+0965, which many scripts of India share.
BLOCKS: Final = (
    *((0x0530, 0x058F, "Armn"), (0x0590, 0x05FF, "Hebr"), (0x0600, 0x06FF, "Arab")),
    *((0x0750, 0x077F, "Arab"), (0x0870, 0x08FF, "Arab"), (0x0900, 0x0963, "Deva")),
    *((0x0966, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"), (0x0A00, 0x0A7F, "Guru")),
    *((0x0A80, 0x0AFF, "Gujr"), (0x0B00, 0x0B7F, "Orya"), (0x0B80, 0x0BFF, "Taml")),
    *((0x0C00, 0x0C7F, "Telu"), (0x0C80, 0x0CFF, "Knda"), (0x0D00, 0x0D7F, "Mlym")),
    *((0x0D80, 0x0DFF, "Sinh"), (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo")),
    *((0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"), (0x1100, 0x11FF, HANGUL)),
    *((0x1200, 0x139F, "Ethi"), (0x1780, 0x17FF, "Khmr"), (0x19E0, 0x19FF, "Khmr")),
    *((0x1C90, 0x1CBF, "Geor"), (0x1CD0, 0x1CFF, "Deva"), (0x2D00, 0x2D2F, "Geor")),
    *((0x2D80, 0x2DDF, "Ethi"), (0x2E80, 0x2FDF, HAN), (0x3000, 0x303F, HAN), (0x3040, 0x30FF, KANA)),
    *((0x3100, 0x312F, HAN), (0x3130, 0x318F, HANGUL), (0x3190, 0x31EF, HAN), (0x31F0, 0x31FF, KANA)),
    *((0x3200, 0x33FF, HAN), (0x3400, 0x4DBF, HAN), (0x4E00, 0x9FFF, HAN), (0xA8E0, 0xA8FF, "Deva")),
    *((0xA960, 0xA97F, HANGUL), (0xA980, 0xA9DF, "Java"), (0xA9E0, 0xA9FF, "Mymr")),
    *((0xAA60, 0xAA7F, "Mymr"), (0xAB00, 0xAB2F, "Ethi"), (0xAC00, 0xD7FF, HANGUL), (0xF900, 0xFAFF, HAN)),
    *((0xFB13, 0xFB17, "Armn"), (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"), (0xFE30, 0xFE4F, HAN)),
    *((0xFE70, 0xFEFE, "Arab"), (0xFF00, 0xFF64, HAN), (0xFF65, 0xFF9F, KANA), (0xFFA0, 0xFFDC, HANGUL)),
    *((0xFFDD, 0xFFEF, HAN), (0x1B000, 0x1B16F, KANA), (0x20000, 0x323AF, HAN)),
)
STARTS: Final = [first for first, _, _ in BLOCKS]
EAST: Final = frozenset({HAN, KANA, HANGUL})
RIGHT_TO_LEFT: Final = frozenset({"Arab", "Hebr"})
# Scripts of which letters join, reorder or pile up: how wide they run is known only when they are shaped.
SHAPED: Final = frozenset(script for _, _, script in BLOCKS) - EAST - {"Armn", "Geor", "Ethi"}
# The language a run is taken to be in where the text around is in none that is written so.
USUAL: Final = {
    **{"Arab": "ar", "Armn": "hy", "Beng": "bn", "Deva": "hi", "Ethi": "am", "Geor": "ka", "Gujr": "gu"},
    **{"Guru": "pa", "Hebr": "he", "Java": "jv-Java", "Khmr": "km", "Knda": "kn", "Laoo": "lo", "Mlym": "ml"},
    **{"Mymr": "my", "Orya": "or", "Sinh": "si", "Taml": "ta", "Telu": "te", "Thai": "th"},
    **{HAN: "zh-Hans", KANA: "ja", HANGUL: "ko"},
}
# The scripts in which a language is written that is not alone in its script, by its code or the beginning of it.
WRITTEN: Final = {
    **{"fa": {"Arab"}, "ur": {"Arab"}, "ms-Arab": {"Arab"}, "mr": {"Deva"}, "ne": {"Deva"}, "yi": {"Hebr"}},
    **{"ja": {HAN, KANA}, "zh": {HAN}, "ko": {HAN, HANGUL}},
}


def script_of(letter: str) -> str:
    """The script's code (ISO 15924) of those that have families of their own; "" for Latin and all others."""
    code = ord(letter)
    place = bisect_right(STARTS, code) - 1
    return BLOCKS[place][2] if place >= 0 and code <= BLOCKS[place][1] else ""


def stands_upright(text: str, language: str) -> bool:
    """Whether a line of `text` that runs down the page has its letters upright, as Han, kana and hangul have them in a
    language that is written in these."""
    return bool(east_asian_of(language)) and all(script_of(letter) in EAST or letter in " ·" for letter in text)


def letter_count(text: str) -> int:
    """How many letters wide a text is about: wide ones (Unicode Standard Annex 11) count twice."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def scripts_of(language: str) -> frozenset[str]:
    """The scripts of their own in which texts of a language (BCP 47) are written."""
    found = {script for script, usual in USUAL.items() if usual == language or usual == language.split("-")[0]}
    for beginning, scripts in WRITTEN.items():
        if language == beginning or language.startswith(f"{beginning}-"):
            found |= scripts
    return frozenset(found)


def written_leftwards(language: str) -> bool:
    """Whether lines of a language (BCP 47) run to the left."""
    return not RIGHT_TO_LEFT.isdisjoint(scripts_of(language))


def east_asian_of(language: str) -> str:
    """Which of the languages of EAST_ASIAN a language is; "" for none."""
    first, *rest = language.split("-")
    if first == "zh":
        return "zh-Hant" if {"Hant", "TW", "HK", "MO"} & set(rest) else "zh-Hans"
    return first if first in EAST_ASIAN else ""


def _in_class(scripts: Iterable[str]) -> str:
    wanted = set(scripts)
    return "".join(f"{chr(first)}-{chr(last)}" for first, last, script in BLOCKS if script in wanted)


GROUPS: Final = (EAST, *({script} for script in USUAL if script not in EAST))  # scripts that stand in one run
# What may stand between letters of a script without ending the run: spaces, marks, digits; in HTML, characters that
# are written as entities.
EVERY: Final = _in_class(USUAL)
BETWEEN: Final = rf"(?:&(?:amp|quot|apos|#\d+|#x[0-9a-fA-F]+);|[^\w<>&{EVERY}]|[0-9])*"
RUN: Final = re.compile("|".join(f"[{_in_class(group)}]+(?:{BETWEEN}[{_in_class(group)}]+)*" for group in GROUPS))
ANY: Final = re.compile(f"[{EVERY}]")


@dataclass(frozen=True, slots=True)
class ScriptRun:
    """A piece of a text: "" as `language` where it is in that of the text around."""

    text: str
    language: str = ""


def script_runs(text: str, language: str) -> Iterator[ScriptRun]:
    """A text in `language`, in pieces; those in scripts that this language is not written in have another."""
    own = scripts_of(language)
    end = 0
    for found in RUN.finditer(text) if ANY.search(text) else ():
        scripts = {script_of(letter) for letter in found[0]} - {""}
        if scripts <= own:
            continue
        if found.start() > end:
            yield ScriptRun(text[end : found.start()])
        yield ScriptRun(found[0], _language(scripts - own))
        end = found.end()
    if end < len(text):
        yield ScriptRun(text[end:])


def _language(scripts: set[str]) -> str:
    """Kana or Hangul say in which language the Han letters beside them are."""
    for script in (KANA, HANGUL, HAN):
        if script in scripts:
            return USUAL[script]
    return USUAL[min(scripts)]
