"""What is exported and imported again is as it was, whatever it holds: xlsx, csv and JSON, also by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.content.load.yaml_source import Source, read_source
from catalog.core.project import Project, shipped
from catalog.entry_text.write import write_entry
from catalog.exchange.entries.flat import flat, nested
from catalog.exchange.entries.import_run import ImportResult, ImportSettings
from catalog.exchange.sheets.csv_files import csv_files
from catalog.exchange.sheets.entry_cells import as_exported
from catalog.exchange.sheets.exported_entries import exported_entries
from catalog.exchange.sheets.import_sheets import plan_own_json, plan_own_sheets
from catalog.exchange.sheets.json_file import json_file
from catalog.exchange.sheets.sheet_forms import KINDS, sheet_forms
from catalog.exchange.sheets.sheet_tables import sheet_tables
from catalog.exchange.sheets.workbook import workbook
from catalog.exchange.tables.raw_file import read_raw_file
from catalog.exchange.tables.read_tables import HandedFile
from catalog.i18n.translator import Translator
from tests.conftest import copy_small
from tests.entry_text.random_entries import TEXTS, VALUES
from tests.tools import require_tool

SAY = Translator("id")
FORMATS = ("xlsx", "csv", "json")
RISKY = ["=1+1", "+62 812", "-7,1", "@rumah", "'a", "''=a", "_x0041_", "007", "1.50", "1e5"]
WIDE = st.one_of(TEXTS, st.sampled_from(RISKY))


def exported(project: Project, form: str, folder: Path) -> list[Path]:
    """The files of an export of the whole project."""
    entries = exported_entries(project.root, None, lambda: None).entries
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if form == "json":
        (folder / "a.json").write_bytes(json_file(entries, "id"))
        return [folder / "a.json"]
    tables = sheet_tables(entries, "id", ["id", "en"])
    if form == "xlsx":
        (folder / "a.xlsx").write_bytes(workbook(tables, {}, lambda _: "", SAY))
        return [folder / "a.xlsx"]
    for name, content in csv_files(tables, SAY):
        (folder / name).write_bytes(content)
    return sorted(folder.glob("*.csv"))


def planned(project: Project, paths: Sequence[Path]) -> ImportResult:
    if paths[0].suffix == ".json":
        return plan_own_json(project, paths[0], ImportSettings(), project.build / "unpacked")
    files = [HandedFile(path, read_raw_file(path, path.name, "")) for path in paths]
    return plan_own_sheets(project, files, ImportSettings(), project.build / "unpacked")


def states(result: ImportResult) -> set[str]:
    return {entry.state for entry in result.plan.entries}


def data_of(project: Project) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted((project.content / "businesses").glob("*/*.yaml")):
        source = read_source(path, path.name)
        assert isinstance(source, Source)
        found[path.relative_to(project.content).as_posix()] = source.data
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_the_sample_comes_back_into_an_empty_project(form: str, tmp_path: Path) -> None:
    sample, empty = Project(shipped("content").parent), copy_small(tmp_path)
    for path in (empty.content / "businesses").glob("*/*.yaml"):
        path.unlink()
    result = planned(empty, exported(sample, form, tmp_path / "out"))
    assert not result.problems
    assert not result.plan.unfit
    assert not result.doubts
    assert states(result) == {"new"}
    for entry in result.plan.entries:
        path = empty.root / entry.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(entry.text, "utf-8")
    there, back = data_of(sample), data_of(empty)
    assert back.keys() == there.keys()
    for name, data in there.items():
        model = KINDS["business" if name.endswith("/business.yaml") else "product"]
        context = {"language": "id"}
        assert model.model_validate(back[name], context=context) == model.model_validate(data, context=context)


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_libreoffice_opens_and_saves_it_without_a_change(ending: str, tmp_path: Path) -> None:
    sample = Project(shipped("content").parent)
    [path] = exported(sample, "xlsx", tmp_path / "out")
    office = require_tool("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path / "saved"), str(path)]
    subprocess.run(convert, capture_output=True, timeout=120, check=True)
    result = planned(sample, [tmp_path / "saved" / f"a.{ending}"])
    assert not result.problems
    assert states(result) == {"same"}
    assert len(result.plan.entries) == len(data_of(sample))


def branch(values: Mapping[tuple[str, ...], st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Maps in which each path may have its value."""
    below: dict[str, dict[tuple[str, ...], st.SearchStrategy[Any]]] = {}
    for path, value in values.items():
        below.setdefault(path[0], {})[path[1:]] = value
    found = {key: inner[()] if () in inner else branch(inner) for key, inner in below.items()}
    return st.fixed_dictionaries({}, optional=found)


def strategy(of: str) -> st.SearchStrategy[dict[str, Any]]:
    """Data with the fields of the model, where nothing needs to be right."""
    several, texts = WIDE | VALUES, WIDE | st.dictionaries(st.sampled_from(["id", "en", "ja"]), WIDE, max_size=2)
    values: dict[tuple[str, ...], st.SearchStrategy[Any]] = {}
    for form in (form for form in sheet_forms() if form.of == of):
        cells = {c.path: texts if c.text else several if c.form == "several" else WIDE for c in form.columns}
        if not form.path:
            values |= cells
        else:
            inner = branch(cells)
            values[form.path] = st.dictionaries(WIDE, inner, max_size=2) if form.keyed else st.lists(inner, max_size=2)
    return branch(values).map(lambda data: {"name": "Kain", "category": "tenun", **data})


@given(st.sampled_from(sorted(KINDS)).flatmap(lambda of: st.tuples(st.just(of), strategy(of))))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_cells_give_the_same_values_again_and_again(given_data: tuple[str, dict[str, Any]]) -> None:
    of, data = given_data
    once = as_exported(of, data, "id")
    assert as_exported(of, nested(once), "id") == once


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_small(tmp_path_factory.mktemp("small"))


@pytest.mark.parametrize("form", FORMATS)
@given(strategy("business"), strategy("product"))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_nothing_changes_in_entries_that_nobody_chose(
    form: str, small: Project, tmp_path: Path, business: dict[str, Any], product: dict[str, Any]
) -> None:
    folder = small.content / "businesses" / "lain"
    folder.mkdir(exist_ok=True)
    (folder / "business.yaml").write_text(write_entry("business", business, "id"), "utf-8", newline="")
    (folder / "barang.yaml").write_text(write_entry("product", product, "id"), "utf-8", newline="")
    result = planned(small, exported(small, form, tmp_path / "out"))
    changed = [entry.file for entry in result.plan.entries if entry.state != "same"]
    assert changed == []
    assert not any(entry.conflicts for entry in result.plan.entries)
    assert len(result.plan.entries) == len(data_of(small))


def test_what_is_exported_is_what_the_model_reads(small: Project) -> None:
    for name, data in data_of(small).items():
        of = "business" if name.endswith("/business.yaml") else "product"
        if "lain/" not in name:
            assert as_exported(of, data, "id") == flat(data, KINDS[of], "id")
