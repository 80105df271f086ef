"""Addresses, sizes, summaries and colours: what can be known without a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.edition.photo_view import PhotoView
from catalog.graphics import colour
from catalog.pictures.request import Picture, PictureRequest
from catalog.website.category_css import SAND, theme_rules
from catalog.website.page_html import summary
from catalog.website.picture_sizes import PLACES, PicturePlace, requests_for, shown
from catalog.website.urls import SitePage, fragment, neighbours, path_of, relative
from tests.loops import some
from tests.website import sample

PHOTO = PhotoView(Path("/images/tas.jpg"), (0.5, 0.5), "A bag")


@pytest.mark.parametrize(
    ("anchor", "path"),
    [
        ("home", "en/index.html"),
        ("business/tenun", "en/business/tenun.html"),
        ("business/tenun/kue", "en/business/tenun.html"),
        ("product/tenun/sarung", "en/product/tenun/sarung.html"),
        ("index-hs", "en/index-hs.html"),
    ],
)
def test_paths(anchor: str, path: str) -> None:
    assert path_of("en", anchor) == path


def test_relative_addresses() -> None:
    assert relative("style.css", "index.html") == "style.css"
    assert relative("style.css", "en/product/a/b.html") == "../../../style.css"
    assert relative("en/product/a/c.html", "en/product/a/b.html") == "c.html"
    assert relative("id/about.html", "en/about.html") == "../id/about.html"


def test_fragments() -> None:
    assert [fragment(head) for head in ("6304.92", "Maduran", "#", "か")] == ["g-6304-92", "g-maduran", "g--", "g-か"]


def test_neighbours_are_of_the_same_kind() -> None:
    kinds = ("home", "product", "business", "product", "product")
    pages = [SitePage(f"{n}.html", "en", kind, str(n)) for n, kind in enumerate(kinds)]
    around = neighbours(pages)
    assert around["3"] == (pages[1], pages[4])
    assert around["0"] == around["2"] == (None, None)


def develop(widest: int, ratio: float) -> dict[PictureRequest, Picture]:
    """As `develop` does: never wider than the photo."""
    pictures = {}
    for request in requests_for(PHOTO, PLACES["product"]):
        width = min(request.target[0], widest)
        path = Path(f"{width}.{request.encoding}")
        pictures[request] = Picture(path, width, round(width / ratio), 96.0)
    return pictures


@pytest.mark.parametrize(
    ("widest", "webp", "jpeg"),
    [(4000, [320, 640, 1280], [640]), (640, [320, 640], [640]), (500, [320, 500], [500]), (200, [200], [200])],
)
def test_sizes_of_a_photo(widest: int, webp: list[int], jpeg: list[int]) -> None:
    pictures = develop(widest, 4 / 3)
    found = shown(PHOTO, PLACES["product"], pictures, {picture: picture.path.name for picture in pictures.values()})
    assert found is not None
    assert [(kind, [size.width for size in sizes]) for kind, sizes in found.sources] == [("image/webp", webp)]
    assert [size.width for size in found.plain] == jpeg
    assert found.image.width == jpeg[0]


def test_photo_that_could_not_be_developed_shows_nothing() -> None:
    pictures = develop(4000, 4 / 3)
    pictures.popitem()
    assert shown(PHOTO, PLACES["product"], pictures, dict.fromkeys(pictures.values(), "")) is None


def test_a_place_asks_for_its_ratio_around_the_focus() -> None:
    photo = PhotoView(Path("/images/tas.jpg"), (0.2, 0.7), "")
    [request] = requests_for(photo, PicturePlace(2, {"png": (320,)}, "10rem", fit="contain"))
    assert (request.target, request.focus, request.fit, request.encoding) == ((320, 160), (0.2, 0.7), "contain", "png")


def test_summary_keeps_whole_sentences() -> None:
    assert summary("Short\n\ntext") == "Short text"
    sentence = "A sentence of some length that stands by itself and ends here."
    assert summary(f"{sentence} {'word ' * 40}") == sentence
    assert summary("word " * 60) == "word " * 31 + "word…"


def test_accents_can_be_read_on_every_ground(tmp_path: Path) -> None:
    view = sample.edition("en", sample.make_photos(tmp_path))
    rules = [rule for rule in theme_rules([view]).split("}") if rule.strip()]
    assert [rule.split("{")[0].strip() for rule in rules] == [":root", ".c-tenun", ".c-kue"]
    for rule in some(rules):
        said = dict(line.strip(" ;").split(": ", 1) for line in rule.split("{")[1].strip().splitlines())
        ink = said["--accent-ink"]
        assert min(colour.contrast(ink, ground) for ground in ("#ffffff", SAND, said["--tint"])) >= 4.5
        assert colour.contrast("#f7f0e1", said["--ground"]) >= 4.5
