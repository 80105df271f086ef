"""E-mail and web addresses, Instagram and marketplaces as people type them."""

from __future__ import annotations

import pytest

from catalog.exchange.values.addresses import read_email, read_instagram, read_marketplaces, read_web
from catalog.exchange.values.reading import Reading

SHOPEE = {"name": "Shopee", "url": "https://shopee.co.id/toko"}


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("toko@contoh.com", Reading("toko@contoh.com")),
        ("TOKO@CONTOH.COM", Reading("toko@contoh.com")),
        ("mailto:toko@contoh.com", Reading("toko@contoh.com")),
        ("Email: toko @ contoh.com", Reading("toko@contoh.com")),
        ("toko@contoh.com.", Reading("toko@contoh.com")),
        ("<toko@contoh.com>", Reading("toko@contoh.com")),
        ("Toko <toko@contoh.com>", Reading("toko@contoh.com", None, "value-words-left")),
        ("a@contoh.com, b@contoh.com", Reading("a@contoh.com", ["b@contoh.com"], "value-address-several")),
        ("toko@contoh,com", Reading(None, "toko@contoh.com", "value-email")),
        ("toko@contoh", Reading(None, None, "value-email")),
        ("belum ada", Reading(None)),
    ],
)
def test_email(typed: str, reading: Reading) -> None:
    assert read_email(typed) == reading


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("https://contoh.com/x?y=1", Reading("https://contoh.com/x?y=1")),
        ("http://contoh.com", Reading("http://contoh.com")),
        ("www.contoh.com", Reading("https://www.contoh.com")),
        ("contoh.co.id", Reading("https://contoh.co.id")),
        ("Website: contoh.com", Reading("https://contoh.com")),
        ("HTTPS://Contoh.com", Reading("https://Contoh.com")),
        ("a.com, b.com", Reading("https://a.com", ["https://b.com"], "value-address-several")),
        ("contoh.com (tutup)", Reading("https://contoh.com", None, "value-words-left")),
        ("toko@contoh.com", Reading(None, None, "value-web")),
        ("Toko Berkah", Reading(None, None, "value-web")),
        ("tidak punya", Reading(None)),
    ],
)
def test_web(typed: str, reading: Reading) -> None:
    assert read_web(typed) == reading


@pytest.mark.parametrize(
    "typed",
    [
        *("@tenun.parengan", "tenun.parengan", "https://www.instagram.com/tenun.parengan/?hl=id", "ig: tenun.parengan"),
        *("instagram.com/tenun.parengan", "IG @tenun.parengan", "Instagram : @tenun.parengan"),
    ],
)
def test_instagram(typed: str) -> None:
    assert read_instagram(typed) == Reading("@tenun.parengan")


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("@satu, @dua", Reading("@satu", ["@dua"], "value-address-several")),
        ("@satu (aktif)", Reading("@satu", None, "value-words-left")),
        ("Tenun Ikat Parengan", Reading(None, None, "value-instagram")),
        ("https://www.instagram.com/p/Cxyz/", Reading(None, None, "value-instagram")),
        ("-", Reading(None)),
    ],
)
def test_instagram_that_is_uncertain_or_none(typed: str, reading: Reading) -> None:
    assert read_instagram(typed) == reading


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("https://shopee.co.id/toko", Reading([SHOPEE])),
        ("http://shopee.co.id/toko", Reading([SHOPEE])),
        ("shopee.co.id/toko", Reading([SHOPEE])),
        (
            "Shopee: https://shopee.co.id/toko\nTokopedia: https://tokopedia.link/abc",
            Reading([SHOPEE, {"name": "Tokopedia", "url": "https://tokopedia.link/abc"}]),
        ),
        ("https://vt.tiktok.com/x", Reading([{"name": "TikTok Shop", "url": "https://vt.tiktok.com/x"}])),
        ("https://www.pasarku.co.id/x", Reading([{"name": "Pasarku", "url": "https://www.pasarku.co.id/x"}])),
        ("Shopee: toko", Reading(None, [SHOPEE], "value-marketplace-name")),
        ("Tokopedia: Toko Berkah", Reading(None, None, "value-marketplace")),
        ("ada", Reading(None, None, "value-marketplace")),
    ],
)
def test_marketplaces(typed: str, reading: Reading) -> None:
    assert read_marketplaces(typed) == reading
