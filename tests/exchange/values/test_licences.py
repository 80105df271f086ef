"""Licences as people type them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from catalog.exchange.values.licences import read_licences
from catalog.exchange.values.reading import Reading, Value
from catalog.model.business import LicenceType

NIB = {"type": "nib", "number": "9120001234567"}
PIRT = {"type": "pirt", "number": "2063524010001-29"}
MD = {"type": "md", "number": "MD 123456789012"}
HALAL = {"type": "halal", "number": "ID35110001234560124"}
MEREK = {"type": "merek", "number": "IDM000123456"}


@pytest.mark.parametrize(
    ("typed", "licences"),
    [
        ("NIB: 9120001234567", [NIB]),
        ("NIB 912 000 123 4567", [NIB]),
        ("9120001234567", [NIB]),
        ("9120-0012-34567", [NIB]),
        ("P-IRT 206 3524 01 0001 – 29", [PIRT]),
        ("PIRT No. 2063524010001-29", [PIRT]),
        ("SPP-IRT: 2.06.3524.01.0001-29", [PIRT]),
        ("No. P-IRT : 2063524010001-29", [PIRT]),
        ("206352401000129", [PIRT]),
        ("BPOM RI MD 123456789012", [MD]),
        ("MD123456789012", [MD]),
        ("ID 3511 0001 2345 60124", [HALAL]),
        ("Halal MUI No. ID35110001234560124", [HALAL]),
        ("IDM000123456", [MEREK]),
        ("Merek: IDM 000 123 456", [MEREK]),
        ("SNI 2891:2020", [{"type": "sni", "number": "SNI 2891:2020"}]),
        ("HACCP/ABC/0610/2026", [{"type": "haccp", "number": "HACCP/ABC/0610/2026"}]),
        ("SKP: SKP/0610/2026", [{"type": "skp", "number": "SKP/0610/2026"}]),
        ("NIB/9120001234567", [NIB]),
        ("IDM 000123456 (merek)", [MEREK]),
        ("No. 9120001234567", [NIB]),
        ("9120001234567.0", [NIB]),
        ("PIRT : -, NIB : 9120001234567", [NIB]),
        ("HACCP 123/ABC/2025", [{"type": "haccp", "number": "123/ABC/2025"}]),
        ("NIB 9120001234567, Halal: ID35110001234560124", [NIB, HALAL]),
        ("NIB 9120001234567 P-IRT 2063524010001-29", [NIB, PIRT]),
        ("NIB 9120001234567 / P-IRT 2063524010001-29", [NIB, PIRT]),
        ("NIB: 9120001234567\nMD 123456789012\nIDM000123456", [NIB, MD, MEREK]),
        ("NIB 9120001234567 dan halal masih proses", [NIB]),
        ("P-IRT 2063524010001-29 berlaku s/d 31-12-2029", [{**PIRT, "valid_until": "2029-12-31"}]),
    ],
)
def test_licences(typed: str, licences: list[Any]) -> None:
    assert read_licences(typed) == Reading(licences)


@pytest.mark.parametrize(
    "typed", ["-", "belum ada", "proses", "sedang proses", "dalam pengurusan", "tidak ada", "NIB: proses", "x"]
)
def test_none_yet(typed: str) -> None:
    assert read_licences(typed) == Reading([])


@pytest.mark.parametrize(
    ("typed", "kind", "licences"),
    [
        (Decimal(9120001234567), LicenceType.NIB, [NIB]),
        ("2063524010001 - 29", LicenceType.PIRT, [PIRT]),
        (Decimal(206352401000129), LicenceType.PIRT, [PIRT]),
        ("35110001234560124", LicenceType.HALAL, [HALAL]),
        ("123456789012", LicenceType.MD, [MD]),
        ("000123456", LicenceType.MEREK, [MEREK]),
        ("2891:2020", LicenceType.SNI, [{"type": "sni", "number": "SNI 2891:2020"}]),
        ("P-IRT 2063524010001-29", LicenceType.NIB, [PIRT]),
    ],
)
def test_a_heading_names_the_kind(typed: Value, kind: LicenceType, licences: list[Any]) -> None:
    assert read_licences(typed, kind) == Reading(licences)


@pytest.mark.parametrize(
    ("typed", "kind", "why"),
    [
        (Decimal(35110001234560124), LicenceType.HALAL, "value-digits-lost"),
        ("9,12E+12", LicenceType.NIB, "value-digits-lost"),
        ("NIB 9,12E+12", None, "value-digits-lost"),
        ("123", None, "value-licence-kind"),
        ("9120001234567 10", None, "value-licence-kind"),
        ("ada", None, "value-licence-kind"),
        ("✓", LicenceType.HALAL, "value-licence-number"),
        (True, LicenceType.HALAL, "value-tick-instead"),
    ],
)
def test_what_is_no_licence_is_not_taken(typed: Value, kind: LicenceType | None, why: str) -> None:
    reading = read_licences(typed, kind)
    assert (reading.value, reading.why) == (None, why)


def test_what_is_uncertain_is_told() -> None:
    zero, without = {"type": "nib", "number": "0220001234567"}, {"type": "nib", "number": "220001234567"}
    assert read_licences(Decimal(220001234567), LicenceType.NIB) == Reading([zero], [without], "value-licence-zero")
    assert read_licences("NIB 9120001234567 (terbit 2021)") == Reading([NIB], None, "value-words-left")
    assert read_licences("NIB 912") == Reading([{"type": "nib", "number": "912"}], None, "value-licence-form")
    assert read_licences("NIB 9120001234567; 12") == Reading([NIB], ["12"], "value-licence-kind")
