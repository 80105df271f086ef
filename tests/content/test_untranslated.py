"""Texts in another language than their edition: counted for each edition, listed by entry."""

from __future__ import annotations

from catalog.content.untranslated import untranslated_in
from catalog.core.problems import Problem
from catalog.core.project import shipped
from tests.content.breaking import CHIPS, SARONG, Trial

ENGLISH = (shipped("content/languages") / "en.yaml").read_text(encoding="utf-8")


def speak(trial: Trial, code: str, *fallback: str) -> None:
    """An edition in a language of its own file, with the products of another one."""
    head = f"code: {code}\nfallback: [{', '.join(fallback)}]"
    trial.write(f"languages/{code}.yaml", ENGLISH.replace("code: en", head))
    trial.write("editions/pasar.yaml", f"like: petak\nlanguages: [{code}]\ncode: PS27\n")


def summaries(trial: Trial) -> list[tuple[str, str, str, str]]:
    """Code, file, number of texts and the languages of each summary."""
    return [
        (problem.code, problem.place.file.removeprefix("content/"), values["count"], values["languages"])
        for problem in trial.problems()
        if problem.code.startswith("texts-") and (values := dict(problem.values))
    ]


def found_in(trial: Trial, edition: str) -> list[Problem]:
    loaded = trial.load()
    assert loaded.catalogue is not None
    return untranslated_in(loaded.catalogue, edition, loaded.untranslated)


def test_each_edition_has_one_line_and_no_entry_has_one(trial: Trial) -> None:
    speak(trial, "ms", "en")
    (summary,) = summaries(trial)
    assert summary[:2] == ("texts-other-language", "editions/pasar.yaml")
    assert summary[3] == f"ms → en {summary[2]}"
    assert not [problem for problem in trial.problems() if problem.code == "translation-missing"]


def test_a_text_is_counted_under_the_language_that_is_printed(trial: Trial) -> None:
    speak(trial, "ms", "zh-Hans", "en")
    trial.change(CHIPS, "{id: Tipis dan renyah, en: Thin and crisp}", "Tipis dan renyah")
    trial.change(SARONG, "{id: katun, en: cotton}", "{id: katun, zh-Hans: 棉}")
    printed = {
        (problem.place.file.rpartition("/")[2], values["fields"], values["printed"])
        for problem in found_in(trial, "pasar")
        if (values := dict(problem.values))
    }
    assert {("keripik-1.yaml", "line", "id"), ("sarung.yaml", "fibre[0].name", "zh-Hans")} <= printed


def test_the_other_script_of_a_language_is_a_finding_of_its_own(trial: Trial) -> None:
    speak(trial, "zh-Hant", "zh-Hans", "en")
    trial.change(CHIPS, "en: Thin and crisp", "zh-Hans: 薄脆")
    trial.change(SARONG, "{id: katun, en: cotton}", "{id: katun, zh-Hans: 棉, zh-Hant: 棉}")
    kinds = {code: languages for code, _, _, languages in summaries(trial)}
    assert kinds["texts-other-script"] == "zh-Hant → zh-Hans 1"
    assert "zh-Hans" not in kinds["texts-other-language"]


def test_a_variant_reads_the_texts_of_its_base(trial: Trial) -> None:
    trial.write("editions/pasar.yaml", "like: petak\nlanguages: [en-US]\ncode: PS27\n")
    assert trial.rows() == []
    trial.change(CHIPS, "{id: Tipis dan renyah, en: Thin and crisp}", "{id: Tipis, en-US: Thin}")
    assert found_in(trial, "pasar") == []


def test_only_what_the_edition_prints_is_counted(trial: Trial) -> None:
    speak(trial, "ms", "en")
    trial.add("editions/pasar.yaml", "include: {businesses: [dapur-contoh]}\n")
    files = {problem.place.file for problem in found_in(trial, "pasar")}
    assert any("dapur-contoh" in file for file in files)
    assert not any("tenun-contoh" in file for file in files)


def test_a_code_that_is_no_language_is_reported_with_the_near_one(trial: Trial) -> None:
    trial.change(CHIPS, "en: Thin and crisp}", "en: Thin and crisp, jp: 薄い}")
    (problem,) = trial.problems()
    assert (problem.code, dict(problem.values)["near"], problem.field) == ("language-unknown", "ja", "line.jp")
