"""The edition of `sample`, published once for the tests that read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalog.cache.value_store import ValueStore
from catalog.core.project import Project
from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView
from catalog.fonts.static_faces import prepare_fonts
from catalog.pictures.develop import develop
from catalog.templating.jinja import Templates
from catalog.website.picture_files import picture_requests
from catalog.website.publish import SiteResult, publish
from catalog.workers.serial import SerialExecutor
from tests.website import sample
from tests.website.reading import Page, read_pages


@dataclass(frozen=True)
class Publisher:
    """All that publishing needs, with a project folder that a test may change."""

    project: Project
    cache: Path

    @property
    def views(self) -> list[EditionView]:
        photos = sample.make_photos(self.project.images)
        return [sample.edition(code, photos) for code, _ in sample.LANGUAGES]

    def publish(
        self,
        out: Path,
        views: list[EditionView] | None = None,
        value_store: ValueStore | None = None,
        formatters: Mapping[str, Formatter] | None = None,
    ) -> SiteResult:
        shown = views or self.views
        fonts = prepare_fonts(self.cache / "fonts")
        pictures = develop(picture_requests(shown), self.cache / "pictures", SerialExecutor()).pictures
        phrases = formatters or sample.formatters()
        return publish(shown, phrases, Templates(self.project.templates), pictures, fonts, out, value_store)


@dataclass(frozen=True)
class Site:
    folder: Path
    result: SiteResult
    pages: dict[str, Page]


@pytest.fixture
def publisher(tmp_path: Path, font_cache: Path) -> Publisher:
    return Publisher(Project(tmp_path), font_cache)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Site:
    project = Project(tmp_path_factory.mktemp("site"))
    folder = project.build / "pameran" / "html"
    folder.parent.mkdir(parents=True)
    result = Publisher(project, font_cache).publish(folder)
    return Site(folder, result, read_pages(folder))
