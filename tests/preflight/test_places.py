"""Where things are: places, sizes and resolutions through matrices, forms, clips and units, by the numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, String

from catalog.preflight.preflight_run import Sheet
from catalog.preflight.reading.document_reader import read_document
from catalog.preflight.reading.geometry import Box, joined, least_scale
from catalog.preflight.reading.painted import Kind, Page, Painted
from tests.preflight.cases import drawn, page
from tests.preflight.pdf_builder import Build, Builder, built
from tests.preflight.thing_cases import PLACED, TURNED, picture


def read(folder: Path, build: Build) -> Page:
    (found,) = read_document(built(folder, build), measure_ink=False, advance=lambda *_: None).pages
    return found


def painted(folder: Path, build: Build, kind: Kind) -> Painted:
    return [one for one in read(folder, build).objects if one.kind is kind][-1]


def near(one: Box, other: tuple[float, float, float, float]) -> bool:
    return all(abs(a - b) < 0.05 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("content", "box"),
    [
        ("60 70 20 10 re f", (60, 70, 80, 80)),
        ("2 0 0 2 10 10 cm 25 30 10 5 re f", (60, 70, 80, 80)),
        ("0 1 -1 0 140 60 cm 10 60 10 20 re f", (60, 70, 80, 80)),
        ("60 70 5 5 re W n 0 0 200 200 re f", (60, 70, 65, 75)),
        ("q 60 70 5 5 re W n Q 60 70 20 10 re f", (60, 70, 80, 80)),
        ("60 70 m 70 90 90 90 80 80 c f", (60, 70, 90, 90)),  # the box of the curve's points
    ],
)
def test_areas(content: str, box: tuple[float, float, float, float], tmp_path: Path) -> None:
    assert near(painted(tmp_path, page(f"0 1 0 0 k {content}"), Kind.FILL).box, box)


def test_a_line_is_as_wide_as_its_stroke(tmp_path: Path) -> None:
    line = painted(tmp_path, page("0 1 0 0 K 2 0 0 3 0 0 cm 2 w 30 30 m 60 30 l S"), Kind.STROKE)
    assert line.line_width == 4  # the thinner of both directions
    assert near(line.box, (58, 88, 122, 92))


@pytest.mark.parametrize(
    ("content", "box", "size"),
    [
        ("BT /F 10 Tf 60 100 Td (AA) Tj ET", (60, 98, 72, 107.5), 10),
        ("BT /F 10 Tf 60 100 Td [(A) -1000 (A)] TJ ET", (60, 98, 82, 107.5), 10),
        ("BT /F 10 Tf 5 Tc 60 100 Td (AA) Tj ET", (60, 98, 82, 107.5), 10),
        ("BT /F 10 Tf 50 Tz 60 100 Td (AA) Tj ET", (60, 98, 66, 107.5), 10),
        ("BT /F 1 Tf 20 0 0 20 60 100 Tm (AA) Tj ET", (60, 96, 84, 115), 20),
        ("2 0 0 2 0 0 cm BT /F 5 Tf 30 50 Td (AA) Tj ET", (60, 98, 72, 107.5), 10),
        ("BT /F 10 Tf 14 TL 60 114 Td T* (AA) Tj ET", (60, 98, 72, 107.5), 10),
        ("BT /F 10 Tf 14 TL 60 114 Td (AA) ' ET", (60, 98, 72, 107.5), 10),
        ("BT /F 10 Tf 60 100 Td (A) Tj (A) Tj ET", (66, 98, 72, 107.5), 10),
        ("BT /F 10 Tf 3 Ts 60 97 Td (AA) Tj ET", (60, 98, 72, 107.5), 10),
    ],
)  # fmt: skip
def test_text(content: str, box: tuple[float, float, float, float], size: float, tmp_path: Path) -> None:
    found = painted(tmp_path, page(f"0 0 0 1 k {content}"), Kind.TEXT)
    assert near(found.box, box)
    assert found.font_size == pytest.approx(size)


@pytest.mark.parametrize(
    ("content", "across", "up"),
    [(PLACED, 300, 150), (TURNED, 299.5, 149.8), ("q 36 0 0 72 60 60 cm /P Do Q", 600, 150)],
)
def test_resolution(content: str, across: float, up: float, tmp_path: Path) -> None:
    found = painted(tmp_path, picture(content, 300, 150), Kind.PICTURE).picture
    assert found is not None
    assert found.dpi_across == pytest.approx(across, abs=0.5)
    assert found.dpi_up == pytest.approx(up, abs=0.5)


def test_a_unit_of_two_points_halves_the_resolution(tmp_path: Path) -> None:
    def build(made: Builder) -> None:
        made.objects["/P"] = made.picture(300, 300)
        made.page(PLACED, UserUnit=2)

    read_page = read(tmp_path, build)
    (found,) = [one for one in read_page.objects if one.picture is not None]
    assert found.picture is not None
    assert found.picture.dpi == 150
    assert near(found.box, (120, 120, 264, 264))
    assert near(read_page.cut, (40, 40, 440, 440))


def _tagged(made: Builder) -> None:
    """A picture that the structure has a text for."""
    made.objects["/P"] = made.picture(300, 300)
    figure = made.pdf.make_indirect(Dictionary(S=Name.Figure, Alt=String("Keripik Pisang")))
    made.pdf.Root.StructTreeRoot = Dictionary(ParentTree=Dictionary(Nums=Array([0, Array([figure])])))
    made.page(f"/Figure <</MCID 0>> BDC {PLACED} EMC", StructParents=0)


def _named(made: Builder) -> None:
    made.objects["/P"] = made.picture(300, 300)
    made.page(f"/Figure <</Alt (Keripik Pisang)>> BDC {PLACED} EMC")


@pytest.mark.parametrize("build", [_tagged, _named])
def test_a_picture_has_the_name_that_the_file_gives_it(build: Build, tmp_path: Path) -> None:
    assert painted(tmp_path, build, Kind.PICTURE).name == "Keripik Pisang"


def test_the_alpha_of_a_form_is_that_of_what_it_holds(tmp_path: Path) -> None:
    build = drawn(
        "/Half gs /X Do",
        states={"Half": Dictionary(ca=0.5)},
        objects=lambda made: {
            "X": made.form("0 1 0 0 k 60 60 9 9 re f", Group=Dictionary(S=Name.Transparency)),
        },
    )
    assert painted(tmp_path, build, Kind.FILL).alpha == 0.5


def test_an_appearance_is_fitted_into_its_rectangle(tmp_path: Path) -> None:
    def build(made: Builder) -> None:
        stamp = made.form("0 1 0 0 k 0 0 40 40 re f", BBox=[0, 0, 40, 40], Matrix=[0, 1, -1, 0, 0, 0])
        note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[60, 60, 80, 140], F=4, AP=Dictionary(N=stamp))
        made.page(Annots=Array([made.pdf.make_indirect(note)]))

    assert near(painted(tmp_path, build, Kind.FILL).box, (60, 60, 80, 140))


def test_matrices() -> None:
    assert joined((2, 0, 0, 2, 0, 0), (1, 0, 0, 1, 5, 6)) == (2, 0, 0, 2, 5, 6)
    assert least_scale((2, 0, 0, 3, 9, 9)) == pytest.approx(2)
    assert least_scale((0, 2, -3, 0, 0, 0)) == pytest.approx(2)
    assert least_scale((1, 1, 1, 1, 0, 0)) == pytest.approx(0)


@pytest.mark.parametrize(
    ("turn", "place"),
    [(0, (20, 130, 30, 10)), (90, (60, 20, 10, 30)), (180, (150, 60, 30, 10)), (270, (130, 150, 10, 30))],
)
def test_places_are_those_that_a_reader_sees(turn: int, place: tuple[float, float, float, float]) -> None:
    cut = Box(20, 20, 220, 220)
    assert Sheet(1, cut, cut.grown(20), 1.0, turn).shown(Box(40, 80, 70, 90), cut) == place


def _spaces(made: Builder) -> None:
    """Spaces in a font that says by a map which of its codes are spaces: 0x0003, and 0x0005 to 0x0006."""
    made.page("BT /F 9 Tf 60 60 Td ( ) Tj /G 9 Tf <00030005> Tj <00030004> Tj ET", background=False)
    text = "1 beginbfchar <0003> <0020> endbfchar 1 beginbfrange <0004> <0004> <0041> <0005> <0006> <2002> endbfrange"
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Kotak, DW=500)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Kotak,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([below]),
        ToUnicode=made.stream(text),
    )
    made.pdf.pages[0].obj.Resources.Font.G = font


def test_spaces_are_nothing_that_is_seen(tmp_path: Path) -> None:
    (shown,) = [one for one in read(tmp_path, _spaces).objects if one.kind is Kind.TEXT]
    assert shown.font is not None
    assert shown.font.kind == "Type0"
    assert near(shown.box, (73.5, 58.02, 82.5, 66.75))
