"""What a shop wants decides what is a fault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalog.preflight.rules.terms import PrintTerms, Standard
from tests.preflight.cases import drawn, page
from tests.preflight.colour_cases import spot, text
from tests.preflight.pdf_builder import Build, Builder, built, checked, codes
from tests.preflight.thing_cases import PLACED, picture

PLAIN = PrintTerms()


def _two_sizes(made: Builder) -> None:
    made.page()
    made.page(background=False, content="0 1 0 0 k 60 60 9 9 re f", trim=(20, 20, 200, 220))


WISHES = [
    ("no bleed, as of an office printer", {"bleed": 0.0}, page("0.2 0 0 0 k 20 100 50 50 re f"), "pdf-bleed-short"),
    ("text to the edge", {"safe_zone": 0.0}, page(text("0 1 0 0 k 1 0 0 1 -38 0 cm", 9)), "pdf-text-near-trim"),
    ("much ink", {"ink_limit": 400.0}, page("1 1 1 0.9 k 60 60 100 72 re f"), "pdf-ink"),
    ("few pixels", {"colour_dpi": 90.0, "least_colour_dpi": 80.0}, picture(PLACED, 100, 100), "pdf-picture-coarse"),
    ("fine lines", {"hairline": 0.05}, page("0.1 w 0 1 0 0 K 60 60 m 90 90 l S"), "pdf-line-thin"),
    ("fine lines in several inks", {"several_inks_line": 0.25}, page("0.3 w 0 1 1 0 K 60 60 m 90 90 l S"),
     "pdf-line-inks"),
    ("small text in several inks", {"one_ink_text": 6.0}, page(text("0.5 0.4 0 0 k", 8)), "pdf-text-inks"),
    ("black text that knocks out", {"overprinting_text": 6.0}, page(text("0 0 0 1 k", 8)), "pdf-black-knocks-out"),
    ("sizes that differ", {"same_size": False}, _two_sizes, "pdf-page-size"),
    ("a gold ink", {"spot_colours": frozenset({"Emas"})},
     drawn("/S cs 1 scn 60 60 9 9 re f", spaces={"S": spot("Emas")}), "pdf-spot"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "wishes", "build", "code"), WISHES, ids=[wish[0] for wish in WISHES])
def test_a_shop_that_takes_it_finds_no_fault(
    name: str, wishes: dict[str, object], build: Build, code: str, tmp_path: Path
) -> None:
    path = built(tmp_path, build, "", "1.7")
    assert codes(checked(path, PLAIN)) == {code}, name
    assert codes(checked(path, replace(PLAIN, **wishes))) == set()  # type: ignore[arg-type]


def test_more_is_found_by_a_shop_that_wants_more(tmp_path: Path) -> None:
    path = built(tmp_path, page(text("0 1 0 0 k", 9)), "", "1.7")
    assert codes(checked(path, PLAIN)) == set()
    wishes = replace(PLAIN, bleed=5.0, safe_zone=20.0, page_multiple=4)
    assert codes(checked(path, wishes)) == {"pdf-bleed-short", "pdf-text-near-trim", "pdf-page-count"}


def test_the_words_of_the_standards() -> None:
    assert [standard.value for standard in Standard] == ["PDF/X-4", "PDF/X-1a", "CMYK", "none"]
    assert [PrintTerms(standard=standard).is_x for standard in Standard] == [True, True, False, False]
