"""The faces of other scripts: cut from their packages, level with the Latin, and the same at any time."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from catalog.fonts.cut_face import source_letters
from catalog.fonts.faces import EXTRA, LEVEL, SCRIPTS
from catalog.fonts.metrics import open_face
from catalog.fonts.scripts import script_of
from catalog.fonts.static_faces import prepare_fonts

LETTERS = {"Noto Sans JP": "あ直ー。", "Noto Sans SC": "们直", "Noto Sans TC": "們直", "Noto Sans KR": "안直"}
LETTERS |= {"Noto Sans JP Marks": "…—", "Noto Sans SC Marks": "“…", "Noto Sans TC Marks": "“…"}
LETTERS |= {"Noto Sans Symbols 2": "➤✓▪★☐"}


@pytest.mark.parametrize("family", EXTRA)
def test_a_family_has_its_letters_on_the_level_of_the_latin(family: str, font_cache: Path) -> None:
    fonts = prepare_fonts(font_cache / "fonts", [family])
    for face in EXTRA[family]:
        letters = set(map(chr, open_face(fonts.file(face)).unicodes))
        assert letters == source_letters(face)
        if family in LETTERS:
            assert letters >= set(LETTERS[family])
        else:
            code = next(code for code, (name, _) in SCRIPTS.items() if name == family)
            assert sum(script_of(letter) == code for letter in letters) > 25
        with TTFont(fonts.file(face)) as font:
            em = font["head"].unitsPerEm
            assert (font["hhea"].ascent / em, font["hhea"].descent / em) == pytest.approx(LEVEL, abs=0.001)
            assert "glyf" in font
            assert "fvar" not in font
            assert font["OS/2"].usWeightClass == face.weight


def test_a_family_lies_in_a_folder_of_its_own(font_cache: Path) -> None:
    """A book that has more families keeps the files of those that it had."""
    base = prepare_fonts(font_cache / "fonts")
    one, two = (prepare_fonts(font_cache / "fonts", families) for families in (["Noto Sans Thai"], EXTRA))
    assert one.folder == two.folder == base.folder
    assert dict(two.others)["Noto Sans Thai"] == dict(one.others)["Noto Sans Thai"]
    assert len({base.digest, one.digest, two.digest}) == 3
    moved = two.at(Path("/elsewhere"))
    assert moved.digest == two.digest
    assert {path.parent.parent for path in moved.files.values()} == {Path("/elsewhere")}
