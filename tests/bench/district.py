"""A number of businesses → a project of so many invented ones, three products each, every product with its photo.

Everything about a business follows from its number, so that a smaller district is the beginning of a larger one.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import starmap
from pathlib import Path
from typing import Final

import yaml

from catalog.core.project import Project
from tests.bench.entries import (
    Values,
    business_entry,
    chosen_products,
    has_workshop,
    is_feature,
    product_entry,
    read_patterns,
    slug_of,
)
from tests.bench.photos import take_photos

ROOT: Final = Path(__file__).parents[2]
REGISTERED: Final = 7635  # businesses of the district
EDITION: Final = "bench"
SETTINGS: Final = """\
title: {en: The Whole District}
subtitle: {en: "Every maker of Lamongan, with three products each"}
year: 2027
code: BENCH
languages: [en]
prices: [retail, wholesale, export]
outputs: [screen]
layout:
  products: profile
  price_list: yes
  indexes: [product, business, kecamatan]
"""
# Pages of a book of so many businesses, measured: those that every book has, and those that each business adds.
ALWAYS: Final = 24.0
EACH: Final = 1.58
MARK: Final = ".generated"
AT_ONCE: Final = 16  # businesses of one pattern that a process makes in one go
POOL_FROM: Final = 64  # fewer businesses are made sooner than processes have started


@dataclass(frozen=True, slots=True)
class Batch:
    """Businesses to make after one pattern, by their numbers."""

    pattern: int
    numbers: tuple[int, ...]


def businesses_for(pages: int) -> int:
    """How many businesses make a book of about `pages` pages."""
    return max(1, round((pages - ALWAYS) / EACH))


@contextmanager
def district(businesses: int) -> Iterator[Project]:
    """A district with photos: made in a temporary folder; or below BENCH_DIR, where it stays for the next time."""
    kept = os.environ.get("BENCH_DIR", "")
    if kept:
        project = Project(Path(kept).resolve() / f"district-{businesses}")
        generate(project.root, businesses)
        yield project
        return
    with tempfile.TemporaryDirectory(prefix="district-") as name:
        project = Project(Path(name).resolve())
        generate(project.root, businesses)
        yield project


def generate(folder: Path, businesses: int, *, photos: bool = True) -> Project:
    """Write the project of `businesses` businesses into `folder`, unless it is there already."""
    project, sample = Project(folder), Project(ROOT)
    mark, recipe = folder / MARK, f"{businesses} {photos} {_recipe(sample)}\n"
    if mark.is_file() and mark.read_text("utf-8") == recipe:
        return project
    if folder.is_dir() and any(folder.iterdir()):
        if not mark.is_file():
            raise FileExistsError(f"{folder} holds something else than a generated district")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text("not whole\n", "utf-8")
    regions = _write_settings(sample, project)
    batches = list(_batches(businesses, len(read_patterns(sample))))
    work = [(sample, project, batch, regions, photos) for batch in batches]
    if businesses < POOL_FROM:
        list(starmap(make_batch, work))
    else:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(os.cpu_count() or 1, context) as pool:
            list(pool.map(make_batch, *zip(*work, strict=True)))
    mark.write_text(recipe, "utf-8")
    return project


def _recipe(sample: Project) -> str:
    """Changes when the same number of businesses would give another project."""
    digest = sha256()
    code = [Path(__file__).with_name(f"{name}.py") for name in ("district", "entries", "names", "photos")]
    for path in (*code, *sorted(sample.content.glob("*.yaml")), *sorted(sample.content.glob("businesses/*/*.yaml"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _write_settings(sample: Project, project: Project) -> list[str]:
    """What is no business: the settings of the sample with one edition; answers the kecamatan."""
    (project.content / "editions").mkdir(parents=True)
    (project.content / "businesses").mkdir()
    project.images.mkdir()
    for name in ("catalogue", "regions"):
        shutil.copy(sample.content / f"{name}.yaml", project.content)
    categories = yaml.safe_load((sample.content / "categories.yaml").read_text("utf-8"))
    for category in categories["categories"]:
        category.pop("photo")  # that of a business of the sample; the first one of the chapter takes its place
    _write(project.content / "categories.yaml", categories)
    (project.content / "editions" / f"{EDITION}.yaml").write_text(SETTINGS, "utf-8")
    regions = yaml.safe_load((sample.content / "regions.yaml").read_text("utf-8"))
    return [region["slug"] for region in regions["regions"]]


def _batches(businesses: int, patterns: int) -> Iterator[Batch]:
    """Businesses of one pattern together, since they share the photos that theirs are made from."""
    for pattern in range(patterns):
        numbers = range(pattern, businesses, patterns)
        for start in range(0, len(numbers), AT_ONCE):
            yield Batch(pattern, tuple(numbers[start : start + AT_ONCE]))


def make_batch(sample: Project, project: Project, batch: Batch, regions: Sequence[str], photos: bool) -> None:
    """Write the entries and photos of some businesses. Runs in a worker when there are many."""
    patterns = read_patterns(sample)
    pattern = patterns[batch.pattern]
    wanted: dict[Path, list[tuple[int, Path]]] = {}
    for number in batch.numbers:
        turn, slug = number // len(patterns), slug_of(number)
        content, images = project.content / "businesses" / slug, project.images / slug
        content.mkdir()
        images.mkdir()
        shown = photos and has_workshop(number, len(patterns))
        region = regions[number % len(regions)]
        _write(content / "business.yaml", business_entry(pattern, number, region, shown))
        if shown:
            # Counted over the whole chapter, whose businesses may all show the workshop of one.
            wanted.setdefault(pattern.workshop, []).append((number, images / "workshop.jpg"))
        for index, place in enumerate(chosen_products(pattern, turn)):
            feature = is_feature(number, index, len(patterns))
            entry = product_entry(pattern, place, number, index, feature=feature, photo=photos)
            _write(content / f"produk-{index + 1}.yaml", entry)
            if photos:
                path = images / f"produk-{index + 1}.jpg"
                wanted.setdefault(pattern.photos[place], []).append((turn, path))
    for source, turns in wanted.items():
        take_photos(source, turns)


def _write(path: Path, values: Values) -> None:
    text = yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, "utf-8")
