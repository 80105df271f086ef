"""Lighter forms of a developed picture: fewer bytes, no less than the floor, a loss as it is seen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from catalog.pictures.encode import encode_picture
from catalog.pictures.lighter.forms import (
    FLOOR_DPI,
    FLOOR_QUALITY,
    Lighter,
    LighterJob,
    LighterSetup,
    make_lighter,
    measure_lighter,
)


def picture(path: Path, size: tuple[int, int] = (300, 200), *, grain: float = 8.0, mode: str = "RGB") -> Path:
    """A ground that falls off, with grain on it."""
    random = np.random.default_rng(1)
    falling = np.linspace(230, 120, size[0])[None, :, None] + random.normal(0, grain, (size[1], size[0], 3))
    image = Image.fromarray(falling.clip(0, 255).astype(np.uint8)).convert(mode)
    path.write_bytes(encode_picture(image, "jpeg", 82))
    return path


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> tuple[LighterJob, tuple[Lighter, ...]]:
    job = LighterJob(picture(tmp_path_factory.mktemp("forms") / "a.jpg"), 150.0)
    return job, measure_lighter(None, job)


def test_none_is_below_the_floor_and_each_has_fewer_bytes(forms: tuple[LighterJob, tuple[Lighter, ...]]) -> None:
    job, found = forms
    assert len(found) > 3
    assert all(form.size < job.picture.stat().st_size for form in found)
    assert min(form.dpi for form in found if form.dpi) == FLOOR_DPI
    assert min(form.quality for form in found) == FLOOR_QUALITY
    assert min(form.width for form in found) == round(300 * FLOOR_DPI / 150)


def test_what_is_made_is_what_was_measured(forms: tuple[LighterJob, tuple[Lighter, ...]]) -> None:
    job, found = forms
    for form in found:
        content = make_lighter(None, LighterJob(job.picture, job.dpi, form))
        assert len(content) == form.size
        (job.picture.parent / "made.jpg").write_bytes(content)
        with Image.open(job.picture.parent / "made.jpg") as made:
            assert made.size == (form.width, form.height)
            assert not made.info.get("icc_profile")


def test_stronger_compression_is_seen_more(forms: tuple[LighterJob, tuple[Lighter, ...]]) -> None:
    own = [form for form in forms[1] if not form.dpi]
    assert [form.seen for form in own] == sorted(form.seen for form in own)
    assert own[0].seen > 0


def test_a_fault_is_seen_less_in_grain_than_in_an_even_ground(tmp_path: Path) -> None:
    """By the same difference from the picture: here that of a smaller picture with a line in it."""
    losses = []
    for grain in (0.0, 40.0):
        path = picture(tmp_path / f"{grain}.jpg", grain=grain)
        with Image.open(path) as image:
            lined = image.convert("RGB")
        lined.paste((90, 90, 90), (150, 0, 152, 200))
        path.write_bytes(encode_picture(lined, "jpeg", 95))
        found = measure_lighter(None, LighterJob(path, 150.0))
        losses.append(min(form.seen for form in found if form.dpi == FLOOR_DPI) / (1 + grain * grain))
    assert losses[1] < losses[0]


@pytest.mark.parametrize("dpi", [60.0, 110.0, 115.0])
def test_a_coarse_picture_keeps_its_resolution(dpi: float, tmp_path: Path) -> None:
    found = measure_lighter(None, LighterJob(picture(tmp_path / "a.jpg"), dpi))
    assert {(form.dpi, form.width, form.height) for form in found} == {(0, 300, 200)}


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (1, 900)])
def test_tiny_pictures_and_greys_are_no_trouble(size: tuple[int, int], tmp_path: Path) -> None:
    for form in measure_lighter(None, LighterJob(picture(tmp_path / "a.jpg", size, mode="L"), 300.0)):
        assert form.width >= 1
        assert form.height >= 1


def test_elsewhere_a_job_reads_the_picture_that_was_sent_along(tmp_path: Path) -> None:
    job = LighterJob(picture(tmp_path / "a.jpg"), 150.0)
    ((name, sent),) = LighterSetup().files_of(job).items()
    there = LighterSetup().job_at(job, tmp_path / "elsewhere")
    assert (there.picture, sent) == (tmp_path / "elsewhere" / name, job.picture)
