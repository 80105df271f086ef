"""`catalog translations` and `catalog new language`, as a person types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.content.load.translation_file import FILE
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from tests.conftest import copy_small
from tests.running import refused

CHIPS = "content/businesses/dapur-contoh/keripik-1.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_small(tmp_path)


def said(capsys: pytest.CaptureFixture[str], project: Project, *arguments: str, by: str = "en") -> str:
    assert run(["--project", str(project.root), *arguments], Translator(by)) == 0
    return capsys.readouterr().out


def change(project: Project, file: str, old: str, new: str) -> None:
    path = project.root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_not_translated_is_listed_for_the_editions_that_are_named(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "profil: every text is there in its languages." in said(capsys, project, "translations")
    change(project, CHIPS, "{id: Tipis dan renyah, en: Thin and crisp}", "Tipis dan renyah")
    short = said(capsys, project, "translations")
    assert "profil: texts in another language: 1, in 1 entries (en → id 1)" in short
    assert CHIPS not in short
    assert f"{CHIPS}:2:7: warning: No text in “en” for: line." in said(capsys, project, "translations", "profil")
    assert "Belum ada teks “en” untuk: line." in said(capsys, project, "translations", "profil", by="id")


def test_translations_are_accepted_then_stale_then_accepted_again(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert FILE in said(capsys, project, "translations", "--accept")
    change(project, CHIPS, "id: Tipis dan renyah", "id: Tipis sekali")
    assert f"catalog translations --accept {CHIPS}" in " ".join(said(capsys, project, "translations").split())
    assert "Older than their text until now: 1" in said(capsys, project, "translations", "--accept", CHIPS)
    assert "--accept" not in said(capsys, project, "translations")


def test_new_translations_are_counted(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, project, "translations", "--accept")
    change(project, CHIPS, "en: Thin and crisp", "en: Very thin")
    assert "Translations added or changed since the last time: 1." in said(capsys, project, "translations")


def test_names_of_nothing_are_refused(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    at = ("--project", str(project.root), "translations")
    assert "profil" in refused(capsys, *at, "profl")
    assert f"Did you mean “{CHIPS}”?" in refused(capsys, *at, "--accept", CHIPS.replace(".yaml", ".yml"))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("code", ["en-SG", "ja", "en", "id", "zh-Hant", "en-US", "jv"])
def test_a_new_language_passes_the_check_and_is_read(
    code: str, language: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = said(capsys, project, "check")
    assert f"content/languages/{code}.yaml" in said(capsys, project, "new", "language", code, by=language)
    assert said(capsys, project, "check") == before


def test_a_variant_is_a_small_file_and_another_language_a_whole_one(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, project, "new", "language", "en-CA")
    said(capsys, project, "new", "language", "fr")
    said(capsys, project, "new", "language", "fr-CA")
    small, whole, over = (
        (project.content / "languages" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
        for name in ("en-CA", "fr", "fr-CA")
    )
    assert {"like: en", "locale: en_CA", 'date: "MMMM d, y"'} <= set(small)
    assert len(small) < 20 < len(whole)
    assert {"fallback: [en]", 'locale: "fr_FR"', 'name: "Français"'} <= set(whole)
    assert "like: fr" in over


@pytest.mark.parametrize(("typed", "meant"), [("jp", "ja"), ("en_us", "en-US"), ("Inggris", "en"), ("xyzzy", "")])
def test_a_code_of_no_language_is_refused_with_the_near_one(
    typed: str, meant: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    text = refused(capsys, "--project", str(project.root), "new", "language", typed)
    assert f"“{typed}” is not the code of a language." in text
    assert (f"Did you mean “{meant}”?" in text) == bool(meant)


def test_what_is_there_is_left_as_it_is(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, project, "new", "language", "en-SG")
    assert "exists already" in refused(capsys, "--project", str(project.root), "new", "language", "en-SG")
