"""The fonts of the pages hold the letters that are used, and little more."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.fonts.web_subset import WebFonts, make_webfonts


def served(folder: Path, used: str) -> WebFonts:
    return make_webfonts(FontSet(folder, "faces"), used)


@pytest.fixture
def folder(tmp_path: Path, font_cache: Path) -> Path:
    """Two faces of the book: one of a main family, one that fills its gaps."""
    faces = prepare_fonts(font_cache / "fonts").folder
    (tmp_path / "faces").mkdir()
    for name in ("PlusJakartaSans-400.ttf", "NotoSans-400.ttf"):
        shutil.copy(faces / name, tmp_path / "faces")
    return tmp_path / "faces"


def letters(file: Path) -> set[str]:
    with TTFont(file) as font:
        return set(map(chr, font.getBestCmap()))


def test_cut_to_the_letters_used(folder: Path) -> None:
    made = served(folder, "Rp12.500 İ")
    assert list(made.files) == ["fonts/plusjakartasans-400.woff2"]  # no letter is left for the other
    file = made.files["fonts/plusjakartasans-400.woff2"]
    assert {"R", "é", "’", "İ"} <= letters(file)
    assert "Ł" not in letters(file)
    assert file.stat().st_size < 15_000
    assert 'font-family: "Plus Jakarta Sans"; font-weight: 400; font-style: normal' in made.rules


def test_other_family_serves_only_what_is_missing(folder: Path) -> None:
    made = served(folder, "нет A")
    assert letters(made.files["fonts/notosans-400.woff2"]) == set("нет")


def test_families_of_other_scripts_come_in_the_order_of_the_language(font_cache: Path) -> None:
    families = ["Noto Sans JP", "Noto Sans JP Marks", "Noto Sans SC", "Noto Sans Arabic", "Noto Sans Thai"]
    made = make_webfonts(prepare_fonts(font_cache / "fonts", families), "直骨あ أحمد …")
    assert {name for name in made.files if "jakarta" not in name and "serif" not in name} == {
        f"fonts/notosans{name}-{weight}.woff2" for name in ("jp", "sc", "arabic") for weight in (400, 700)
    }
    assert letters(made.files["fonts/notosansarabic-400.woff2"]) == set("أحمد")
    assert ':root { --scripts: "Noto Sans Arabic", "Noto Sans SC", "Noto Sans JP"; }' in made.rules
    assert ':root:lang(ja) { --scripts: "Noto Sans JP", "Noto Sans SC", "Noto Sans Arabic"; }' in made.rules
    assert '.script:lang(zh-Hans) { font-family: "Noto Sans SC"' in made.rules


def test_same_bytes_again(folder: Path) -> None:
    first = {name: file.read_bytes() for name, file in served(folder, "abc").files.items()}
    shutil.rmtree(folder.with_name("faces-web"))
    assert {name: file.read_bytes() for name, file in served(folder, "cba").files.items()} == first


@pytest.mark.parametrize("damage", [b"", b"wOF2", None])
def test_a_damaged_face_is_cut_again(folder: Path, damage: bytes | None) -> None:
    file = served(folder, "abc").files["fonts/plusjakartasans-400.woff2"]
    content = file.read_bytes()
    file.write_bytes(content[:-9] + bytes(9) if damage is None else damage)
    assert served(folder, "abc").files["fonts/plusjakartasans-400.woff2"].read_bytes() == content


def test_features_of_pages_are_in_the_fonts(folder: Path) -> None:
    with TTFont(served(folder, "a\u0301b").files["fonts/plusjakartasans-400.woff2"]) as font:
        assert font.flavor == "woff2"
        found = {
            record.FeatureTag for table in ("GSUB", "GPOS") for record in font[table].table.FeatureList.FeatureRecord
        }
        assert found == {
            "kern",
            "liga",
            "calt",
            "ccmp",
            "locl",
            "mark",
            "tnum",
        }  # the other letters it lacks


def test_letters_are_as_wide_and_look_as_in_the_book(folder: Path) -> None:
    file = served(folder, "abc").files["fonts/plusjakartasans-400.woff2"]
    with TTFont(file) as font, TTFont(folder / "PlusJakartaSans-400.ttf") as face:
        book, web = face.getBestCmap(), font.getBestCmap()
        assert len(web) > 200
        for code, name in web.items():
            assert font["hmtx"][name] == face["hmtx"][book[code]]
            assert (
                font["glyf"][name].getCoordinates(font["glyf"])[0]
                == (face["glyf"][book[code]].getCoordinates(face["glyf"])[0])
            )


def test_fonts_that_are_there_need_no_fonttools(folder: Path) -> None:
    served(folder, "abc")
    code = (
        "import sys; from pathlib import Path; from catalog.fonts.static_faces import FontSet;"
        "from catalog.fonts.web_subset import make_webfonts;"
        "made = make_webfonts(FontSet(Path(sys.argv[1]), 'faces'), 'abc'); assert made.files;"
        "sys.exit('fontTools' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, folder], check=True)
