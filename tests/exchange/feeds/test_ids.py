"""Ids: the code where every feed takes it, else one that follows from it and from nothing else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.feeds.ids import MOST, feed_id, variant_id
from catalog.model.values import CODE

SKUS = st.from_regex(CODE, fullmatch=True)
KEYS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)


def test_a_code_that_fits_is_the_id() -> None:
    assert feed_id("TNC-1", "tenun/selendang") == "TNC-1"
    assert feed_id("", "tenun/selendang") == "tenun_selendang"
    assert variant_id("TNC-1-M", "TNC-1", ("m",)) == "TNC-1-M"
    assert variant_id("", "TNC-1", ("m", "red")) == "TNC-1_m_red"


def test_codes_that_differ_in_what_no_feed_takes_have_ids_that_differ() -> None:
    ids = {feed_id(code, "a/b") for code in ("T 1/2", "T-1-2", "T.1.2", "T+1+2")}
    assert len(ids) == 4
    assert len({variant_id("", "T-1", (option,)) for option in ("赤", "青")}) == 2


@given(SKUS, KEYS)
def test_every_id_fits_and_is_the_same_each_time(sku: str, key: str) -> None:
    for made in (
        feed_id(sku, key),
        feed_id("", key),
        variant_id(sku, "P", ()),
        variant_id("", feed_id("", key), (sku,)),
    ):
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,50}", made)
        assert len(made) <= MOST
    assert feed_id(sku, key) == feed_id(sku, "other/entry")
