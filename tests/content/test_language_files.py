"""Files of languages: those that ship are complete, and small ones hold only what differs from another."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from catalog.content.checks.language_files import phrases
from catalog.content.language_files import read_languages
from catalog.core.project import shipped
from catalog.markets.language_codes import is_language, nearest_language
from catalog.model.figures import LARGE_NUMBERS
from catalog.model.language_chain import language_chain, without_bases
from catalog.model.settings import Language
from catalog.model.values import LANGUAGE, Text
from tests.content.breaking import Trial

FOLDER = shipped("content/languages")
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.yaml"))
MARKET = "name: Singapura\ncountry: SG\nlanguages: [en]\ncurrency: SGD\nround_to: 0.50\n"
VARIANT = "code: en-SG\nlike: en\nlocale: en_SG\n"


def read(root: Path = Path("/nowhere")) -> dict[str, Language]:
    problems: list[object] = []
    found, wrong = read_languages(root, [], problems)  # type: ignore[arg-type] # nothing may be added
    assert not problems
    assert not wrong
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_a_language_that_ships_is_complete_and_nothing_in_it_is_unknown(name: str, trial: Trial) -> None:
    trial.write(f"languages/{name}.yaml", (FOLDER / f"{name}.yaml").read_bytes())
    assert trial.rows() == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_phrase_is_there_in_every_language(name: str) -> None:
    language = read()[name]
    optional = (".one", *(f"figure.{number}" for number in LARGE_NUMBERS))  # those of large numbers, as a language has
    assert {key for key in phrases() if not key.endswith(optional)} <= language.phrases.keys()
    assert language.code == name


@pytest.mark.parametrize("name", SHIPPED)
def test_a_variant_repeats_no_line_of_the_language_that_it_is_like(name: str) -> None:
    typed = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    if "like" not in typed:
        return
    base = read()[typed["like"]].model_dump()
    for key, value in typed.items():
        if isinstance(value, dict):
            assert [inner for inner in value if base[key].get(inner) == value[inner]] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_language_falls_back_on_languages_that_there_are(name: str) -> None:
    assert [code for code in read()[name].fallback if not is_language(code)] == []


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "id"])
def test_texts_go_along_english_before_the_language_of_the_catalogue(name: str) -> None:
    """An English text is read more widely abroad than an Indonesian one."""
    chain = language_chain(name, read(), "id")
    every = (*chain.own, *chain.others)
    assert "en" in every, "write `fallback: [en]`"
    assert every[-1] == "id"
    assert name != "zh-Hant" or every.index("zh-Hans") < every.index("en")


def test_a_variant_has_its_own_lines_and_all_others_of_its_base() -> None:
    languages = read()
    english, american = languages["en"], languages["en-US"]
    assert american.phrases["label.fibre"] == "Fiber"
    assert american.phrases["notes"] == english.phrases["notes"]
    assert american.units["metre"] == {"one": "meter", "other": "meters"}
    assert american.units["box"] == english.units["box"]
    assert (american.locale, american.date, american.money) == ("en_US", "MMMM d, y", english.money)


def test_a_project_may_bring_a_variant_of_a_variant(trial: Trial) -> None:
    trial.write("languages/en-SG.yaml", VARIANT.replace("like: en\n", "like: en-AU\n") + "phrases: {notes: Memo}\n")
    assert trial.rows() == []
    catalogue = trial.load().catalogue
    assert catalogue is not None
    language = catalogue.languages["en-SG"]
    assert (language.phrases["notes"], language.phrases["contact.email"]) == ("Memo", "Email")
    assert language_chain("en-SG", catalogue.languages, "id").own[:3] == ("en-SG", "en-AU", "en")


def test_texts_of_another_variant_are_in_the_language_and_come_before_other_languages() -> None:
    chain = language_chain("en-US", read(), "id")
    assert not chain.foreign("en-GB")
    assert chain.find(Text((("id", "Warna"), ("en-GB", "Colour")))) == ("en-GB", "Colour")
    assert chain.find(Text((("en-GB", "Colour"), ("en", "Colours")))) == ("en", "Colours")
    assert language_chain("en", read(), "en-GB").foreign("id")
    assert not language_chain("en", read(), "en-GB").foreign("en-GB")


@pytest.mark.parametrize(
    ("files", "code", "meant"),
    [
        ({"en-SG": VARIANT.replace("like: en", "like: en_us")}, "language-like", "en-US"),
        ({"en-SG": VARIANT.replace("like: en", "like: Inggris")}, "language-like", "en"),
        ({"en-SG": VARIANT.replace("like: en", "like: en-SG")}, "language-circle", ""),
        ({"en-SG": VARIANT + "fallback: [jp]\n"}, "language-unknown", "ja"),
        ({"en-SG": VARIANT + "fallback: [zh_hant]\n"}, "form-wrong", "zh-Hant"),
        ({"en-SG": VARIANT + "phrases: {contnts: X}\n"}, "phrase-unknown", "contents"),
        ({"en-SG": VARIANT + "units: {peice: {other: x}}\n"}, "phrase-unknown", "piece"),
        ({"en_us": VARIANT}, "language-unknown", "en-US"),
        ({"../markets/sg": MARKET.replace("[en]", "[jp, en]")}, "language-unknown", "ja"),
        ({"../markets/sg": MARKET.replace("[en]", "[en_sg]")}, "language-unknown", "en-SG"),
    ],
)
def test_what_is_wrong_with_a_small_file_is_said_with_the_near_name(
    files: dict[str, str], code: str, meant: str, trial: Trial
) -> None:
    for name, text in files.items():
        trial.write(f"languages/{name}.yaml", text)
    (problem,) = trial.problems()
    assert (problem.code, dict(problem.values).get("near", "")) == (code, meant)


def test_a_circle_of_languages_is_named_once(trial: Trial) -> None:
    trial.write("languages/en-SG.yaml", VARIANT.replace("like: en\n", "like: en-NZ\n"))
    trial.write("languages/en-NZ.yaml", "code: en-NZ\nlike: en-SG\nlocale: en_NZ\n")
    assert [row[0] for row in trial.rows()] == ["language-circle"]
    assert dict(trial.problems()[0].values)["value"] in ("en-NZ → en-SG → en-NZ", "en-SG → en-NZ → en-SG")


def test_the_catalogues_own_language_is_one_that_there_is(trial: Trial) -> None:
    trial.change("catalogue.yaml", "region:", "language: jp\nregion:")
    found = [problem for problem in trial.problems() if problem.code == "language-unknown"]
    assert [(problem.field, dict(problem.values)["near"]) for problem in found] == [("language", "ja")]


def test_an_edition_in_a_language_that_there_is_not_is_told_the_near_one(trial: Trial) -> None:
    trial.change("editions/profil.yaml", "languages: [en, id]", "languages: [en-UK, id]")
    (problem,) = trial.problems()
    assert (problem.code, dict(problem.values)["near"]) == ("language-file-unknown", "en")


@pytest.mark.parametrize(
    ("market", "languages"),
    [("us", ("en-US",)), ("gb", ("en-GB",)), ("au", ("en-AU",)), ("in", ("en-IN",))],
)
def test_an_edition_for_a_market_is_in_the_english_of_its_buyers(
    market: str, languages: tuple[str, ...], trial: Trial
) -> None:
    trial.write("editions/pasar.yaml", f"like: petak\nmarket: {market}\n")
    trial.write("gates/export.yaml", "gates: [{name: none, needs: hs, level: note, why: {id: Satu, en: One}}]\n")
    catalogue = trial.load().catalogue
    assert catalogue is not None
    assert catalogue.editions["pasar"].languages[: len(languages)] == languages
    assert "en" not in catalogue.editions["pasar"].languages


def test_of_a_language_and_its_variant_a_market_takes_the_variant() -> None:
    assert without_bases(["en-US", "en"], read()) == ["en-US"]
    assert without_bases(["en-IN", "en", "id"], read()) == ["en-IN", "id"]
    assert without_bases(["id", "en"], read()) == ["id", "en"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("en_us", "en-US"),
        ("EN-us", "en-US"),
        ("jp", "ja"),
        ("cn", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh_CN", "zh-Hans"),
        ("ZH-HANT", "zh-Hant"),
        ("Inggris", "en"),
        ("Japanese", "ja"),
        ("xx", ""),
        ("", ""),
        ("zh-Hant", ""),
    ],
)
def test_the_code_that_was_meant(typed: str, meant: str) -> None:
    assert nearest_language(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("kr", "ko"), ("tw", "zh-Hant"), ("my", "ms"), ("zh-CN", "")])
def test_a_country_in_place_of_its_language_is_known_by_the_languages_there_are(typed: str, meant: str) -> None:
    assert nearest_language(typed, ["id", "en", "ko", "ms", "zh-Hant"]) == meant


@given(some.text(max_size=12), some.lists(some.sampled_from(["en", "en-US", "id", "ja", "zh-Hant"]), unique=True))
def test_what_was_meant_is_a_code_of_a_language_and_one_of_the_known(typed: str, known: list[str]) -> None:
    near = nearest_language(typed, known)
    assert near == "" or (LANGUAGE.fullmatch(near) and is_language(near) and near != typed)
    assert near == "" or not known or near in known


CODES = some.sampled_from(["en", "id", "ja", "ko", "zh-Hans", "zh-Hant"])


@given(
    some.dictionaries(CODES, some.tuples(some.none() | CODES, some.lists(CODES, max_size=3))),
    some.dictionaries(CODES, some.just("text"), min_size=1),
    CODES,
    CODES,
)
def test_a_text_is_found_in_some_language_whatever_is_like_what(
    files: dict[str, tuple[str | None, list[str]]], text: dict[str, str], code: str, last: str
) -> None:
    languages = {
        name: read()["en"].model_copy(update={"code": name, "like": like, "fallback": tuple(fallback)})
        for name, (like, fallback) in files.items()
    }
    chain = language_chain(code, languages, last)
    found, _ = chain.find(Text(tuple(text.items())))
    assert found in text
    assert chain.code == code
    assert len({*chain.own, *chain.others}) == len(chain.own) + len(chain.others)
    assert found == code or code not in text
    assert last in (*chain.own, *chain.others)
