"""What one edit changes: which pages are told, what a locked plan refuses, what planning anew does."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.core.problems import CatalogError, ExitCode, Level
from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, Built, build
from tests.conftest import DAY, Silence, copy_small

EDITION = "petak"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    """The small project, its edition made once."""
    project = copy_small(tmp_path_factory.mktemp("made"))
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    make(project)
    return project


@pytest.fixture
def project(made: Project, tmp_path: Path) -> Project:
    shutil.copytree(made.root, tmp_path / "copy", symlinks=True)
    return Project(tmp_path / "copy")


def make(project: Project, **wishes: object) -> Built:
    options = BuildOptions(DAY, 1, ("screen",), **wishes)  # type: ignore[arg-type]
    return build(project, [EDITION], options, Silence())[0]


def changed(built: Built) -> set[str]:
    assert built.book
    return {change.name for change in built.book.changes}


def test_the_first_time_nothing_is_said_to_have_changed(made: Project) -> None:
    assert (made.content / "plans" / f"{EDITION}.yaml").is_file()


def test_nothing_changed_nothing_to_print_again(project: Project) -> None:
    plan = (project.content / "plans" / f"{EDITION}.yaml").read_bytes()
    assert changed(make(project)) == set()
    assert (project.content / "plans" / f"{EDITION}.yaml").read_bytes() == plan


def edit(project: Project, change: Callable[[str], str]) -> None:
    path = a_product(project)
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def dearer(text: str) -> str:
    assert "retail: " in text
    return re.sub(r"retail: \d+", "retail: 987000", text)


def a_product(project: Project) -> Path:
    plan = (project.content / "plans" / f"{EDITION}.yaml").read_text("utf-8")
    key = plan.partition("products: [")[2].partition("]")[0].split(", ")[0]
    return project.content / "businesses" / f"{key}.yaml"


def test_a_new_price_changes_its_page_and_the_price_list(project: Project) -> None:
    edit(project, dearer)
    pages = changed(make(project))
    assert 1 <= len(pages) <= 2
    report = json.loads((project.build / EDITION / "changes.json").read_text("utf-8"))
    assert {row["page"] for row in report} == pages


def test_a_locked_plan_lets_prices_change_but_no_places(project: Project) -> None:
    edit(project, dearer)
    make(project, locked=True)
    a_product(project).unlink()
    with pytest.raises(CatalogError) as refused:
        make(project, locked=True)
    assert [problem.code for problem in refused.value.problems] == ["plan-locked"]


def test_without_a_plan_nothing_can_be_locked(project: Project) -> None:
    shutil.rmtree(project.content / "plans")
    with pytest.raises(CatalogError) as refused:
        make(project, locked=True)
    assert [problem.code for problem in refused.value.problems] == ["plan-missing"]


def test_a_product_less_changes_no_page_of_another_chapter(project: Project) -> None:
    before = chapters(project)
    path = a_product(project)
    path.unlink()
    make(project)
    after = chapters(project)
    assert sum(before[name] != after[name] for name in before) == 1


def chapters(project: Project) -> dict[str, list[str]]:
    """The products of each chapter's pages, page by page."""
    found: dict[str, list[str]] = {}
    for line in (project.content / "plans" / f"{EDITION}.yaml").read_text("utf-8").splitlines():
        if "part: grid/" in line:
            chapter = line.partition("part: grid/")[2].partition("/")[0]
            found.setdefault(chapter, []).append(line.partition("products: [")[2].partition("]")[0])
    return found


def test_planned_anew_without_a_reason_the_plan_is_the_same(project: Project) -> None:
    before = chapters(project)
    make(project, replan=("all",))
    assert chapters(project) == before


def test_a_plan_that_is_no_plan_is_told_with_its_place(project: Project) -> None:
    (project.content / "plans" / f"{EDITION}.yaml").write_text("pages:\n- {part: x, layout: y}\n", "utf-8")
    with pytest.raises(CatalogError) as refused:
        make(project)
    (problem,) = (problem for problem in refused.value.problems if problem.level is Level.ERROR)
    assert (problem.code, problem.place.file, problem.place.line) == (
        "field-missing",
        f"content/plans/{EDITION}.yaml",
        2,
    )


def test_a_plan_of_products_that_are_gone_is_no_problem(project: Project) -> None:
    path = project.content / "plans" / f"{EDITION}.yaml"
    path.write_text(path.read_text("utf-8").replace("products: [", "products: [usaha/hilang, "), "utf-8")
    make(project)


def test_where_the_plan_cannot_be_written_the_book_is_made_and_that_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    shutil.rmtree(project.content / "plans")
    monkeypatch.setattr("catalog.pipeline.plan_stage.write_plan", refuse)
    built = make(project)
    assert built.book
    assert "plan-not-kept" in [problem.code for problem in built.problems]


def test_a_category_to_plan_anew_that_there_is_not_is_told(project: Project) -> None:
    with pytest.raises(CatalogError) as refused:
        make(project, replan=("tenum",))
    assert refused.value.exit_code is ExitCode.USAGE
    assert dict(refused.value.problems[0].values)["near"] == "tenun"


def insert(project: Project) -> None:
    entry(project, "dapur-contoh/keripik-9").write_text(
        "name: Keripik Ubi\nprice: {retail: 9000, unit: pack}\n", "utf-8"
    )


def delete(project: Project) -> None:
    entry(project, "tenun-contoh/serbet").unlink()


def move(project: Project) -> None:
    with entry(project, "tenun-contoh/serbet").open("a", encoding="utf-8") as file:
        file.write("category: pangan\n")


def reorder(project: Project) -> None:
    entry(project, "dapur-contoh/keripik-1").rename(entry(project, "dapur-contoh/keripik-9"))


def rename(project: Project) -> None:
    path = entry(project, "tenun-contoh/serbet")
    path.write_text(path.read_text("utf-8").replace("Serbet Lurik", "Serbet Lurik Halus"), "utf-8")


def reprice(project: Project) -> None:
    path = entry(project, "dapur-contoh/keripik-2")
    path.write_text(dearer(path.read_text("utf-8")), "utf-8")


def lengthen(project: Project) -> None:
    with entry(project, "tenun-contoh/serbet").open("a", encoding="utf-8") as file:
        file.write(f"line: {'Ditenun rapat dengan benang katun. ' * 4}\n")


def translate(project: Project) -> None:
    path = project.content / "editions" / f"{EDITION}.yaml"
    path.write_text(path.read_text("utf-8").replace("languages: [id]", "languages: [id, en]"), "utf-8")


def entry(project: Project, key: str) -> Path:
    return project.content / "businesses" / f"{key}.yaml"


@pytest.mark.parametrize(
    ("change", "touched", "refused"),
    [
        (insert, {"pangan"}, True),
        (delete, {"tenun"}, True),
        (move, {"tenun", "pangan"}, True),
        (reorder, {"pangan"}, True),
        (rename, {"tenun"}, False),
        (reprice, {"pangan"}, False),
        (lengthen, {"tenun"}, False),
        (translate, set(), False),
    ],
)
def test_an_edit_changes_pages_of_its_own_chapters_alone(
    project: Project, change: Callable[[Project], None], touched: set[str], refused: bool
) -> None:
    plan = project.content / "plans" / f"{EDITION}.yaml"
    before = plan.read_bytes()
    change(project)
    if refused:
        with pytest.raises(CatalogError) as stopped:
            make(project, locked=True)
        assert [problem.code for problem in stopped.value.problems] == ["plan-locked"]
    else:
        make(project, locked=True)
        plan.write_bytes(before)
    built = make(project)
    assert built.book
    pages = [page for one in built.book.changes for page in (one.before, one.now) if page]
    assert {page.part.split("/")[1] for page in pages if page.part.startswith("grid/")} == touched


def test_neither_the_seed_of_hashes_nor_the_order_of_files_changes_the_plan(project: Project) -> None:
    plans = []
    for seed in ("1", "2"):
        (project.content / "plans" / f"{EDITION}.yaml").unlink(missing_ok=True)
        path = entry(project, "dapur-contoh/keripik-1")
        path.write_bytes(path.read_bytes())  # written last, it may be listed last
        command = [sys.executable, "-m", "catalog", "--lang", "en", "--project", str(project.root), "plan", EDITION]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, capture_output=True, check=True)
        plans.append(done.stdout)
    assert plans[0] == plans[1]


def test_a_kept_plan_that_has_become_much_worse_is_told_with_its_chapters(project: Project) -> None:
    edition = project.content / "editions" / f"{EDITION}.yaml"
    text = edition.read_text("utf-8")
    firm = text.replace("layout: {", "layout: {costs: {moved: 900000, changed: 900000}, ")
    assert firm != text
    edition.write_text(firm, "utf-8")
    plan = project.content / "plans" / f"{EDITION}.yaml"
    pages = [
        f"- {{part: grid/pangan/{n}, layout: feature, template: 6x1, products: [dapur-contoh/keripik-{n}],"
        ' digest: "000000000000"}\n'
        for n in range(1, 5)
    ]
    kept = [line for line in plan.read_text("utf-8").splitlines(keepends=True) if "grid/pangan" not in line]
    plan.write_text("".join([*kept, *pages]), "utf-8")
    (told,) = [problem for problem in make(project).problems if problem.code == "plan-worse"]
    values = dict(told.values)
    assert values["chapters"].split(", ")[0] == "pangan"
    assert int(values["percent"]) > 10
    make(project, replan=("pangan",))
    edition.write_text(text, "utf-8")
    assert [problem for problem in make(project).problems if problem.code == "plan-worse"] == []
