"""What an editor does with the schemas, as the YAML language server has it that editors run."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from catalog.core.project import Project
from catalog.i18n.translator import LANGUAGES
from catalog.scaffold.editor_support import schema_line, write_schemas
from catalog.scaffold.field_docs import EXAMPLES, MODELS, example
from catalog.scaffold.json_schema import entry_schema
from catalog.scaffold.new_project import new_entry, start_project
from catalog.scaffold.project_names import project_names
from tests.content.phrase_tables import SHIPPED
from tests.language_server import LanguageServer, all_findings, open_entry

SAMPLE = Path(__file__).parents[2] / "content"
NUMBERS = itertools.count()


@pytest.fixture
def own_project(tmp_path: Path) -> Project:
    """A new project that a test may change."""
    return Project(start_project(tmp_path / "katalog", "en"))


def _first_field(uri: str) -> int:
    """The line of the first field in a file, from 0."""
    lines = Path(url2pathname(urlsplit(uri).path)).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines) if re.match("[a-z_]+:", line))


def test_fields_are_completed_with_their_explanation(language_server: LanguageServer, new_project: Project) -> None:
    uri = open_entry(language_server, new_project, "name: Keripik\n\n")
    offered = language_server.completions(uri, 2, 0)
    assert {"price", "net_weight", "variants", "hidden"} <= set(offered)
    assert "name" not in offered  # it stands there already
    assert offered["moq"]["documentation"].startswith("Least quantity of an order (MOQ), in units.")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "that of an order from abroad. For example: "),
        ("id", "pesanan minimum dari luar negeri. Contoh: "),
    ],
)
def test_the_explanation_is_shown_in_the_language_of_the_person(
    language_server: LanguageServer, tmp_path: Path, language: str, words: str
) -> None:
    project = Project(start_project(tmp_path / "katalog", language))
    uri = open_entry(language_server, project, "name: Keripik\nmoq: 10\n")
    assert words in language_server.hover(uri, 2, 1)


def test_an_unknown_field_is_marked_at_any_depth(language_server: LanguageServer, new_project: Project) -> None:
    text = "nmae: Keripik\nname: Keripik\nprice:\n  retial: 18000\nphotos:\n  - {file: a.jpg, fokus: [0.5, 0.5]}\n"
    assert sorted(language_server.findings(open_entry(language_server, new_project, text))) == [
        "2: Property nmae is not allowed.",
        "5: Property retial is not allowed.",
        "7: Property fokus is not allowed.",
    ]


def test_names_that_the_project_does_not_have_are_marked(language_server: LanguageServer, new_project: Project) -> None:
    product = open_entry(language_server, new_project, "name: Keripik\ncategory: tenun\n")
    (found,) = language_server.findings(product)
    assert found.startswith("3: content/categories.yaml has no category of this name.")
    business = "name: Dapur\ncategory: pangan\naddress: {kecamatan: surabaya}\n"
    (found,) = language_server.findings(
        open_entry(language_server, new_project, business, "content/businesses/lain/business.yaml")
    )
    assert found.startswith("4: content/regions.yaml has no kecamatan of this name.")
    edition = (
        "title: A\nyear: 2026\ncode: TF27\nlanguages: [fr]\n"
        "include: {businesses: [warung], products: [dapur-contoh/x]}\n"
        "exclude: {businesses: [dapur-contoh], products: [dapur-contoh/keripik-talas], categories: [pangan]}\n"
        "layout: {chapters: {kain: {per_page: 4}}}\npins: [{category: pangan, start: right}]\n"
    )
    lines = [
        int(found.partition(":")[0])
        for found in language_server.findings(
            open_entry(language_server, new_project, edition, "content/editions/lain.yaml")
        )
    ]
    assert sorted(lines) == [5, 6, 6, 8]


def test_a_category_may_stand_below_one_that_is_just_being_written(
    language_server: LanguageServer, new_project: Project
) -> None:
    new = (
        "categories:\n  - {slug: baru, name: A, accent: '#7e2021'}\n"
        "  - {slug: b, name: B, accent: '#7e2021', parent: baru}\n"
    )
    file = "content/categories.yaml"
    assert language_server.findings(open_entry(language_server, new_project, new, file)) == []


@pytest.mark.parametrize(
    ("text", "column", "offered"),
    [
        ("name: A\ncategory: \n", 10, {"pangan"}),
        ("name: A\nprominence: \n", 12, {"feature", "standard", "compact"}),
        ("name: A\nhidden: \n", 8, {'"no"', '"yes"'}),
        ("name: A\nsku: \n", 5, set()),  # neither null nor true
        ("name: A\nmoq: \n", 5, set()),
    ],
)
def test_possible_values_are_suggested_and_nothing_else(
    language_server: LanguageServer, new_project: Project, text: str, column: int, offered: set[str]
) -> None:
    assert set(language_server.completions(open_entry(language_server, new_project, text), 2, column)) == offered


def test_the_languages_of_a_text_are_suggested(language_server: LanguageServer, new_project: Project) -> None:
    offered = language_server.completions(open_entry(language_server, new_project, "name:\n  \n"), 2, 2)
    assert set(offered) == {*SHIPPED}


def test_settings_find_the_schema_of_entries_without_the_line(language_server: LanguageServer) -> None:
    """The small project has no such lines: the settings of VS Code are all that the server has."""
    files = sorted((language_server.folder / "content").rglob("*.yaml"))
    uris = [language_server.open(path) for path in files]
    assert all_findings(language_server, uris) == {}
    titles = {language_server.hover(uri, _first_field(uri), 1).partition("\n")[0] for uri in uris}
    assert titles == {
        f"#### {title}" for title in ("Business", "Product", "Catalogue", "Categories", "Kecamatan", "Edition")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_marked_in_a_new_project(language_server: LanguageServer, tmp_path: Path, language: str) -> None:
    project = Project(start_project(tmp_path / "katalog", language))
    uris = [language_server.open(path) for path in sorted(project.content.rglob("*.yaml"))]
    assert all_findings(language_server, uris) == {}
    assert all(language_server.hover(uri, _first_field(uri), 1) for uri in uris)  # so each has found its schema


def test_a_new_entry_lacks_its_name_alone(language_server: LanguageServer, own_project: Project) -> None:
    path = new_entry(own_project, "product", "dapur-contoh/rengginang", "en")
    (found,) = language_server.findings(language_server.open(path))
    line = path.read_text(encoding="utf-8").splitlines().index("name: ") + 1
    assert found.startswith(f"{line}: Incorrect type.")


def test_nothing_is_marked_in_the_sample(language_server: LanguageServer, tmp_path: Path) -> None:
    project = Project(tmp_path)
    shutil.copytree(SAMPLE, project.content, ignore=shutil.ignore_patterns(".schemas", "plans"))
    write_schemas(project, "id")
    files = [(path, project.relative(path)) for path in sorted(project.content.rglob("*.yaml"))]
    assert len(files) > 150
    uris = [open_entry(language_server, project, path.read_text(encoding="utf-8"), file) for path, file in files]
    assert all_findings(language_server, uris) == {}


def test_nothing_is_marked_in_the_examples_of_the_field_reference(
    language_server: LanguageServer, tmp_path: Path
) -> None:
    project = Project(tmp_path)
    for kind, files in EXAMPLES.items():
        for name, file in files.items():
            path = project.root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{schema_line(file)}\n{example(name)}", encoding="utf-8")
            assert f"/{kind}.json" in schema_line(file)
    write_schemas(project, "en")
    uris = [language_server.open(path) for path in sorted(project.content.rglob("*.yaml"))]
    assert len(uris) == len([name for files in EXAMPLES.values() for name in files])
    assert all_findings(language_server, uris) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_mark_of_the_model_is_left_in_a_schema(new_project: Project, language: str) -> None:
    known = project_names(new_project)
    for kind in MODELS:
        text = json.dumps(entry_schema(kind, language, known))
        assert '"x-' not in text
        assert "$defs" not in text


def test_a_project_of_which_no_name_can_be_read_accepts_any(
    language_server: LanguageServer, own_project: Project
) -> None:
    (own_project.content / "categories.yaml").write_text("categories: [", encoding="utf-8")
    write_schemas(own_project, "en")
    assert language_server.findings(open_entry(language_server, own_project, "name: A\ncategory: apa-saja\n")) == []


def test_names_that_are_numbers_are_accepted_as_yaml_reads_them(
    language_server: LanguageServer, own_project: Project
) -> None:
    text = "categories:\n  - {slug: '2026', name: A, accent: '#7e2021'}\n"
    (own_project.content / "categories.yaml").write_text(text, encoding="utf-8")
    write_schemas(own_project, "en")
    for written in ("2026", "'2026'"):
        assert (
            language_server.findings(open_entry(language_server, own_project, f"name: A\ncategory: {written}\n")) == []
        )
    assert len(language_server.findings(open_entry(language_server, own_project, "name: A\ncategory: 2025\n"))) == 1
