"""Small chapters share pages, each below its heading; and every link to them still leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, build
from catalog.pipeline.plan_edition import plan_edition
from tests.conftest import DAY, Silence, copy_small

SHARED = """\
categories:
  - {slug: tenun, name: {id: Kain tenun, en: Woven cloth}, accent: "#1f2a52", intro: Kain dari desa.}
  - {slug: pangan, name: {id: Pangan, en: Food}, accent: "#475a1f"}
  - {slug: sambal, name: {id: Sambal, en: Relish}, accent: "#7e2021"}
"""


@pytest.fixture
def project(tmp_path: Path, font_cache: Path) -> Project:
    """The small project with its food in two chapters: three chapters of three, two and two products."""
    copied = copy_small(tmp_path / "copy")
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    (copied.content / "categories.yaml").write_text(SHARED, "utf-8")
    for number in (3, 4):
        path = copied.content / "businesses" / "dapur-contoh" / f"keripik-{number}.yaml"
        path.write_text(path.read_text("utf-8") + "category: sambal\n", "utf-8")
    return copied


def test_two_small_chapters_share_a_page_and_a_third_has_its_own(project: Project) -> None:
    (built,) = build(project, ["petak"], BuildOptions(DAY, 1, ("screen",)), Silence())
    assert built.book
    assert [p for p in built.problems if p.code.startswith("text")] == []
    plan = (project.content / "plans" / "petak.yaml").read_text("utf-8")
    assert plan.count("layout: shared") == 1
    assert plan.count("layout: opener") == 1
    with pikepdf.open(built.book.path) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert [title for title in titles if title in ("Kain tenun", "Pangan", "Sambal")] == [
        "Kain tenun",
        "Pangan",
        "Sambal",
    ]


def test_what_is_pinned_shares_no_page(project: Project) -> None:
    edition = project.content / "editions" / "petak.yaml"
    edition.write_text(edition.read_text("utf-8") + "pins:\n- {category: tenun, start: right}\n", "utf-8")
    build(project, ["petak"], BuildOptions(DAY, 1, ("screen",)), Silence())
    plan = (project.content / "plans" / "petak.yaml").read_text("utf-8")
    assert "layout: opener" in plan.partition("part: grid/tenun")[0]


@pytest.mark.parametrize("product", ["", "tenun-contoh/sarung", "dapur-contoh/keripik-3"])
def test_the_plan_shows_them(product: str, project: Project) -> None:
    planned = plan_edition(project, "petak", product, BuildOptions(DAY), Silence())
    pages = [page for section in planned.overview.sections for page in section.pages]
    (shared,) = [page for page in pages if page.layout == "shared"]
    (makers,) = [page for page in pages if page.layout == "makers" and page.number == shared.number + 1]
    assert set(makers.makers) >= {one.maker for one in shared.products}
    assert planned.reasons is None or planned.reasons.rival is None or planned.reasons.layout != "shared"
