"""Plain drawings are read outline by outline, with the same result as operator by operator."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.preflight.reading import plain_drawings
from catalog.preflight.reading.document_reader import read_document
from catalog.preflight.reading.painted import Page
from catalog.preflight.reading.plain_drawings import plain_steps

NUMBERS = st.integers(-50, 700).map(str) | st.floats(0, 600).map(lambda value: f"{value:.2f}")
POINTS = st.tuples(NUMBERS, NUMBERS).map(" ".join)
OUTLINES = st.lists(POINTS, min_size=1, max_size=6).map(
    lambda points: f"{points[0]} m " + "".join(f"{point} l " for point in points[1:]) + "h"
)
AREAS = st.tuples(st.lists(st.sampled_from(["0", ".25", "1"]), min_size=4, max_size=4), st.lists(OUTLINES, min_size=1))
DRAWINGS = st.lists(AREAS.map(lambda area: f"{' '.join(area[0])} k {' '.join(area[1])} f"), min_size=1, max_size=5).map(
    "\n".join
)


def read(path: Path, drawing: str) -> Page:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[0].Contents = pdf.make_stream(drawing.encode())
        pdf.save(path)
    return read_document(path, measure_ink=False, advance=lambda *_: None).pages[0]


@given(DRAWINGS)
def test_what_is_painted_is_the_same(tmp_path_factory: pytest.TempPathFactory, drawing: str) -> None:
    path = tmp_path_factory.getbasetemp() / "plain.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_drawings, "LEAST", 0)
        assert plain_steps(drawing.encode()) is not None
        plain = read(path, drawing)
        patch.setattr(plain_drawings, "LEAST", 1 << 30)
        assert plain == read(path, drawing)


@pytest.mark.parametrize(
    "drawing",
    [
        "1 0 0 0 k 0 0 m 5 5 l h f q",  # an operator more
        "0 0 m 5 l h f",  # too few numbers
        "5 5 l h f",  # a line from nowhere
        "0 0 m 5 5 l h f 7 7 l h f",  # from an outline that is filled
        "0 0 m 5 5 l h f 7",  # a number more
        "0 0 m 5 5 l 1 h f",
        "0 0 m 5 - l h f",
        "0 0m 5 5 l h f",
        "0 0 0 k 0 0 m 5 5 l h f",
        "0 0 m 5 5 lh f",
    ],
)
def test_what_is_not_plain_is_left_to_others(drawing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_drawings, "LEAST", 0)
    assert plain_steps(drawing.encode()) is None


def test_a_drawing_without_end_is_cut_off(tmp_path: Path) -> None:
    drawing = ("0 0 m " + "5 5 l 9 9 l " * 50_000 + "h f\n") * 40
    page = read(tmp_path / "long.pdf", drawing)
    assert page.faults
