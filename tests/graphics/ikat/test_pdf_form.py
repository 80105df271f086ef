"""Cloth in the bound book: drawn at binding, in the places that are kept for it."""

from __future__ import annotations

from collections import Counter

import pikepdf
from pikepdf import Name

from tests.conftest import SmallBuild
from tests.loops import some
from tests.shipped import PAGE


def test_each_cloth_is_drawn_once_as_vectors_and_no_stand_in_is_left(small: SmallBuild) -> None:
    book = small.built["profil"].book
    assert book is not None
    cloths: Counter[tuple[int, int]] = Counter()
    with pikepdf.open(book.path) as pdf:
        for page in some(pdf.pages):
            for picture in page.resources.get(Name.XObject, {}).values():
                assert (int(picture.get(Name.Width, 0)), int(picture.get(Name.Height, 0))) != (4, 1)
                if picture.get(Name.Subtype) == Name.Form and picture.BBox[2] == 20 * PAGE.bled[0]:
                    cloths[picture.objgen] += 1
                    steps = bytes(picture.read_bytes())
                    assert steps.count(b" l") > 1000
                    assert steps.count(b" rg ") == steps.count(b" f\n") + 1
    assert max(cloths.values()) > 1  # endpaper and opener of the first chapter show the same
    assert len(cloths) >= 5
