"""The package as others install it: everything that it needs is in the wheel, and it works far from the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from email.parser import BytesParser
from pathlib import Path

import pytest

from tests.loops import some

ROOT = Path(__file__).parent.parent
NEEDED = (
    "catalog/py.typed",
    "catalog/_shipped/templates/book/page.html",
    "catalog/_shipped/templates/book/style.css",
    "catalog/_shipped/templates/website/page.html",
    "catalog/_shipped/templates/plan/plan.html",
    "catalog/_shipped/templates/preflight/report.html",
    "catalog/i18n/messages/content.en.yaml",
    "catalog/i18n/messages/content.id.yaml",
    "catalog/scaffold/field_texts/id.yaml",
    "catalog/scaffold/field_texts/words.en.yaml",
    "catalog/scaffold/field_texts/examples/business.yaml",
    "catalog/scaffold/starter_project/en/README.md",
    "catalog/scaffold/starter_project/id/content/catalogue.yaml",
    "catalog/scaffold/starter_project/shared/gitignore",
    "catalog/scaffold/starter_project/shared/images/dapur-contoh/keripik-pisang.jpg",
)
MOST_BYTES = 3_000_000

FOLDERS = ("templates", "content/gates", "content/languages", "content/markets", "content/print-shops")


def _run(*command: str, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), folder=ROOT)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    offline = ("--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", "--quiet")
    _run("-m", "pip", "install", *offline, "--target", str(folder), str(wheel), folder=folder)
    return folder


def test_the_wheel_holds_all_that_the_program_reads(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert set(NEEDED) <= names
    shipped = {name: f"catalog/_shipped/{name}" for name in FOLDERS}
    for folder, inside in (*shipped.items(), ("catalog", "catalog")):
        for path in some((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" in names


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        said = BytesParser().parsebytes(archive.read(name))
        assert f"{name.removesuffix('METADATA')}licenses/LICENSE" in archive.namelist()
    assert (said["Name"], said["Version"]) == (project["name"], project["version"])
    assert (said["License-Expression"], said["License-File"]) == ("MIT", "LICENSE")
    assert said["Author"]
    assert said["Keywords"]
    assert said["Description-Content-Type"] == "text/markdown"
    classifiers = said.get_all("Classifier", [])
    assert "Typing :: Typed" in classifiers
    assert not [one for one in classifiers if one.startswith("License ::")]  # PEP 639: the expression says it


def test_the_changelog_has_the_version_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\](.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    released = [(name, date) for name, date in headings if name != "Unreleased"]
    assert released[0][0] == version
    assert all(re.fullmatch(r" - \d{4}-\d{2}-\d{2}", date) for _, date in released)


def test_the_wheel_holds_neither_the_sample_nor_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"catalog"}
    folders = [ROOT / "content" / name for name in ("gates", "languages", "markets", "print-shops")]
    ours = {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.iterdir()}
    assert ours >= {"content/languages/en.yaml", "content/languages/id.yaml", "content/print-shops/digital.yaml"}
    shipped = {name for name in names if name.startswith("catalog/_shipped/content/")}
    assert shipped == {f"catalog/_shipped/{name}" for name in ours}
    assert not [name for name in names if "tests/" in name or "__pycache__" in name]
    assert wheel.stat().st_size < MOST_BYTES


def test_the_installed_program_begins_a_project_and_builds_it_far_from_the_repository(
    installed: Path, tmp_path: Path, font_cache: Path
) -> None:
    place = {"PYTHONPATH": str(installed)}
    where = _run("-c", "import catalog; print(catalog.__file__)", folder=tmp_path, **place)
    assert Path(where.strip()).is_relative_to(installed)
    _run("-m", "catalog", "init", "katalog", folder=tmp_path, **place)
    project = tmp_path / "katalog"
    (project / "build").mkdir()
    (project / "build" / "cache").symlink_to(font_cache)
    said = _run("-m", "catalog", "--lang", "en", "build", "--jobs", "1", folder=project, **place)
    assert "warning" not in said
    assert (project / "build" / "katalog" / "catalogue.pdf").read_bytes().startswith(b"%PDF")
    assert (project / "build" / "katalog" / "html" / "index.html").is_file()
