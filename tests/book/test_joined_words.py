"""What no line should part is joined; nothing but spaces changes, and no tag."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.book.joined_words import join_words


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Tas 24 × 18 cm, 15 kg", "Tas 24_×_18_cm, 15_kg"),
        ("85 cm – 105 cm", "85_cm – 105_cm"),
        ("goreng pada 180 °C; INS 451", "goreng pada 180_°C; INS_451"),
        ("2 lembar kain, 3 men", "2 lembar kain, 3 men"),
        ("Merah · Biru", "Merah_· Biru"),
        ("min. 10 in all", "min. 10_in all"),
    ],
)
def test_amounts_stay_with_their_units(text: str, joined: str) -> None:
    assert join_words(f"<p>{text}</p>").replace("\N{NO-BREAK SPACE}", "_") == f"<p>{joined}</p>"


def test_tags_are_left_as_they_are() -> None:
    page = '<p style="width: 10 mm" title="5 cm · x">5 cm</p>'
    assert join_words(page) == page.replace(">5 cm", ">5\N{NO-BREAK SPACE}cm")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("36–44", ["36–44"]),
        ("85–105 cm", ["85–105"]),
        ("3.000 kavanoz/ay", ["kavanoz/ay"]),
        ("RT/RW 2, desa/kelurahan", ["RT/RW", "desa/kelurahan"]),
        ("12,000 bungkus / bulan", []),
        ("https://contoh.example/a", []),
        ("参考換算額：390円 · 2026年10月1日換算", ["390円", "2026年10月1日換算"]),
        ("¥7.00 · 按2026年10月1日汇率折算", ["按2026年10月1日汇率折算"]),
        ("2026年10月1日まで有効の価格", ["2026年10月1日"]),
    ],
)
def test_ranges_and_short_pairs_are_kept_whole(text: str, whole: list[str]) -> None:
    assert re.findall(r'<bdi class="nowrap">(.*?)</bdi>', join_words(f"<p>{text}</p>")) == whole


def test_a_line_may_end_before_a_slash_and_not_behind_it() -> None:
    assert join_words("<p>12,000 bungkus / bulan</p>") == "<p>12,000 bungkus /\N{NO-BREAK SPACE}bulan</p>"


@given(st.text("0123 ×x·–/<>cmkg", max_size=60))
def test_spaces_alone_change(text: str) -> None:
    plain = join_words(text).replace('<bdi class="nowrap">', "").replace("</bdi>", "")
    assert re.sub(r"\s", " ", plain) == text
