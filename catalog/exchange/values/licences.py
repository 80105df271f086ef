"""Licences as people type them → kind and number: NIB: 9120001234567 · P-IRT 206 3524 01 0001 – 29 · IDM000123456."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from catalog.exchange.values.dates import read_date
from catalog.exchange.values.reading import MOST_DIGITS, Reading, Value, line_of, own
from catalog.markets.licence_numbers import form_findings
from catalog.model.business import Licence, LicenceType

LONGEST: Final = 1000  # characters of a cell with several licences
NONE: Final = re.compile(
    r"(?:-+|x|tidak(?: ada| punya)?|tdk ada|belum(?: ada| punya| terbit| mengurus)?|blm ada|nihil|kosong|none|no|n/a"
    r"|(?:masih |sedang |lagi |dalam |on )?(?:di)?(?:proses|process|pengurusan|pengajuan|urus)"
    r"(?: pengajuan| pengurusan)?)",
    re.IGNORECASE,
)
KINDS: Final[Mapping[str, LicenceType]] = {
    "nib": LicenceType.NIB,
    **dict.fromkeys(("p-irt", "pirt", "p irt", "p.irt", "spp-irt", "spp irt", "sppirt"), LicenceType.PIRT),
    **dict.fromkeys(("bpom ri md", "bpom md", "bpom", "md"), LicenceType.MD),
    **dict.fromkeys(("sertifikat halal", "halal", "bpjph", "mui", "lppom"), LicenceType.HALAL),
    **dict.fromkeys(("merek", "merk", "haki", "hki"), LicenceType.MEREK),
    **dict.fromkeys(("sni",), LicenceType.SNI),
    **dict.fromkeys(("svlk", "v-legal"), LicenceType.SVLK),
    **dict.fromkeys(("haccp",), LicenceType.HACCP),
    **dict.fromkeys(("skp",), LicenceType.SKP),
    **dict.fromkeys(("fda ffr", "fda"), LicenceType.FDA_FFR),
    **dict.fromkeys(("gacc",), LicenceType.GACC),
    **dict.fromkeys(("mfds",), LicenceType.MFDS),
}
LABEL: Final = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
# Kinds whose numbers are digits alone, so that their name before it is none of it; SKP/0610/2026 begins with its own.
DIGITS_ALONE: Final = (LicenceType.NIB, LicenceType.PIRT, LicenceType.MD, LicenceType.HALAL, LicenceType.MEREK)
OWN: Final = "|".join(name for name, kind in KINDS.items() if kind not in DIGITS_ALONE)
BEGIN: Final = re.compile(
    rf"(?<![a-z/-])(?!(?:{OWN})[/-])(?:{LABEL})(?![a-z])(?:\s*(?:no(?:mor|mer)?|number|ri)\b\.?)*\s*[.:=#/-]*\s*",
    re.IGNORECASE,
)
NAME: Final = re.compile(LABEL, re.IGNORECASE)
BEGINS: Final = re.compile(rf"(?:{OWN})(?=[/-])", re.IGNORECASE)
TWO_DIGITS: Final = re.compile(r"[0-9]{2}")
ONLY_DIGITS: Final = re.compile(r"[0-9][0-9 ./-]*")
COUNTED: Final = re.compile(r"(?<=[0-9]{8})\.0$")  # of a number that was once counted with
APART: Final = re.compile(r"\s+(?=IDM? ?[0-9])|\s*(?:[;\n|]|,(?=\s*[A-Za-z])|,\s+|\bdan\b|&)\s*", re.IGNORECASE)
UNTIL: Final = re.compile(
    r"[\s,(]*\b(?:(?:masa )?berlaku(?: s/?d| sampai| hingga)?|s/?d|sampai|hingga|exp(?:ired|iry|\.)?|ed|until)\b"
    r"[\s.:]*(.{4,30}?)\)?$",
    re.IGNORECASE,
)
WORDS: Final = re.compile(r"(?:(?:no|nomor|nomer|izin|ijin|surat|sertifikat|kode)\b[\s.:]*)+", re.IGNORECASE)
FIRST_WORDS: Final = re.compile(rf"^{WORDS.pattern}", re.IGNORECASE)
RUN: Final = re.compile(r"(?:(?:MD|IDM|ID)[\s.:-]*)?[0-9][0-9 .-]*[0-9]", re.IGNORECASE)
LOST: Final = re.compile(r"[0-9][.,][0-9]+e\+?[0-9]{1,2}", re.IGNORECASE)
DIGITS: Final = re.compile(r"[^0-9]")
BARE: Final[Mapping[int, LicenceType]] = {13: LicenceType.NIB, 15: LicenceType.PIRT}  # by how many digits they have
NIB_DIGITS: Final = 13
PACKED: Final = re.compile(r"[1-8](?:0[1-9]|1[0-9])")  # what a P-IRT number begins with: packaging, and kind of food
PIRT_LONG: Final = (15, 17)  # digits, the last two of which are the year


def read_licences(typed: Value, kind: LicenceType | None = None) -> Reading:
    """A list of licences, each with `type` and `number`, and `valid_until` where that is said. `kind` is that of the
    heading, for numbers without a name. An empty list: `belum ada`, `proses`, `-`."""
    if isinstance(typed, Decimal) and typed.is_finite() and typed.adjusted() >= MOST_DIGITS:
        return Reading(None, why="value-digits-lost")
    if isinstance(typed, str):
        typed = " ; ".join(typed.splitlines())
    long = isinstance(typed, str) and len(typed) <= LONGEST
    lines = [line_of(part) for part in APART.split(str(typed))] if long else [line_of(typed)]
    return own(_read(tuple(line for line in lines if isinstance(line, str)), kind, _only_unreadable(lines)))


def _only_unreadable(lines: list[str | Reading]) -> str:
    return next((line.why for line in lines if isinstance(line, Reading) and line.why), "")


@lru_cache(maxsize=4096)
def _read(lines: tuple[str, ...], kind: LicenceType | None, unreadable: str) -> Reading:
    parts = [part for line in lines for part in _by_label(line)]
    parts = [part for part in parts if not NONE.fullmatch(_named(part)[1].strip(" .:()"))]
    if not parts:
        return Reading(None, why=unreadable) if unreadable else Reading([])
    found = [_licence(part, kind) for part in parts]
    kinds = {reading.value["type"] for reading in found if reading.value}
    names = [_named(part) for part in parts]  # `IDM000123456 (merek)`: a name beside its number says nothing more
    bare = [bool(name and name.value in kinds and not re.search(r"\w", rest)) for name, rest in names]
    parts = [part for part, alone in zip(parts, bare, strict=True) if not alone]
    found = [reading for reading, alone in zip(found, bare, strict=True) if not alone]
    licences = [reading.value for reading in found if reading.value]
    whys = [reading.why for reading in found if reading.why]
    others = [reading.other for reading in found if reading.other]
    if not licences:
        return Reading(None, others or None, whys[0])
    left = [part for part, reading in zip(parts, found, strict=True) if not reading.value]
    return Reading(licences, left or (others or None), whys[0] if whys else unreadable)


def _by_label(line: str) -> list[str]:
    """A line with several licences cut before each of their names: `NIB 912… P-IRT 206…`."""
    starts = [found.start() for found in BEGIN.finditer(line)]
    cuts = [0, *starts, len(line)]
    pieces = [line[begin:end].strip(" ,/") for begin, end in pairwise(cuts)]
    joined: list[str] = []
    for piece in pieces:  # `Halal MUI No. ID…` is one
        if not piece or WORDS.fullmatch(piece):
            continue
        if joined and not TWO_DIGITS.search(joined[-1]) and _named(joined[-1])[0] is _named(piece)[0]:
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    return joined


def _named(text: str) -> tuple[LicenceType | None, str]:
    """The kind that the words before a number name, and the rest."""
    kind, label = None, BEGIN.match(text)
    while label:
        name = NAME.match(label[0])
        kind = KINDS[name[0].casefold()] if name else kind
        text = text[label.end() :]
        label = BEGIN.match(text)
    return kind, text


def _licence(text: str, heading: LicenceType | None) -> Reading:
    until = UNTIL.search(text)
    day = read_date(until[1], last=True).value if until else None
    text = text[: until.start()] if until and day else text
    text = COUNTED.sub("", FIRST_WORDS.sub("", text))
    named, number = _named(text)
    if LOST.fullmatch(number):
        return Reading(None, why="value-digits-lost")
    kind = named or heading or _kind(number)
    if not kind:
        return Reading(None, why="value-licence-kind")
    number, left = _without_words(number.strip(" .:-()"), kind)
    plain, sure = _number(number, kind)
    if not TWO_DIGITS.search(plain):
        return Reading(None, why="value-licence-number")
    licence = {"type": kind.value, "number": plain} | ({"valid_until": day} if day else {})
    if not sure:
        return Reading(licence, {**licence, "number": plain.removeprefix("0")}, "value-licence-zero")
    why = "value-words-left" if left else ""
    return Reading(licence, None, why if _well_formed(plain, kind) else "value-licence-form")


def _without_words(number: str, kind: LicenceType) -> tuple[str, str]:
    """A number of digits alone, out of the words around it, `912… (terbit 2021)`, and these words."""
    run = RUN.search(number) if kind in DIGITS_ALONE else None
    if run is None or not _well_formed(_number(run[0], kind)[0], kind):
        return number, ""
    return run[0], re.sub(r"[\W_]+", " ", f"{number[: run.start()]} {number[run.end() :]}").strip()


def _kind(number: str) -> LicenceType | None:
    """What a number without any name is, by its own letters and the count of its digits."""
    number = number.strip(" .:-()")
    own = BEGINS.match(number)
    if own:
        return KINDS[own[0].casefold()]
    plain = re.sub(r"[\s.\-/]", "", number).upper()
    if re.fullmatch(r"ID[0-9]{17}", plain):
        return LicenceType.HALAL
    if re.fullmatch(r"IDM[0-9]{9}", plain):
        return LicenceType.MEREK
    kind = BARE.get(len(plain)) if plain.isdecimal() else None
    return kind if kind is not LicenceType.PIRT or PACKED.match(plain) else None


def _number(text: str, kind: LicenceType) -> tuple[str, bool]:
    """The number as the office prints it, and whether it is sure: a NIB of twelve digits has lost the zero before."""
    text = re.sub(r"[_–—]", "-", text)
    digits = DIGITS.sub("", text)
    only_digits = ONLY_DIGITS.fullmatch(text) is not None
    if kind is LicenceType.NIB and only_digits:
        lost = len(digits) == NIB_DIGITS - 1
        return ("0" + digits if lost else digits), not lost
    if kind is LicenceType.PIRT and only_digits:
        return (f"{digits[:-2]}-{digits[-2:]}" if len(digits) in PIRT_LONG else digits), True
    if kind is LicenceType.MD:
        return f"MD {digits}" if re.fullmatch(r"(?:MD)?[0-9 .-]+", text, re.IGNORECASE) else text, True
    letters = {LicenceType.HALAL: "ID", LicenceType.MEREK: "IDM"}.get(kind, "")
    if letters and re.fullmatch(rf"(?:{letters})?[\s:.-]*[0-9 .-]+", text, re.IGNORECASE):
        whole = f"{letters}{digits}"
        own = text.upper().startswith(letters) or _well_formed(whole, kind)
        return (whole if own else digits), True
    if kind is LicenceType.SNI:
        return (text if text.upper().startswith("SNI") else f"SNI {text}"), True
    return text, True


def _well_formed(number: str, kind: LicenceType) -> bool:
    return not any(form_findings(Licence(type=kind, number=number), ""))
