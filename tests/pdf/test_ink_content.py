"""The operators of a page in inks."""

from __future__ import annotations

import zlib

import pytest

from catalog.core.project import shipped
from catalog.pdf.ink_content import in_inks, shading_in_inks
from catalog.pictures.inks import Inks

INKS = Inks((shipped("content/print-shops") / "ISOcoated_v2_300_bas.icc").read_bytes(), 300)


def converted(content: str, *, overprint: bool = True, **states: str) -> list[str]:
    return (
        zlib.decompress(in_inks(zlib.compress(content.encode()), INKS, overprint=overprint, states=states))
        .decode()
        .split("\n")
    )


def test_a_colour_is_written_where_it_is_painted_and_once() -> None:
    lines = converted("1 0 0 rg q 0 0 0 rg 0 0 1 1 re f 2 2 1 1 re f Q 0 0 1 1 re f /x Do BT ET")
    assert lines[:2] == ["q", "0 0 1 1 re"]
    assert lines[2:7] == ["0 0 0 1 k", "f", "2 2 1 1 re", "f", "Q"]
    red = lines[8]
    assert red.endswith(" k")
    assert red != "0 0 0 1 k"


def test_black_text_is_printed_over_its_ground_and_nothing_else_is() -> None:
    text = "BT 0 0 0 rg /F 10 Tf 1 0 0 1 0 0 Tm [<0041>] TJ ET"
    area = "1 1 1 rg 0 0 9 9 re f"
    lines = converted(f"{area} {text} {area}")
    shown = lines.index("[ <0041> ] TJ")
    assert lines[shown - 2 : shown] == ["/ink-over gs", "0 0 0 1 k"]
    assert lines[shown + 2 :] == ["0 0 9 9 re", "/ink-out gs", "0 0 0 0 k", "f"]
    assert "/ink-over gs" not in converted(f"{area} {text}", overprint=False)


def test_the_size_of_text_counts_as_it_is_printed() -> None:
    large, small = (
        converted(f"q {scale} 0 0 {scale} 0 0 cm BT .8 .1 .1 rg /F 10 Tf 1 0 0 -1 0 0 Tm (a) Tj ET Q")
        for scale in (1, 0.5)
    )
    assert not any(line.startswith("0 0 0 ") for line in large if line.endswith(" k"))
    assert next(line for line in small if line.endswith(" k")).startswith("0 0 0 ")


def test_strokes_patterns_and_inks_that_are_there_stay_apart() -> None:
    assert converted("/a gs 0 0 0 RG 1 w 0 0 m 9 9 l S", a="<</ca 1>>") == [
        *("1 w", "0 0 m", "9 9 l", "0 0 0 1 K", "S"),
    ]
    pattern = converted("/Pattern cs /p0 scn 0 0 1 1 re f /x Do")
    assert pattern == ["/Pattern cs", "/p0 scn", "0 0 1 1 re", "f", "/x Do"]
    assert "1 0 0 0 k" in converted("1 0 0 0 k 0 0 1 1 re f /x Do")


def test_a_state_that_shows_something_through_stays() -> None:
    assert "/b gs" in converted("/b gs 0 0 0 rg 0 0 1 1 re f", b="<</ca 0.5>>")


@pytest.mark.parametrize("text", [r"(0 0 1 rg \) f)", "<0041>", "[(1 0 0 rg) -20 (f)]"])
def test_what_stands_in_strings_is_no_operator(text: str) -> None:
    operator = "TJ" if text.startswith("[") else "Tj"
    lines = converted(f"BT /F 9 Tf {text} {operator} ET")
    assert [line for line in lines if line.endswith((" k", " rg"))] == ["0 0 0 1 k"]


def test_a_drawing_of_areas_alone_has_no_colour_left_but_inks() -> None:
    lines = converted("0.5 0.1 0.1 rg 0 0 m 1 1 l h f 1 g 0 0 1 1 re f 0 g 1 1 re f")
    text = " ".join(lines)
    assert " rg" not in text
    assert " g " not in text
    assert "0 0 0 0 k 0 0 1 1 re" in text
    assert "0 0 0 1 k 1 1 re" in text


def test_a_shading_runs_between_inks() -> None:
    shading = shading_in_inks("<</ColorSpace/DeviceRGB/Function<</C0 [1 1 1]/C1 [0 0 0]/N 1>>>>", INKS)
    assert shading == "<</ColorSpace/DeviceCMYK/Function<</C0[0 0 0 0]/C1[0 0 0 1]/N 1>>>>"
