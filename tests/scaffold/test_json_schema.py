"""What an editor does with the schemas, asked of the YAML language server that editors run."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import parse_source
from catalog.core.problems import Problem
from catalog.core.project import Project
from catalog.i18n.translator import LANGUAGES
from catalog.scaffold.editor_support import schema_line, write_editor_settings, write_schemas
from catalog.scaffold.field_docs import EXAMPLES, MODELS, example
from catalog.scaffold.json_schema import entry_schema
from catalog.scaffold.new_project import new_entry, start_project
from catalog.scaffold.project_names import project_names
from tests.conftest import copy_small
from tests.scaffold.language_server import LanguageServer
from tests.tools import require_yaml_language_server

SAMPLE = Path(__file__).parents[2] / "content"
NEW = "content/businesses/dapur-contoh/baru.yaml"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """One server, with the small project as its workspace and the settings that VS Code finds there."""
    node, script = require_yaml_language_server()
    project = copy_small(tmp_path_factory.mktemp("workspace"))
    write_schemas(project, "en")
    assert write_editor_settings(project) == ()
    with LanguageServer.started(node, script, project.root) as running:
        running.configure(json.loads((project.root / ".vscode" / "settings.json").read_text(encoding="utf-8")))
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(start_project(tmp_path / "katalog", "en"))


def _open(server: LanguageServer, project: Project, text: str, file: str = NEW) -> str:
    """Open an entry whose second line is the first of `text`; the first names the schema."""
    return server.open(project.root / file, f"{schema_line(file)}\n{text}")


def _first_field(uri: str) -> int:
    """The line of the first field in a file, from 0."""
    lines = Path(url2pathname(urlsplit(uri).path)).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines) if re.match("[a-z_]+:", line))


def _all_findings(server: LanguageServer, uris: list[str]) -> dict[str, list[str]]:
    assert uris
    return {uri: found for uri in uris if (found := server.findings(uri))}


def test_fields_are_completed_with_their_explanation(server: LanguageServer, project: Project) -> None:
    uri = _open(server, project, "name: Keripik\n\n")
    offered = server.completions(uri, 2, 0)
    assert {"price", "net_weight", "variants", "hidden"} <= set(offered)
    assert "name" not in offered  # it stands there already
    assert offered["moq"]["documentation"].startswith("Least quantity of an order (MOQ), in units.")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Least quantity of an order (MOQ), in units. For example: "),
        ("id", "Pesanan minimum (MOQ), dalam satuan. Contoh: "),
    ],
)
def test_the_explanation_is_shown_in_the_language_of_the_person(
    server: LanguageServer, tmp_path: Path, language: str, words: str
) -> None:
    project = Project(start_project(tmp_path / "katalog", language))
    uri = _open(server, project, "name: Keripik\nmoq: 10\n")
    assert words in server.hover(uri, 2, 1)


def test_an_unknown_field_is_marked_at_any_depth(server: LanguageServer, project: Project) -> None:
    text = "nmae: Keripik\nname: Keripik\nprice:\n  retial: 18000\nphotos:\n  - {file: a.jpg, fokus: [0.5, 0.5]}\n"
    assert sorted(server.findings(_open(server, project, text))) == [
        "2: Property nmae is not allowed.",
        "5: Property retial is not allowed.",
        "7: Property fokus is not allowed.",
    ]


def test_names_that_the_project_does_not_have_are_marked(server: LanguageServer, project: Project) -> None:
    product = _open(server, project, "name: Keripik\ncategory: tenun\n")
    (found,) = server.findings(product)
    assert found.startswith("3: content/categories.yaml has no category of this name.")
    business = "name: Dapur\ncategory: pangan\naddress: {kecamatan: surabaya}\n"
    (found,) = server.findings(_open(server, project, business, "content/businesses/lain/business.yaml"))
    assert found.startswith("4: content/regions.yaml has no kecamatan of this name.")
    edition = (
        "title: A\nyear: 2026\ncode: TF27\nlanguages: [fr]\n"
        "include: {businesses: [warung], products: [dapur-contoh/x]}\n"
        "exclude: {businesses: [dapur-contoh], products: [dapur-contoh/keripik-talas], categories: [pangan]}\n"
        "layout: {chapters: {kain: {per_page: 4}}}\npins: [{category: pangan, start: right}]\n"
    )
    lines = [
        int(found.partition(":")[0])
        for found in server.findings(_open(server, project, edition, "content/editions/lain.yaml"))
    ]
    assert sorted(lines) == [5, 6, 6, 8]


def test_a_category_may_stand_below_one_that_is_just_being_written(server: LanguageServer, project: Project) -> None:
    new = (
        "categories:\n  - {slug: baru, name: A, accent: '#7e2021'}\n"
        "  - {slug: b, name: B, accent: '#7e2021', parent: baru}\n"
    )
    file = "content/categories.yaml"
    assert server.findings(_open(server, project, new, file)) == []


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
    server: LanguageServer, project: Project, text: str, column: int, offered: set[str]
) -> None:
    assert set(server.completions(_open(server, project, text), 2, column)) == offered


def test_the_languages_of_a_text_are_suggested(server: LanguageServer, project: Project) -> None:
    assert set(server.completions(_open(server, project, "name:\n  \n"), 2, 2)) == {"en", "id"}


# Ways to write a value: what is accepted by `catalog check`, and what an editor's YAML takes for something else.
RIGHT = """\
name: 2026
name: yes
name: true
name: {id: 12, en: "x", zh-Hant: 3.5}
price: {retail: 18000, date: 2026-11-24, unit: kg}
price: {retail: "18000", date: "2026-11-24"}
price: {retail: " 18000 "}
price: {retail: 1.95, wholesale: [{from: 10, price: 1.5}]}
hs: 1905.90
hs: "1905.90.00"
hs: 190590
sku: 123
sku: KP-01
moq: 10
moq: "10"
moq:
line:
size: 18 × 27 × 6 cm
size: 2 M
net_weight: 1,5 Kg
origin: NO
age_from: 0
veg: yes
veg: no
veg: On
veg: FALSE
veg: 1
veg: "true"
veg: ~
allergens: none
allergens: [wheat, 5]
additives: E330
tags: [a-b, 2026]
variants: {axes: {ukuran: {name: U, options: [S, 38]}}, items: [{of: {ukuran: S}}, {of: {ukuran: 38}, price: 5}]}
variants: {axes: {rasa: {name: R, options: {asin: {id: A}, 2: B}}}, items: [{of: {rasa: 2}}]}
photos: [{file: 1.jpg, focus: [0, 1]}, {file: 2, focus: [.5, "0.25"]}]
packaging: {wood: none}
prominence: feature
fibre: [{name: K, percent: 62.5}]
nutrition: {energy: 0, fat: 1, carbohydrate: 2, protein: 3, sodium: 4}
export: {incoterm: FOB, place: Surabaya, currency: USD, price: 1}
licences: [{type: nib, number: 1234567890123}]
tests: [{kind: hcn, value: 10, date: 2026-01-01}]
""".splitlines()
WRONG = """\
name: [A]
name: {}
name: {Indonesian: A}
name: ""
price: {retail: 18k}
price: {retail: -5}
price: {date: 24-11-2026}
price: {unit: sack}
price: {currency: Rp}
moq: 0
moq: ten
moq: 1.5
size: 18
net_weight: 250
origin: Indonesia
veg: maybe
tags: [A B]
photos: [{file: a.jpg, focus: [2, 0]}]
photos: [{file: a.jpg, focus: [0.5]}]
photos: [{file: a.jpg, focus: [left, 0]}]
photos: [{focus: [0, 0]}]
variants: {axes: {}, items: []}
prominence: large
consent: yes
""".splitlines()


def _entry(line: str) -> str:
    return f"{line}\n" if line.startswith("name:") else f"name: A\n{line}\n"


def _checked(line: str) -> list[Problem]:
    problems: list[Problem] = []
    validated(parse_source(_entry(line), NEW), MODELS["product"], "id", problems)
    return problems


def test_whatever_the_model_accepts_is_not_marked(server: LanguageServer, project: Project) -> None:
    assert [line for line in RIGHT if _checked(line)] == []
    uris = {
        _open(server, project, _entry(line), f"content/businesses/dapur-contoh/r{number}.yaml"): line
        for number, line in enumerate(RIGHT)
    }
    assert {uris[uri]: found for uri, found in _all_findings(server, list(uris)).items()} == {}


def test_what_the_model_refuses_is_marked(server: LanguageServer, project: Project) -> None:
    assert [line for line in WRONG if not _checked(line)] == []
    uris = {
        _open(server, project, _entry(line), f"content/businesses/dapur-contoh/w{number}.yaml"): line
        for number, line in enumerate(WRONG)
    }
    assert set(WRONG) - {uris[uri] for uri in _all_findings(server, list(uris))} == set()


def test_settings_find_the_schema_of_entries_without_the_line(server: LanguageServer) -> None:
    """The small project has no such lines: what VS Code is told is all that the server knows of it."""
    files = sorted((server.folder / "content").rglob("*.yaml"))
    uris = [server.open(path) for path in files]
    assert _all_findings(server, uris) == {}
    titles = {server.hover(uri, _first_field(uri), 1).partition("\n")[0] for uri in uris}
    assert titles == {
        f"#### {title}" for title in ("Business", "Product", "Catalogue", "Categories", "Kecamatan", "Edition")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_marked_in_a_new_project(server: LanguageServer, tmp_path: Path, language: str) -> None:
    project = Project(start_project(tmp_path / "katalog", language))
    uris = [server.open(path) for path in sorted(project.content.rglob("*.yaml"))]
    assert _all_findings(server, uris) == {}
    assert all(server.hover(uri, _first_field(uri), 1) for uri in uris)  # so each has found its schema


def test_a_new_entry_lacks_its_name_alone(server: LanguageServer, project: Project) -> None:
    path = new_entry(project, "product", "dapur-contoh/rengginang", "en")
    (found,) = server.findings(server.open(path))
    line = path.read_text(encoding="utf-8").splitlines().index("name: ") + 1
    assert found.startswith(f"{line}: Incorrect type.")


def test_nothing_is_marked_in_the_sample(server: LanguageServer, tmp_path: Path) -> None:
    project = Project(tmp_path)
    shutil.copytree(SAMPLE, project.content, ignore=shutil.ignore_patterns(".schemas", "plans"))
    write_schemas(project, "id")
    files = [(path, project.relative(path)) for path in sorted(project.content.rglob("*.yaml"))]
    assert len(files) > 150
    uris = [_open(server, project, path.read_text(encoding="utf-8"), file) for path, file in files]
    assert _all_findings(server, uris) == {}


def test_nothing_is_marked_in_the_examples_of_the_field_reference(server: LanguageServer, tmp_path: Path) -> None:
    project = Project(tmp_path)
    for kind, files in EXAMPLES.items():
        for name, file in files.items():
            path = project.root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{schema_line(file)}\n{example(name)}", encoding="utf-8")
            assert f"/{kind}.json" in schema_line(file)
    write_schemas(project, "en")
    uris = [server.open(path) for path in sorted(project.content.rglob("*.yaml"))]
    assert len(uris) == len([name for files in EXAMPLES.values() for name in files])
    assert _all_findings(server, uris) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_mark_of_the_model_is_left_in_a_schema(project: Project, language: str) -> None:
    known = project_names(project)
    for kind in MODELS:
        text = json.dumps(entry_schema(kind, language, known))
        assert '"x-' not in text
        assert "$defs" not in text


def test_a_project_of_which_no_name_can_be_read_accepts_any(server: LanguageServer, project: Project) -> None:
    (project.content / "categories.yaml").write_text("categories: [", encoding="utf-8")
    write_schemas(project, "en")
    assert server.findings(_open(server, project, "name: A\ncategory: apa-saja\n")) == []


def test_names_that_are_numbers_are_accepted_as_yaml_reads_them(server: LanguageServer, project: Project) -> None:
    text = "categories:\n  - {slug: '2026', name: A, accent: '#7e2021'}\n"
    (project.content / "categories.yaml").write_text(text, encoding="utf-8")
    write_schemas(project, "en")
    for number, written in enumerate(("2026", "'2026'")):
        uri = _open(server, project, f"name: A\ncategory: {written}\n", f"content/businesses/a/p{number}.yaml")
        assert server.findings(uri) == []
    assert len(server.findings(_open(server, project, "name: A\ncategory: 2025\n"))) == 1
