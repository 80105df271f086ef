"""Entries → rows: what an edition prints, with its prices, its language and its variants; nothing besides."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.select import select
from catalog.exchange.feeds.item import FeedItem, ItemOption, Money, Offer
from catalog.exchange.feeds.items import attribute_of, feed_items
from catalog.model.variants import Axis
from tests.conftest import DAY, copy_small

Values = dict[str, object]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_small(tmp_path / "project")


def rows(project: Project, edition: str = "profil") -> dict[str, FeedItem]:
    """The rows of an edition by their ids."""
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    view = select(catalogue, edition, catalogue.editions[edition].languages[0], project.images, DAY)
    found = feed_items(catalogue, view, project.images, DAY)
    assert len({item.id for item in found}) == len(found)
    return {item.id: item for item in found}


def change(project: Project, name: str, **values: object) -> None:
    """Set fields of a file below content/; None takes one out."""
    path = project.content / name
    entry: Values = yaml.safe_load(path.read_text(encoding="utf-8"))
    kept = {key: value for key, value in (entry | values).items() if value is not None}
    path.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")


def product(project: Project, name: str, **values: object) -> None:
    change(project, f"businesses/{name}.yaml", **values)


def test_a_product_is_a_row_and_a_product_with_variants_a_row_for_each(project: Project) -> None:
    found = rows(project)
    ids = ["TNC-1-SN", "TNC-1-MN", "TNC-1-MS", "TNC-2", "TNC-3", "DPC-1", "DPC-2", "DPC-3", "DPC-4"]
    assert sorted(found) == sorted(ids)
    brown = found["TNC-1-MS"]
    assert (brown.key, brown.group, brown.name) == ("tenun-contoh/sarung", "TNC-1", "Indigo Sarong")
    assert brown.options == (ItemOption("Size", "120 × 200", "size"), ItemOption("Colour", "Soga brown", "color"))
    assert brown.page == "en/product/tenun-contoh/sarung.html"
    assert (found["TNC-2"].group, found["TNC-2"].options) == ("", ())


def test_texts_are_in_the_language_of_the_edition_and_without_markdown(project: Project) -> None:
    english = rows(project)["TNC-1-SN"].description
    assert english == "Warp ikat dyed with indigo leaf\n\nWoven close. Soft after three washes."
    assert rows(project, "petak")["TNC-1-SN"].description.endswith("Ditenun rapat. Lembut setelah tiga kali cuci.")
    assert rows(project, "petak")["TNC-1-SN"].page.startswith("id/")


def test_a_product_without_texts_is_described_by_its_data(project: Project) -> None:
    assert rows(project)["TNC-3"].description == ""
    product(project, "tenun-contoh/serbet", size="40 × 60 cm", net_weight="80 g", lead_time=7)
    assert rows(project)["TNC-3"].description == "Size: 40 × 60 cm\nNet: 80 g\nLead time: 7 days"


def test_each_variant_has_its_price(project: Project) -> None:
    found = rows(project)
    offers = {code: found[code].offer for code in ("TNC-1-SN", "TNC-1-MN", "TNC-1-MS")}
    assert offers == {
        "TNC-1-SN": Offer(Money(Decimal(245000), "IDR")),
        "TNC-1-MN": Offer(Money(Decimal(285000), "IDR")),
        "TNC-1-MS": Offer(Money(Decimal(310000), "IDR")),
    }


def test_the_least_quantity_is_that_of_the_price(project: Project) -> None:
    shawl = rows(project)["TNC-2"]
    assert shawl.offer == Offer(Money(Decimal(165000), "IDR"), least=30)
    assert shawl.description.endswith("MOQ: 30 pieces")
    assert "MOQ" not in rows(project)["TNC-1-MN"].description  # it is that of an order from abroad


def test_a_price_that_is_not_of_one_piece_says_so(project: Project) -> None:
    assert rows(project)["DPC-1"].description.endswith("Price: per pack")
    assert "per piece" not in rows(project)["TNC-3"].description


def test_without_a_retail_price_the_export_price_is_taken_with_its_terms(project: Project) -> None:
    product(project, "tenun-contoh/sarung", variants=None, price={"wholesale": [{"from": 20, "price": 256500}]})
    row = rows(project)["TNC-1"]
    until = datetime.date(2027, 6, 30)
    assert row.offer == Offer(Money(Decimal("18.5"), "USD"), until=until, least=20, terms="FOB Surabaya")
    assert row.description.endswith("Price: FOB Surabaya per piece\nExport MOQ: 20 pieces")
    assert rows(project, "petak")["TNC-1"].offer is None  # an edition that shows no export prices


def test_an_export_price_that_is_past_is_no_price(project: Project) -> None:
    export = {"incoterm": "FOB", "place": "Surabaya", "price": 18.5, "valid_until": "2026-11-23"}
    product(project, "tenun-contoh/sarung", variants=None, price=None, export=export)
    row = rows(project)["TNC-1"]
    assert (row.offer, row.expired) == (None, datetime.date(2026, 11, 23))
    product(project, "tenun-contoh/sarung", export=export | {"valid_until": "2026-11-24"})
    assert rows(project)["TNC-1"].offer


def test_an_edition_for_a_market_abroad_has_the_export_price_but_of_what_has_a_price_of_its_own(
    project: Project,
) -> None:
    change(project, "editions/profil.yaml", market="jp", languages=["en"])
    product(project, "tenun-contoh/sarung", origin="ID", care="Cuci dengan tangan.", samples="Bisa.")
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    found = rows(project)
    assert all(item.key == "tenun-contoh/sarung" for item in found.values())  # the others may not be offered there
    assert {code: item.offer.price.currency for code, item in found.items() if item.offer} == {
        "TNC-1-SN": "IDR",
        "TNC-1-MN": "USD",
        "TNC-1-MS": "IDR",
    }


def test_a_product_without_any_price_is_a_row_without_an_offer(project: Project) -> None:
    product(project, "tenun-contoh/serbet", price=None)
    row = rows(project)["TNC-3"]
    assert (row.offer, row.expired) == (None, None)


def test_a_sale_has_its_regular_price_until_its_last_day(project: Project) -> None:
    price = {"retail": 40000, "regular": 45000, "sale_until": "2026-11-24", "date": "2026-10-01"}
    product(project, "tenun-contoh/serbet", price=price)
    sale = Offer(Money(Decimal(40000), "IDR"), Money(Decimal(45000), "IDR"), datetime.date(2026, 11, 24))
    assert rows(project)["TNC-3"].offer == sale
    product(project, "tenun-contoh/serbet", price=price | {"sale_until": "2026-11-23"})
    assert rows(project)["TNC-3"].offer == Offer(Money(Decimal(45000), "IDR"))


def test_hidden_products_and_those_of_hidden_businesses_are_no_rows(project: Project) -> None:
    product(project, "tenun-contoh/serbet", hidden=True)
    product(project, "dapur-contoh/business", hidden=True)
    assert {item.key for item in rows(project).values()} == {"tenun-contoh/sarung", "tenun-contoh/selendang"}


def test_a_photo_of_a_variant_or_its_colour_comes_before_those_of_the_product(project: Project) -> None:
    path = project.content / "businesses/tenun-contoh/sarung.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Soga brown}}}", "Soga brown}}, photos: {soga: selendang.jpg}}")
    text = text.replace("price: 245000}", "price: 245000, photo: {file: ruang.jpg}}")
    path.write_text(text, encoding="utf-8")
    files = {code: [photo.file.name for photo in item.photos] for code, item in rows(project).items()}
    assert files["TNC-1-SN"] == ["ruang.jpg", "sarung.jpg"]
    assert files["TNC-1-MN"] == ["sarung.jpg"]
    assert files["TNC-1-MS"] == ["selendang.jpg", "sarung.jpg"]
    assert files["DPC-1"] == []


def test_the_brand_is_that_of_the_product_or_of_its_maker_or_his_name(project: Project) -> None:
    assert rows(project)["TNC-3"].brand == "Tenun Contoh"
    product(project, "tenun-contoh/business", brand="Contoh & Co.")
    assert rows(project)["TNC-3"].brand == "Contoh & Co."
    product(project, "tenun-contoh/serbet", brand="Serbetku")
    towel = rows(project)["TNC-3"]
    assert (towel.brand, towel.maker, towel.own_brand) == ("Serbetku", "Tenun Contoh", False)


@pytest.mark.parametrize(
    ("key", "name", "attribute"),
    [
        ("warna", "Pilihan", "color"),
        ("x", {"id": "Ukuran baju", "en": "Shirt"}, "size"),
        ("x", {"ja": "色"}, "color"),
        ("motif", "Motif", "pattern"),
        ("flavour", {"id": "Rasa", "en": "Flavour"}, ""),
        ("berat", "Berat", ""),
    ],
)
def test_an_axis_is_known_by_a_word_of_its_key_or_name(key: str, name: object, attribute: str) -> None:
    axis = Axis.model_validate({"name": name, "options": ["a", "b"]})
    assert attribute_of(key, axis) == attribute


def test_an_axis_with_colours_is_a_colour() -> None:
    axis = Axis.model_validate({"name": "Varian", "options": ["a"], "swatches": {"a": "#112233"}})
    assert attribute_of("varian", axis) == "color"
