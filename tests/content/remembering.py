"""The small project loaded with and without what is remembered of it."""

from __future__ import annotations

from datetime import date

from catalog.content.business_cache import open_business_cache
from catalog.content.load_catalogue import Loaded, load_catalogue
from tests.conftest import DAY
from tests.content.breaking import Trial


def warm(trial: Trial, day: date = DAY) -> Loaded:
    return load_catalogue(trial.project.root, day, jobs=1, business_cache=open_business_cache(trial.project.cache, 1))


def cold(trial: Trial, day: date = DAY) -> Loaded:
    return load_catalogue(trial.project.root, day, jobs=1)


def same(one: Loaded, other: Loaded) -> bool:
    """Whether both found the same, whatever they know of contents."""
    if one.problems != other.problems or (one.catalogue is None) != (other.catalogue is None):
        return False
    left, right = one.catalogue, other.catalogue
    names = ("info", "categories", "regions", "rates", "languages", "editions", "businesses", "summaries", "plans")
    return left is None or all(getattr(left, name) == getattr(right, name) for name in names)
