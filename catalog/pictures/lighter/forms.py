"""A developed picture → the same in fewer bytes, and how much of that the eye sees (stage 8, in a worker).

What is made of the developed picture and not of its photo anew takes a twentieth of the time; the second loss is less
than that of one step of quality.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from catalog.pictures.encode import encode_picture
from catalog.workers.interface import WorkerSetup

FLOOR_DPI: Final = 110  # on a page of A4 that fills a telephone's screen, 110 dpi are more than the screen has
FLOOR_QUALITY: Final = 45  # from here on squares show in even grounds
# What is tried: the resolution, 0 for that of the picture, and the qualities in it.
TRIED: Final = ((0, (72, 62, 52)), (200, (70,)), (150, (70, 58)), (130, (58,)), (FLOOR_DPI, (60, FLOOR_QUALITY)))
CLEARLY_LESS: Final = 0.93  # of a resolution: what is nearer to it saves nothing
RADIUS: Final = 3  # px around a point in which the eye finds it quiet or not
BUSY: Final = 12.0  # steps of 255 from what is around, by which a fault is hidden to a half
FINE: Final = 8  # parts of a step in which differences are counted


@dataclass(frozen=True, slots=True)
class Lighter:
    """A picture in fewer bytes: its resolution (0: as it was), quality, size in px, bytes, and how much of the loss is
    seen, for each px of the picture as it was."""

    dpi: int
    quality: int
    width: int
    height: int
    size: int
    seen: float


@dataclass(frozen=True, slots=True)
class LighterJob:
    """A developed picture of `dpi` at its place; of all that is tried, what is to be made: None for all of it."""

    picture: Path
    dpi: float
    only: Lighter | None = None

    @property
    def name(self) -> str:
        return self.picture.name


@dataclass(frozen=True, slots=True)
class LighterSetup(WorkerSetup[None, LighterJob]):
    """Elsewhere each job brings its picture."""

    few = 6

    def open(self) -> None:
        return None

    def files_of(self, job: LighterJob) -> Mapping[str, Path]:
        return {f"pictures/{job.picture.name}": job.picture}

    def job_at(self, job: LighterJob, folder: Path) -> LighterJob:
        return replace(job, picture=folder / "pictures" / job.picture.name)


def measure_lighter(_opened: None, job: LighterJob) -> tuple[Lighter, ...]:
    """All ways to have a picture in fewer bytes."""
    before = len(job.picture.read_bytes())
    picture = _open(job.picture)
    quiet = _quiet(picture)
    return tuple(made for made in _tried(picture, job.dpi, quiet) if made.size < before)


def make_lighter(_opened: None, job: LighterJob) -> bytes:
    """The bytes of the one way that a job names."""
    assert job.only is not None
    return _encoded(_open(job.picture), (job.only.width, job.only.height), job.only.quality)


def _open(path: Path) -> Image.Image:
    with Image.open(BytesIO(path.read_bytes())) as image:
        image.load()
        return image


def _tried(picture: Image.Image, own: float, quiet: Image.Image) -> Iterator[Lighter]:
    for dpi, qualities in TRIED:
        if dpi > own * CLEARLY_LESS:
            continue
        share = dpi / own if dpi else 1.0
        size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
        for quality in qualities:
            content = _encoded(picture, size, quality)
            yield Lighter(dpi, quality, *size, len(content), _seen(picture, content, quiet))


def _encoded(picture: Image.Image, size: tuple[int, int], quality: int) -> bytes:
    reduced = picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)
    return encode_picture(reduced, "jpeg", quality)


def _quiet(picture: Image.Image) -> Image.Image:
    """How well the eye sees a fault at each point, 255 in even grounds and less where lines and grain hide it."""
    light = picture.convert("L")
    around = ImageChops.difference(light, light.filter(ImageFilter.BoxBlur(RADIUS)))
    busy = around.filter(ImageFilter.BoxBlur(RADIUS))
    return busy.point([round(255 / (1 + step / BUSY)) for step in range(256)])


def _seen(picture: Image.Image, content: bytes, quiet: Image.Image) -> float:
    """The mean square of what differs in lightness, each point as well as the eye sees it."""
    with Image.open(BytesIO(content)) as made:
        shown = made.convert("L")
    if shown.size != picture.size:
        shown = shown.resize(picture.size, Image.Resampling.BICUBIC)
    off = ImageChops.difference(picture.convert("L"), shown).point([min(255, FINE * step) for step in range(256)])
    counts = ImageChops.multiply(off, quiet).histogram()
    return sum(count * step * step for step, count in enumerate(counts)) / (
        FINE * FINE * picture.width * picture.height
    )
