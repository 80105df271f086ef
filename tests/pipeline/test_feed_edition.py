"""`catalog feed` on whole projects: the sample and a foreign shop, read back by the published rules of the feeds.

The limits are typed here anew, from the sources, so that a slip in the table of rules is seen.
"""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image

from catalog.core.project import Project
from catalog.exchange.feeds.addresses import SiteAddress
from catalog.i18n.translator import Translator
from catalog.pipeline.build import build
from catalog.pipeline.feed_edition import FeedEdition, feed_edition
from catalog.pipeline.session import BuildOptions
from catalog.reports.feed_report import write_feeds
from tests.conftest import DAY, Silence, copy_small
from tests.content.shop import all_products, write_shop

G = "{http://base.google.com/ns/1.0}"
EVERY = ("meta", "google", "jsonld")
PRICE = re.compile(r"\d+(\.\d\d?)? (IDR|USD)")
SITE = SiteAddress("https://contoh.example/katalog")


def made(project: Project, edition: str, *, in_stock: bool = False) -> tuple[FeedEdition, Path]:
    """The feeds of an edition and the folder that they were written to."""
    feeds = feed_edition(project, edition, EVERY, SITE, BuildOptions(DAY), Silence(), in_stock=in_stock)
    folder = project.output(edition) / "feeds"
    write_feeds(folder, feeds.feeds, Translator("en"))
    return feeds, folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    project = copy_small(tmp_path_factory.mktemp("small"))
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    return project


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    project = write_shop(tmp_path_factory.mktemp("shop"), 20)
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    return project


def checked_picture(folder: Path, address: str, least: int) -> None:
    """The address leads to a JPEG of the folder that is at least so large."""
    assert address.startswith("https://contoh.example/katalog/feeds/pictures/")
    with Image.open(folder / "pictures" / address.rpartition("/")[2]) as picture:
        assert picture.format == "JPEG"
        assert min(picture.size) >= least
    assert (folder / "pictures" / address.rpartition("/")[2]).stat().st_size < 8_000_000


def checked_link(address: str) -> str:
    """The path of the page below the site."""
    found = urlsplit(address)
    assert (found.scheme, found.netloc, found.query, found.fragment) == ("https", "contoh.example", "", "")
    assert address.isascii()
    return found.path.removeprefix("/katalog/")


def check_meta(folder: Path) -> set[str]:
    """The CSV by Meta's rules; the paths of its pages."""
    rows = list(csv.DictReader(StringIO((folder / "meta.csv").read_bytes().decode("utf-8"), newline=""), strict=True))
    assert rows
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert 1 <= len(row["id"]) <= 100
        assert 1 <= len(row["title"]) <= 200
        assert 1 <= len(row["description"]) <= 9999
        assert not re.search(r"</?[a-z]+>|\*\*", row["description"])
        assert row["availability"] in ("in stock", "available for order")
        assert row["condition"] == "new"
        assert PRICE.fullmatch(row["price"])
        assert 1 <= len(row["brand"]) <= 100
        checked_picture(folder, row["image_link"], 500)
        assert len(row["additional_image_link"]) <= 2000
        for address in filter(None, row["additional_image_link"].split(",")):
            checked_picture(folder, address, 500)
    return {checked_link(row["link"]) for row in rows}


def check_google(folder: Path) -> set[str]:
    """The RSS by Google's rules; the paths of its pages."""
    items = ElementTree.parse(folder / "google.xml").getroot().findall("channel/item")
    assert items
    ids = [item.findtext(f"{G}id") or "" for item in items]
    assert len({one.casefold() for one in ids}) == len(ids)
    pages = set()
    for item in items:
        said = {element.tag.removeprefix(G): element.text or "" for element in item}
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,50}", said["id"])
        assert 1 <= len(said["title"]) <= 150
        assert 1 <= len(said["description"]) <= 5000
        assert said["availability"] == "in_stock"
        assert PRICE.fullmatch(said["price"])
        assert ("mpn" in said) != (said.get("identifier_exists") == "no")
        assert len(said["brand"]) <= 70
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,50}", said.get("item_group_id", "x"))
        checked_picture(folder, said["image_link"], 500)
        pages.add(checked_link(said["link"]))
    return pages


def check_lines(folder: Path) -> list[str]:
    """The lines by schema.org; the ids of their products."""
    found = [json.loads(line) for line in (folder / "products.jsonl").read_text(encoding="utf-8").splitlines()]
    for product in found:
        assert (product["@context"], product["@type"]) == ("https://schema.org", "Product")
        assert product["name"]
        checked_link(product["url"])
        if offer := product.get("offers"):
            assert re.fullmatch(r"\d+(\.\d+)?", offer["price"])
            assert re.fullmatch("[A-Z]{3}", offer["priceCurrency"])
    return [product["productID"] for product in found]


def test_the_sample_fits_the_published_rules_and_leads_to_its_pages(small: Project) -> None:
    build(small, ("profil",), BuildOptions(DAY, jobs=1, outputs=("html",)), Silence())
    feeds, folder = made(small, "profil", in_stock=True)
    assert feeds.problems == ()
    html = small.output("profil") / "html"
    for page in check_meta(folder) | check_google(folder):
        assert (html / page).is_file(), page
    assert len(check_lines(folder)) == 9
    listed = (folder / "left-out.csv").read_text(encoding="utf-8-sig")
    assert listed.count("Left out,meta.csv,dapur-contoh/") == 4  # no photos
    assert {path.name for path in folder.iterdir()} == {
        *("meta.csv", "google.xml", "products.jsonl", "left-out.csv", "pictures")
    }


def test_a_foreign_shop_has_feeds_and_everything_else_is_listed(shop: Project) -> None:
    feeds, folder = made(shop, "profile", in_stock=True)
    check_meta(folder)
    check_google(folder)
    keys = {*all_products(shop)}
    assert len(check_lines(folder)) > len(keys)  # each variant has a line
    rows = list(csv.DictReader(StringIO((folder / "left-out.csv").read_text(encoding="utf-8-sig"), newline="")))
    for feed in feeds.feeds.feeds:
        left_out = {row["Id"] for row in rows if row["Result"] == "Left out" and row["Feed"] == feed.rules.file}
        assert len(left_out) == feed.left_out
    assert {finding.problem.code for finding in feeds.feeds.findings if finding.leaves_out} == {"feed-no-picture"}
    assert [problem.code for problem in feeds.problems] == ["feed-no-pages"]


def test_two_runs_give_the_same_bytes_and_the_folder_is_replaced(small: Project) -> None:
    _, folder = made(small, "profil", in_stock=True)
    first = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (folder / "old.xml").write_text("old", encoding="utf-8")
    made(small, "profil", in_stock=True)
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == first


def test_a_photo_that_cannot_be_read_is_said_and_no_picture_of_it_is_linked(tmp_path: Path, font_cache: Path) -> None:
    project = copy_small(tmp_path / "project")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    (project.images / "tenun-contoh" / "selendang.jpg").write_bytes(b"\xff\xd8\xff not a photo")
    feeds, folder = made(project, "profil", in_stock=True)
    assert [problem.code for problem in feeds.checked].count("photo-unreadable") == 2
    assert "TNC-1" in (folder / "meta.csv").read_text(encoding="utf-8")
    assert "TNC-2" not in (folder / "meta.csv").read_text(encoding="utf-8")
