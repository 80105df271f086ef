"""Businesses and texts of any length with any fields missing, for tests with hypothesis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hypothesis import strategies as st

WORDS: Final = ("Featherstonehaugh", "und", "Industrial", "Park", "de", "Manufaktur", "co", "Oststraße")
COUNTRIES: Final = ["CA", "GB", "JP", "DE", "AU", "CD", "TT"]
Values = Mapping[str, object]


def words(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=most).map(" ".join)


address = st.fixed_dictionaries(
    {}, optional={"street": words(9), "desa": words(2), "kecamatan": st.just("maduran"), "postcode": st.just("62261")}
)
contacts = st.fixed_dictionaries(
    {},
    optional={
        "whatsapp": st.just("+6281200000002"),
        "email": words(5).map(lambda text: f"{text.replace(' ', '.').replace('ß', 'ss')}@contoh.example"),
        "instagram": st.just("harrow_and_finch_outfitters"),
        "web": words(5).map(lambda text: f"https://contoh.example/{text.replace(' ', '-').replace('ß', 'ss')}"),
    },
)
businesses = st.fixed_dictionaries(
    {},
    optional={
        "owner": words(6),
        "story": words(50),
        "founded": st.just(1998),
        "workers": st.integers(1, 9999),
        "class": st.just("mikro"),
        "address": address,
        "contacts": contacts,
        "consent": st.just({"phone": "yes"}),
        "exports": st.integers(1, 7).map(lambda count: {"countries": COUNTRIES[:count], "since": 2004}),
    },
)
