"""Texts that an edition prints in a language that they do not have."""

from __future__ import annotations

from tests.content.breaking import CHIPS, KITCHEN, SARONG, WEAVER, Trial


def missing(trial: Trial) -> list[tuple[str, str, str]]:
    """Place, language and fields of each text that is missing."""
    return [
        (str(problem.place).removeprefix("content/"), dict(problem.values)["language"], dict(problem.values)["fields"])
        for problem in trial.load().untranslated
    ]


def test_one_warning_for_each_entry_and_language_names_every_text(trial: Trial) -> None:
    trial.change(CHIPS, "line: {id: Tipis dan renyah, en: Thin and crisp}", "line: Tipis dan renyah")
    trial.add(CHIPS, "care: Simpan kering\nstorage: {en: Keep dry}\n")
    assert missing(trial) == [(f"{CHIPS}:2:7", "en", "line, care"), (f"{CHIPS}:9:10", "id", "storage")]


def test_an_allergen_without_a_translation_is_reported(trial: Trial) -> None:
    trial.add(CHIPS, "allergens: [udang, Kacang  Tanah, peanuts, kemiri, telor]\n")
    assert trial.rows() == [
        ("allergen-unknown", f"{CHIPS}:8:44", "allergens[3]"),
        ("allergen-unknown", f"{CHIPS}:8:52", "allergens[4]"),
    ]
    assert [dict(problem.values)["near"] for problem in trial.problems()] == ["", "telur"]


def test_a_languages_own_name_of_an_allergen_is_known(trial: Trial) -> None:
    trial.add(CHIPS, "allergens: kemiri\n")
    trial.write("languages/en.yaml", "code: en\nphrases: {allergen.candlenut: candlenut}\n")
    assert [row[0] for row in trial.rows()] == ["allergen-unknown"]
    trial.write("languages/id.yaml", "code: id\nphrases: {allergen.candlenut: kemiri}\n")
    assert trial.rows() == []


def test_in_a_project_of_one_language_any_allergen_is_right(trial: Trial) -> None:
    trial.add(CHIPS, "allergens: [kemiri]\n")
    trial.change("editions/profil.yaml", "languages: [en, id]", "languages: [id]")
    assert trial.rows() == []


def test_texts_inside_of_fields_are_found(trial: Trial) -> None:
    trial.change(SARONG, "{id: katun, en: cotton}", "katun")
    trial.change(SARONG, "{id: Nila, en: Indigo}", "Nila")
    trial.change("catalogue.yaml", "label: {id: usaha, en: enterprises}", "label: usaha")
    trial.change("categories.yaml", "name: {id: Pangan, en: Food}", "name: Pangan")
    trial.change("editions/profil.yaml", "subtitle: {id: Untuk pameran, en: For the fair}", "subtitle: Untuk pameran")
    assert missing(trial) == [
        (f"{SARONG}:15:16", "en", "fibre[0].name, variants.axes.warna.options.nila"),
        ("catalogue.yaml:16:28", "en", "figures.key[0].label"),
        ("categories.yaml:9:11", "en", "categories[1].name"),
        ("editions/profil.yaml:2:11", "en", "subtitle"),
    ]


def test_a_name_in_the_catalogues_language_alone_is_a_proper_name(trial: Trial) -> None:
    trial.change(CHIPS, "{id: Keripik Pisang, en: Banana Chips}", "Keripik Pisang")
    assert missing(trial) == []
    trial.change(CHIPS, "name: Keripik Pisang", "name: {en: Banana Chips}")
    assert missing(trial) == [(f"{CHIPS}:1:7", "id", "name")]


def test_what_has_no_words_is_the_same_in_every_language(trial: Trial) -> None:
    trial.change(
        SARONG,
        "{id: Ukuran, en: Size}, options: {s: 110 × 180, m: 120 × 200}",
        "{id: Ukuran, en: Size}, options: [s, m, XXL]",
    )
    assert missing(trial) == []


def test_only_languages_that_some_edition_prints_are_wanted(trial: Trial) -> None:
    trial.path("editions/profil.yaml").unlink()
    trial.change(CHIPS, "line: {id: Tipis dan renyah, en: Thin and crisp}", "line: Tipis dan renyah")
    assert missing(trial) == []


def test_what_is_hidden_needs_no_translation(trial: Trial) -> None:
    trial.change(CHIPS, "line: {id: Tipis dan renyah, en: Thin and crisp}", "line: Tipis dan renyah\nhidden: yes")
    trial.add(KITCHEN, "story: Kami membuat keripik\nhidden: yes\n")
    assert missing(trial) == []


def test_a_language_without_a_file_is_reported_once_and_not_for_every_text(trial: Trial) -> None:
    trial.change("editions/profil.yaml", "languages: [en, id]", "languages: [en, fr]")
    assert missing(trial) == []


def test_the_language_of_the_catalogue_may_be_another(trial: Trial) -> None:
    trial.change("catalogue.yaml", "region:", "language: en\nregion:")
    trial.add(WEAVER, "bill_of_materials: yes\n")
    trial.change(CHIPS, "line: {id: Tipis dan renyah, en: Thin and crisp}", "line: Thin and crisp")
    assert (f"{CHIPS}:2:7", "id", "line") in missing(trial)
