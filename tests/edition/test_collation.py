"""Names are in the order of their language, and stand under its letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.edition.collation import collation_of


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("id_ID", ["1 Rasa", "2 Rasa", "10 Rasa", "11 Rasa", "Zebra"]),
        ("id_ID", ["Đa", "Dz", "Eb", "Éc", "Ed", "Łb", "Lz", "Œuvre", "Of", "Zebra"]),
        ("id_ID", ["Kopi", "“Kopi Dua”", "Kopi Empat", "(Kopi Tiga)", "Kopiah"]),
        ("en_GB", ["apple", "Apple", "Äpple", "banana"]),
        ("sv_SE", ["Zebra", "Ål", "Ärta", "Öl"]),
        ("de_DE", ["Äpfel", "Apfelmus", "Zebra"]),
        ("pl_PL", ["Lz", "Ła", "Ma"]),
        ("cs_CZ", ["Cz", "Dz", "Hz", "Cha", "Ia"]),
        ("es_ES", ["Nz", "Ña", "Oa"]),
    ],
)  # fmt: skip
def test_names_are_in_the_order_of_their_language(locale: str, names: list[str]) -> None:
    order = collation_of(locale)
    turned = names[::-1]
    assert sorted(turned, key=order.key) == names


@pytest.mark.parametrize(
    ("locale", "text", "letter"),
    [
        ("id_ID", "keripik", "K"),
        ("id_ID", "“Keripik”", "K"),
        ("id_ID", "Đà Nẵng", "D"),
        ("id_ID", "Œuvre", "O"),
        ("id_ID", "Éclair", "E"),
        ("id_ID", "2 Rasa", "#"),
        ("id_ID", "½ kg", "#"),
        ("id_ID", "…", "#"),
        ("id_ID", "", "#"),
        ("id_ID", "Борщ", "Б"),
        ("sv_SE", "Ål", "Å"),
        ("pl_PL", "Łódź", "Ł"),
        ("cs_CZ", "Chleba", "CH"),
        ("ja_JP", "ばら", "は"),
    ],
)
def test_an_index_lists_a_name_under_the_letter_of_its_language(locale: str, text: str, letter: str) -> None:
    assert collation_of(locale).heading(text) == letter


@given(st.lists(st.text(max_size=5), max_size=8))
def test_any_texts_have_an_order_and_a_heading(texts: list[str]) -> None:
    order = collation_of("id_ID")
    turned = texts[::-1]
    assert sorted(texts, key=order.key) == sorted(turned, key=order.key)
    assert all(order.heading(text) for text in texts)


@pytest.mark.parametrize(
    ("locale", "names", "headings"),
    [
        ("ja_JP", ["Batik", "いか", "ガラス", "コーヒー"], "B あ か か"),
        ("zh_Hans_CN", ["安", "Batik", "茶", "Cha", "重庆", "手工"], "A B C C C S"),
        ("zh_Hant_TW", ["一", "手工", "重慶", "Batik"], "1劃 4劃 9劃 B"),
        ("ko_KR", ["김치", "까치", "손으로", "안경", "Batik"], "ㄱ ㄱ ㅅ ㅇ B"),
        ("hi_IN", ["अचार", "क्षत्रिय", "ज्ञान", "हाथ", "Batik"], "अ क ज ह B"),
        ("tr_TR", ["çay", "ısı", "İstanbul", "iyi", "Şal"], "Ç I İ İ Ş"),
        ("en_GB", ["Batik", "ქართული"], "B ქ"),
    ],
)
def test_each_language_has_its_order_and_its_headings(locale: str, names: list[str], headings: str) -> None:
    """Kana by rows, Chinese by pinyin or strokes, Korean by the first consonant, Turkish with İ and ı apart."""
    order = collation_of(locale)
    turned = names[::-1]
    found = sorted(turned, key=order.key)
    assert [order.heading(name) for name in found] == headings.split()
    assert sorted(found) == sorted(names)
