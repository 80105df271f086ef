"""One entry never stops the book: what has an error is left out alone and listed, unless that is not wanted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest

from catalog.cli.main import run
from catalog.core.problems import CatalogError, Level
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from catalog.pipeline.build import BuildOptions, Built, build
from tests.conftest import DAY, Silence, copy_small
from tests.content.breaking import CHIPS, KITCHEN, SARONG, WEAVER, Trial

OPTIONS = BuildOptions(DAY, jobs=1)
ENGLISH = Translator("en")
SCARF = "businesses/tenun-contoh/selendang.yaml"
SETTINGS = "categories.yaml"


@pytest.fixture
def trial(tmp_path: Path, font_cache: Path) -> Trial:
    project = copy_small(tmp_path / "project")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    return Trial(project)


def cut_photo(trial: Trial) -> None:
    """Half of a photo that two products have."""
    photo = trial.project.images / "tenun-contoh" / "selendang.jpg"
    photo.write_bytes(photo.read_bytes()[: photo.stat().st_size // 2])


def share_a_code(trial: Trial) -> None:
    for name in (CHIPS, SCARF):
        lines = [line for line in trial.read(name).splitlines() if not line.startswith("sku:")]
        trial.write(name, "\n".join([*lines, "sku: SAMA-1"]) + "\n")


def wrong_beside(line: str) -> Callable[[Trial], object]:
    """A product that is wrong, and another one with a `line` that names it."""

    def change(trial: Trial) -> None:
        trial.add(CHIPS, "salah: 1\n")
        trial.add(SCARF, f"{line}\n")

    return change


@dataclass(frozen=True)
class Wrong:
    change: Callable[[Trial], object]
    left_out: tuple[str, ...]
    code: str


WRONG = {
    "a field that there is not": Wrong(
        lambda trial: trial.add(CHIPS, "salah: 1\n"), ("dapur-contoh/keripik-1",), "field-unknown"
    ),
    "no YAML": Wrong(lambda trial: trial.write(CHIPS, "name: [\n"), ("dapur-contoh/keripik-1",), "yaml-bracket"),
    "a category that there is not": Wrong(
        lambda trial: trial.add(SARONG, "category: tenum\n"), ("tenun-contoh/sarung",), "category-unknown"
    ),
    "two products with one code": Wrong(share_a_code, ("tenun-contoh/selendang",), "sku-duplicate"),
    "a business": Wrong(lambda trial: trial.add(WEAVER, "salah: 1\n"), ("tenun-contoh",), "field-unknown"),
    "no entry of a business": Wrong(lambda trial: trial.path(KITCHEN).unlink(), ("dapur-contoh",), "business-missing"),
    "a letter that no font has": Wrong(
        lambda trial: trial.change(SARONG, "Sarung Nila", "Sarung \N{GOTHIC LETTER AHSA}"),
        ("tenun-contoh/sarung",),
        "glyph-missing",
    ),
    "a letter in a business": Wrong(
        lambda trial: trial.add(KITCHEN, "owner: \N{GOTHIC LETTER AHSA}\n"), ("dapur-contoh",), "glyph-missing"
    ),
    "a photo that is cut off": Wrong(cut_photo, ("tenun-contoh/selendang", "tenun-contoh/serbet"), "photo-truncated"),
    "a folder that leads out": Wrong(
        lambda trial: trial.path("businesses/lain").symlink_to("/"), ("lain",), "link-outside"
    ),
    "photos that lie elsewhere": Wrong(
        lambda trial: (trial.project.images / "dapur-contoh").symlink_to("/"), ("dapur-contoh",), "link-outside"
    ),
    "a set with a product that is wrong": Wrong(
        wrong_beside("contains: [{product: dapur-contoh/keripik-1, quantity: 2}]"),
        ("dapur-contoh/keripik-1", "tenun-contoh/selendang"),
        "field-unknown",
    ),
    "a companion that is wrong": Wrong(
        wrong_beside("goes_with: [dapur-contoh/keripik-1]"), ("dapur-contoh/keripik-1",), "field-unknown"
    ),
}  # fmt: skip


def named(one: Built) -> set[str]:
    """Keys of the products and short names of the businesses that pages of the book are about."""
    assert one.book is not None
    with pikepdf.open(one.book.path) as pdf:
        names = map(str, pikepdf.NameTree(pdf.Root.Names.Dests))
        return {name.partition("/")[2] for name in names if name.startswith(("product/", "business/"))}


@pytest.mark.parametrize("case", WRONG)
def test_what_has_an_error_is_left_out_and_all_else_is_printed(case: str, trial: Trial) -> None:
    wrong = WRONG[case]
    (complete,) = build(trial.project, ("profil",), replace(OPTIONS, outputs=("screen",)), Silence())
    wrong.change(trial)
    (one,) = build(trial.project, ("profil",), OPTIONS, Silence())
    assert tuple(entry.key for entry in one.left_out) == wrong.left_out
    errors = {problem.code for problem in (*one.checked, *one.problems) if problem.level is Level.ERROR}
    assert errors == {wrong.code}
    gone = {
        name for name in named(complete) if any(name == key or name.startswith(f"{key}/") for key in wrong.left_out)
    }
    assert named(one) == named(complete) - gone
    pages = {path.stem for path in (trial.project.output("profil") / "html").rglob("*.html")}
    assert not {key.rpartition("/")[2] for key in wrong.left_out} & pages


@pytest.mark.parametrize("case", WRONG)
def test_an_error_stops_a_strict_build(case: str, trial: Trial) -> None:
    WRONG[case].change(trial)
    with pytest.raises(CatalogError) as refused:
        build(trial.project, ("petak",), replace(OPTIONS, strict=True), Silence())
    assert WRONG[case].code in {problem.code for problem in refused.value.problems}
    assert not (trial.project.output("petak") / "catalogue.pdf").exists()


def test_an_edition_that_has_not_changed_keeps_its_list_and_is_refused_where_no_error_is_wanted(trial: Trial) -> None:
    trial.add(CHIPS, "salah: 1\n")
    first, again = (build(trial.project, ("petak",), OPTIONS, Silence())[0] for _ in range(2))
    assert again.book is not None
    assert again.book.parts_set == 0
    assert (again.left_out, again.checked) == (first.left_out, first.checked)
    with pytest.raises(CatalogError):
        build(trial.project, ("petak",), replace(OPTIONS, strict=True), Silence())


def test_an_edition_with_an_error_is_not_made_and_the_others_are(trial: Trial) -> None:
    trial.add("editions/petak.yaml", "salah: 1\n")
    petak, profil = build(trial.project, (), replace(OPTIONS, outputs=("screen",)), Silence())
    assert (petak.edition, petak.made, petak.book) == ("petak", False, None)
    assert profil.made
    assert profil.book is not None
    with pytest.raises(CatalogError):
        build(trial.project, ("petak",), OPTIONS, Silence())


def test_an_edition_whose_error_only_its_making_finds_does_not_keep_the_others_from_being_made(trial: Trial) -> None:
    trial.add("editions/petak.yaml", "include: {businesses: [dapur-contoh]}\npins: [{own_page: tenun-contoh/sarung}]\n")
    options = replace(OPTIONS, outputs=("screen",))
    petak, profil = build(trial.project, (), options, Silence())
    assert (petak.made, [problem.code for problem in petak.problems]) == (False, ["pin-not-printed"])
    assert profil.made
    for names, these in ((("petak",), options), ((), replace(options, strict=True))):
        with pytest.raises(CatalogError):
            build(trial.project, names, these, Silence())


@pytest.mark.parametrize("letter", ["salah: 1", "name: \N{GOTHIC LETTER AHSA}"])
def test_where_nothing_is_left_no_book_is_made(letter: str, trial: Trial) -> None:
    shutil.rmtree(trial.path("businesses/tenun-contoh"))
    trial.write(KITCHEN, f"{letter}\ncategory: pangan\n")
    with pytest.raises(CatalogError):
        build(trial.project, ("petak",), OPTIONS, Silence())
    assert not (trial.project.output("petak") / "catalogue.pdf").exists()


def test_what_was_left_out_is_said_and_listed_until_it_is_mended(
    working_project: Project, font_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    working_project.build.mkdir()
    working_project.cache.symlink_to(font_cache)
    trial = Trial(working_project)
    before = trial.read(CHIPS)
    trial.add(CHIPS, "salah: 1\n")
    assert run(["build", "petak"], ENGLISH) == 0
    out, err = capsys.readouterr()
    assert f"content/{CHIPS}:{len(before.splitlines()) + 1}:1: error: " in err
    assert "Left out because of an error: 1 entry, listed with what to do in build/petak/left-out.txt" in out
    assert f"dapur-contoh/keripik-1 (content/{CHIPS})" in out
    listed = (working_project.output("petak") / "left-out.txt").read_text(encoding="utf-8")
    assert listed.splitlines()[:2] == [
        "Not printed, because of the errors below:",
        f"  dapur-contoh/keripik-1 (content/{CHIPS})",
    ]
    assert "\n  → " in listed.partition(": error: ")[2]
    trial.write(CHIPS, before)
    assert run(["build", "petak", "--strict"], ENGLISH) == 0
    assert "Left out" not in capsys.readouterr().out
    assert not (working_project.output("petak") / "left-out.txt").exists()


def test_an_edition_that_could_not_be_made_is_said(
    working_project: Project, font_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    working_project.build.mkdir()
    working_project.cache.symlink_to(font_cache)
    Trial(working_project).add("editions/profil.yaml", "salah: 1\n")
    assert run(["build"], ENGLISH) == 1
    assert "Edition profil was not made: correct its own errors above first." in capsys.readouterr().out
    assert (working_project.output("petak") / "catalogue.pdf").exists()
