"""Numbers of licences, marks and goods: their forms, and until when a licence holds.

The form of each number is as the issuing office prints it; what no source confirms is *unverified* and only warns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from catalog.model.build_day import Today
from catalog.model.business import Licence, LicenceType
from catalog.model.values import Day

# What is left of a number when its spaces, dots and hyphens are taken out, and an example with the count of its digits,
# which needs no translation.
FORMS: Final = {
    LicenceType.NIB: (re.compile(r"[0-9]{13}"), "9120001234567 (13)"),
    LicenceType.MD: (re.compile(r"MD([0-9]{12}|[0-9]{15})"), "MD 123456789012 (12), MD 123456789012345 (15)"),
    LicenceType.HALAL: (re.compile(r"ID[0-9]{17}"), "ID35110001234560124 (17)"),
}
UNVERIFIED: Final = {
    LicenceType.MEREK: (re.compile(r"IDM[0-9]{9}"), "IDM000123456 (9)"),
    LicenceType.SNI: (re.compile(r"SNI(ISO|IEC)*[0-9]{2,5}(:[0-9]{4})?"), "SNI 2891:2020 (4 + 4)"),
}
# 1 digit of packaging, 2 of food, 4 of regency, 2 and 4 running, then the year in which it ends: 15 in all (BPOM
# HK.03.1.23.04.12.2205/2012); some offices print two digits more. Older ones have 12 and no year.
PIRT: Final = re.compile(r"(?:P-?IRT)?(?:[0-9]{3}(?P<regency>[0-9]{4})[0-9]{6}(?:[0-9]{2})?-?[0-9]{2}|[0-9]{12})")


# What a kind is called where its own letters in capitals would be none of its names.
CALLED: Final = {
    LicenceType.PIRT: "P-IRT",
    LicenceType.MD: "BPOM MD",
    LicenceType.HALAL: "halal",
    LicenceType.MEREK: "merek",
}


def kind_name(kind: LicenceType) -> str:
    """What a kind of licence is called in messages, and on pages in a language that has no other name for it."""
    return CALLED.get(kind, kind.value.replace("_", " ").upper())


def bare(number: str) -> str:
    """A number without spaces, dots and signs, in capitals."""
    return re.sub(r"[\s./]", "", number).upper()


def form_findings(licence: Licence, regency_code: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a number: code of the problem and the form that is wanted. `regency_code` is that of the
    project's regency, which a P-IRT number should have (unverified); "" where it is not known."""
    plain = bare(licence.number).replace("-", "")
    if licence.type is LicenceType.PIRT:
        match = PIRT.fullmatch(plain)
        if not match:
            yield "licence-form", "2063524010001-29 (13 + 2)"
        elif regency_code and match["regency"] not in (None, regency_code):
            yield "pirt-regency", regency_code
        return
    if licence.type in FORMS:
        pattern, form = FORMS[licence.type]
        if not pattern.fullmatch(plain):
            yield "licence-form", form
    elif licence.type in UNVERIFIED:
        pattern, form = UNVERIFIED[licence.type]
        if not pattern.fullmatch(plain):
            yield "licence-form-unverified", form


def last_day(licence: Licence) -> Day | None:
    """The last day on which a licence holds: as written, or by the two-digit year that ends a P-IRT number."""
    if licence.valid_until or licence.type is not LicenceType.PIRT:
        return licence.valid_until
    match = re.search(r"-([0-9]{2})$", bare(licence.number))
    return date(2000 + int(match[1]), 12, 31) if match else None


def licence_valid(licence: Licence, today: Today) -> bool:
    """Whether a licence holds on `today`."""
    until = last_day(licence)
    begun = licence.valid_from is None or today.reached(licence.valid_from)
    return begun and (until is None or not today.passed(until))


def normal_hs(code: str) -> str:
    """An HS code with its dots: `19059090` → `1905.90.90` (6 digits international, 8 in BTKI 2022)."""
    digits = "".join(filter(str.isdigit, code))
    return ".".join(part for part in (digits[:4], digits[4:6], digits[6:]) if part)


def hs_valid(code: str) -> bool:
    """Six or eight digits, with or without dots."""
    return re.fullmatch(r"[0-9]{4}\.?[0-9]{2}(\.?[0-9]{2})?", code.strip()) is not None
