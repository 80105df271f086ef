"""New projects, as a person meets them who follows the README."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import CatalogError, ExitCode, Level
from catalog.core.project import Project
from catalog.i18n.translator import LANGUAGES
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.scaffold import new_project
from catalog.scaffold.new_project import STARTER, start_project
from tests.conftest import DAY, Silence
from tests.scaffold.starting import new_folder


def _build(project: Project, cache: Path) -> Built:
    project.build.mkdir()
    project.cache.symlink_to(cache)
    (built,) = build(project, (), BuildOptions(DAY, jobs=1), Silence())
    return built


@pytest.fixture(scope="module", params=LANGUAGES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Built:
    return _build(new_folder(tmp_path_factory.mktemp("new"), request.param), font_cache)


def test_a_new_project_builds_at_once_without_a_warning(built: Built) -> None:
    assert list(built.problems) == []
    assert list(built.checked) == []
    assert built.book
    assert built.book.path.name == "catalogue.pdf"
    assert (built.book.path.parent / "html" / "index.html").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_project_has_no_problems(tmp_path: Path, language: str) -> None:
    assert load_catalogue(new_folder(tmp_path, language).root, DAY).problems == ()


def test_a_new_project_is_in_the_language_of_the_person(tmp_path: Path) -> None:
    for language, words in {"id": "Satu usaha.", "en": "A business."}.items():
        project = new_folder(tmp_path / language, language)
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
    project = new_folder(tmp_path, language)
    for path in project.content.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"^# (?=\s|[a-z_]+:)", "", text, flags=re.M), encoding="utf-8")
    loaded = load_catalogue(project.root, DAY)
    assert [problem for problem in loaded.problems if problem.level is Level.ERROR] == []
    assert loaded.catalogue
    assert set(loaded.catalogue.categories) == {"pangan", "kerajinan"}
    assert loaded.catalogue.businesses["dapur-contoh"].business.contacts.whatsapp


def test_a_new_project_explains_every_field_and_keeps_its_own_photos(tmp_path: Path) -> None:
    project = new_folder(tmp_path)
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
    project = new_folder(tmp_path)
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


@pytest.mark.skipif(os.name == "nt", reason="needs permissions of POSIX")
def test_a_program_installed_read_only_still_begins_projects_that_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "installed"
    shutil.copytree(STARTER, installed)
    for path in installed.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr(new_project, "STARTER", installed)
    project = new_folder(tmp_path)
    assert all(path.stat().st_mode & 0o200 for path in project.root.rglob("*"))
