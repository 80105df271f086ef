"""Requests: values that can be compared, sent to a process and trusted."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.core.project import PACKAGE
from catalog.pictures.request import PictureRequest

PHOTO = Path("images/tenun/sarung.jpg")


def test_a_request_is_a_value() -> None:
    request = PictureRequest(PHOTO, 60, 45, 150, focus=(0.4, 0.2))
    assert pickle.loads(pickle.dumps(request)) == request
    assert len({request, PictureRequest(PHOTO, 60, 45, 150, focus=(0.4, 0.2))}) == 1


@pytest.mark.parametrize("width", [1, 320, 641, 1280, 1999])
@pytest.mark.parametrize("ratio", [4 / 3, 1.0, 0.7])
def test_a_web_picture_is_as_wide_as_asked(width: int, ratio: float) -> None:
    request = PictureRequest.for_width(PHOTO, width, ratio, encoding="webp")
    assert request.target == (width, max(1, round(width / ratio)))
    assert request.encoding == "webp"


def test_operations_are_equal_when_the_pictures_are() -> None:
    at_150 = PictureRequest(PHOTO, 50.8, 25.4, 150)
    at_300 = PictureRequest(PHOTO, 25.4, 12.7, 300)
    assert at_150.operation == at_300.operation
    others = [
        PictureRequest(PHOTO, 50.8, 25.4, 151),
        PictureRequest(PHOTO, 50.8, 25.4, 150, focus=(0.5, 0.6)),
        PictureRequest(PHOTO, 50.8, 25.4, 150, fit="contain"),
        PictureRequest(PHOTO, 50.8, 25.4, 150, encoding="webp"),
        PictureRequest(PHOTO, 50.8, 25.4, 150, quality=83),
        PictureRequest(PHOTO, 50.8, 25.4, 150, page_colour="#fffff0"),
    ]
    assert len({request.operation for request in [at_150, *others]}) == 1 + len(others)


@pytest.mark.parametrize(
    "wrong",
    [
        {"width_mm": 0},
        {"height_mm": -1},
        {"width_mm": float("inf")},
        {"height_mm": float("nan")},
        {"dpi": 0},
        {"focus": (0.5, 1.1)},
        {"focus": (float("nan"), 0.5)},
        {"quality": 0},
        {"page_colour": "white"},
    ],
)
def test_an_impossible_request_is_refused(wrong: dict[str, object]) -> None:
    good: dict[str, object] = {"photo": PHOTO, "width_mm": 10, "height_mm": 10, "dpi": 150}
    with pytest.raises(ValueError, match=r"a (picture|focus|quality|page colour)"):
        PictureRequest(**{**good, **wrong})  # type: ignore[arg-type]


def test_asking_does_not_load_pillow() -> None:
    code = "import sys, catalog.pictures.request, catalog.pictures.picture_cache; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=PACKAGE.parent).returncode == 0
