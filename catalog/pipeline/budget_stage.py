"""The PDF to send → the same within the edition's megabytes: pictures made lighter, first where it is seen least."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from typing import Final, TypeVar

import msgspec

from catalog.cache.program_digest import program_digest
from catalog.content.load.line_numbers import LineNumbers
from catalog.core.content_keys import content_key
from catalog.core.problems import CatalogError, ExitCode, Place, Problem, error, warning
from catalog.core.units import MB, MM_PER_INCH, megabytes
from catalog.pictures.lighter.choice import Placed, Reduction, choose_lighter, tell_reduction
from catalog.pictures.lighter.forms import (
    FLOOR_DPI,
    FLOOR_QUALITY,
    Lighter,
    LighterJob,
    LighterSetup,
    make_lighter,
    measure_lighter,
)
from catalog.pictures.picture_cache import PictureCache, content_of, picture_key
from catalog.pictures.request import Encoded, Picture
from catalog.pipeline.session import Session
from catalog.workers.interface import LostJob, Work

TURNS: Final = 4  # in which a file is bound anew, each time for fewer bytes of pictures
T = TypeVar("T")
Bind = Callable[[Mapping[str, str]], int]  # binds with these pictures in place of others; returns the file's bytes


def keep_within(
    session: Session, most: int, size: int, names: Sequence[str], shown: Mapping[str, Picture], bind: Bind
) -> Reduction:
    """Have a file of `size` bytes bound again with lighter pictures, until it has at most `most`, or all pictures are
    as light as may be. `names` are the pictures on its pages, and `shown` what is known of them."""
    pictures = {name: shown[name] for name in names if name in shown}
    placed = _measured(session, pictures)
    rest = size - sum(picture.size for picture in placed.values())
    target = most - rest
    chosen: dict[str, Lighter] = {}
    for _ in range(TURNS):
        before, chosen = chosen, choose_lighter(placed, target)
        if chosen == before:
            break
        size = bind(_made(session, pictures, chosen))
        if size <= most:
            break
        target -= size - most
    return tell_reduction(most, size, list(chosen.values()), len(pictures))


def budget_problem(session: Session, edition: str, name: str, reduction: Reduction) -> Problem:
    """The warning that a file is larger than it may be, though its pictures are as light as may be."""
    file = f"content/editions/{edition}.yaml"
    place = LineNumbers(session.project.root)(file, ("max_mb",))
    size, most = f"{reduction.size / MB:.1f}", megabytes(reduction.most)
    floor = {"dpi": FLOOR_DPI, "quality": FLOOR_QUALITY}
    return warning("screen-too-large", place, "max_mb", name=name, value=size, most=most, **floor)


def _measured(session: Session, pictures: Mapping[str, Picture]) -> dict[str, Placed]:
    """The bytes, places and lighter forms of pictures; those that were measured before come from the cache."""
    keys = {name: _measure_key(picture) for name, picture in pictures.items()}
    store = session.business_cache.value_store
    found = store.find(keys.values())
    forms = {name: known for name, key in keys.items() if (known := _decoded(found.get(key))) is not None}
    jobs = [LighterJob(picture.path, picture.dpi) for name, picture in pictures.items() if name not in forms]
    fresh = {job.picture.name: made for job, made in _work(session, measure_lighter, jobs)}
    store.keep({keys[name]: msgspec.msgpack.encode(made) for name, made in fresh.items()})
    forms |= fresh
    return {
        name: Placed(picture.path.stat().st_size, _area(picture), forms[name]) for name, picture in pictures.items()
    }


def _measure_key(picture: Picture) -> bytes:
    return content_key("lighter", program_digest(), content_of(picture.path), f"{picture.dpi:.3f}")


def _decoded(value: bytes | None) -> tuple[Lighter, ...] | None:
    try:
        return None if value is None else msgspec.msgpack.decode(value, type=tuple[Lighter, ...])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _area(picture: Picture) -> float:
    """In mm², on the page."""
    return picture.width * picture.height * (MM_PER_INCH / picture.dpi) ** 2


def _made(session: Session, pictures: Mapping[str, Picture], chosen: Mapping[str, Lighter]) -> dict[str, str]:
    """The names of the chosen forms by those of their pictures; what is not there yet is made."""
    cache = PictureCache(session.cache.pictures)
    keys = {name: _made_key(pictures[name], form) for name, form in chosen.items()}
    found = {name: stored.path.name for name, key in keys.items() if (stored := cache.find(key))}
    jobs = [
        LighterJob(pictures[name].path, pictures[name].dpi, form) for name, form in chosen.items() if name not in found
    ]
    for job, content in _work(session, make_lighter, jobs):
        assert job.only is not None
        lost = pictures[job.picture.name].lost
        encoded = Encoded(job.name, content, job.only.width, job.only.height, lost)
        found[job.picture.name] = cache.keep(keys[job.picture.name], "jpeg", encoded).path.name
    return found


def _made_key(picture: Picture, form: Lighter) -> str:
    return picture_key(content_of(picture.path), f"{program_digest()} {form.width}x{form.height} {form.quality}")


def _work(
    session: Session, work: Work[None, LighterJob, T], jobs: Sequence[LighterJob]
) -> Iterable[tuple[LighterJob, T]]:
    """What `work` makes of each job, in their order. CatalogError where a picture ends its workers."""
    if not jobs:
        return []
    session.progress.stage(5, "develop", len(jobs))
    done: dict[str, T] = {}
    with closing(session.executor.run(work, LighterSetup(), jobs)) as results:
        for job, result in results:
            if isinstance(result, LostJob):
                problem = error("worker-died", Place(""), name=job.name, entries=job.name)
                raise CatalogError([problem], ExitCode.ENVIRONMENT)
            done[job.name] = result
            session.progress.advance()
    session.progress.stage(8, "bind")
    return [(job, done[job.name]) for job in jobs]
