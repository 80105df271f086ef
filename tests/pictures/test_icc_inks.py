"""Pictures in inks: by the profile, from the photo's own colours, and never more ink than the paper takes."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms

from catalog.core.project import shipped
from catalog.pictures.icc import SPARE, is_press_profile, to_inks
from tests.pictures.samples import SRGB, rgb_profile

PRESS = shipped("content/print-shops") / "ISOcoated_v2_300_bas.icc"


def noise(seed: int) -> Image.Image:
    """An image with all kinds of colours."""
    levels = np.random.default_rng(seed).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    return Image.fromarray(levels)


@pytest.mark.parametrize("limit", [200, 260, 300, 400])
def test_no_pixel_has_more_ink_than_the_limit(limit: int) -> None:
    inks = np.asarray(to_inks(noise(1), b"", PRESS, limit), dtype=int)
    assert inks.shape == (64, 64, 4)
    assert inks.sum(axis=2).max() <= limit * 2.55 - SPARE + 4  # each level is rounded


def test_inks_are_those_of_the_profile() -> None:
    image = noise(2)
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(PRESS.read_bytes())),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    exact = np.asarray(transform.apply(image), dtype=int)
    found = np.asarray(to_inks(image, b"", PRESS, 400), dtype=int)
    assert np.abs(exact - found).max() <= 8
    assert np.abs(exact - found).mean() < 1


def test_the_photos_own_profile_decides_what_its_colours_are() -> None:
    """A grey of a steeper gamma is darker, and so has more ink."""
    grey = Image.new("RGB", (4, 4), (128, 128, 128))
    amounts = [
        int(np.asarray(to_inks(grey, rgb_profile(SRGB, gamma), PRESS, 400), dtype=int).sum())
        for gamma in (1.4, 2.2, 3.0)
    ]
    assert amounts == sorted(amounts)
    assert amounts[0] < amounts[2]


def test_a_profile_that_cannot_be_used_counts_as_none() -> None:
    assert to_inks(noise(3), b"broken", PRESS, 300).tobytes() == to_inks(noise(3), b"", PRESS, 300).tobytes()


def test_a_profile_of_a_press_is_known_by_its_header() -> None:
    assert is_press_profile(PRESS.read_bytes())
    assert not is_press_profile(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    assert not is_press_profile(b"")
