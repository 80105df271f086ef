"""Faces that HarfBuzz cut: what stays, what is refused, and that the book's faces are what fontTools would cut."""

from __future__ import annotations

import io
from importlib.resources import files
from pathlib import Path
from unicodedata import combining

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from catalog.fonts.faces import Face
from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.fonts.subset import subset_face
from tests.fonts.text_faces import TEXT

METRICS = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": (
        *("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "sCapHeight", "sxHeight"),
        *("yStrikeoutPosition", "yStrikeoutSize", "usWeightClass", "usWidthClass"),
    ),
    "post": ("italicAngle", "underlinePosition", "underlineThickness"),
    "head": ("unitsPerEm", "fontRevision", "created"),
}


@pytest.fixture(scope="module")
def faces(font_cache: Path) -> FontSet:
    return prepare_fonts(font_cache / "fonts")


@pytest.fixture(scope="module")
def variable() -> uharfbuzz.Face:
    source = files("fontpkg_plus_jakarta_sans") / "files" / "PlusJakartaSans[wght].ttf"
    return uharfbuzz.Face(uharfbuzz.Blob(source.read_bytes()))


def opened(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content))


def test_letters_and_features_asked_for_stay(variable: uharfbuzz.Face) -> None:
    font = opened(subset_face(variable, map(ord, "AV1é"), ["kern", "tnum"], {"wght": 400.0}))
    assert "".join(map(chr, sorted(font.getBestCmap()))) == "1AVé"
    assert {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord} == {"tnum"}
    assert {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord} == {"kern"}
    assert len(font.getGlyphOrder()) < 12  # with the parts of é, and figures of equal width


def test_a_pinned_axis_is_gone(variable: uharfbuzz.Face) -> None:
    light, heavy = (opened(subset_face(variable, [ord("l")], [], {"wght": weight})) for weight in (300.0, 800.0))
    assert "fvar" not in light
    assert heavy["hmtx"][heavy.getBestCmap()[ord("l")]] > light["hmtx"][light.getBestCmap()[ord("l")]]
    assert "fvar" in opened(subset_face(variable, [ord("l")], []))


def test_names_and_tables_stay_as_asked(variable: uharfbuzz.Face) -> None:
    font = opened(subset_face(variable, [ord("l")], [], {"wght": 400.0}, names=[0, 13], dropped=["STAT"]))
    assert {record.nameID for record in font["name"].names} == {0, 13}
    assert "STAT" not in font


def test_an_axis_that_the_face_lacks_is_refused(variable: uharfbuzz.Face) -> None:
    with pytest.raises(ValueError, match="no axis 'opsz'"):
        subset_face(variable, [ord("l")], [], {"opsz": 10.0})


def source_of(face: Face) -> tuple[Path, dict[str, float]]:
    """The packaged variable font, and the place of a face on its axes."""
    path = Path(str(files(face.package.replace("-", "_")) / "files" / face.source))
    return path, {"wght": float(face.weight), **dict(face.axes)}


def cut_by_fonttools(face: Face) -> TTFont:
    """The face without the tables of layout, which would take most of the time."""
    path, place = source_of(face)
    written = io.BytesIO()
    with TTFont(path) as variable:
        for tag in ("GSUB", "GPOS", "GDEF", "STAT"):
            del variable[tag]
        instantiateVariableFont(variable, place).save(written)
    return TTFont(written)


@pytest.mark.parametrize("face", TEXT, ids=lambda face: face.file_name)
def test_a_face_is_what_fonttools_makes_of_its_source(faces: FontSet, face: Face) -> None:
    """Letters, widths, outlines and line metrics; a few points are rounded the other way."""
    with cut_by_fonttools(face) as expected, TTFont(faces.folder / face.file_name) as cut:
        letters, ours = expected.getBestCmap(), cut.getBestCmap()
        left = {code for first, last in face.without for code in range(first, last + 1)}
        letters = {code: name for code, name in letters.items() if code not in left}
        assert ours.keys() == letters.keys()
        assert len(letters) > 400
        for code, name in letters.items():
            assert cut["hmtx"][ours[code]][0] == expected["hmtx"][name][0]
            points = zip(outline(expected, name), outline(cut, ours[code]), strict=True)
            assert all(abs(x - u) <= 1 and abs(y - v) <= 1 for (x, y), (u, v) in points)
        for table, fields in METRICS.items():
            for field in fields:
                assert getattr(cut[table], field) == getattr(expected[table], field), field
        assert not {"fvar", "gvar", "avar", "HVAR", "MVAR", "STAT", "fpgm", "prep", "cvt "} & set(cut.keys())
        assert set(cut.keys()) >= {"GPOS", "GSUB", "GDEF", "name", "OS/2"}


def outline(font: TTFont, name: str) -> list[tuple[int, int]]:
    return list(font["glyf"][name].getCoordinates(font["glyf"])[0])


@pytest.mark.parametrize("face", TEXT, ids=lambda face: face.file_name)
def test_letters_stand_as_in_the_source(faces: FontSet, face: Face) -> None:
    """Every pair of Latin letters and figures, and ASCII with each accent, kerned: advances are the same, and accents
    stand where they did, but that both ends of what moves them are rounded."""
    path, place = source_of(face)
    source, cut = (
        uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file)) for file in (path, faces.folder / face.file_name)
    )
    expected, font = uharfbuzz.Font(source), uharfbuzz.Font(cut)
    expected.set_variations(place)
    letters = [chr(code) for code in sorted(cut.unicodes) if code < 0x180 or 0x300 <= code < 0x330]
    bases = [letter for letter in letters if not combining(letter)]
    assert len(bases) > 250
    for first in bases:
        text = "".join(first + second for second in (letters if first.isascii() else bases))
        (before, moved), (after, shifted) = placed(expected, text), placed(font, text)
        assert after == before
        assert all(abs(one - other) <= 1 for one, other in zip(moved, shifted, strict=True))


def placed(font: uharfbuzz.Font, text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Letter and advance of each glyph of a text, and how far each is shifted to the right and upwards, in turn."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"kern": True, "liga": True, "tnum": True})
    places = buffer.glyph_positions
    advances = [(info.cluster, place.x_advance) for info, place in zip(buffer.glyph_infos, places, strict=True)]
    return advances, [shift for place in places for shift in (place.x_offset, place.y_offset)]
