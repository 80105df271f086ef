"""Addresses of the site: what is taken, what is refused with a remedy, and what is made of it."""

from __future__ import annotations

import pytest

from catalog.core.problems import CatalogError, ExitCode
from catalog.exchange.feeds.addresses import site_address


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://contoh.example", "https://contoh.example"),
        (" https://contoh.example/ ", "https://contoh.example"),
        ("https://www.contoh.co.id/katalog/", "https://www.contoh.co.id/katalog"),
        ("https://contoh.example/katalog/index.html", "https://contoh.example/katalog"),
        ("https://xn--toko-dsa.example:8443/a_b", "https://xn--toko-dsa.example:8443/a_b"),
    ],
)
def test_an_address_is_taken_without_its_end(typed: str, base: str) -> None:
    assert site_address(typed).base == base


@pytest.mark.parametrize(
    "typed",
    [
        "contoh.example",
        "http://contoh.example",
        "https://contoh",
        "https://kué.example",
        "https://contoh.example/?a=1",
        "https://contoh.example/#top",
        "https://contoh.example/a b",
        "https://user@contoh.example",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address_of_a_site_is_refused(typed: str) -> None:
    with pytest.raises(CatalogError) as caught:
        site_address(typed)
    assert [problem.code for problem in caught.value.problems] == ["feed-site-form"]
    assert caught.value.exit_code is ExitCode.USAGE


def test_without_an_address_it_is_said_what_to_do() -> None:
    with pytest.raises(CatalogError) as caught:
        site_address("")
    assert [problem.code for problem in caught.value.problems] == ["feed-site-missing"]


def test_pages_and_files_have_addresses_of_ascii() -> None:
    site = site_address("https://contoh.example/katalog")
    assert site.page("id/product/a/kué.html") == "https://contoh.example/katalog/id/product/a/ku%C3%A9.html"
    assert site.file("pictures/a.jpeg") == "https://contoh.example/katalog/feeds/pictures/a.jpeg"
