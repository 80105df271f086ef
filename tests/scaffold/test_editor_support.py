"""The files that editors read: what is written, what is left alone, and what a person's own settings lack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.i18n.translator import LANGUAGES
from catalog.scaffold.editor_support import SCHEMAS, schema_line, write_editor_settings, write_schemas
from catalog.scaffold.field_docs import MODELS
from catalog.scaffold.new_project import new_entry, start_project
from tests.conftest import DAY, copy_small
from tests.content.phrase_tables import SHIPPED


def _schemas(project: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project.root / SCHEMAS).iterdir()}


def _schema(project: Project, kind: str) -> Any:  # noqa: ANN401 what is in the file
    return json.loads((project.root / SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))


def test_every_kind_of_entry_has_a_schema_and_nothing_else_is_written(tmp_path: Path) -> None:
    project = copy_small(tmp_path)
    assert write_schemas(project, "en") == project.root / SCHEMAS
    assert set(_schemas(project)) == {f"{kind}.json" for kind in MODELS}


def test_the_same_project_gets_the_same_bytes_and_they_are_not_written_twice(tmp_path: Path) -> None:
    first, second = (copy_small(tmp_path / name) for name in ("a", "b"))
    for project in (first, second):
        write_schemas(project, "id")
    assert _schemas(first) == _schemas(second)
    times = [path.stat().st_mtime_ns for path in sorted((first.root / SCHEMAS).iterdir())]
    write_schemas(first, "id")
    assert [path.stat().st_mtime_ns for path in sorted((first.root / SCHEMAS).iterdir())] == times
    write_schemas(first, "en")
    assert _schemas(first) != _schemas(second)


def test_a_schema_names_what_the_project_has_and_how_fields_are_left_out(tmp_path: Path) -> None:
    project = copy_small(tmp_path)
    write_schemas(project, "en")
    edition = _schema(project, "edition")
    assert edition["definitions"]["category"]["enum"] == ["tenun", "pangan"]  # as the chapters follow one another
    assert edition["definitions"]["business"]["enum"] == ["dapur-contoh", "tenun-contoh"]
    assert "tenun-contoh/sarung" in edition["definitions"]["product"]["enum"]
    assert edition["definitions"]["language"]["enum"] == [*SHIPPED]
    assert edition["properties"]["dpi"]["default"] == 150
    assert edition["properties"]["outputs"]["default"] == ["screen", "html"]
    assert _schema(project, "product")["properties"]["hidden"]["default"] == "no"
    assert _schema(project, "business")["required"] == ["name", "category"]
    assert "required" not in _schema(project, "language")  # a project's file may change single phrases


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_project_has_schemas_settings_and_the_line_in_every_entry(tmp_path: Path, language: str) -> None:
    project = Project(start_project(tmp_path / "katalog", language))
    assert set(_schemas(project)) == {f"{kind}.json" for kind in MODELS}
    recommended = (project.root / ".vscode" / "extensions.json").read_text(encoding="utf-8")
    assert json.loads(recommended) == {"recommendations": ["redhat.vscode-yaml"]}
    files = sorted(project.content.rglob("*.yaml"))
    assert files
    for path in files:
        line = path.read_text(encoding="utf-8").partition("\n")[0]
        assert line == schema_line(project.relative(path))
        assert (path.parent / line.partition("$schema=")[2]).is_file()
    assert load_catalogue(project.root, DAY).problems == ()


def test_a_new_entry_has_the_line_and_is_known_to_the_schemas_at_once(tmp_path: Path) -> None:
    project = copy_small(tmp_path)
    new_entry(project, "business", "warung-baru", "id")
    path = new_entry(project, "product", "warung-baru/rempeyek", "id")
    assert path.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../../.schemas/product.json\n## content/businesses/warung-baru/rempeyek.yaml\n"
    )
    definitions = _schema(project, "edition")["definitions"]
    assert "warung-baru" in definitions["business"]["enum"]
    assert "warung-baru/rempeyek" in definitions["product"]["enum"]
    assert (project.root / ".vscode" / "settings.json").is_file()


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("content/regions.yaml", ".schemas/regions.json"),
        ("content/editions/pameran.yaml", "../.schemas/edition.json"),
        ("content/languages/jv.yaml", "../.schemas/language.json"),
        ("content/businesses/a/business.yaml", "../../.schemas/business.json"),
        ("content/businesses/a/b.yaml", "../../.schemas/product.json"),
    ],
)
def test_the_line_leads_from_an_entry_to_its_schema(file: str, line: str) -> None:
    assert schema_line(file) == f"# yaml-language-server: $schema={line}"


@pytest.mark.parametrize(
    "own", ["{}", '{"editor.tabSize": 2}', "{ // JSON with comments\n}", "not JSON", "[]", '{"yaml.schemas": 1}']
)
def test_settings_of_a_persons_own_are_left_alone_and_what_they_lack_is_returned(tmp_path: Path, own: str) -> None:
    project = copy_small(tmp_path)
    settings = project.root / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(own, encoding="utf-8")
    (missing,) = write_editor_settings(project)
    assert settings.read_text(encoding="utf-8") == own
    assert missing.file == ".vscode/settings.json"
    assert "./content/.schemas/product.json" in json.loads(missing.lines)["yaml.schemas"]
    settings.write_text(missing.lines, encoding="utf-8")
    assert write_editor_settings(project) == ()


def test_settings_that_hold_more_lack_nothing(tmp_path: Path) -> None:
    project = copy_small(tmp_path)
    assert write_editor_settings(project) == ()
    for name, more in (("settings.json", {"editor.tabSize": 2}), ("extensions.json", {"unwantedRecommendations": []})):
        path = project.root / ".vscode" / name
        held = json.loads(path.read_text(encoding="utf-8")) | more
        path.write_text(json.dumps(held), encoding="utf-8")
        assert write_editor_settings(project) == ()
        assert json.loads(path.read_text(encoding="utf-8")) == held
    (project.root / ".vscode" / "extensions.json").write_text('{"recommendations": ["ms-python.python"]}', "utf-8")
    assert [missing.file for missing in write_editor_settings(project)] == [".vscode/extensions.json"]
