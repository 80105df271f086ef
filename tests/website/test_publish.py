"""The pages of an edition, as a visitor's browser gets them."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.core.problems import CatalogError
from tests.loops import some
from tests.website.conftest import Publisher, Site
from tests.website.reading import dead_links, read_pages
from tests.website.sample import LONG, NASTY

SARONG = "en/product/tenun/sarung.html"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def test_every_subject_has_a_page_in_each_language(site: Site) -> None:
    names = ["index", "about", "prices", "category/tenun", "category/kue", "business/tenun", "business/dapur"]
    names += [f"index-{key}" for key in ("product", "business", "kecamatan", "hs")]
    names += ["product/tenun/sarung", "product/tenun/selendang"]
    names += [f"product/dapur/{slug}" for slug in ("taplak", "keripik", "wingko", "es")]
    assert set(site.pages) == {"index.html", *(f"{code}/{name}.html" for code in ("en", "id") for name in names)}


def test_result_counts_what_lies_in_the_folder(site: Site) -> None:
    files = contents(site.folder)
    assert site.result.pages == len(site.pages)
    assert (site.result.files, site.result.bytes) == (len(files), sum(map(len, files.values())))


def test_every_link_leads_somewhere_inside_the_folder(site: Site) -> None:
    assert sum(len(page.links) for page in site.pages.values()) > 500
    assert dead_links(site.folder) == []


def test_dead_links_are_found(site: Site, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text('<a href="b.html">b</a><a href="#c">c</a><a href="a.html">a</a><img src="../d.png">')
    assert dead_links(tmp_path) == ["a.html → b.html", "a.html → #c", "a.html → ../d.png"]


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for name, page in some(site.pages.items()):
        assert not [address for address in page.loads if ":" in address or address.startswith("/")], name
        assert not page.all("script"), name
        assert not [e for e in page.elements if any(key.startswith("on") for key in e.attributes)], name
    style = (site.folder / "style.css").read_text(encoding="utf-8")
    assert not re.search(r"@import|url\([^)]*(?::|//)", style)
    for address in some(re.findall(r'url\("([^"]+)"\)', style)):
        assert (site.folder / address).is_file(), address


def test_the_root_page_is_the_first_language_itself(site: Site) -> None:
    root = site.pages["index.html"]
    assert root.all("html")[0].attributes["lang"] == "en"
    assert "http-equiv" not in root.source
    assert root.all("h1")[0].text == site.pages["en/index.html"].all("h1")[0].text


@pytest.mark.parametrize("name", [SARONG, "en/about.html", "en/category/kue.html", "en/index-hs.html", "en/index.html"])
def test_language_switch_leads_to_the_same_page(site: Site, name: str) -> None:
    page = site.pages[name]
    [link] = page.all("a", hreflang="id")
    assert link.attributes["lang"] == "id"
    target = (page.path.parent / link.attributes["href"]).resolve()
    assert target == (site.folder / name.replace("en/", "id/", 1)).resolve()
    other = site.pages[name.replace("en/", "id/", 1)]
    assert other.all("html")[0].attributes["lang"] == "id"
    assert [a.text for a in other.all("a", hreflang="en")] == ["English"]


def test_language_without_the_page_is_reached_at_its_home(publisher: Publisher, tmp_path: Path) -> None:
    english, indonesian = publisher.views
    without = replace(indonesian, indexes=indonesian.indexes[:1])
    publisher.publish(tmp_path / "html", [english, without])
    page = read_pages(tmp_path / "html")["en/index-hs.html"]
    assert page.all("a", hreflang="id")[0].attributes["href"] == "../id/index.html"
    assert dead_links(tmp_path / "html") == []


def test_second_name_says_its_language(site: Site) -> None:
    [second] = site.pages[SARONG].all("p", class_="second")
    assert (second.text, second.attributes["lang"]) == ("Sarung “Nila”", "id")
    assert not site.pages[SARONG.replace("en/", "id/")].all("p", class_="second")
    assert site.pages["en/index-product.html"].all("a", lang="id")[1].text == "Sarung “Nila”"


def test_markup_in_an_entry_is_text(site: Site) -> None:
    page = site.pages["en/product/dapur/keripik.html"]
    assert page.all("h1")[0].text == NASTY
    assert page.all("title")[0].text == f"{NASTY} · {LONG}"
    assert page.all("meta", property="og:title")[0].attributes["content"] == f"{NASTY} · {LONG}"
    assert page.all("meta", property="og:description")[0].attributes["content"] == NASTY
    for each in some(site.pages.values()):
        assert "<script" not in each.source
    assert "Dinas <Koperasi>" in site.pages["en/about.html"].all("footer")[0].text


def test_photo_comes_in_sizes_with_its_measures(site: Site) -> None:
    page = site.pages[SARONG]
    image = next(e for e in page.all("img") if e.parents[-1] == "picture")
    assert image.attributes["alt"] == "Folded cloth"
    assert (image.attributes["width"], image.attributes["height"]) == ("640", "480")
    assert "loading" not in image.attributes
    source = page.all("source")[0]
    assert source.attributes["type"] == "image/webp"
    assert [one.split()[1] for one in source.attributes["srcset"].split(", ")] == ["320w", "640w", "1280w"]
    assert source.attributes["sizes"]


def test_small_photo_is_not_blown_up_and_each_size_is_named_once(site: Site) -> None:
    sources = [
        e.attributes["srcset"] for e in site.pages[SARONG].all("source") if "foto-kecil" in e.attributes["srcset"]
    ]
    assert [[one.split()[1] for one in each.split(", ")] for each in sources] == [["320w", "500w"]]
    assert all("  " not in each and "(" not in each for each in sources)


def test_pictures_below_the_fold_load_late(site: Site) -> None:
    for name, page in some(site.pages.items()):
        images = [e for e in page.all("img") if e.parents[-1] == "picture"]
        eager = [e for e in images if e.attributes.get("loading") != "lazy"]
        assert len(eager) <= 2, name
        assert all({"alt", "width", "height"} <= e.attributes.keys() for e in page.all("img")), name


def test_missing_and_broken_photos_have_a_place(site: Site) -> None:
    for slug in ("tenun/selendang", "dapur/taplak"):
        page = site.pages[f"en/product/{slug}.html"]
        assert [e.text.strip() for e in page.all("div", class_="no-photo")][:1] == ["No picture"]


def test_colours_stand_behind_discs_and_beside_their_photos(site: Site) -> None:
    page = site.pages[SARONG]
    discs = [(circle.attributes["fill"], "stroke" in circle.attributes) for circle in page.all("circle")]
    assert discs == [("#8c2f39", False), ("#fdfdf8", True)]
    names = [item.text.strip() for item in page.all("li")]
    assert names[names.index("Red") :][:2] == ["Red", "Ivory"]
    assert "Merah" in [caption.text for caption in page.all("figcaption")]


def test_order_button_and_contacts(site: Site) -> None:
    [order] = [a for a in site.pages[SARONG].all("a") if "wa.me" in a.attributes["href"]]
    assert order.attributes["href"] == "https://wa.me/6281200000000?text=Sarung%20%26%20TAP-001"
    business = site.pages["en/business/tenun.html"]
    assert [e.text for e in business.all("dd") if e.text[0] in "+0"] == ["+62 812 0000 0000", "0322 1"]
    assert not [a for a in business.all("a") if a.text == "0322 1"]


def test_business_of_two_chapters_has_one_page_with_all_its_products(site: Site) -> None:
    page = site.pages["id/business/dapur.html"]
    assert {link.rsplit("/", 1)[1] for link in page.links if "product/dapur" in link} == {
        f"{slug}.html" for slug in ("taplak", "keripik", "wingko", "es")
    }


def test_headings_step_down_one_at_a_time(site: Site) -> None:
    for name, page in some(site.pages.items()):
        levels = [int(e.name[1]) for e in page.elements if re.fullmatch("h[1-6]", e.name)]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (name, levels)


def test_landmarks_and_skip_link(site: Site) -> None:
    for name, page in some(site.pages.items()):
        assert [len(page.all(tag)) for tag in ("main", "footer")] == [1, 1], name
        assert page.all("a")[0].attributes["href"] == "#main", name
        assert len(page.ids) == len(set(page.ids)), name
        assert all("aria-label" in nav.attributes for nav in page.all("nav")), name


def test_same_input_same_bytes_and_stale_files_go(publisher: Publisher, tmp_path: Path) -> None:
    out = tmp_path / "html"
    publisher.publish(out)
    first = contents(out)
    (out / "stale.html").write_text("old")
    publisher.publish(out)
    assert contents(out) == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_fault_in_a_template_keeps_the_last_good_pages(publisher: Publisher, tmp_path: Path) -> None:
    out = tmp_path / "html"
    publisher.publish(out)
    first = contents(out)
    override = publisher.project.templates / "website" / "about.html"
    override.parent.mkdir(parents=True)
    override.write_text("{% extends 'website/page.html' %}\n{% block main %}\n{{ view.no_such_thing }}\n{% endblock %}")
    with pytest.raises(CatalogError) as fault:
        publisher.publish(out)
    [problem] = fault.value.problems
    assert (problem.code, str(problem.place)) == ("template-error", "templates/website/about.html:3")
    assert contents(out) == first


def test_photo_at_a_place_it_is_not_made_for_is_reported(publisher: Publisher, tmp_path: Path) -> None:
    override = publisher.project.templates / "website" / "product.html"
    override.parent.mkdir(parents=True)
    override.write_text("{% set found = picture(product.photos[0], 'poster') %}")
    with pytest.raises(CatalogError) as fault:
        publisher.publish(tmp_path / "html")
    assert "poster" in dict(fault.value.problems[0].values)["message"]


def test_empty_edition_has_its_pages(publisher: Publisher, tmp_path: Path) -> None:
    empty = [
        replace(view, categories=(), indexes=(), regions=(), figures=None, price_columns=()) for view in publisher.views
    ]
    result = publisher.publish(tmp_path / "html", empty)
    assert result.pages == 5
    assert dead_links(tmp_path / "html") == []
