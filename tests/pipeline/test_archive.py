"""The outputs to be kept: PDF/A-2b and 3b by veraPDF, the entries in the second, the book of the screen in both."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from catalog.core.project import Project
from catalog.pdf.srgb_profile import srgb_profile
from catalog.pipeline.build import BuildOptions, build
from tests.conftest import DAY, Silence, copy_small
from tests.content.shop import write_shop
from tests.verapdf import Failure, check, require_verapdf

EDITIONS: Final = ("petak", "profil")  # in Indonesian and in English
OPTIONS: Final = BuildOptions(DAY, jobs=1, outputs=("screen", "archive", "archive-entries"))
ARCHIVE, WITH_ENTRIES, SCREEN = "catalogue-archive.pdf", "catalogue-archive-entries.pdf", "catalogue.pdf"
COMPLIANT: Final[tuple[bool, dict[str, Failure]]] = (True, {})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    """The small project with its books, of which one takes a single maker."""
    copied = copy_small(tmp_path_factory.mktemp("archive"))
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    with (copied.content / "editions" / "profil.yaml").open("a", encoding="utf-8") as edition:
        edition.write("include: {businesses: [dapur-contoh]}\n")
    build(copied, EDITIONS, OPTIONS, Silence())
    return copied


def files(project: Project, name: str) -> list[Path]:
    return [project.output(edition) / name for edition in EDITIONS]


def test_a_small_book_without_entries_is_compliant(project: Project) -> None:
    (report,) = check("2b", project.output("petak") / ARCHIVE)
    assert (report.compliant, report.failures) == COMPLIANT


def test_a_linearized_book_of_a_foreign_shop_is_compliant(tmp_path: Path, font_cache: Path) -> None:
    require_verapdf()
    shop = write_shop(tmp_path / "shop", 4)
    shop.build.mkdir()
    shop.cache.symlink_to(font_cache)
    build(shop, ("grid",), replace(OPTIONS, linearized=True, outputs=("archive-entries",)), Silence())
    (report,) = check("3b", shop.output("grid") / WITH_ENTRIES)
    assert (report.compliant, report.failures) == COMPLIANT


def test_the_book_of_the_screen_claims_nothing(project: Project) -> None:
    for path in files(project, SCREEN):
        with pikepdf.open(path) as pdf:
            assert b"pdfaid" not in pdf.Root.Metadata.read_bytes()
            assert "/OutputIntents" not in pdf.Root


def test_all_show_the_same_pages(project: Project) -> None:
    for edition in EDITIONS:
        folder = project.output(edition)
        with pikepdf.open(folder / SCREEN) as screen, pikepdf.open(folder / ARCHIVE) as kept:
            pairs = list(zip(screen.pages, kept.pages, strict=True))
            assert pairs
            for one, other in pairs:
                assert one.Contents[0].read_bytes() == other.Contents[0].read_bytes()
                assert len(one.get("/Annots", [])) == len(other.get("/Annots", []))
            assert kept.Root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb_profile()


def entries(path: Path) -> dict[str, bytes]:
    """What lies in the file that a book holds, by its names there."""
    with pikepdf.open(path) as pdf:
        (specification,) = pdf.Root.AF
        assert str(specification.AFRelationship) == "/Source"
        assert list(pdf.attachments) == [str(specification.UF)]
        assert str(specification.UF) == f"{path.parent.name}-entries.zip"
        content = pdf.attachments[str(specification.UF)].get_file().read_bytes()
        assert int(specification.EF.F.Params.Size) == len(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_entries_are_those_that_the_edition_prints_byte_for_byte(project: Project) -> None:
    whole, chosen = (entries(path) for path in files(project, WITH_ENTRIES))
    for found in (whole, chosen):
        assert found == {name: (project.root / name).read_bytes() for name in found}
        assert {"content/catalogue.yaml", "content/categories.yaml"} < found.keys()
    printed = {path.relative_to(project.root).as_posix() for path in (project.content / "businesses").rglob("*.yaml")}
    assert {name for name in whole if name.startswith("content/businesses/")} == printed
    mine = {name for name in chosen if name.startswith("content/businesses/")}
    assert mine == {name for name in printed if "/dapur-contoh/" in name} < printed
    assert [name for name in chosen if "editions" in name] == ["content/editions/profil.yaml"]


def test_the_entries_of_an_edition_that_is_like_another_are_all_that_it_is_made_of(
    tmp_path: Path, font_cache: Path
) -> None:
    project = copy_small(tmp_path / "project")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    market = "name: Singapura\ncountry: SG\nlanguages: [id]\ncurrency: SGD\nround_to: 0.50\nalso: [satu]\n"
    gates = "gates:\n  - {name: nama, needs: name, level: offer, why: Perlu}\n"
    edition = "like: petak\nmarket: sg\ninclude: {businesses: [dapur-contoh]}\n"
    for name, text in (("markets/sg", market), ("gates/satu", gates), ("editions/dua", edition)):
        (project.content / f"{name}.yaml").parent.mkdir(exist_ok=True)
        (project.content / f"{name}.yaml").write_text(text, encoding="utf-8")
    build(project, ("dua",), replace(OPTIONS, outputs=("archive-entries",)), Silence())
    found = entries(project.output("dua") / WITH_ENTRIES)
    for name in ("editions/dua", "editions/petak", "markets/sg", "gates/satu"):
        assert f"content/{name}.yaml" in found


def test_only_the_file_with_entries_holds_any(project: Project) -> None:
    for name in (ARCHIVE, SCREEN):
        with pikepdf.open(files(project, name)[0]) as pdf:
            assert not pdf.attachments
            assert "/AF" not in pdf.Root


def test_the_same_entries_make_the_same_bytes(project: Project, tmp_path: Path) -> None:
    before = [path.read_bytes() for name in (ARCHIVE, WITH_ENTRIES) for path in files(project, name)]
    for path in project.build.glob("p*/*.pdf"):
        path.unlink()
    build(project, EDITIONS, OPTIONS, Silence())
    assert before == [path.read_bytes() for name in (ARCHIVE, WITH_ENTRIES) for path in files(project, name)]
