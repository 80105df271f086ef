"""Sets, what goes with what, brands and own data: what is printed of them."""

from __future__ import annotations

from catalog.content.business_cache import open_business_cache
from catalog.content.load_catalogue import load_catalogue
from catalog.edition.select import select
from catalog.edition.views import OtherProductView, ProductView
from tests.conftest import DAY
from tests.content.breaking import CHIPS, KITCHEN, SARONG, Trial


def printed(trial: Trial, slug: str, language: str = "en", edition: str = "profil") -> ProductView:
    trial.project.cache.mkdir(parents=True, exist_ok=True)
    business_cache = open_business_cache(trial.project.cache, 1)
    catalogue = load_catalogue(trial.project.root, DAY, jobs=1, business_cache=business_cache).catalogue
    assert catalogue is not None, trial.rows()
    view = select(catalogue, edition, language, trial.project.images, DAY, business_cache.value_store)
    return next(product for product in view.products if product.key.endswith(f"/{slug}"))


def data(product: ProductView) -> list[tuple[str, str, str]]:
    keys = ("brand", "attribute", "remark")
    return [(datum.key, datum.label, datum.value) for datum in product.data if datum.key in keys]


def test_a_set_names_what_it_consists_of_with_a_place_to_go_to(trial: Trial) -> None:
    trial.add(CHIPS, "contains: [{product: keripik-2, quantity: 12}, {product: tenun-contoh/sarung}]\n")
    assert printed(trial, "keripik-1").contains == (
        OtherProductView("12\xa0×", "Taro Chips", "product/dapur-contoh/keripik-2"),
        OtherProductView("1\xa0×", "Indigo Sarong", "product/tenun-contoh/sarung"),
    )
    assert [row.note for row in printed(trial, "keripik-1").price_rows if row.note] == [
        "Set of: 12\xa0×\xa0Taro Chips, 1\xa0×\xa0Indigo Sarong"
    ]


def test_what_is_not_in_the_edition_is_named_without_a_place(trial: Trial) -> None:
    trial.add(CHIPS, "contains: [{product: tenun-contoh/sarung}]\ngoes_with: [tenun-contoh/sarung, keripik-2]\n")
    trial.add("editions/profil.yaml", "exclude: {businesses: [tenun-contoh]}\n")
    product = printed(trial, "keripik-1", "id")
    assert product.contains == (OtherProductView("1\xa0×", "Sarung Nila", ""),)
    assert [bool(other.anchor) for other in product.goes_with] == [False, True]


def test_what_is_hidden_is_named_in_no_recommendation(trial: Trial) -> None:
    trial.add(CHIPS, "contains: [{product: keripik-2}]\ngoes_with: [keripik-2, keripik-3]\n")
    trial.add("businesses/dapur-contoh/keripik-2.yaml", "hidden: yes\n")
    product = printed(trial, "keripik-1")
    assert [other.anchor for other in product.goes_with] == ["product/dapur-contoh/keripik-3"]
    assert [(bool(other.name), other.anchor) for other in product.contains] == [(True, "")]


def test_a_name_that_changes_in_another_business_is_printed_anew(trial: Trial) -> None:
    trial.add(CHIPS, "goes_with: [tenun-contoh/sarung]\n")
    before = printed(trial, "keripik-1").goes_with
    trial.change(SARONG, "en: Indigo Sarong", "en: Silk Sarong")
    assert [other.name for other in before] == ["Indigo Sarong"]
    assert [other.name for other in printed(trial, "keripik-1").goes_with] == ["Silk Sarong"]
    trial.add("editions/profil.yaml", "exclude: {products: [tenun-contoh/sarung]}\n")
    assert [other.anchor for other in printed(trial, "keripik-1").goes_with] == [""]


def test_a_brand_is_that_of_the_product_or_else_of_the_business(trial: Trial) -> None:
    trial.add(KITCHEN, "brand: Renyah\n")
    trial.add(CHIPS, "brand: {id: Gurih, en: Savoury}\n")
    assert data(printed(trial, "keripik-1")) == [("brand", "Brand", "Savoury")]
    assert data(printed(trial, "keripik-2", "id")) == [("brand", "Merek", "Renyah")]
    assert data(printed(trial, "sarung")) == []


def test_a_brand_that_is_the_name_of_the_business_is_not_repeated(trial: Trial) -> None:
    assert "name: Dapur Contoh\n" in trial.read(KITCHEN)
    trial.add(KITCHEN, "brand: Dapur Contoh\n")
    assert data(printed(trial, "keripik-1")) == []


def test_own_data_are_printed_last_in_the_language_of_the_book(trial: Trial) -> None:
    long = "Kept in a tin with a lid that closes tightly"
    trial.add(
        CHIPS,
        "attributes:\n  - {label: {id: Tingkat pedas, en: Heat}, value: {id: sedang, en: medium}}\n"
        f"  - {{label: Kemasan, value: {long}}}\nbatch_code: A1\n",
    )
    product = printed(trial, "keripik-1")
    assert data(product) == [("attribute", "Heat", "medium"), ("remark", "Kemasan", long)]
    assert [datum.key for datum in product.data][-2:] == ["attribute", "remark"]


def test_a_text_of_own_data_that_lacks_a_language_is_reported(trial: Trial) -> None:
    trial.add(CHIPS, "attributes: [{label: Tingkat pedas, value: sedang}]\n")
    assert [dict(problem.values)["fields"] for problem in trial.load().untranslated] == [
        "attributes[0].label, attributes[0].value"
    ]


def test_an_edition_prints_weights_and_sizes_in_its_units(trial: Trial) -> None:
    trial.change(CHIPS, "net_weight: 150 g", "net_weight: 8 oz\nsize: 12 x 8 in")
    trial.add("editions/petak.yaml", "units: metric\n")
    trial.add("editions/profil.yaml", "units: both\n")
    for edition, language, weight, size in (
        ("petak", "id", "227 g", "30,5 × 20,3 cm"),
        ("profil", "en", "8 oz (227 g)", "12 × 8 in (30.5 × 20.3 cm)"),
    ):
        found = {
            datum.key: datum.value.replace("\xa0", " ") for datum in printed(trial, "keripik-1", language, edition).data
        }
        assert (found["net_weight"], found["size"]) == (weight, size)


def test_what_is_stored_for_a_group_or_a_unit_is_not_taken_for_another(trial: Trial) -> None:
    trial.add("catalogue.yaml", "customer_groups: {member: {name: {id: Anggota, en: Members}}}\n")
    trial.add(CHIPS, "prices: {member: {retail: 9123}}\n")
    edition = trial.read("editions/profil.yaml")
    seen = []
    for more in ("customer_group: member\nunits: imperial\n", "customer_group: member\n", ""):
        trial.write("editions/profil.yaml", edition + more)
        product = printed(trial, "keripik-1")
        assert product.price
        weight = next(datum.value for datum in product.data if datum.key == "net_weight")
        seen.append((product.price.lines[0].steps[0].price, weight))
    assert seen == [("IDR\xa09,123", "5.29\xa0oz"), ("IDR\xa09,123", "150\xa0g"), ("IDR\xa011,000", "150\xa0g")]
