"""The pages under the HTML checker and in a browser, at the width of a telephone and of a desk."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest

from tests.tools import require_tool, require_vnu
from tests.website.conftest import Site

KINDS = [
    "index.html",
    "en/category/tenun.html",
    "en/category/kue.html",
    "en/business/tenun.html",
    "en/business/dapur.html",
    "en/product/tenun/sarung.html",
    "id/product/dapur/wingko.html",
    "en/product/dapur/keripik.html",
    "en/product/dapur/taplak.html",
    "en/index-product.html",
    "en/index-kecamatan.html",
    "en/prices.html",
    "id/about.html",
]
QUIET = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"


def test_checker_finds_no_error(site: Site) -> None:
    java, jar = require_tool("java"), require_vnu()
    command = [java, "-jar", jar, "--errors-only", "--format", "text", "--skip-non-html", str(site.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "Document checking completed. No errors found.")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    chromium = require_tool("chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as player:
        options = [*QUIET.split(), "--no-first-run", "--disable-quic"]
        running = player.chromium.launch(executable_path=chromium, args=options, env={**os.environ})
        yield running
        running.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_scrolls_sideways_or_asks_another_host(browser: object, site: Site, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})  # type: ignore[attr-defined]
    requested: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    # A picture still on its way when the next page is opened is given up: that is no dead link.
    page.on("requestfailed", lambda request: failed.extend([request.url] * (request.failure != "net::ERR_ABORTED")))
    for name in KINDS:
        page.goto((site.folder / name).as_uri())
        page.evaluate("document.fonts.ready")
        measured, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert measured <= room == width, name
    page.close()
    assert failed == []
    assert [url for url in requested if not url.startswith("file:")] == []
    assert any(url.endswith(".woff2") for url in requested)


def test_wide_tables_scroll_in_their_own_box(browser: object, site: Site) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})  # type: ignore[attr-defined]
    page.goto((site.folder / "en/product/tenun/sarung.html").as_uri())
    inner, outer = page.evaluate("(box => [box.scrollWidth, box.clientWidth])(document.querySelector('.scroll'))")
    page.close()
    assert inner > outer
    assert outer <= 360
