"""A folder of files becomes a catalogue, or every problem that keeps it from being one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from catalog.content import business_cache
from catalog.content.business_cache import WORTH_A_POOL
from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import Level
from catalog.core.project import Project, shipped
from catalog.i18n.translator import Translator
from catalog.reports.problem_report import json_report, text_report
from tests.conftest import DAY, SMALL
from tests.content.breaking import CHIPS, KITCHEN, WEAVER, Trial

SHIPPED = sorted(file.stem for file in shipped("content/languages").glob("*.yaml"))


def test_entries_are_kept_in_the_order_of_their_names() -> None:
    catalogue = load_catalogue(Project(SMALL).root, DAY).catalogue
    assert catalogue is not None
    assert list(catalogue.businesses) == ["dapur-contoh", "tenun-contoh"]
    keys = [entry.key for business in catalogue.businesses.values() for entry in business.products]
    assert keys == sorted(keys)
    assert list(catalogue.editions) == ["petak", "profil"]
    assert list(catalogue.categories) == ["tenun", "pangan"]  # as the file has them
    assert catalogue.businesses["tenun-contoh"].file == "content/businesses/tenun-contoh/business.yaml"


def test_the_order_in_which_the_system_lists_files_does_not_matter(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.add(CHIPS, "salah: 1\n")
    trial.add(KITCHEN, "salah: 1\n")
    before = trial.load()
    listed = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: sorted(listed(path), reverse=True))
    assert trial.load() == before


def test_many_folders_are_read_by_several_processes_with_the_same_result(trial: Trial) -> None:
    folder = trial.path("businesses/dapur-contoh")
    for number in range(WORTH_A_POOL + 20):
        copy = trial.path(f"businesses/usaha-{number:03}")
        copy.mkdir()
        shutil.copy(folder / "business.yaml", copy)
        (copy / "keripik.yaml").write_text(f"name: Keripik\nsku: K-{number // 2}\n" + "salah: 1\n" * (number % 7 == 0))
    alone, together = (load_catalogue(trial.project.root, DAY, jobs=jobs) for jobs in (1, 2))
    assert alone == together
    assert {"sku-duplicate", "field-unknown"} <= {problem.code for problem in alone.problems}
    for path in trial.path("businesses").glob("usaha-*/keripik.yaml"):
        path.write_text("name: Keripik\n")
    alone, together = (load_catalogue(trial.project.root, DAY, jobs=jobs) for jobs in (1, 2))
    assert alone.catalogue == together.catalogue
    assert alone.catalogue is not None
    assert len(alone.catalogue.businesses) == WORTH_A_POOL + 22


def test_a_warning_leaves_all_an_error_all_but_its_entry_one_in_the_settings_nothing(trial: Trial) -> None:
    def left_out() -> list[str] | None:
        catalogue = trial.load().catalogue
        return None if catalogue is None else [entry.key for entry in catalogue.left_out]

    trial.write("businesses/tenun-contoh/catatan.txt", "x")
    assert [problem.level for problem in trial.problems()] == [Level.WARNING]
    assert left_out() == []
    trial.add(CHIPS, "salah: 1\n")
    assert left_out() == ["dapur-contoh/keripik-1"]
    trial.add(WEAVER, "salah: 1\n")
    assert left_out() == ["dapur-contoh/keripik-1", "tenun-contoh"]
    trial.add("categories.yaml", "salah: 1\n")
    assert left_out() is None


def test_a_project_may_change_single_phrases_of_a_language(trial: Trial) -> None:
    trial.write(
        "languages/en.yaml", "name: Plain English\nphrases: {contents: What is in here}\nunits: {jar: {one: pot}}\n"
    )
    assert trial.rows() == []
    catalogue = trial.load().catalogue
    assert catalogue is not None
    english = catalogue.languages["en"]
    assert (english.name, english.phrases["contents"]) == ("Plain English", "What is in here")
    assert english.units["jar"] == {"one": "pot", "other": "jars"}
    assert english.phrases["index.hs"]


def test_a_project_may_bring_a_language(trial: Trial) -> None:
    text = (shipped("content/languages") / "en.yaml").read_text(encoding="utf-8")
    trial.write("languages/jv.yaml", text.replace("code: en", "code: jv").replace("en_GB", "jv_ID"))
    assert trial.rows() == []
    catalogue = trial.load().catalogue
    assert catalogue is not None
    assert catalogue.languages["ms"].locale == "ms_MY"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("phrases: {contnts: X}", ("phrase-unknown", "phrases.contnts")),
        ("phrases: {days.other: '{count} {days}'}", ("phrase-form", "phrases.days.other")),
        ("phrases: {days.other: '{count'}", ("phrase-form", "phrases.days.other")),
        ("phrases: {days.other: '{}'}", ("phrase-form", "phrases.days.other")),
        ("phrases: {contents: ''}", ("value-empty", "phrases.contents")),
        ("phrases: {contents: }", ("value-empty", "phrases.contents")),
        ("code: fr", ("language-code", "code")),
        ("locale: klingon", ("locale-unknown", "locale")),
        ("locale: ''", ("value-empty", "locale")),
        ("date: HH:mm", ("pattern-wrong", "date")),
        ("money: {IDR: rupiah}", ("pattern-wrong", "money.IDR")),
        ("month: MMMMMMMM", ("pattern-wrong", "month")),
        ("units: 3", ("map-expected", "units")),
        ("unit: {}", ("field-unknown", "unit")),
    ],
)
def test_what_a_project_changes_in_a_language_must_be_printable(
    change: str, expected: tuple[str, str], trial: Trial
) -> None:
    trial.write("languages/en.yaml", change + "\n")
    (row,) = trial.rows()
    assert (row[0], row[2]) == expected
    assert row[1].startswith("languages/en.yaml:1:")


def test_a_broken_file_of_a_language_is_reported_once(trial: Trial) -> None:
    trial.write("languages/en.yaml", "phrases: [\n")
    assert [code for code, _, _ in trial.rows()] == ["yaml-bracket"]


def test_names_that_are_nearly_right_are_reported(trial: Trial) -> None:
    trial.write("rate.yaml", "rates: []\n")
    trial.write("bussinesses/x/business.yaml", "name: x\n")
    trial.write("languages/Inggris.yaml", "code: en\n")
    trial.write("market/jp.yaml", "code: jp\n")
    trial.write("businesses/tenun-contoh/lama/kain.yaml", "name: Kain\n")
    trial.write("businesses/tenun-contoh/kain.yml", "name: Kain\n")
    trial.write(".git/x", "")
    trial.write("businesses/.trash/x.yaml", "")
    trial.write("FIELDS.md", "")
    assert [row[:2] for row in trial.rows()] == [
        ("file-ending", "businesses/tenun-contoh/kain.yml"),
        ("folder-other", "businesses/tenun-contoh/lama"),
        ("file-stranger", "bussinesses"),
        ("language-unknown", "languages/Inggris.yaml"),
        ("file-stranger", "market"),
        ("file-stranger", "rate.yaml"),
    ]


@pytest.mark.parametrize(
    ("name", "code", "meant"),
    [
        ("kain.yml", "file-ending", "kain.yaml"),
        ("kain.YAML", "file-ending", "kain.yaml"),
        ("kain.Yml", "file-ending", "kain.yaml"),
        ("kain.yaml.txt", "file-ending", "kain.yaml"),
        ("sarung.yml", "file-twice", "sarung.yaml"),
        ("kain", "file-other", "kain.yaml"),
        ("catatan.txt", "file-other", ""),
        ("sarung.yaml~", "file-other", ""),
        ("Kain Songkét.yaml", "file-slug", "kain-songket"),
        ("sarung (copy).yaml", "file-slug", "sarung-copy"),
        ("sarung.yaml.yaml", "file-slug", "sarung"),
    ],
)
def test_a_file_that_was_meant_to_be_an_entry_is_told_with_its_right_name(
    name: str, code: str, meant: str, trial: Trial
) -> None:
    trial.write(f"businesses/tenun-contoh/{name}", "name: Kain\n")
    (problem,) = trial.problems()
    values = dict(problem.values)
    assert (problem.code, values.get("right", values.get("near", ""))) == (code, meant)


@pytest.mark.parametrize("name", ["catalogue", "categories", "regions"])
def test_a_settings_file_with_another_ending_is_told_once(name: str, trial: Trial) -> None:
    trial.path(f"{name}.yaml").rename(trial.path(f"{name}.yml"))
    found = [problem.code for problem in trial.problems() if problem.place.file.startswith(f"content/{name}")]
    assert found == ["file-ending"]


def test_the_only_edition_and_a_business_with_another_ending_are_told_once(trial: Trial) -> None:
    for path in trial.path("editions").iterdir():
        path.rename(path.with_suffix(".yml"))
    trial.path("businesses/tenun-contoh/business.yaml").rename(trial.path("businesses/tenun-contoh/business.yml"))
    codes = [code for code, _, _ in trial.rows()]
    assert set(codes) == {"file-ending"}
    assert len(codes) == 3


def test_an_entry_in_no_business_is_told(trial: Trial) -> None:
    trial.write("businesses/kain.yaml", "name: Kain\n")
    assert trial.rows() == [("entry-misplaced", "businesses/kain.yaml", "")]


def test_a_folder_with_the_name_of_an_entry_is_told(trial: Trial) -> None:
    trial.path("businesses/tenun-contoh/kain.yaml").mkdir()
    assert trial.rows() == [("file-not-a-file", "businesses/tenun-contoh/kain.yaml", "")]


@pytest.mark.parametrize("name", [b"keripik-\xff.yaml", b"a\x1b[2J.yaml", b"a\nb.yaml", b"\xff"])
def test_names_of_any_bytes_can_be_told(name: bytes, trial: Trial) -> None:
    path = os.path.join(os.fsencode(trial.path("businesses/tenun-contoh")), name)  # noqa: PTH118 bytes
    with open(path, "wb") as file:  # noqa: PTH123 bytes
        file.write(b"name: x\n")
    problems = trial.problems()
    assert len(problems) == 1
    for report in (
        json_report(problems, Translator("en")),
        text_report(problems, trial.project.root, Translator("id"), plain),
    ):
        assert report.encode()
        assert "\x1b" not in report


def plain(text: str, _colour: str) -> str:
    return text


def test_a_folder_with_a_bad_name_is_still_read(trial: Trial) -> None:
    trial.write("businesses/Dapur Dua/business.yaml", "nama: x\n")
    assert [code for code, _, _ in trial.rows()] == ["file-slug", "field-missing", "field-unknown", "field-missing"]


def test_an_empty_project_has_no_catalogue(tmp_path: Path) -> None:
    problems = load_catalogue(Project(tmp_path).root, DAY).problems
    found = {(problem.code, problem.place.file) for problem in problems}
    needed = {("file-missing", f"content/{name}.yaml") for name in ("catalogue", "categories")}
    assert found == needed | {("edition-none", "content/editions")}


def test_long_values_are_shown_short_and_in_one_line(trial: Trial) -> None:
    trial.add(CHIPS, f"moq: |\n  satu\n  dua\ncapacity: {'x' * 500}\n")
    values = [dict(problem.values)["value"] for problem in trial.problems()]
    assert values == ["satu dua", "x" * 59 + "…"]


def test_the_same_project_gives_the_same_problems_by_any_number_of_processes() -> None:
    project = Project(Path(__file__).parent / "broken")
    assert load_catalogue(project.root, DAY, jobs=1) == load_catalogue(project.root, DAY, jobs=3)
    assert business_cache.WORTH_A_POOL > 1


@pytest.mark.parametrize(
    "rule",
    [
        "include: {kecamatan: [lamongan]}",
        "include: {categories: [tenun], businesses: [dapur-contoh]}",
        "exclude: {categories: [tenun, pangan]}",
    ],
)
def test_an_edition_that_takes_nothing_is_an_error(rule: str, trial: Trial) -> None:
    trial.add("editions/petak.yaml", rule + "\n")
    assert trial.rows() == [("edition-empty", "editions/petak.yaml", "")]
    catalogue = trial.load().catalogue
    assert catalogue is not None
    assert list(catalogue.editions) == ["profil"]


def test_texts_of_the_catalogue_are_in_the_language_that_it_names(trial: Trial) -> None:
    trial.write("catalogue.yaml", "language: en\n" + trial.read("catalogue.yaml"))
    catalogue = trial.load().catalogue
    assert catalogue is not None
    assert catalogue.info.publisher.name.languages == {"en"}
