"""Names, texts, codes and places as people type them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.values.names import read_name
from catalog.exchange.values.places import read_place
from catalog.exchange.values.reading import Reading, Value
from catalog.exchange.values.texts import read_code, read_hs, read_text


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("UD. BERKAH JAYA", "UD. Berkah Jaya"),
        ("CV MAJU DAN JAYA", "CV Maju dan Jaya"),
        ("HJ. SITI AMINAH", "Hj. Siti Aminah"),
        ("PT. SUMBER REZEKI TBK", "PT. Sumber Rezeki Tbk"),
        ("UMKM SBY JAYA", "UMKM SBY Jaya"),
        ("TAS BY SOE ART", "Tas by Soe Art"),
        ("KERAJINAN DI DESA", "Kerajinan di Desa"),
        ("DI ATAS AWAN", "Di Atas Awan"),
        ("OLEH-OLEH KHAS (ASLI)", "Oleh-Oleh Khas (Asli)"),
        ("JUN'AIDI D'BATIK", "Jun'aidi D'Batik"),
        ("DR. BUDI, S.PD", "Dr. Budi, S.Pd"),
        ("KOPERASI WANITA III", "Koperasi Wanita III"),
        ("KERIPIK 250GR", "Keripik 250gr"),
        ("KERIPIK 250 GR", "Keripik 250 gr"),
        ("BATIK", "Batik"),
    ],
)
def test_names_in_capitals(typed: str, name: str) -> None:
    assert read_name(typed) == Reading(name, typed, "value-name-capitals")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Koko  Nono ", "Koko Nono"),
        ("Sby Corp.", "Sby Corp."),
        ("Keripik Pisang.", "Keripik Pisang"),
        ("Keripik Pisang...", "Keripik Pisang"),
        ("Budi, S.E.", "Budi, S.E."),
        ("UD", "UD"),
        ("keripik singkong", "keripik singkong"),
        ("“Rasa Asli”", "“Rasa Asli”"),
        ("Tas\xa0anyam\u200b", "Tas anyam"),
        ("Tas\nanyam", "Tas anyam"),
        (Decimal(123), "123"),
        (Decimal("1.125"), "1.125"),
        ("竹かご", "竹かご"),
        ("체크 PP밴드 가방", "체크 PP밴드 가방"),
    ],
)
def test_other_names_stay(typed: Value, name: str) -> None:
    assert read_name(typed) == Reading(name)


def test_capitals_may_stay() -> None:
    assert read_name("STRATA", keep_capitals=True) == Reading("STRATA")


def test_emoji_are_taken_out_of_names_and_told() -> None:
    assert read_name("🔥 Keripik Pedas 👩🏽‍🍳") == Reading(
        "Keripik Pedas", "🔥 Keripik Pedas 👩🏽‍🍳", "value-name-emoji"
    )
    assert read_name("🔥 KERIPIK").value == "Keripik"
    assert read_name("🔥 Keripik", keep_emoji=True) == Reading("🔥 Keripik")
    assert read_name("🔥") == Reading(None, None, "value-name")
    assert read_name("-") == Reading(None)


@pytest.mark.parametrize("typed", [datetime.date(2026, 10, 12), True, "x" * 501])
def test_what_is_no_name_is_not_taken(typed: Value) -> None:
    assert read_name(typed).value is None
    assert read_name(typed).why


@given(name=st.text(max_size=30))
def test_a_name_that_was_read_is_read_the_same_again(name: str) -> None:
    first = read_name(name)
    if first.value:
        assert read_name(first.value).value == first.value


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("<p>Renyah <b>gurih</b></p><ul><li>a</li><li>b</li></ul>", "Renyah **gurih**\n\n- a\n- b"),
        ("Satu\r\n\r\n\r\nDua  tiga", "Satu\n\nDua tiga"),
        ("😀 enak, “asli”", "😀 enak, “asli”"),
        ("Isi_x000D_\n5 & 6 < 7", "Isi\n5 & 6 < 7"),
        ("tidak ada", "tidak ada"),
        (Decimal("1.5"), "1.5"),
    ],
)
def test_texts(typed: Value, text: str) -> None:
    assert read_text(typed) == Reading(text)


def test_texts_without_markdown() -> None:
    assert read_text("<b>Tebal</b>", markdown=False) == Reading("Tebal")
    assert read_text(" - ") == Reading(None)
    assert read_text(datetime.date(2026, 1, 1)) == Reading(None, None, "value-date-instead")


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("KS-01", Reading("KS-01")),
        ("'00123", Reading("00123")),
        (Decimal(62213), Reading("62213")),
        (Decimal("1e16"), Reading(None, None, "value-digits-lost")),
        ("kode*", Reading(None, None, "value-code")),
        ("-", Reading(None)),
    ],
)
def test_codes(typed: Value, reading: Reading) -> None:
    assert read_code(typed) == reading


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("19059090", Reading("1905.90.90")),
        ("HS 1905.90", Reading("1905.90")),
        (Decimal(19059090), Reading("1905.90.90")),
        (Decimal("1905.9"), Reading(None, None, "value-digits-lost")),
        ("1905", Reading(None, None, "value-hs")),
    ],
)
def test_hs_codes(typed: Value, reading: Reading) -> None:
    assert read_hs(typed) == reading


NAMES = {"babat": "Babat", "karang-binangun": "Karangbinangun", "lamongan": "Lamongan", "kedungpring": "Kedungpring"}


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        *(
            (typed, "babat")
            for typed in ("Babat", "babat.", "BABAT", "Kec. Babat", "kecamatan babat", "Kec.Babat Kab. Lamongan")
        ),
        *(
            (typed, "karang-binangun")
            for typed in ("Karangbinangun", "Karang Binangun", "karang-binangun", "Karangbinangun, Lamongan")
        ),
        ("Lamongan", "lamongan"),
        ("Kec. Lamongan, Kab. Lamongan", "lamongan"),
    ],
)
def test_places_by_their_names(typed: str, slug: str) -> None:
    assert read_place(typed, NAMES) == Reading(slug)


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("Babt", Reading(None, "babat", "value-place-near")),
        ("Kedungprng", Reading(None, "kedungpring", "value-place-near")),
        ("Surabaya", Reading(None, None, "value-place")),
        (Decimal(3), Reading(None, None, "value-place")),
        ("-", Reading(None)),
    ],
)
def test_a_near_name_is_asked_about_and_never_taken(typed: Value, reading: Reading) -> None:
    assert read_place(typed, NAMES) == reading


def test_a_name_of_two_is_neither() -> None:
    assert read_place("Babat", {"babat-1": "Babat", "babat-2": "Babat"}) == Reading(
        None, ["babat-1", "babat-2"], "value-place-several"
    )
    assert read_place("Babat", {}) == Reading(None, None, "value-place")
