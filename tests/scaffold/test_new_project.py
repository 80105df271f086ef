"""New projects and new entries, as a person meets them who follows the README."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.content.load.yaml_source import Source, parse_source
from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import CatalogError, ExitCode, Level
from catalog.core.project import Project
from catalog.i18n.translator import LANGUAGES, Translator
from catalog.model.business import Business
from catalog.model.product import Product
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.scaffold import new_project
from catalog.scaffold.field_docs import explanation
from catalog.scaffold.new_project import STARTER, new_entry, start_project
from tests.conftest import DAY, Silence

NEW = {"business": "dapur-ibu-ani", "product": "dapur-ibu-ani/keripik-pisang"}
MODELS = {"business": Business, "product": Product}
BUSINESS = "name: Dapur Ibu Ani\ncategory: pangan\n"


def _project(folder: Path, language: str = "id") -> Project:
    return Project(start_project(folder / "katalog", language).resolve())


def _with_business(folder: Path) -> Project:
    project = _project(folder)
    path = project.content / "businesses" / "dapur-ibu-ani" / "business.yaml"
    path.parent.mkdir()
    path.write_text(BUSINESS, encoding="utf-8")
    return project


def _build(project: Project, cache: Path) -> Built:
    project.build.mkdir()
    project.cache.symlink_to(cache)
    (built,) = build(project, (), BuildOptions(DAY, jobs=1), Silence())
    return built


@pytest.fixture(scope="module", params=LANGUAGES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Built:
    return _build(_project(tmp_path_factory.mktemp("new"), request.param), font_cache)


def test_a_new_project_builds_at_once_without_a_warning(built: Built) -> None:
    assert list(built.problems) == []
    assert list(built.checked) == []
    assert built.book
    assert built.book.path.name == "catalogue.pdf"
    assert (built.book.path.parent / "html" / "index.html").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_project_has_no_problems(tmp_path: Path, language: str) -> None:
    assert load_catalogue(_project(tmp_path, language), DAY).problems == ()


def test_a_new_project_is_in_the_language_of_the_person(tmp_path: Path) -> None:
    for language, words in {"id": "Satu usaha.", "en": "A business."}.items():
        project = _project(tmp_path / language, language)
        assert words in (project.content / "businesses" / "dapur-contoh" / "business.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "id" / "katalog" / "README.md").read_text(encoding="utf-8").startswith("# Katalog saya")
    assert (tmp_path / "en" / "katalog" / "README.md").read_text(encoding="utf-8").startswith("# My catalogue")


def test_both_languages_begin_with_the_same_data() -> None:
    """Only comments differ, and which language comes first."""

    def entries(language: str) -> dict[str, Any]:
        folder = STARTER / language
        return {
            path.relative_to(folder).as_posix(): yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
            for path in sorted(folder.rglob("*.yaml"))
        }

    indonesian, english = entries("id"), entries("en")
    assert indonesian["content/catalogue.yaml"].pop("language") == "id"
    assert english["content/catalogue.yaml"].pop("language") == "en"
    assert indonesian["content/editions/katalog.yaml"].pop("languages") == ["id", "en"]
    assert english["content/editions/katalog.yaml"].pop("languages") == ["en", "id"]
    assert indonesian == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_commented_out_in_a_new_project_is_right_when_it_is_taken(tmp_path: Path, language: str) -> None:
    project = _project(tmp_path, language)
    for path in project.content.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"^# (?=\s|[a-z_]+:)", "", text, flags=re.M), encoding="utf-8")
    loaded = load_catalogue(project, DAY)
    assert [problem for problem in loaded.problems if problem.level is Level.ERROR] == []
    assert loaded.catalogue
    assert set(loaded.catalogue.categories) == {"pangan", "kerajinan"}
    assert loaded.catalogue.businesses["dapur-contoh"].business.contacts.whatsapp


def test_a_new_project_explains_every_field_and_keeps_its_own_photos(tmp_path: Path) -> None:
    project = _project(tmp_path)
    assert (project.content / "FIELDS.md").is_file()
    assert (project.content / "KOLOM.md").is_file()
    assert (project.root / ".gitignore").read_text(encoding="utf-8").endswith("/build/\n")
    assert {path.name for path in project.root.iterdir()} == {
        ".gitignore",
        ".vscode",
        "README.md",
        "content",
        "images",
    }


def test_a_template_of_the_same_name_takes_the_place_of_the_shipped_one(tmp_path: Path, font_cache: Path) -> None:
    project = _project(tmp_path)
    own = project.templates / "website" / "about.html"
    own.parent.mkdir(parents=True)
    own.write_text("<!doctype html><title>Milik kami</title>", encoding="utf-8")
    built = _build(project, font_cache)
    assert built.book
    pages = (built.book.path.parent / "html").rglob("*.html")
    assert any(page.read_text(encoding="utf-8") == own.read_text(encoding="utf-8") for page in pages)


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("penting", encoding="utf-8")
    for place in (tmp_path, tmp_path / "catatan.txt"):
        with pytest.raises(CatalogError) as refused:
            start_project(place)
        assert refused.value.exit_code is ExitCode.USAGE
        assert [problem.code for problem in refused.value.problems] == ["init.not-empty"]
    assert [path.name for path in tmp_path.iterdir()] == ["catatan.txt"]


def test_a_project_can_begin_in_the_empty_folder_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    start_project(Path())
    assert tmp_path.stat().st_ino == before
    assert (tmp_path / "content" / "catalogue.yaml").is_file()
    assert not list(tmp_path.glob("*unfinished*"))


@pytest.mark.parametrize("there", [False, True], ids=["new folder", "empty folder"])
def test_what_is_stopped_on_the_way_leaves_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    def stop(_folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(new_project, "write_references", stop)
    folder = tmp_path / "katalog"
    if there:
        folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        start_project(folder)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == (["katalog"] if there else [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NEW)
def test_a_new_entry_explains_every_field_in_the_language_of_the_person(
    tmp_path: Path, kind: str, language: str
) -> None:
    text = new_entry(_with_business(tmp_path) if kind == "product" else _project(tmp_path), kind, NEW[kind], language)
    lines = text.read_text(encoding="utf-8").splitlines()
    comments = " ".join(line[2:].strip() for line in lines if line.startswith("##"))
    for name, field in MODELS[kind].model_fields.items():
        assert explanation(MODELS[kind], name, language) in comments
        key = field.alias or name
        assert [line for line in lines if line.startswith((f"{key}: ", f"# {key}:"))], key
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("kind", NEW)
def test_only_what_is_needed_is_asked_for_and_filling_it_in_is_enough(tmp_path: Path, kind: str) -> None:
    project = _with_business(tmp_path) if kind == "product" else _project(tmp_path)
    path = new_entry(project, kind, NEW[kind], "id")
    text = path.read_text(encoding="utf-8")
    needed = [name for name, field in MODELS[kind].model_fields.items() if field.is_required()]
    found = load_catalogue(project, DAY).problems
    assert [problem.field for problem in found] == needed
    lines = text.splitlines()
    for problem in found:
        assert problem.place.file == project.relative(path)
        assert lines[problem.place.line - 1] == f"{problem.field}: "
    values = {"name": "Dapur Ibu Ani", "category": "pangan"}
    for name in needed:
        text = text.replace(f"\n{name}: \n", f"\n{name}: {values[name]}\n")
    path.write_text(text, encoding="utf-8")
    loaded = load_catalogue(project, DAY)
    assert [problem.code for problem in loaded.problems] == (["photo-none"] if kind == "product" else [])
    assert loaded.catalogue
    assert "dapur-ibu-ani" in loaded.catalogue.businesses


def _fields(text: str) -> list[list[int]]:
    """The lines of each field that is commented out, from 0."""
    found: list[list[int]] = []
    for number, line in enumerate(text.splitlines()):
        if re.match(r"# [a-z_]+:", line):
            found.append([])
        if line.startswith("# ") and number:  # the first line names the schema
            found[-1].append(number)
    return found


@pytest.mark.parametrize("kind", NEW)
def test_each_field_of_a_new_entry_is_right_when_it_is_taken_alone_and_with_all_others(
    tmp_path: Path, kind: str
) -> None:
    project = _with_business(tmp_path) if kind == "product" else _project(tmp_path)
    path = new_entry(project, kind, NEW[kind], "en")
    text = path.read_text(encoding="utf-8").replace("\nname: \n", "\nname: Ani\n").replace(": \n", ": pangan\n")
    model = MODELS[kind]
    optional = [name for name, field in model.model_fields.items() if not field.is_required()]
    fields = _fields(text)
    assert len(fields) == len(optional)
    everything = [number for numbers in fields for number in numbers]
    for taken in [*fields, everything]:
        lines = text.splitlines()
        for number in taken:
            lines[number] = lines[number][2:]
        source = parse_source("\n".join(lines), path.name)
        assert isinstance(source, Source)
        entry = model.model_validate(source.data, context={"language": "id"})
        names = entry.model_fields_set & set(optional)
        assert names == (set(optional) if taken is everything else names)
        assert len(names) == (len(optional) if taken is everything else 1)


def test_a_new_entry_names_the_categories_and_kecamatan_of_the_project(tmp_path: Path) -> None:
    text = new_entry(_project(tmp_path), "business", "dapur-ibu-ani", "en").read_text(encoding="utf-8")
    assert "One of: pangan." in text
    assert "brondong, paciran, babat, lamongan." in re.sub(r"\n## +", " ", text)


def test_a_new_entry_is_written_though_the_categories_have_a_fault(tmp_path: Path) -> None:
    project = _project(tmp_path)
    (project.content / "categories.yaml").write_text("categories: [", encoding="utf-8")
    assert "category: \n" in new_entry(project, "business", "dapur-ibu-ani", "en").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "name", "near"),
    [
        ("business", "Dapur Ibu Ani", "dapur-ibu-ani"),
        ("business", "Kédai_Kopi", "kedai-kopi"),
        ("business", "../x", "x"),
        ("business", "/etc/passwd", "etc-passwd"),
        ("business", "dapur/ibu/ani", "dapur-ibu-ani"),
        ("business", "dapur/", "dapur"),
        ("business", "business", ""),
        ("business", "", ""),
        ("business", "..", ""),
        ("product", "dapur-contoh", ""),
        ("product", "dapur-contoh/", ""),
        ("product", "dapur-contoh/business", ""),
        ("product", "dapur-contoh/Keripik Pisang.yaml", "dapur-contoh/keripik-pisang"),
        ("product", "dapur-contoh/../../x", "dapur-contoh/x"),
        ("product", "dapur/ibu/ani", "dapur/ibu-ani"),
    ],
)
def test_a_name_that_no_entry_can_have_is_refused_with_one_that_it_can(
    tmp_path: Path, kind: str, name: str, near: str
) -> None:
    project = _project(tmp_path)
    before = sorted(project.root.rglob("*"))
    with pytest.raises(CatalogError) as refused:
        new_entry(project, kind, name)
    (problem,) = refused.value.problems
    assert (problem.code, dict(problem.values)["near"]) == ("new.name", near)
    assert refused.value.exit_code is ExitCode.USAGE
    assert "huruf kecil" in Translator("id").problem(problem).remedy
    assert sorted(project.root.rglob("*")) == before


def test_a_product_of_an_unknown_business_is_refused_with_the_nearest(tmp_path: Path) -> None:
    project = _project(tmp_path)
    with pytest.raises(CatalogError) as refused:
        new_entry(project, "product", "dapur-cotoh/keripik")
    (problem,) = refused.value.problems
    assert (problem.code, dict(problem.values)["near"]) == ("new.no-business", "dapur-contoh")
    assert not (project.content / "businesses" / "dapur-cotoh").exists()


def test_an_entry_that_exists_is_never_overwritten(tmp_path: Path) -> None:
    project = _project(tmp_path)
    for kind, name in (("business", "dapur-contoh"), ("product", "dapur-contoh/keripik-talas")):
        file = project.content / "businesses" / ("dapur-contoh/business.yaml" if kind == "business" else f"{name}.yaml")
        before = file.read_bytes()
        with pytest.raises(CatalogError) as refused:
            new_entry(project, kind, name)
        assert [problem.code for problem in refused.value.problems] == ["new.exists"]
        assert file.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="needs permissions of POSIX")
def test_a_program_installed_read_only_still_begins_projects_that_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "installed"
    shutil.copytree(STARTER, installed)
    for path in installed.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr(new_project, "STARTER", installed)
    project = _project(tmp_path)
    assert all(path.stat().st_mode & 0o200 for path in project.root.rglob("*"))
