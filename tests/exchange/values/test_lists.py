"""Lists that people type in one cell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from catalog.exchange.values.lists import read_allergens, read_fibres, read_makeup, read_options, read_words
from catalog.exchange.values.reading import Reading, Value
from catalog.exchange.values.units import read_unit
from catalog.exchange.values.wholesale import read_steps
from catalog.model.prices import Unit
from tests.exchange.values.cells import LANGUAGES


def named(*names: str) -> list[dict[str, str]]:
    """`katun 60` → name and share; a name alone without."""
    return [
        {"name": name.rsplit(" ", 1)[0], "percent": name.rsplit(" ", 1)[1]} if name[-1].isdigit() else {"name": name}
        for name in names
    ]


@pytest.mark.parametrize(
    ("typed", "makeup"),
    [
        ("Singkong (80%), garam, bawang putih", named("Singkong 80", "garam", "bawang putih")),
        ("Singkong 80%, garam 0,5%, gula", named("Singkong 80", "garam 0.5", "gula")),
        ("80% singkong; 20% gula.", named("singkong 80", "gula 20")),
        ("Komposisi: tepung (gandum, tapioka), garam", named("tepung (gandum, tapioka)", "garam")),
        ("garam, gula dan bawang putih", named("garam", "gula", "bawang putih")),
        ("garam, gula, dan cabai", named("garam", "gula", "cabai")),
        ("- singkong\n- garam", named("singkong", "garam")),
        ("1. singkong\n2. garam", named("singkong", "garam")),
        ("Bambu", named("Bambu")),
        ("Singkong - garam - gula", named("Singkong", "garam", "gula")),
    ],
)
def test_ingredients_and_materials(typed: str, makeup: list[Any]) -> None:
    assert read_makeup(typed) == Reading(makeup)


def test_shares_above_the_whole_are_told() -> None:
    assert read_makeup("singkong 90%, garam 30%").why == "value-share-sum"
    assert read_makeup(" - ") == Reading(None)


@pytest.mark.parametrize(
    "typed",
    [
        *("katun 60% sutra 40%", "katun 60%, sutra 40%", "60% katun, 40% sutra", "60% katun 40% sutra"),
        *(
            "60% katun / 40% sutra",
            "katun (60%) dan sutra (40%)",
            "katun 60 % & sutra 40 %",
            "Bahan: katun 60%; sutra 40%",
            "katun 60%\nsutra 40%",
        ),
    ],
)
def test_fibres(typed: str) -> None:
    assert read_fibres(typed) == Reading(named("katun 60", "sutra 40"))


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("100% katun", Reading(named("katun 100"))),
        ("katun", Reading(named("katun 100"), None, "value-fibre-alone")),
        ("katun, sutra", Reading(None, named("katun", "sutra"), "value-fibre-share")),
        ("katun 60%, sutra 30%", Reading(named("katun 60", "sutra 30"), None, "value-share-sum")),
        ("65/35 TC", Reading(None, named("65/35 TC"), "value-fibre-share")),
        ("60%", Reading(None, None, "value-list")),
    ],
)
def test_fibres_that_are_uncertain_or_none(typed: str, reading: Reading) -> None:
    assert read_fibres(typed) == reading


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("ikan, telur dan susu", Reading(["ikan", "telur", "susu"])),
        ("Mengandung Ikan/Telur", Reading(["ikan", "telur"])),
        ("tidak ada", Reading(["none"])),
        ("-", Reading(None)),
    ],
)
def test_allergens(typed: str, reading: Reading) -> None:
    assert read_allergens(typed) == reading


def test_lists_of_words() -> None:
    assert read_words("Pewarna (tartrazin, karmoisin), pengawet; pengawet") == Reading(
        ["Pewarna (tartrazin, karmoisin)", "pengawet"]
    )


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("S, M, L", Reading(["S", "M", "L"])),
        ("S M L", Reading(["S", "M", "L"])),
        ("Merah/Biru", Reading(["Merah", "Biru"])),
        ("Merah/Putih, Biru", Reading(["Merah/Putih", "Biru"])),
        ("Warna: Merah dan Biru", Reading(["Merah", "Biru"])),
        ("36/37/38", Reading(["36", "37", "38"])),
        ("S-M-L", Reading(["S", "M", "L"])),
        ("Merah - Biru", Reading(["Merah", "Biru"])),
        ("250 gr | 500 gr", Reading(["250 gr", "500 gr"])),
        ("1,5 m; 2 m", Reading(["1,5 m", "2 m"])),
        (Decimal(40), Reading(["40"])),
        ("S - XL", Reading(["S", "M", "L", "XL"], ["S - XL"], "value-options-range")),
        ("38-40", Reading(["38", "39", "40"], ["38-40"], "value-options-range")),
        ("S, M, S", Reading(["S", "M"], None, "value-options-twice")),
        ("1/2 kg", Reading(["1/2 kg"])),
        ("Merah, Biru, dll.", Reading(["Merah", "Biru"], None, "value-list-more")),
        ("Coklat tua", Reading(["Coklat tua"])),
    ],
)
def test_options(typed: Value, reading: Reading) -> None:
    assert read_options(typed) == reading


def steps(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"from": count, "price": price} for count, price in pairs]


@pytest.mark.parametrize(
    "typed",
    [
        *("10+ = 15rb; 50+ = 14rb", "10-49: 15.000, >=50: 14.000", "10 pcs 15.000\n50 pcs 14.000", "10+=15rb,50+=14rb"),
        *("min 10 pcs @15rb; min 50 pcs @14rb", "10 - 49 pcs = Rp 15.000,-; 50 pcs ke atas = Rp 14.000,-"),
        *(
            "50: 14000; 10: 15000",
            "15.000 (min 10); 14rb/pcs min 50 pcs",
            "10-49 : 15.000 / 50+ : 14.000",
            "10 pcs = 15.000/pcs | 50 pcs = 14.000/pcs",
            "≥ 10 : Rp 15.000; > 49 : Rp 14.000",
        ),
    ],
)
def test_wholesale_steps(typed: str) -> None:
    assert read_steps(typed) == Reading(steps(("10", "15000"), ("50", "14000")))


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("10: 14000; 50: 15000", Reading(steps(("10", "14000"), ("50", "15000")), None, "value-steps-order")),
        ("50-10 = 14rb", Reading(None, None, "value-steps")),
        ("10-49 warna = 15rb", Reading(steps(("10", "15000")), None, "value-words-left")),
        ("1 lusin = 150rb", Reading(None, None, "value-steps-many")),
        ("10 pcs = 150rb/lusin", Reading(None, None, "value-steps-many")),
        ("10: $2", Reading(None, None, "value-money-currency")),
        ("10: 15rb; banyak: nego", Reading(None, steps(("10", "15000")), "value-steps")),
        ("15.000", Reading(None, None, "value-steps")),
        (Decimal(15000), Reading(None, None, "value-steps")),
        ("-", Reading(None)),
    ],
)
def test_wholesale_steps_that_are_uncertain_or_none(typed: Value, reading: Reading) -> None:
    assert read_steps(typed) == reading


def test_steps_are_in_the_units_of_the_product() -> None:
    assert read_steps("10: $2", "USD") == Reading(steps(("10", "2")))
    assert read_steps("10 lembar = 15rb", unit="sheet") == Reading(steps(("10", "15000")))
    assert read_steps("10 pcs = 15rb", unit="dozen") == Reading(None, None, "value-steps-many")


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        *((typed, "piece") for typed in ("pcs", "Pcs.", "buah", "biji", "per pcs", "/pcs", "1 buah")),
        *((typed, "sheet") for typed in ("lembar", "lbr", "helai")),
        *((typed, "pack") for typed in ("pak", "bungkus", "bks", "pouch")),
        *((typed, "jar") for typed in ("toples", "stoples")),
        *((typed, "box") for typed in ("dus", "kotak", "karton")),
        *(("btl", "bottle"), ("psg", "pair"), ("mtr", "metre"), ("kg", "kg"), ("lusin", "dozen"), ("kaleng", "tin")),
    ],
)
def test_units(typed: str, unit: str) -> None:
    assert read_unit(typed) == Reading(unit)


def test_a_near_unit_is_asked_about() -> None:
    assert read_unit("lembarr") == Reading(None, "sheet", "value-unit")
    assert read_unit("kodi") == Reading(None, None, "value-unit")


def test_units_as_the_catalogue_prints_them_are_known() -> None:
    for name in LANGUAGES["id"].units.values():
        assert read_unit(name["other"]).value
    for unit, forms in LANGUAGES["en"].units.items():
        known = [read_unit(form).value for form in forms.values()]
        assert known in ([unit] * len(known), [Unit.PIECE.value] * len(known))  # pieces of cloth and of clothing, too
