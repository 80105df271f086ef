"""A small book in each of the nine languages looks as it did: two makers of the sample, cloth and food."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
import yaml

from catalog.core.problems import Level
from catalog.core.project import Project, shipped
from catalog.pipeline.build import BuildOptions, Built, build
from tests.conftest import DAY, Silence
from tests.pipeline.page_pictures import different_pages

LANGUAGES: Final = ("id", "en", "ja", "zh-Hans", "zh-Hant", "ko", "ms", "tr", "hi")
MAKERS: Final = ("tenun-arum-parengan", "abon-paciran")
PLAIN: Final = ("catalogue.yaml", "categories.yaml", "regions.yaml", "rates.yaml")
EDITION: Final = {
    "title": {"id": "Katalog Kecil", "en": "A Small Catalogue"},
    "year": 2027,
    "date": "2026-11-24",
    "dpi": 72,
    "outputs": ["screen"],
    "second_names": "id",
    "prices": ["retail", "wholesale", "export"],
    "layout": {"products": "profile", "price_list": "yes", "indexes": ["product", "business"]},
    "include": {"businesses": list(MAKERS)},
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> dict[str, Built]:
    project = Project(tmp_path_factory.mktemp("languages"))
    sample = shipped("content").parent
    for name in PLAIN:
        (project.content / "editions").mkdir(parents=True, exist_ok=True)
        shutil.copy(sample / "content" / name, project.content / name)
    for maker in MAKERS:
        shutil.copytree(sample / "content/businesses" / maker, project.content / "businesses" / maker)
        shutil.copytree(sample / "images" / maker, project.images / maker)
    categories = yaml.safe_load((project.content / "categories.yaml").read_text("utf-8"))
    for category in categories["categories"]:
        category.pop("photo", None)  # which lie with other makers
    (project.content / "categories.yaml").write_text(yaml.safe_dump(categories, allow_unicode=True), "utf-8")
    for place, code in enumerate(LANGUAGES):
        edition = {**EDITION, "code": f"KK{place}", "languages": [code]}
        path = project.content / "editions" / f"{code.lower()}.yaml"
        path.write_text(yaml.safe_dump(edition, allow_unicode=True), "utf-8")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    names = [code.lower() for code in LANGUAGES]
    return {built.edition: built for built in build(project, names, BuildOptions(DAY, jobs=1), Silence())}


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_pages_look_as_they_did(code: str, books: dict[str, Built], tmp_path: Path) -> None:
    built = books[code.lower()]
    assert built.book
    assert [problem for problem in built.problems if problem.level is Level.ERROR] == []
    assert different_pages(built.book.path, f"nine-{code}", tmp_path, dpi=30) == []
