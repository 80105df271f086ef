"""Too much ink: measured on separations, or estimated, and which of both it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name

from catalog.preflight.ink_separations import find_ghostscript
from catalog.preflight.reading.ink import InkMethod
from catalog.preflight.rules.terms import PrintTerms, Standard
from tests.preflight.cases import drawn, page
from tests.preflight.colour_cases import spot
from tests.preflight.pdf_builder import CMYK, X4, Build, Builder, built, checked, codes
from tests.tools import require_tool

HEAVY = "1 1 1 0.9 k 60 60 100 72 re f"
TWO_LAYERS = "/Over gs 1 1 0 0 k 60 60 100 72 re f 0 0 1 0.9 k 60 60 100 72 re f"  # each is light, both are not
METHODS = pytest.mark.parametrize("separations", [True, False], ids=["separations", "estimate"])


def _picture(value: int) -> Build:
    """A CMYK picture with so much of each ink, of 255."""

    def build(made: Builder) -> None:
        picture = made.picture(300, 300)
        picture.write(bytes([value]) * 360_000)
        made.objects["/P"] = picture
        made.page("q 72 0 0 72 60 60 cm /P Do Q")

    return build


@pytest.fixture(autouse=True)
def _ghostscript(request: pytest.FixtureRequest) -> None:
    if "separations" in request.node.name:
        require_tool("gs")


@METHODS
@pytest.mark.parametrize(
    ("build", "percent"),
    [(page(HEAVY), 390), (page(TWO_LAYERS), 390), (_picture(230), 361)],
    ids=["area", "two layers", "picture"],
)
def test_more_ink_than_the_limit_is_found(build: Build, percent: int, separations: bool, tmp_path: Path) -> None:
    report = checked(built(tmp_path, build), separations=separations)
    assert codes(report) == {"pdf-ink"}
    (group,) = report.groups
    values = dict(group.worst.values)
    assert abs(float(values["percent"]) - percent) <= 2
    assert values["limit"] == "320"
    (box,) = group.boxes
    assert all(abs(one - other) < 2 for one, other in zip(box[:2], (60, 60), strict=True))


@METHODS
@pytest.mark.parametrize(
    "build",
    [
        page("1 1 1 0 k 60 60 100 72 re f"),
        page("1 1 0 0 k 60 60 100 72 re f 0 0 1 0.9 k 60 60 100 72 re f"),  # the upper one takes the lower one away
        _picture(200),
        drawn("/S cs 1 scn 0 60 6 1 re f", spaces={"S": spot("All")}),  # a mark outside the trim
    ],
    ids=["area", "two layers", "picture", "mark"],
)
def test_less_ink_is_not(build: Build, separations: bool, tmp_path: Path) -> None:
    assert codes(checked(built(tmp_path, build), separations=separations)) == set()


@METHODS
def test_spot_colours_count(separations: bool, tmp_path: Path) -> None:
    shop = PrintTerms(standard=Standard.X4, spot_colours=frozenset({"Emas"}))
    names = Array([Name.Cyan, Name.Magenta, Name.Yellow, Name.Emas])
    function = Dictionary(FunctionType=4, Domain=[0, 1] * 4, Range=[0, 1] * 4)

    def build(made: Builder) -> None:
        made.spaces["/S"] = Array([Name.DeviceN, names, Name.DeviceCMYK, made.stream("{}", **_entries(function))])
        made.page("/S cs 1 1 1 1 scn 60 60 100 72 re f")

    assert codes(checked(built(tmp_path, build), shop, separations=separations)) == {"pdf-ink"}


def _entries(dictionary: Dictionary) -> dict[str, object]:
    return {key[1:]: dictionary[key] for key in dictionary.keys()}  # noqa: SIM118 pikepdf's dictionary is none of Python's


@METHODS
def test_a_small_place_is_a_warning(separations: bool, tmp_path: Path) -> None:
    report = checked(built(tmp_path, page("1 1 1 1 k 60 60 8 8 re f")), separations=separations)  # 8 mm²
    (group,) = report.groups
    assert (group.code, group.level.value) == ("pdf-ink", "warning")


def test_what_is_not_in_colours_of_print_takes_no_ink_yet(tmp_path: Path) -> None:
    require_tool("gs")
    report = checked(built(tmp_path, page("0 0 0 rg 60 60 100 72 re f"), ""), CMYK, separations=True)
    assert codes(report) == {"pdf-colour-space"}
    assert report.ink is InkMethod.SEPARATIONS


def test_pages_are_matched_with_their_plates(tmp_path: Path) -> None:
    require_tool("gs")

    def build(made: Builder) -> None:
        for number in range(1, 20):
            made.page(HEAVY if number in (3, 19) else "0.5 g 60 60 100 72 re f", background=number % 2 == 1)

    report = checked(built(tmp_path, build), separations=True)
    assert [group.page for group in report.groups if group.code == "pdf-ink"] == [3, 19]


def test_without_ghostscript_ink_is_estimated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_ghostscript() is None
    report = checked(built(tmp_path, page(HEAVY)), X4, separations=True)
    assert report.ink is InkMethod.ESTIMATE
    assert codes(report) == {"pdf-ink"}


def test_where_ghostscript_fails_ink_is_estimated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "gs"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert checked(built(tmp_path, page(HEAVY)), separations=True).ink is InkMethod.ESTIMATE
