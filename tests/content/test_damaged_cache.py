"""What is remembered of a business, damaged or written by a stranger: as good as nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing

import msgspec
import pytest

from catalog.cache.value_store import FILE, ValueStore
from catalog.content import business_cache as module
from catalog.content import business_folder
from catalog.content.business_cache import BusinessCache, open_business_cache
from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import CatalogError
from tests.conftest import DAY
from tests.content.breaking import Trial
from tests.content.remembering import same, warm


def break_the_stored_values(trial: Trial) -> None:
    (trial.project.cache / FILE).write_bytes(b"no database" * 1000)


def lose_half(trial: Trial) -> None:
    with closing(sqlite3.connect(trial.project.cache / FILE)) as base, base:
        base.execute("DELETE FROM stored WHERE key IN (SELECT key FROM stored ORDER BY key LIMIT 1)")


def swap_values(trial: Trial) -> None:
    """Each value is whole, but another's."""
    value_store = ValueStore(trial.project.cache)
    with closing(sqlite3.connect(trial.project.cache / FILE)) as base:
        keys = [key for (key,) in base.execute("SELECT key FROM stored ORDER BY key")]
    values = value_store.find(keys)
    value_store.keep(dict(zip(keys, [b"\x80", b"\x94\x80\x92\xc0\xc0\xc0\x90"], strict=True)))
    assert len(values) == 2


@pytest.mark.parametrize("damage", [break_the_stored_values, lose_half, swap_values])
def test_a_damaged_value_store_is_as_good_as_none(trial: Trial, damage: Callable[[Trial], None]) -> None:
    before = warm(trial)
    damage(trial)
    assert same(warm(trial), before)
    assert same(warm(trial), before)


@pytest.mark.parametrize("value", [b"", b"\xc1", b"cos\nsystem\n(S'true'\ntR.", msgspec.msgpack.encode({"seen": 1})])
def test_what_is_no_record_is_read_as_none(trial: Trial, value: bytes) -> None:
    value_store = ValueStore(trial.project.cache)
    with_other = BusinessCache(value_store, open_business_cache(trial.project.cache, 1).photos)
    keys: list[bytes] = []
    keep = value_store.keep

    def spoilt(values: Mapping[bytes, bytes]) -> None:
        keys.extend(values)
        keep(dict.fromkeys(values, value))

    value_store.keep = spoilt  # type: ignore[method-assign]
    before = load_catalogue(trial.project.root, DAY, jobs=1, business_cache=with_other)
    assert len(keys) == 2
    assert same(warm(trial), before)


def test_an_entry_that_cannot_be_read_after_all_is_a_problem(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a record says of a wrong entry that it is right, which nobody but a stranger can have written."""
    warm(trial)
    catalogue = warm(trial).catalogue
    assert catalogue is not None
    monkeypatch.setattr(module, "read_draft", lambda terms, bundle: business_folder.read_draft(terms, broken(bundle)))
    with pytest.raises(CatalogError):
        catalogue.businesses["tenun-contoh"]


def broken(bundle: business_folder.Bundle) -> business_folder.Bundle:
    return business_folder.Bundle(bundle.name, bundle.names, {"business": b"salah: 1\n"}, ())
