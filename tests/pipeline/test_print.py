"""The files for print shops: boxes, bleed, inks, standards, covers; and that they show what the screen's book shows."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageCms

from catalog.core.problems import CatalogError, ExitCode
from catalog.core.project import Project, shipped
from catalog.pipeline.build import BuildOptions, Built, build
from tests.conftest import DAY, Silence, copy_small
from tests.pipeline.separations import inside, pictures, separations
from tests.tools import require_tool

SHOPS: Final = ("local-offset", "european-offset", "digital", "office-laser")
APART: Final = ("local-offset", "european-offset")  # whose covers are files of their own
LIMITS: Final = {"local-offset": 300, "european-offset": 300, "digital": 280, "office-laser": 260}
AROUND: Final = {
    "local-offset": 11.0,
    "european-offset": 3.0,
    "digital": 11.0,
    "office-laser": 0.0,
}  # mm, bleed and slug
OPTIONS: Final = BuildOptions(DAY, jobs=1, outputs=("screen", *(f"print:{shop}" for shop in SHOPS), "print:coarse"))
COARSE: Final = "name: Coarse\ndpi: 72\n"  # for which the small project's photos have enough pixels
MM: Final = 72 / 25.4
PAGE: Final = (210 * MM, 297 * MM)
FILES: Final = [*(f"print:{shop}" for shop in SHOPS), *(f"print:{shop}-cover" for shop in APART)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    copied = copy_small(tmp_path_factory.mktemp("print"))
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    (copied.content / "print-shops").mkdir()
    (copied.content / "print-shops" / "coarse.yaml").write_text(COARSE, encoding="utf-8")
    return copied


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return build(project, ("profil",), OPTIONS, Silence())[0]


def file_of(built: Built, name: str) -> Path:
    assert built.book is not None
    return built.book.paths[name]


def shop_of(name: str) -> str:
    return name.removeprefix("print:").removesuffix("-cover")


def streams(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Everything that is drawn, with its resources: pages, forms, patterns."""
    for page in pdf.pages:
        yield page.obj, page.obj.Resources
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and (item.get("/Subtype") == "/Form" or "/PatternType" in item):
            yield item, item.get("/Resources", pikepdf.Dictionary())


@pytest.mark.parametrize("name", FILES)
def test_the_boxes_are_those_of_the_shop(name: str, built: Built) -> None:
    shop = shop_of(name)
    bleed = 0.0 if shop == "office-laser" else 3 * MM
    with pikepdf.open(file_of(built, name)) as pdf:
        for page in pdf.pages:
            trim, bled, media = (
                [float(edge) for edge in page.obj[box]] for box in ("/TrimBox", "/BleedBox", "/MediaBox")
            )
            width = 2 * PAGE[0] if name.endswith("-cover") else PAGE[0]
            assert 0 <= trim[2] - trim[0] - width + 0.02 <= (20 if name.endswith("-cover") else 0.04)
            assert trim[3] - trim[1] == pytest.approx(PAGE[1], abs=0.02)
            assert [abs(a - b) for a, b in zip(trim, bled, strict=True)] == pytest.approx([bleed] * 4, abs=0.02)
            around = [AROUND[shop] * MM] * 4
            assert [abs(a - b) for a, b in zip(trim, media, strict=True)] == pytest.approx(around, abs=0.02)


@pytest.mark.parametrize("name", FILES)
def test_all_colours_are_inks_and_nothing_shows_through(name: str, built: Built) -> None:
    with pikepdf.open(file_of(built, name)) as pdf:
        spaces = set()
        for content, resources in streams(pdf):
            operators = {str(step.operator) for step in pikepdf.parse_content_stream(content)}
            assert not operators & {"rg", "RG", "g", "G", "sc", "SC"}
            for state in resources.get("/ExtGState", {}).values():
                assert (state.get("/ca", 1), state.get("/CA", 1), state.get("/SMask", "/None")) == (1, 1, "/None")
            spaces |= {str(key) for key in resources.get("/ColorSpace", {})}
            assert "/Group" not in content
        assert spaces <= {"/ink-all"}
        images = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        assert {str(image.ColorSpace) for image in images} <= {"/DeviceCMYK"}
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert not {"/AcroForm", "/OpenAction", "/OCProperties", "/Outlines"} & set(pdf.Root.keys())


@pytest.mark.parametrize(
    ("shop", "head", "claim"),
    [
        ("local-offset", b"%PDF-1.4", "PDF/X-1a:2003"),
        ("european-offset", b"%PDF-1.6", "PDF/X-4"),
        ("digital", b"%PDF-1.4", "PDF/X-1a:2003"),
        ("office-laser", b"%PDF-1.6", ""),
    ],
)
def test_each_file_is_of_the_standard_that_its_shop_asks_for(shop: str, head: bytes, claim: str, built: Built) -> None:
    file = file_of(built, f"print:{shop}")
    content = file.read_bytes()
    assert content.startswith(head)
    if head == b"%PDF-1.4":  # which has neither streams of objects nor such of references
        assert b"/ObjStm" not in content
        assert b"/Type/XRef" not in content
    with pikepdf.open(file) as pdf:
        assert str(pdf.docinfo.get("/GTS_PDFXVersion", "")) == claim
        assert ("/Trapped" in pdf.docinfo) == bool(claim)
        intent = pdf.Root.OutputIntents[0]
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        shipped_profile = shipped("content/print-shops") / "ISOcoated_v2_300_bas.icc"
        assert intent.DestOutputProfile.read_bytes() == shipped_profile.read_bytes()
        assert (claim in str(pdf.Root.Metadata.read_bytes())) or not claim
        for font in (
            item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/FontDescriptor")
        ):
            assert "/FontFile2" in font.FontDescriptor


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_whole(name: str, built: Built) -> None:
    done = subprocess.run(
        [require_tool("qpdf"), "--check", file_of(built, name)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False)


@pytest.mark.parametrize("name", FILES)
def test_no_point_has_more_ink_than_the_shops_paper_takes(name: str, built: Built, tmp_path: Path) -> None:
    shop = shop_of(name)
    for page in separations(file_of(built, name), tmp_path / "inks", 75):
        without_marks = inside(page, max(AROUND[shop] - 3, 0), 75)
        assert without_marks.sum(axis=2).max() <= LIMITS[shop]


def test_pages_of_text_are_printed_in_black_alone(built: Built, tmp_path: Path) -> None:
    """The imprint, which has no picture and no colour, has ink on one plate."""
    found = separations(file_of(built, "print:office-laser"), tmp_path / "inks", 75)
    imprint = found[3]
    assert imprint[:, :, 3].max() == 100
    assert imprint[:, :, :3].max() == 0


@pytest.mark.parametrize("name", [name for name in FILES if shop_of(name) != "office-laser"])
def test_what_reaches_the_edge_is_painted_as_far_as_the_bleed(name: str, built: Built, tmp_path: Path) -> None:
    dpi = 100
    bled = 0
    around = AROUND[shop_of(name)] - 3
    for page in separations(file_of(built, name), tmp_path / "inks", dpi):
        ink = inside(page, around, dpi).sum(axis=2) > 3
        reach = round(3 / 25.4 * dpi)
        sides = (ink, ink[::-1], ink.T, ink.T[::-1])
        for side in sides:
            across = side[:, reach + 4 : -reach - 4]
            reaches, painted = across[reach + 3], across[2]
            bled += int(reaches.sum())
            assert int((reaches & ~painted).sum()) <= 3
    assert bled > 1000


def test_the_trimmed_pages_look_as_on_the_screen(built: Built, tmp_path: Path) -> None:
    profile = shipped("content/print-shops") / "ISOcoated_v2_300_bas.icc"
    dpi = 40
    screen = pictures(file_of(built, "screen"), tmp_path / "screen", dpi)
    printed = pictures(
        file_of(built, "print:coarse"), tmp_path / "print", dpi, f"-sDefaultCMYKProfile={profile}", "-dUseTrimBox"
    )
    assert len(screen) == len(printed)
    for one, other in zip(screen, printed, strict=True):
        height, width = (min(one.shape[axis], other.shape[axis]) for axis in (0, 1))
        assert difference(one[:height, :width], other[:height, :width]) <= 6


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """The mean difference of two pictures in CIELAB (CIE 1976, which is never less than that of 2000 by much)."""
    transform = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")

    def lab(picture: np.ndarray) -> np.ndarray:
        raw = np.frombuffer(transform.apply(Image.fromarray(picture)).tobytes(), dtype=np.uint8).reshape(-1, 3)
        return np.column_stack([raw[:, 0] / 2.55, raw[:, 1].view(np.int8), raw[:, 2].view(np.int8)]).astype(float)

    return float(np.sqrt(((lab(one) - lab(other)) ** 2).sum(axis=1)).mean())


def test_the_cover_is_one_sheet_and_the_pages_inside_are_the_rest(built: Built) -> None:
    assert built.book is not None
    counts = built.book.counts
    for shop in APART:
        assert counts[f"print:{shop}-cover"] == 2
        assert counts[f"print:{shop}"] % 4 == 0
    assert counts["print:digital"] == counts["screen"] == built.book.pages
    with pikepdf.open(file_of(built, "print:local-offset-cover")) as pdf:
        wide = float(pdf.pages[0].TrimBox[2])
        leaves = counts["print:local-offset"] / 2
        assert wide == pytest.approx(2 * PAGE[0] + (leaves * 0.12 + 2 * 0.26) * MM, abs=0.2)


def test_the_same_parts_are_bound_for_all_and_a_second_build_makes_none(project: Project, built: Built) -> None:
    assert built.book is not None
    (again,) = build(project, ("profil",), replace(OPTIONS, outputs=("print",)), Silence())
    assert again.book is not None
    assert (again.book.parts_set, again.book.parts_kept) == (0, built.book.parts_set + built.book.parts_kept)
    first = again.book.path.read_bytes()
    (unchanged,) = build(project, ("profil",), replace(OPTIONS, outputs=("print",)), Silence())
    assert unchanged.book is not None
    assert unchanged.book.counts == again.book.counts
    assert unchanged.book.path.read_bytes() == first


def test_an_unknown_shop_is_refused_with_a_near_name(project: Project) -> None:
    with pytest.raises(CatalogError) as refused:
        build(project, ("profil",), replace(OPTIONS, outputs=("print:digitall",)), Silence())
    (problem,) = refused.value.problems
    assert (problem.code, dict(problem.values)["near"]) == ("print-shop-unknown", "digital")
    assert refused.value.exit_code is ExitCode.USAGE


def test_a_shop_of_the_project_may_ask_for_no_more_bleed_than_is_painted(tmp_path: Path, font_cache: Path) -> None:
    project = copy_small(tmp_path / "project")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    shops = project.content / "print-shops"
    shops.mkdir()
    (shops / "jaya.yaml").write_text("name: Jaya\nbleed: 5\npage_multiple: 8\nstandard: pdf-x-4\n", encoding="utf-8")
    with (project.content / "editions" / "petak.yaml").open("a", encoding="utf-8") as edition:
        edition.write("print_shop: jaya\n")
    options = replace(OPTIONS, outputs=("print",))
    with pytest.raises(CatalogError) as refused:
        build(project, ("petak",), options, Silence())
    assert [problem.code for problem in refused.value.problems] == ["print-bleed"]
    (project.templates / "book").mkdir(parents=True)
    (project.templates / "book" / "theme.yaml").write_text("page: {bleed: 5}\n", encoding="utf-8")
    (one,) = build(project, ("petak",), options, Silence())
    assert one.book is not None
    assert one.book.counts["print"] % 8 == 0
    with pikepdf.open(one.book.path) as pdf:
        assert float(pdf.pages[0].BleedBox[0]) == pytest.approx(-5 * MM, abs=0.02)
