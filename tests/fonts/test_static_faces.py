"""The faces of the book: that weights select them and nothing else is seen."""

from __future__ import annotations

import io
import logging
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from catalog.fonts import cut_face, static_faces
from catalog.fonts.faces import FACES, Face
from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.typesetting.weasyprint.environment import use_only
from tests.fonts.text_faces import TEXT

LIGHTEST = next(face for face in FACES if face.family == "Plus Jakarta Sans")


@pytest.fixture(scope="module")
def faces(font_cache: Path) -> FontSet:
    prepared = prepare_fonts(font_cache / "fonts")
    use_only(prepared)
    return prepared


@pytest.fixture
def one_face(monkeypatch: pytest.MonkeyPatch) -> Face:
    monkeypatch.setattr(static_faces, "FACES", (LIGHTEST,))
    return LIGHTEST


def embedded(html: str) -> list[TTFont]:
    """The fonts inside the PDF of a page."""
    from weasyprint import HTML

    with pikepdf.open(io.BytesIO(HTML(string=html).write_pdf())) as pdf:
        found = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
        return [TTFont(io.BytesIO(item.FontFile2.read_bytes())) for item in found]


@pytest.mark.parametrize("face", TEXT, ids=lambda face: face.file_name)
def test_family_weight_and_slope_select_the_face(faces: FontSet, face: Face) -> None:
    slope = "italic" if face.italic else "normal"
    [font] = embedded(f"<p style='font: {slope} {face.weight} 10pt \"{face.family}\"'>Sarung tenun 12</p>")
    expected = TTFont(faces.folder / face.file_name)
    assert font["OS/2"].usWeightClass == face.weight
    assert font["name"].getDebugName(6) == expected["name"].getDebugName(6)
    # Names could lie; the outline does not. That no two faces share one is proved below.
    assert letter(font, "S") == letter(expected, "S")


def letter(font: TTFont, text: str) -> tuple[int, list[tuple[int, int]]]:
    """Width and outline of a letter, in font units."""
    name = font.getBestCmap()[ord(text)]
    return font["hmtx"][name][0], list(font["glyf"][name].getCoordinates(font["glyf"])[0])


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file_name)
def test_tables_name_weight_and_style(faces: FontSet, face: Face) -> None:
    bold = face.weight == 700
    source = Path(str(files(face.package.replace("-", "_")) / face.folder / face.source))
    with TTFont(faces.folder / face.file_name) as font, TTFont(source) as variable:
        names = {record.nameID: str(record) for record in font["name"].names}
        kept = {number: variable["name"].getDebugName(number) for number in cut_face.KEPT_NAMES}
        assert {number: text for number, text in kept.items() if text} == {
            number: names[number] for number in cut_face.KEPT_NAMES if number in names
        }
        assert names.keys() <= {*cut_face.KEPT_NAMES, 1, 2, 3, 4, 6, 16, 17}
        assert names[16] == face.family
        assert names[4] == f"{names[16]} {names[17]}"
        assert names[6] == names[4].replace(face.family, face.family.replace(" ", "") + "-").replace(" ", "")
        assert names[2] == ("Bold" if bold else "Italic" if face.italic else "Regular")
        assert font["OS/2"].usWeightClass == face.weight
        selection = font["OS/2"].fsSelection
        assert [bool(selection & 1 << bit) for bit in (0, 5, 6)] == [face.italic, bold, not (face.italic or bold)]
        assert font["head"].macStyle == bold | face.italic << 1


def test_faces_draw_differently(faces: FontSet) -> None:
    drawn = [str(letter(TTFont(faces.folder / face.file_name), "S")) for face in TEXT]
    assert len(set(drawn)) == len(TEXT)


def test_no_font_of_the_system_is_seen(faces: FontSet) -> None:
    [font] = embedded("<p style='font-family: \"DejaVu Sans\", Arial, sans-serif'>Sarung</p>")
    assert font["name"].getDebugName(6) == "NotoSans-Regular"


def test_other_letters_fall_to_noto_in_their_weight(faces: FontSet) -> None:
    found = embedded(
        "<p style='font: 600 10pt \"Source Serif 4\"'>Aƀ</p><p style='font: 10pt \"Source Serif 4\"'>ᴁ</p>"
    )
    names = {font["name"].getDebugName(6) for font in found}
    assert names == {"SourceSerif4-SemiBold", "NotoSans-SemiBold", "NotoSans-Regular"}


@pytest.mark.parametrize(
    ("sign", "face"),
    [
        ("\N{UNICORN FACE}", "NotoEmoji-Regular"),
        ("\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}", "NotoEmoji-Regular"),
        ("\N{CIRCLED LATIN SMALL LETTER I}", "NotoSansSymbols-Regular"),
    ],
)
@pytest.mark.parametrize("weight", [400, 700])
def test_signs_are_drawn_in_their_own_faces_and_what_is_beside_them_is_not(
    sign: str, face: str, weight: int, faces: FontSet
) -> None:
    found = embedded(f"<p style='font: {weight} 10pt \"Plus Jakarta Sans\"'>Teh {sign} {sign} 12</p>")
    shapes = {font["name"].getDebugName(6): font.getBestCmap() for font in found}
    text = "PlusJakartaSans-Bold" if weight == 700 else "PlusJakartaSans-Regular"
    assert shapes.keys() == {face, text}
    assert shapes[face].keys() <= {ord(" "), *map(ord, sign)}
    with TTFont(faces.folder / f"{face.removesuffix('-Regular')}-400.ttf") as font:
        assert font["hmtx"][font.getBestCmap()[ord(" ")]][0] * 4 == font["head"].unitsPerEm


def test_character_that_no_face_has_is_reported(faces: FontSet, caplog: pytest.LogCaptureFixture) -> None:
    from weasyprint import HTML

    logger = logging.getLogger("weasyprint")
    logger.addHandler(caplog.handler)
    try:
        HTML(string="<p>Sarung</p>").write_pdf()
        assert ".notdef glyph rendered" not in caplog.text
        HTML(string="<p>Sarung \U00013000</p>").write_pdf()
        assert ".notdef glyph rendered" in caplog.text
    finally:
        logger.removeHandler(caplog.handler)


@pytest.mark.parametrize("family", ["Plus Jakarta Sans", "Source Serif 4"])
def test_tabular_figures_are_equally_wide(faces: FontSet, family: str) -> None:
    from weasyprint import HTML

    spans = "".join(
        f'<p><span id="{tag}{digit}" style="font-feature-settings: \'{tag}\'">{str(digit) * 9}</span></p>'
        for tag in ("tnum", "pnum")
        for digit in (1, 8)
    )
    [page] = HTML(string=f"<body style='font: 10pt \"{family}\"'>{spans}").render().pages
    width = {name: box[2] - box[0] for name, box in page.anchors.items()}
    assert width["tnum1"] == pytest.approx(width["tnum8"], abs=0.05)
    assert width["pnum1"] < width["pnum8"] - 5


def test_kerning_is_kept(faces: FontSet) -> None:
    from weasyprint import HTML

    spans = "".join(
        f'<p><span id="{mode}" style="font-kerning: {mode}">AVAVAVAV</span></p>' for mode in ("none", "normal")
    )
    [page] = HTML(string=f"<body style='font: 10pt \"Source Serif 4\"'>{spans}").render().pages
    width = {name: box[2] - box[0] for name, box in page.anchors.items()}
    assert width["normal"] < width["none"] - 3


def test_faces_are_cut_to_the_same_bytes(faces: FontSet, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from catalog.fonts.static_faces import prepare_fonts;"
        "prepare_fonts(Path(sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    subprocess.run([sys.executable, "-c", code, tmp_path / "again"], check=True, env=environment)
    again = tmp_path / "again" / faces.digest
    for face in FACES:
        assert (again / face.file_name).read_bytes() == (faces.folder / face.file_name).read_bytes()


def test_faces_that_are_there_are_not_made_again(faces: FontSet) -> None:
    code = (
        "import sys; from pathlib import Path; from catalog.fonts.static_faces import prepare_fonts;"
        f"prepare_fonts(Path({str(faces.folder.parent)!r})); sys.exit('fontTools' in sys.modules)"
    )
    before = {path: path.stat().st_mtime_ns for path in faces.folder.iterdir()}
    subprocess.run([sys.executable, "-c", code], check=True)
    assert {path: path.stat().st_mtime_ns for path in faces.folder.iterdir()} == before


def test_a_damaged_folder_is_mended_in_any_folder_name(tmp_path: Path, one_face: Face) -> None:
    cache = tmp_path / "R&D <1>"
    whole = prepare_fonts(cache)
    content = (whole.folder / one_face.file_name).read_bytes()
    (whole.folder / one_face.file_name).rename(whole.folder / "moved.ttf")
    assert prepare_fonts(cache) == whole
    assert sorted(path.name for path in whole.folder.iterdir()) == [one_face.file_name, "SHA256SUMS"]
    assert (whole.folder / one_face.file_name).read_bytes() == content
    assert sorted(path.name for path in cache.iterdir()) == sorted(
        [whole.folder.name, whole.config_file.name, "fontconfig"]
    )
    assert ElementTree.parse(whole.config_file).findtext("dir") == str(whole.folder)


@pytest.mark.parametrize("damage", ["empty", "cut", "changed", "gone", "a folder", "another beside", "no sums"])
def test_faces_that_were_damaged_are_made_again(tmp_path: Path, one_face: Face, damage: str) -> None:
    whole = prepare_fonts(tmp_path)
    face = whole.folder / one_face.file_name
    content = face.read_bytes()
    if damage in ("gone", "a folder"):
        face.unlink()
    if damage == "a folder":
        face.mkdir()
    elif damage == "another beside":
        (whole.folder / "Other.ttf").write_bytes(content)
    elif damage == "no sums":
        (whole.folder / "SHA256SUMS").write_bytes(b"")
    elif damage != "gone":
        middle = len(content) // 2
        changed = content[:middle] + bytes(9) + content[middle + 9 :]
        face.write_bytes({"empty": b"", "cut": content[:middle], "changed": changed}[damage])
    assert prepare_fonts(tmp_path) == whole
    assert face.read_bytes() == content
    assert sorted(path.name for path in whole.folder.iterdir()) == [one_face.file_name, "SHA256SUMS"]


@pytest.mark.parametrize("place", ["folder", "config_file"])
def test_what_stands_in_the_place_of_faces_goes(tmp_path: Path, one_face: Face, place: str) -> None:
    whole = prepare_fonts(tmp_path)
    content = whole.config_file.read_bytes()
    shutil.rmtree(whole.folder)
    whole.config_file.unlink()
    getattr(whole, place).write_bytes(b"x") if place == "folder" else whole.config_file.mkdir()
    (tmp_path / "fontconfig").rmdir()
    (tmp_path / "fontconfig").write_bytes(b"x")
    assert prepare_fonts(tmp_path) == whole
    assert (whole.folder / one_face.file_name).is_file()
    assert whole.config_file.read_bytes() == content
    assert (tmp_path / "fontconfig").is_dir()


def test_digest_follows_sources_and_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {static_faces._digest(vars(static_faces)["FACES"])}
    for name, value in (("FEATURES", ("kern",)), ("FACES", FACES[1:]), ("RECIPE", "other"), ("version", lambda _: "0")):
        with monkeypatch.context() as patch:
            patch.setattr(static_faces, name, value)
            digests.add(static_faces._digest(vars(static_faces)["FACES"]))

    class Recorded:
        def read_text(self, _name: str) -> str:
            return "fontpkg/files/Face.ttf,sha256=other,12"

    monkeypatch.setattr(static_faces, "distribution", lambda _: Recorded())
    digests.add(static_faces._digest(vars(static_faces)["FACES"]))
    assert len(digests) == 6
