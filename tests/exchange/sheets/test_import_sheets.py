"""What was changed in our own sheets reaches the entries; what was changed by hand meanwhile stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from catalog.core.project import Project
from catalog.exchange.entries.import_run import ImportResult, ImportSettings, write_import
from catalog.exchange.sheets.exported_entries import exported_entries
from catalog.exchange.sheets.import_sheets import plan_own_sheets
from catalog.exchange.sheets.sheet_tables import SheetTable, TableColumn, sheet_tables
from catalog.exchange.sheets.workbook import workbook
from catalog.exchange.tables.raw_file import read_raw_file
from catalog.exchange.tables.read_tables import HandedFile
from catalog.i18n.translator import Translator
from tests.conftest import copy_small

Tables = dict[str, SheetTable]
SARUNG, SLUG = "businesses/tenun-contoh/sarung", {"business": "tenun-contoh", "product": "sarung"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_small(tmp_path / "project")


def tables_of(project: Project) -> Tables:
    found = exported_entries(project.root, None, lambda: None)
    assert not found.problems
    return {table.form.name: table for table in sheet_tables(found.entries, "id", ["id", "en"])}


def row(table: SheetTable, product: str = "sarung") -> dict[str, str]:
    return next(row for row in table.rows if row.get("product", row["business"]) == product)


def imported(project: Project, tables: Tables, **more: Any) -> ImportResult:  # noqa: ANN401 settings
    path = project.root / "a.xlsx"
    path.write_bytes(workbook(list(tables.values()), {}, lambda _: "", Translator("en")))
    files, unpacked = [HandedFile(path, read_raw_file(path, "a.xlsx", ""))], project.build / "unpacked"
    result = plan_own_sheets(project, files, ImportSettings(**more), unpacked)
    write_import(project, result)
    return result


def entry(project: Project, name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load((project.content / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
    return data


def states(result: ImportResult) -> dict[str, int]:
    found = [one.state for one in result.plan.entries]
    return {state: found.count(state) for state in sorted(set(found))}


def test_a_changed_cell_is_the_only_change(project: Project) -> None:
    before = (project.content / f"{SARUNG}.yaml").read_text("utf-8")
    tables = tables_of(project)
    row(tables["product"])["price.retail"] = "99000"
    result = imported(project, tables)
    assert states(result) == {"changed": 1, "same": len(result.plan.entries) - 1}
    after = (project.content / f"{SARUNG}.yaml").read_text("utf-8")
    changed = [pair for pair in zip(before.splitlines(), after.splitlines(), strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1
    assert entry(project, SARUNG)["price"]["retail"] == "99000"
    again = imported(project, tables)
    assert states(again) == {"same": len(again.plan.entries)}


@pytest.mark.parametrize(
    ("key", "typed", "value", "doubtful"),
    [
        ("price.retail", "Rp 12.500,-", "12500", False),
        ("price.retail", "18k", "18000", False),
        ("price.unit", "lembar", "sheet", False),
        ("net_weight", "300gr", "300 g", False),
        ("moq", "20 lembar", "20", False),
        ("size", "20cm x 30 cm", "20 x 30 cm", False),
        ("hidden", "ya", "yes", False),
        ("export.valid_until", "31 Desember 2026", "2026-12-31", False),
    ],
)
def test_cells_are_read_as_people_type_them(key: str, typed: str, value: str, doubtful: bool, project: Project) -> None:
    tables = tables_of(project)
    if not any(column.key == key for column in tables["product"].columns):
        tables["product"].columns.append(TableColumn(key))
    full = {table.form.name: table for table in sheet_tables([], "id", ["id", "en"], every_field=True)}
    tables["product"].columns = full["product"].columns
    row(tables["product"])[key] = typed
    result = imported(project, tables)
    found: Any = entry(project, SARUNG)
    for step in key.split("."):
        found = found[step]
    assert found == value
    assert bool(result.doubts) == doubtful
    assert not result.plan.unfit


def test_what_cannot_be_read_is_said_and_left_as_it_was(project: Project) -> None:
    tables = tables_of(project)
    before = entry(project, SARUNG)
    row(tables["product"]).update({"price.retail": "nego", "line.id": "Baru"})
    result = imported(project, tables)
    assert [(one.path, one.value) for one in result.plan.unfit] == [(("price", "retail"), "nego")]
    assert entry(project, SARUNG)["price"]["retail"] == before["price"]["retail"]
    assert entry(project, SARUNG)["line"]["id"] == "Baru"


def test_an_emptied_cell_takes_its_value_out(project: Project) -> None:
    tables = tables_of(project)
    assert "en" in entry(project, SARUNG)["name"]
    del row(tables["product"])["name.en"]
    imported(project, tables)
    assert "en" not in entry(project, SARUNG)["name"]


def test_a_column_that_was_deleted_says_nothing(project: Project) -> None:
    tables = tables_of(project)
    table = tables["product"]
    table.columns = [column for column in table.columns if column.key not in ("name.en", "sku")]
    result = imported(project, tables)
    assert states(result) == {"same": len(result.plan.entries)}


def test_what_was_changed_by_hand_stays_and_is_listed(project: Project) -> None:
    tables = tables_of(project)
    path = project.content / f"{SARUNG}.yaml"
    before = entry(project, SARUNG)
    path.write_text(path.read_text("utf-8").replace(before["name"]["en"], "By hand"), "utf-8")
    row(tables["product"]).update({"name.en": "In the sheet", "name.id": "Di lembar"})
    result = imported(project, tables)
    assert entry(project, SARUNG)["name"] == {"id": "Di lembar", "en": "By hand"}
    [conflict] = [one for plan in result.plan.entries for one in plan.conflicts]
    assert (conflict.path, conflict.mine, conflict.theirs) == (("name", "en"), "By hand", "In the sheet")
    imported(project, tables, prefer_theirs=True)
    assert entry(project, SARUNG)["name"]["en"] == "In the sheet"


def test_new_rows_are_new_entries_by_their_names(project: Project) -> None:
    tables = tables_of(project)
    tables["business"].rows.append({"name.id": "Usaha Baru", "category": "Tenun"})
    tables["product"].rows += [
        {"business": "Usaha Baru", "name.id": "Kain Baru", "price.retail": "50.000"},
        {"business": "tenun-contoh", "name.id": "Syal"},
    ]
    tables["product.price.wholesale"].rows.append(
        {
            "business": "Usaha Baru",
            "product": "Kain Baru",
            "price.wholesale.from": "10",
            "price.wholesale.price": "45rb",
        }
    )
    result = imported(project, tables)
    assert states(result)["new"] == 3
    assert not result.plan.rejected
    assert entry(project, "businesses/usaha-baru/business") == {"name": {"id": "Usaha Baru"}, "category": "tenun"}
    assert entry(project, "businesses/usaha-baru/kain-baru")["price"] == {
        "retail": "50000",
        "wholesale": [{"from": "10", "price": "45000"}],
    }
    assert entry(project, "businesses/tenun-contoh/syal") == {"name": {"id": "Syal"}}


def test_rows_that_can_be_no_entry_are_rejected(project: Project) -> None:
    tables = tables_of(project)
    tables["business"].rows += [{"name.id": "Tanpa Bab"}, {"owner": "Siti"}]
    tables["product"].rows += [{"business": "tak-ada", "name.id": "X"}, {**SLUG, "name.id": "Dua kali"}]
    tables["product"].rows.append({"business": "tenun-contoh", "moq": "3"})
    tables["product.licences"].rows.append({"business": "tenun-contoh", "product": "tak-ada", "licences.type": "halal"})
    result = imported(project, tables)
    assert [one.why for one in result.plan.rejected] == [
        "import-no-category",
        "import-no-business",
        "import-no-business",
        "import-product-twice",
        "import-no-product",
    ]
    assert [problem.code for problem in result.problems] == ["sheet-row-alone"]


def test_lists_come_back_as_their_rows_say(project: Project) -> None:
    tables = tables_of(project)
    steps = tables["product.price.wholesale"]
    steps.rows = [one for one in steps.rows if one["product"] != "sarung"]
    steps.rows += [
        {**SLUG, "price.wholesale.from": "5", "price.wholesale.price": "80000"},
        {**SLUG, "price.wholesale.from": "50", "price.wholesale.price": "75000"},
    ]
    tables["product.licences"].rows.append({**SLUG, "licences.type": "halal", "licences.number": "ID35110000000000000"})
    imported(project, tables)
    found = entry(project, SARUNG)
    assert found["price"]["wholesale"] == [{"from": "5", "price": "80000"}, {"from": "50", "price": "75000"}]
    assert found["licences"] == [{"type": "halal", "number": "ID35110000000000000"}]
    tables = tables_of(project)
    licences = tables["product.licences"]
    licences.columns = [column for column in licences.columns if column.key != "licences.number"]
    row(licences).pop("licences.number")
    result = imported(project, tables)
    assert states(result) == {"same": len(result.plan.entries)}
    tables = tables_of(project)
    tables["product.price.wholesale"].rows.clear()
    imported(project, tables)
    assert "wholesale" not in entry(project, SARUNG)["price"]


KEYS = st.sampled_from(["name.id", "line.id", "moq", "net_weight"])
WHO = st.sampled_from(["hand", "sheet", "both", "same"])


@given(st.lists(st.tuples(KEYS, WHO), unique_by=lambda pair: pair[0]))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_each_value_follows_who_changed_it(tmp_path: Path, changes: list[tuple[str, str]]) -> None:
    """A simple model of the update: the sheet's value where it alone was changed, the hand's in all other cases."""
    folder = tmp_path / str(abs(hash(tuple(changes))))
    if folder.exists():
        return
    project = copy_small(folder)
    values = {"hand": {"moq": "31", "net_weight": "1 kg"}, "sheet": {"moq": "32", "net_weight": "2 kg"}}
    full = {table.form.name: table for table in sheet_tables([], "id", ["id", "en"], every_field=True)}
    tables = tables_of(project)
    tables["product"].columns = full["product"].columns
    cells, data, expected = row(tables["product"]), entry(project, SARUNG), {}
    before = dict(cells)
    for key, who in changes:
        hand, sheet = (values[one].get(key, f"{one} {key}") for one in ("hand", "sheet"))
        if who in ("sheet", "both"):
            cells[key] = sheet
        if who in ("hand", "both"):
            step, *rest = key.split(".")
            data[step] = {**data.get(step, {}), rest[0]: hand} if rest else hand
        expected[key] = {"hand": hand, "sheet": sheet, "both": hand, "same": before.get(key, "")}[who]
    (project.content / f"{SARUNG}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    result = imported(project, tables)
    found = {key: text for key, text in row(tables_of(project)["product"]).items() if key in expected}
    assert found == {key: text for key, text in expected.items() if text}
    conflicts = [".".join(one.path) for plan in result.plan.entries for one in plan.conflicts]
    assert sorted(conflicts) == sorted(key for key, who in changes if who == "both")


def test_photos_that_a_sheet_names_are_copied(project: Project, tmp_path: Path) -> None:
    photos = tmp_path / "foto"
    photos.mkdir()
    for name, colour in (("Baru.JPG", "red"), ("lain.jpg", "blue")):
        Image.new("RGB", (30, 20), colour).save(photos / name, "JPEG")
    tables = tables_of(project)
    tables["product"].rows.append({"business": "tenun-contoh", "name.id": "Syal"})
    there = next((project.images / "tenun-contoh").iterdir()).name
    tables["product.photos"].rows += [
        {"business": "tenun-contoh", "product": "Syal", "photos.file": name}
        for name in ("baru.jpg", there, "tiada.jpg")
    ]
    result = imported(project, tables, photos=photos)
    assert (project.images / "tenun-contoh" / "baru.jpg").read_bytes() == (photos / "Baru.JPG").read_bytes()
    assert [name for _, name in result.photos.matched.missing] == ["tiada.jpg"]
    assert [photo.name for photo in result.photos.matched.unused] == ["lain.jpg"]
    assert entry(project, "businesses/tenun-contoh/syal")["photos"][0] == {"file": "baru.jpg"}
    assert not imported(project, tables, photos=photos).photos.copied


def test_a_heading_without_a_key_is_kept_and_a_wrong_key_is_said(project: Project) -> None:
    path = project.root / "a.csv"
    path.write_text("Usaha [business],Produk [product],[price.retial],Catatan\ntenun-contoh,sarung,5,laris\n", "utf-8")
    files = [HandedFile(path, read_raw_file(path, "a.csv", ""))]
    result = plan_own_sheets(project, files, ImportSettings(), project.build / "unpacked")
    [problem] = result.problems
    assert (problem.code, dict(problem.values)["near"]) == ("sheet-column-unknown", "price.retail")
    [plan] = result.plan.entries
    assert "extra:" in plan.text
    assert "Catatan: laris" in plan.text
