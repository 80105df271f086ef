"""Which texts are to be translated, and what their translator is told."""

from __future__ import annotations

import pytest

from catalog.content.accept_translations import accept_translations
from catalog.core.project import Project
from catalog.exchange.texts.text_row import DONE, MISSING, OPTIONAL, STALE, TextRow
from tests.exchange.texts.translating import SHIRT, TALAS, change, exported, loaded

MAKER = "content/businesses/tenun-contoh/business.yaml"


def rows(project: Project, language: str = "ja", edition: str = "", *, every: bool = False) -> dict[str, TextRow]:
    return {row.key: row for row in exported(project, language, edition, every=every).rows}


def test_what_is_missing_is_listed_and_names_in_one_language_are_not(project: Project) -> None:
    found = rows(project)
    assert found[f"{TALAS}#name"].state == MISSING
    assert found[f"{SHIRT}#description"].source == "Kaos dari benang sisa."
    assert found[f"{SHIRT}#photos[0].alt"].state == MISSING
    assert found["content/categories.yaml#categories[0].intro"].source == "Diikat, dicelup, ditenun."
    assert found["content/editions/profil.yaml#subtitle"].state == MISSING
    assert found["content/catalogue.yaml#figures.sales[0].name"].state == MISSING
    assert f"{SHIRT}#name" not in found  # a proper name
    assert f"{SHIRT}#variants.axes.ukuran.options.XL" not in found  # the same in every language
    assert f"{SHIRT}#variants.axes.ukuran.options.Kecil" in found


def test_all_of_them_are_listed_with_their_state(project: Project) -> None:
    found = rows(project, "en", every=True)
    assert found[f"{TALAS}#name"].state == DONE
    assert found[f"{TALAS}#name"].translation == "Taro Chips"
    assert found[f"{SHIRT}#name"].state == OPTIONAL
    assert found[f"{SHIRT}#line"].state == MISSING
    assert set(rows(project, "en")) < set(found)


def test_a_translation_older_than_its_source_is_listed(project: Project) -> None:
    accept_translations(project.root, loaded(project)[0])
    assert f"{TALAS}#name" not in rows(project, "en")
    change(project, TALAS, "Keripik Talas", "Keripik Talas Bogor")
    row = rows(project, "en")[f"{TALAS}#name"]
    assert (row.state, row.translation) == (STALE, "Taro Chips")
    japanese = rows(project)
    assert [key for key, row in japanese.items() if row.english_stale] == [f"{TALAS}#name"]


def test_a_text_in_a_variant_of_the_language_is_no_missing_one(project: Project) -> None:
    assert f"{TALAS}#name" not in rows(project, "en-US")
    assert f"{SHIRT}#line" in rows(project, "en-US")


def test_a_row_says_what_its_text_is(project: Project) -> None:
    found = rows(project)
    row = found[f"{TALAS}#line"]
    assert (row.source_language, row.source, row.english) == ("id", "Tipis dan renyah", "Thin and crisp")
    assert row.of == "Keripik Talas · Dapur Contoh · Pangan"
    assert row.meaning.startswith("One line that sells it")
    assert (row.most, found[f"{SHIRT}#photos[0].alt"].most) == (180, None)
    assert found[f"{SHIRT}#variants.axes.warna.options.merah"].meaning.startswith("The choices")
    assert found["content/categories.yaml#categories[1].name"].of == "Pangan"
    assert found["content/editions/profil.yaml#subtitle"].of == "Made in Contoh · profil"


def test_a_row_names_the_photo_beside_its_text(project: Project) -> None:
    found = rows(project, every=True)
    assert found[f"{SHIRT}#line"].photo == "tenun-contoh/sarung.jpg"
    assert found["content/categories.yaml#categories[0].name"].photo == "tenun-contoh/sarung.jpg"
    assert found[f"{TALAS}#line"].photo == ""


def test_what_is_hidden_is_listed_with_all_alone(project: Project) -> None:
    change(project, TALAS, "sku: DPC-2", "sku: DPC-2\nhidden: yes")
    assert f"{TALAS}#line" not in rows(project)
    assert f"{TALAS}#line" in rows(project, every=True)
    change(project, MAKER, "fictitious: yes", "fictitious: yes\nhidden: yes")
    assert not any(key.startswith(MAKER.removesuffix("business.yaml")) for key in rows(project))
    assert f"{MAKER}#story" in rows(project, every=True)


def test_of_an_edition_the_texts_that_it_prints(project: Project) -> None:
    change(project, "content/editions/petak.yaml", "year: 2027", "year: 2027\ninclude: {businesses: [tenun-contoh]}")
    files = {row.file for row in exported(project, edition="petak").rows}
    assert SHIRT in files
    assert "content/categories.yaml" in files
    assert not files & {TALAS, "content/editions/profil.yaml"}


def test_an_edition_has_the_texts_of_the_one_that_it_is_like(project: Project) -> None:
    for name, like in (("pameran", "profil"), ("pameran-jp", "pameran")):
        text = f"like: {like}\nlanguages: [ja]\ncode: P{len(name)}\n"
        (project.content / f"editions/{name}.yaml").write_text(text, encoding="utf-8")
    assert "content/editions/profil.yaml#subtitle" in rows(project, edition="pameran")
    assert "content/editions/profil.yaml#subtitle" in rows(project, edition="pameran-jp")
    change(project, "content/editions/pameran.yaml", "[ja]", "[en]")
    assert "content/editions/profil.yaml#subtitle" in rows(project)


@pytest.mark.parametrize(("language", "listed"), [("en", True), ("ja", False), ("th", True)])
def test_editions_in_other_languages_need_no_translation(language: str, listed: bool, project: Project) -> None:
    """Where no edition has the language yet, all may come to have it."""
    title = project.content / "editions/pameran.yaml"
    title.write_text("like: petak\ntitle: {id: Pameran besar, ko: 박람회}\nlanguages: [ja]\ncode: PJ27\n", "utf-8")
    change(project, "content/editions/profil.yaml", "subtitle: {id: Untuk pameran, en: For the fair}", "subtitle: Ada")
    assert ("content/editions/profil.yaml#subtitle" in rows(project, language)) == listed


def test_a_text_without_the_catalogues_language_has_its_first_as_source(project: Project) -> None:
    change(project, SHIRT, "line: Adem dipakai", "line: {en: Cool to wear, ko: 시원한}")
    row = rows(project)[f"{SHIRT}#line"]
    assert (row.source_language, row.source, row.english) == ("en", "Cool to wear", "")
    assert f"{SHIRT}#line" not in rows(project, "en")
