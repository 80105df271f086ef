"""A project in which everything is wrong, and exactly what `catalog check` says to it.

`broken/expected.txt` lists place, level, code and field; `expected.<language>.txt` is what is shown. After a change
that is meant, look at each difference that `python -m tests.content.test_broken` makes: it writes them anew.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from catalog.content.accept_translations import accept_translations
from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import Level
from catalog.core.project import PACKAGE, Project, shipped
from catalog.i18n.translator import LANGUAGES, Translator
from catalog.reports.problem_report import text_report
from tests.conftest import DAY
from tests.content.breaking import CHIPS, KITCHEN, SARONG, WEAVER, Trial
from tests.loops import some

BROKEN = Path(__file__).parent / "broken"


def remove_editions(trial: Trial) -> None:
    for path in trial.path("editions").iterdir():
        path.unlink()


def extract_an_extract(trial: Trial) -> None:
    trial.add("editions/petak.yaml", "extract: {of: profil}\n")
    trial.write("editions/kecil.yaml", "title: K\nyear: 2027\ncode: KC\nlanguages: [id]\nextract: {of: petak}\n")


def wrong_profile(trial: Trial) -> None:
    trial.write("print-shops/jaya.yaml", "name: Jaya\nprofile: jaya.icc\n")
    trial.write("print-shops/jaya.icc", b"no profile")


MARKET = "name: Singapura\ncountry: SG\nlanguages: [en]\ncurrency: SGD\nround_to: 0.50\n"
GATE = "gates:\n  - {{name: satu, needs: {needs}, level: offer, why: Diminta}}\n"


def rate(trial: Trial, currency: str, day: str) -> None:
    trial.write("markets/sg.yaml", MARKET)
    trial.write("editions/pasar.yaml", "like: petak\nmarket: sg\n")
    trial.write("rates.yaml", f"rates:\n  - {{currency: {currency}, rupiah: 12000, date: {day}}}\n")


def demand_what_no_product_has(trial: Trial) -> None:
    trial.write("markets/sg.yaml", f"{MARKET}{GATE.format(needs='batch_code')}")
    trial.write("editions/pasar.yaml", "like: petak\nmarket: sg\n")


def parallel(trial: Trial, fields: str, name: str = "pasar") -> None:
    trial.write(f"editions/{name}.yaml", f"like: petak\ncode: {name.upper()}\nlanguages: [en]\n{fields}\n")


def wrong_leader(trial: Trial) -> None:
    trial.change("editions/petak.yaml", "code: PT27", "code: pt")
    trial.write("editions/pasar.yaml", "like: profil\ncode: PS27\nparallel: petak\n")


def chain(trial: Trial) -> None:
    parallel(trial, "parallel: petak")
    parallel(trial, "parallel: pasar", "malam")


def more_than_the_leader(trial: Trial) -> None:
    parallel(trial, "parallel: petak")
    trial.add("editions/petak.yaml", "exclude: {businesses: [tenun-contoh]}\n")
    trial.add("editions/pasar.yaml", "exclude: {tags: []}\n")


def in_another_language(trial: Trial, code: str, fallback: str) -> None:
    """An edition in a language that no text is in, but one in its `fallback`."""
    english = (shipped("content/languages") / "en.yaml").read_text(encoding="utf-8")
    trial.write(f"languages/{code}.yaml", english.replace("code: en", f"code: {code}\nfallback: [{fallback}]"))
    trial.write("editions/pasar.yaml", f"like: petak\nlanguages: [{code}]\ncode: PS27\n")
    trial.change(CHIPS, "en: Thin and crisp", f"{fallback}: 薄脆")


def change_a_source(trial: Trial) -> None:
    catalogue = trial.load().catalogue
    assert catalogue is not None
    accept_translations(trial.project.root, catalogue)
    trial.change(CHIPS, "id: Tipis dan renyah", "id: Tipis sekali")


def remove_businesses(trial: Trial) -> None:
    for name in (KITCHEN, WEAVER):
        trial.path(name).unlink()


def put_a_photo_among_the_entries(trial: Trial) -> None:
    trial.write(SARONG.replace("sarung.yaml", "baru.jpg"), b"x")
    trial.change(SARONG, "file: sarung.jpg", "file: baru.jpg")


def link_a_photo_nowhere(trial: Trial) -> None:
    (trial.project.images / "tenun-contoh" / "kosong.jpg").symlink_to("nowhere.jpg")
    trial.change(SARONG, "file: sarung.jpg", "file: kosong.jpg")


def store_accents_apart(trial: Trial) -> None:
    folder = trial.project.images / "tenun-contoh"
    (folder / "sarung.jpg").rename(folder / "kafe\N{COMBINING ACUTE ACCENT}.jpg")
    trial.change(SARONG, "file: sarung.jpg", "file: kafé.jpg")


def scatter(trial: Trial) -> None:
    for number, point in enumerate(["[-7.1, 112.4]", "[-6.9, 112.3]", "[7.2, 112.2]"]):
        address = f"address: {{kecamatan: maduran, coordinates: {point}}}\n"
        trial.write(f"businesses/usaha-{number}/business.yaml", f"name: U{number}\ncategory: pangan\n{address}")


def for_members(trial: Trial) -> None:
    trial.add("catalogue.yaml", "customer_groups: {anggota: {name: {id: Anggota, en: Members}}}\n")
    trial.add("editions/petak.yaml", "customer_group: anggota\n")


def price_of_members(prices: str) -> Callable[[Trial], object]:
    def change(trial: Trial) -> None:
        trial.add("catalogue.yaml", "customer_groups: {anggota: {name: {id: Anggota, en: Members}}}\n")
        trial.write(CHIPS, f"name: Keripik\nsku: K-1\n{prices}\n")

    return change


STEPS = "wholesale: [{from: 10, price: 8000}, {from: 20, price: 9000}]"

# What cannot stand in the broken project, since it would hide something else there or cannot be kept by git.
MADE: dict[str, Callable[[Trial], object]] = {
    "colour-expected": lambda trial: trial.change("categories.yaml", '"#475a1f"', "hijau"),
    "coordinates-far": scatter,
    "wholesale-dear-group": price_of_members(f"prices: {{anggota: {{{STEPS}}}}}"),
    "wholesale-group-left-out": price_of_members(f"price: {{{STEPS}}}\nprices: {{anggota: {{retail: 8000}}}}"),
    "wholesale-sale-left-out": price_of_members(f"price: {{retail: 8000, regular: 12000, {STEPS}}}"),
    "customer-price-usual": for_members,
    "edition-code-duplicate": lambda trial: trial.change("editions/petak.yaml", "code: PT27", "code: PF27"),
    "edition-empty": lambda trial: trial.add("editions/petak.yaml", "include: {kecamatan: [lamongan]}\n"),
    "edition-left-out": remove_businesses,
    "edition-none": remove_editions,
    "print-profile-missing": lambda trial: trial.write("print-shops/jaya.yaml", "name: Jaya\nprofile: jaya.icc\n"),
    "print-profile-wrong": wrong_profile,
    "edition-like": lambda trial: trial.write("editions/pasar.yaml", "like: pameran-dagang\n"),
    "edition-like-wrong": lambda trial: trial.write("editions/pasar.yaml", "like: pasar\n"),
    "parallel-unknown": lambda trial: parallel(trial, "parallel: petka"),
    "parallel-itself": lambda trial: parallel(trial, "parallel: pasar"),
    "parallel-wrong": wrong_leader,
    "parallel-chain": chain,
    "parallel-extract": lambda trial: parallel(trial, "parallel: petak\nextract: {of: petak}"),
    "parallel-volumes": lambda trial: parallel(trial, "parallel: petak\nvolumes: {by: pages}"),
    "parallel-setting": lambda trial: parallel(trial, "parallel: petak\nformat: a5"),
    "parallel-more": more_than_the_leader,
    "edition-market-empty": demand_what_no_product_has,
    "rate-missing": lambda trial: rate(trial, "USD", "2026-11-01"),
    "rate-old": lambda trial: rate(trial, "SGD", "2026-01-01"),
    "texts-other-language": lambda trial: in_another_language(trial, "ms", "en"),
    "texts-other-script": lambda trial: in_another_language(trial, "zh-Hant", "zh-Hans"),
    "translation-stale": change_a_source,
    "translations-line": lambda trial: trial.write("translations.tsv", "content/catalogue.yaml\ttitle\ten=x\n"),
    "language-like": lambda trial: trial.write("languages/en-SG.yaml", "code: en-SG\nlike: en_us\n"),
    "language-circle": lambda trial: trial.write("languages/en-SG.yaml", "code: en-SG\nlike: en-SG\n"),
    "market-unknown": lambda trial: trial.write("editions/pasar.yaml", "like: petak\nmarket: xx\ncode: PS27\n"),
    "market-code": lambda trial: trial.write("markets/jepang.yaml", MARKET),
    "market-country": lambda trial: trial.write("markets/sg.yaml", MARKET.replace("SG", "MY")),
    "gates-unknown": lambda trial: trial.write("markets/sg.yaml", MARKET + "also: [ekspor]\n"),
    "gate-twice": lambda trial: trial.write("gates/dua.yaml", GATE.format(needs="care") + GATE.format(needs="hs")[7:]),
    "gate-field-unknown": lambda trial: trial.write("gates/satu.yaml", GATE.format(needs="cares")),
    "gate-licence-unknown": lambda trial: trial.write("gates/satu.yaml", GATE.format(needs="{licence: halall}")),
    "gate-bound": lambda trial: trial.write("gates/satu.yaml", GATE.format(needs="{moq: {min: many}}")),
    "extract-of": lambda trial: trial.add("editions/petak.yaml", "extract: {of: profill}\n"),
    "extract-of-extract": extract_an_extract,
    "extract-print": lambda trial: trial.change("editions/petak.yaml", "[screen]", "[print]\nextract: {of: profil}"),
    "print-imposition": lambda trial: trial.write("print-shops/jaya.yaml", "name: Jaya\nimposition: booklet\n"),
    "file-missing": lambda trial: trial.path("categories.yaml").unlink(),
    "file-not-a-file": lambda trial: trial.path("rates.yaml").mkdir(),
    "file-too-large": lambda trial: trial.write(KITCHEN, "# " + "x" * 1_000_000),
    "file-unreadable": lambda trial: trial.path("rates.yaml").symlink_to("nowhere.yaml"),
    "edition-reserved": lambda trial: trial.path("editions/petak.yaml").rename(trial.path("editions/cache.yaml")),
    "entry-misplaced": lambda trial: trial.write("businesses/kain.yaml", "name: Kain"),
    "file-reserved": lambda trial: trial.path(KITCHEN).parent.rename(trial.path("businesses/con")),
    "file-twice": lambda trial: trial.write(SARONG.replace(".yaml", ".yml"), "name: Kain"),
    "folder-case": lambda trial: trial.path("businesses").rename(trial.path("Businesses")),
    "folder-is-file": lambda trial: trial.write("languages", "en"),
    "link-outside": lambda trial: trial.path("rates.yaml").symlink_to("/etc/hostname"),
    "link-ring": lambda trial: trial.path("rates.yaml").symlink_to("rates.yaml"),
    "photo-among-entries": put_a_photo_among_the_entries,
    "photo-folder-old": lambda trial: trial.path("businesses/tenun-contoh").rename(trial.path("businesses/tenun-baru")),
    "photo-link-nowhere": link_a_photo_nowhere,
    "photo-name-form": store_accents_apart,
    "tag-unknown": lambda trial: trial.add("editions/petak.yaml", "include: {tags: [pedas]}\n"),
}
NOT_MADE = {
    "translation-missing": "`catalog translations` lists these; tests/content/test_untranslated.py",
    "folder-unreadable": "root may open every folder; tests/pipeline/test_unreadable.py takes that from it",
    "value-wrong": "said where pydantic finds what no field of today's model can have",
}


def expected(name: str) -> str:
    return (BROKEN / name).read_text(encoding="utf-8")


def table() -> str:
    rows = load_catalogue(Project(BROKEN).root, DAY, jobs=1).problems
    return "".join(f"{row.place} {row.level.value} {row.code} {row.field}".rstrip() + "\n" for row in rows)


def shown(language: str) -> str:
    problems = load_catalogue(Project(BROKEN).root, DAY, jobs=1).problems
    return text_report(problems, BROKEN, Translator(language), lambda text, _: text) + "\n"


def codes_of(language: str) -> set[str]:
    return {code for code, message in sentences(language).items() if isinstance(message, dict)}


def sentences(language: str) -> dict[str, dict[str, str] | str]:
    path = PACKAGE / "i18n" / "messages" / f"content.{language}.yaml"
    loaded: dict[str, dict[str, str] | str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def test_each_problem_is_found_at_its_line_and_column() -> None:
    assert table().splitlines() == expected("expected.txt").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_says_what_is_wrong_and_what_to_do(language: str) -> None:
    assert shown(language).splitlines() == expected(f"expected.{language}.txt").splitlines()


def test_every_code_is_made_by_some_broken_input() -> None:
    found = {line.split(" error ")[-1].split(" warning ")[-1].split(" ")[0] for line in table().splitlines()}
    assert codes_of("en") - found == set(MADE) | set(NOT_MADE)


@pytest.mark.parametrize("code", MADE)
def test_what_git_cannot_keep_is_found_too(code: str, trial: Trial) -> None:
    MADE[code](trial)
    problems = trial.problems()
    assert code in {problem.code for problem in problems}
    for language in LANGUAGES:
        assert text_report(problems, trial.project.root, Translator(language), lambda text, _: text)


def test_both_languages_have_the_same_sentences_with_the_same_values() -> None:
    english, indonesian = sentences("en"), sentences("id")
    assert english.keys() == indonesian.keys()
    for code, message in some(english.items()):
        assert names_in(message) == names_in(indonesian[code]), code


def names_in(message: dict[str, str] | str) -> list[set[str]]:
    texts = [message] if isinstance(message, str) else [message["what"], message["remedy"]]
    return [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_one_sentence_and_a_remedy(language: str) -> None:
    for code, message in some(sentences(language).items()):
        if isinstance(message, dict):
            assert set(message) == {"what", "remedy"}, code
            assert all(text and text[0] == text[0].upper() for text in message.values()), code
            assert not re.search(r"\bYAML\b|\bslug\b", " ".join(message.values())), code


def test_a_project_with_errors_gives_no_catalogue() -> None:
    loaded = load_catalogue(Project(BROKEN).root, DAY, jobs=1)
    assert loaded.catalogue is None
    assert {problem.level for problem in loaded.problems} == {Level.ERROR, Level.WARNING}


if __name__ == "__main__":
    (BROKEN / "expected.txt").write_text(table(), encoding="utf-8")
    for tongue in LANGUAGES:
        (BROKEN / f"expected.{tongue}.txt").write_text(shown(tongue), encoding="utf-8")
