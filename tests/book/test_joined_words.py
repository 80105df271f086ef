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


@given(st.text("0123 ×x·–<>cmkg", max_size=60))
def test_spaces_alone_change(text: str) -> None:
    assert re.sub(r"\s", " ", join_words(text)) == text
