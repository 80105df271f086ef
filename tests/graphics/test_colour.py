import pytest

from catalog.graphics import colour


def test_contrast_is_that_of_wcag() -> None:
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colour.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert colour.contrast("#fff", "#777") == colour.contrast("#777777", "#ffffff")


def test_mix_keeps_both_ends() -> None:
    assert colour.mix("#7e2021", "#14504c", 0) == "#7e2021"
    assert colour.mix("#7e2021", "#14504c", 1) == "#14504c"


@pytest.mark.parametrize("accent", ["#1f2a52", "#7e2021", "#475a1f", "#a9661a"])
def test_tint_keeps_the_hue(accent: str) -> None:
    assert colour.hue(colour.lighten(accent, 0.5)) == pytest.approx(colour.hue(accent), abs=3)
    assert colour.luminance(colour.darken(accent, 0.3)) < colour.luminance(accent)


def test_darken_until_stops_at_the_first_shade_that_reads() -> None:
    shade = colour.darken_until("#a9661a", "#f3ead8", 6)
    assert 6 <= colour.contrast(shade, "#f3ead8") < 6.6
    assert colour.darken_until("#1f2a52", "#f3ead8", 6) == "#1f2a52"


def test_text_on_takes_the_better_one() -> None:
    assert colour.text_on("#1f2a52") == colour.PAPER
    assert colour.text_on("#f3ead8") == colour.INK


def test_hue_of_grey_is_zero_and_others_go_round_from_red_to_blue() -> None:
    assert colour.hue("#808080") == 0
    hues = [colour.hue(pure) for pure in ("#ff0000", "#ffff00", "#00ff00", "#0000ff")]
    assert hues == sorted(hues)
    assert 0 < hues[0] < hues[-1] < 360


def test_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        colour.luminance("#12345")
