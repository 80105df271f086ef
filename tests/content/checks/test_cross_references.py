"""Names that lead nowhere, and names and codes that lead to two things."""

from __future__ import annotations

import pytest

from tests.content.breaking import CHIPS, KITCHEN, SARONG, WEAVER, Trial


def near(trial: Trial) -> list[str]:
    return [dict(problem.values)["near"] for problem in trial.problems()]


def test_a_category_and_a_kecamatan_must_be_listed(trial: Trial) -> None:
    trial.change(KITCHEN, "category: pangan", "category: pangen")
    trial.change(KITCHEN, "karangbinangun", "karang")
    trial.add(CHIPS, "category: zzz\n")
    assert trial.rows() == [
        ("category-unknown", f"{KITCHEN}:2:11", "category"),
        ("kecamatan-unknown", f"{KITCHEN}:3:22", "address.kecamatan"),
        ("category-unknown", f"{CHIPS}:8:11", "category"),
    ]
    assert near(trial) == ["pangan", "karangbinangun", ""]


def test_where_the_list_itself_is_wrong_nothing_is_said_to_be_missing_from_it(trial: Trial) -> None:
    trial.change("categories.yaml", "slug: pangan", "slug: Pangan")
    trial.change("regions.yaml", "slug: maduran", "slag: maduran")
    assert [code for code, _, _ in trial.rows()] == ["slug-expected", "field-missing", "field-unknown"]


def test_an_error_in_one_entry_hides_none_in_another(trial: Trial) -> None:
    for name in ("catalogue.yaml", "categories.yaml", "regions.yaml", "editions/petak.yaml", KITCHEN):
        trial.add(name, "salah: 1\n")
    trial.change(WEAVER, "+6281200000002", "0812")
    trial.add(CHIPS, "sku2: 1\n")
    trial.change("businesses/dapur-contoh/keripik-2.yaml", '"200899"', '"2008"')
    assert {(code, field) for code, _, field in trial.rows()} == {
        ("field-unknown", "salah"),
        ("field-unknown", "sku2"),
        ("phone-wrong", "contacts.whatsapp"),
        ("hs-form", "hs"),
    }
    assert len(trial.rows()) == 8


def test_an_edition_may_name_an_entry_that_is_wrong(trial: Trial) -> None:
    rule = "include: {businesses: [dapur-contoh], products: [dapur-contoh/keripik-1], tags: [pedas]}\n"
    trial.add("editions/petak.yaml", rule)
    trial.add(KITCHEN, "salah: 1\n")
    trial.add(CHIPS, "salah: 1\ntags: [pedas]\n")
    assert [code for code, _, _ in trial.rows()] == ["field-unknown", "field-unknown", "edition-left-out"]


def test_what_an_edition_takes_must_be_there(trial: Trial) -> None:
    trial.add(
        "editions/petak.yaml",
        "include: {categories: [tenun, tenum], kecamatan: [x], businesses: [y]}\n"
        "exclude: {products: [tenun-contoh/sarong], tags: [z]}\n",
    )
    file = "editions/petak.yaml"
    assert trial.rows() == [
        ("category-unknown", f"{file}:9:31", "include.categories[1]"),
        ("kecamatan-unknown", f"{file}:9:51", "include.kecamatan[0]"),
        ("business-unknown", f"{file}:9:68", "include.businesses[0]"),
        ("product-unknown", f"{file}:10:22", "exclude.products[0]"),
        ("tag-unknown", f"{file}:10:51", "exclude.tags[0]"),
    ]


def test_an_edition_needs_the_file_of_each_of_its_languages(trial: Trial) -> None:
    trial.change("editions/profil.yaml", "languages: [en, id]", "languages: [en, fr]")
    assert trial.rows() == [("language-file-unknown", "editions/profil.yaml:6:17", "languages[1]")]
    trial.write("languages/fr.yaml", "code: fr\n")
    assert {code for code, _, _ in trial.rows()} == {"field-missing"}


def test_codes_to_order_by_belong_to_one_thing(trial: Trial) -> None:
    trial.change(CHIPS, "DPC-1", "DPC-2")
    trial.change(SARONG, "TNC-1-MN", "TNC-1")
    trial.change(SARONG, "TNC-1-MS", "DPC-4")
    assert trial.rows() == [
        ("sku-duplicate", "businesses/dapur-contoh/keripik-2.yaml:3:6", "sku"),
        ("sku-duplicate", f"{SARONG}:23:43", "variants.items[1].sku"),
        ("sku-duplicate", f"{SARONG}:24:43", "variants.items[2].sku"),
    ]
    first = [dict(problem.values)["first"].rpartition("/")[2] for problem in trial.problems()]
    assert first == ["keripik-1.yaml", "sarung.yaml", "keripik-4.yaml"]


def test_the_short_names_of_a_list_are_each_used_once(trial: Trial) -> None:
    trial.change("categories.yaml", "slug: pangan", "slug: tenun")
    trial.change("regions.yaml", "slug: lamongan", "slug: maduran")
    rate = "{currency: USD, rupiah: 16000, date: 2026-11-20}"
    trial.write("rates.yaml", f"rates:\n  - {rate}\n  - {rate}\n")
    trial.change(KITCHEN, "category: pangan", "category: tenun")
    found = [(problem.code, str(problem.place), dict(problem.values)["first"]) for problem in trial.problems()]
    assert found == [
        ("slug-duplicate", "content/categories.yaml:8:11", "2"),
        ("slug-duplicate", "content/rates.yaml:3:16", "2"),
        ("slug-duplicate", "content/regions.yaml:3:12", "2"),
    ]


def test_a_ring_of_parents_is_reported_to_those_in_it_alone(trial: Trial) -> None:
    trial.write(
        "categories.yaml",
        "categories:\n"
        + "".join(
            f"  - {{slug: {slug}, name: {{id: Nama, en: Name}}, accent: '#000000', parent: {parent}}}\n"
            for slug, parent in [("tenun", "pangan"), ("pangan", "tenun"), ("batik", "tenun"), ("sutra", "sutra")]
        ),
    )
    assert [(code, place.split(":")[1], field) for code, place, field in trial.rows()] == [
        ("category-cycle", "2", "categories[0].parent"),
        ("category-cycle", "3", "categories[1].parent"),
        ("category-cycle", "5", "categories[3].parent"),
    ]


def test_a_parent_that_is_missing_is_reported_where_it_is_named(trial: Trial) -> None:
    trial.add("categories.yaml", "    parent: kain\n")
    trial.change("categories.yaml", "slug: tenun", "slug: tenun\n    parent: pangan")
    assert trial.rows() == [("category-unknown", "categories.yaml:12:13", "categories[1].parent")]


def test_a_variant_takes_one_option_of_each_axis(trial: Trial) -> None:
    trial.change(SARONG, "{of: {ukuran: m, warna: nila}, sku: TNC-1-MN}", "{of: {warna: nila, ukuran: s}}")
    trial.change(SARONG, "{of: {ukuran: m, warna: soga}", "{of: {ukurn: m, warna: sogan}")
    assert trial.rows() == [
        ("variant-duplicate", f"{SARONG}:23:12", "variants.items[1].of"),
        ("axis-missing", f"{SARONG}:24:12", "variants.items[2].of"),
        ("axis-unknown", f"{SARONG}:24:20", "variants.items[2].of.ukurn"),
        ("option-unknown", f"{SARONG}:24:30", "variants.items[2].of.warna"),
    ]


def test_swatches_and_photos_are_those_of_options(trial: Trial) -> None:
    shown = (
        'soga: {id: Soga, en: Soga brown}}, swatches: {nila: "#1f2a52", sogan: "#7a4a2b"}, photos: {nyla: sarung.jpg}}'
    )
    trial.change(SARONG, "soga: {id: Soga, en: Soga brown}}}", shown)
    assert [(code, field) for code, _, field in trial.rows()] == [
        ("option-unknown", "variants.axes.warna.swatches.sogan"),
        ("option-unknown", "variants.axes.warna.photos.nyla"),
    ]
    assert near(trial) == ["soga", "nila"]


@pytest.mark.parametrize(
    ("colour", "codes"),
    [("merah", ["colour-expected"]), ('"#a33"', ["colour-expected"]), ("#a3302b", ["comment-cuts", "value-empty"])],
)
def test_a_swatch_is_a_colour_in_quotation_marks(trial: Trial, colour: str, codes: list[str]) -> None:
    shown = f"soga: {{id: Soga, en: Soga brown}}}}, swatches: {{soga: {colour}\n      }}}}"
    trial.change(SARONG, "soga: {id: Soga, en: Soga brown}}}", shown)
    rows = trial.rows()
    assert [code for code, _, _ in rows] == codes
    assert rows[-1][2] == "variants.axes.warna.swatches.soga"


def test_codes_that_differ_by_their_capitals_alone_are_told(trial: Trial) -> None:
    trial.change(CHIPS, "sku: DPC-1", "sku: tnc-1")
    (row,) = [row for row in trial.rows() if row[0] == "sku-alike"]
    assert row == ("sku-alike", f"{SARONG}:4:6", "sku")
    assert trial.load().catalogue is not None


def test_two_editions_cannot_have_one_code(trial: Trial) -> None:
    trial.change("editions/petak.yaml", "code: PT27", "code: PF27")
    assert trial.rows() == [("edition-code-duplicate", "editions/profil.yaml:5:7", "code")]


def test_variants_that_share_a_code_at_different_prices_are_told(trial: Trial) -> None:
    for code in ("TNC-1-SN", "TNC-1-MN"):
        trial.change(SARONG, f", sku: {code}", "")
    assert trial.rows() == [("variant-code-shared", f"{SARONG}:22:7", "variants.items[0]")]
    trial.change(SARONG, ", price: 245000", "")
    assert trial.rows() == []  # at one price the product's code is enough to begin with


def test_a_code_of_a_variant_stands_once_too(trial: Trial) -> None:
    trial.change(SARONG, "sku: TNC-1-MN", "sku: TNC-1-SN")
    assert trial.rows() == [("sku-duplicate", f"{SARONG}:23:43", "variants.items[1].sku")]


def test_codes_hold_what_can_be_typed(trial: Trial) -> None:
    trial.change(CHIPS, "sku: DPC-1", "sku: A_B 1/2.x+")
    assert trial.rows() == []
    trial.change(SARONG, "sku: TNC-1-MN", "sku: “TNC”")
    assert trial.rows() == [("form-wrong", f"{SARONG}:23:43", "variants.items[1].sku")]


def test_an_option_that_no_variant_has_is_reported(trial: Trial) -> None:
    trial.change(
        SARONG,
        "soga: {id: Soga, en: Soga brown}",
        "soga: {id: Soga, en: Soga brown}, kunyit: {id: Kunyit, en: Turmeric}",
    )
    assert trial.rows() == [("option-unused", f"{SARONG}:20:126", "variants.axes.warna.options.kunyit")]
