"""Pictures in inks: by the profile, from the photo's own colours, and never more ink than the paper takes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from catalog.core.project import shipped
from catalog.pictures.icc import SPARE, is_press_profile, to_inks
from catalog.pictures.photo_job import EncodedPictures, PhotoJob, process
from catalog.pictures.request import Fit, PictureInks, PictureRequest
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


def in_inks(path: Path, image: Image.Image, least_dpi: float, fit: Fit = "subject") -> Image.Image:
    """A photo in a place of 4 × 3 inches, 300 dpi."""
    image.save(path, "PNG")
    inks = PictureInks(PRESS, "press", 300, least_dpi)
    request = PictureRequest(path, 101.6, 76.2, 300, fit=fit, margin_mm=1, inks=inks)
    prints = process(PhotoJob(path, (request,)))
    assert isinstance(prints, EncodedPictures)
    return Image.open(BytesIO(prints.pictures[0].data))


def thing(ground: tuple[int, int, int], size: tuple[int, int] = (800, 600)) -> Image.Image:
    image = Image.new("RGB", size, ground)
    image.paste((160, 30, 30), (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4))
    return image


@pytest.mark.parametrize(("width", "least", "shown"), [(800, 225, 900), (800, 150, 800), (400, 225, 600)])
def test_a_thing_of_few_pixels_is_printed_smaller_on_its_ground(
    width: int, least: float, shown: int, tmp_path: Path
) -> None:
    """As small as it needs to be, by a third at most."""
    image = in_inks(tmp_path / "photo.png", thing((250, 248, 244), (width, width * 3 // 4)), least)
    assert image.size == (shown, shown * 3 // 4)
    levels = np.asarray(image.convert("CMYK"), dtype=int)
    magenta = 255 - levels[:, :, 1] if levels[0, 0, 1] > 128 else levels[:, :, 1]  # as Adobe stores them
    across, down = np.nonzero(magenta.max(axis=0) > 128)[0], np.nonzero(magenta.max(axis=1) > 128)[0]
    assert len(across) == pytest.approx(width / 2, abs=3)
    assert across[0] + across[-1] == pytest.approx(shown, abs=4)  # in the middle
    assert down[0] + down[-1] == pytest.approx(shown * 3 / 4, abs=4)
    assert magenta[0].max() < 30  # the ground goes on to the edges


def test_a_scene_of_few_pixels_fills_its_place(tmp_path: Path) -> None:
    assert in_inks(tmp_path / "a.png", noise(4).resize((800, 600)), 225).size == (800, 600)
    assert in_inks(tmp_path / "b.png", thing((250, 248, 244)), 225, "cover").size == (800, 600)


def test_a_thing_that_the_photo_cuts_off_on_both_sides_is_not_set_on_more_ground(tmp_path: Path) -> None:
    image = Image.new("RGB", (800, 600), (250, 248, 244))
    image.paste((160, 30, 30), (0, 200, 800, 400))
    assert in_inks(tmp_path / "a.png", image, 225).size == (800, 600)
