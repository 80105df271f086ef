"""What is remembered of a business: used as long as nothing changed that its findings depend on, and no longer."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from catalog.cache.value_store import FILE, ValueStore
from catalog.content import business_cache as module
from catalog.content import business_folder
from catalog.content.business_cache import WORTH_A_POOL, BusinessCache, open_memory
from catalog.content.load_catalogue import Loaded, load_catalogue
from catalog.core.problems import CatalogError
from tests.conftest import DAY
from tests.content.breaking import CHIPS, KITCHEN, SARONG, WEAVER, Trial


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The businesses whose entries were parsed."""
    names: list[str] = []
    read = business_folder.read_draft

    def noted(terms: business_folder.Terms, bundle: business_folder.Bundle) -> object:
        names.append(bundle.name)
        return read(terms, bundle)

    monkeypatch.setattr(business_folder, "read_draft", noted)
    monkeypatch.setattr(module, "read_draft", noted)
    return names


def warm(trial: Trial, day: date = DAY) -> Loaded:
    return load_catalogue(trial.project.root, day, jobs=1, memory=open_memory(trial.project.cache, 1))


def cold(trial: Trial, day: date = DAY) -> Loaded:
    return load_catalogue(trial.project.root, day, jobs=1)


def same(one: Loaded, other: Loaded) -> bool:
    """Whether both found the same, whatever they know of contents."""
    if one.problems != other.problems or (one.catalogue is None) != (other.catalogue is None):
        return False
    left, right = one.catalogue, other.catalogue
    names = ("info", "categories", "regions", "rates", "languages", "editions", "businesses", "outlines", "plans")
    return left is None or all(getattr(left, name) == getattr(right, name) for name in names)


def test_what_did_not_change_is_not_even_parsed(trial: Trial, parsed: list[str]) -> None:
    first = warm(trial)
    assert parsed == ["dapur-contoh", "tenun-contoh"]
    parsed.clear()
    again = warm(trial)
    assert parsed == []
    assert same(first, again)
    assert same(again, cold(trial))


def test_a_business_is_read_when_it_is_asked_for(trial: Trial, parsed: list[str]) -> None:
    warm(trial)
    parsed.clear()
    catalogue = warm(trial).catalogue
    assert catalogue is not None
    assert list(catalogue.businesses) == ["dapur-contoh", "tenun-contoh"]
    assert len(catalogue.businesses) == 2
    assert parsed == []
    assert catalogue.businesses["tenun-contoh"].products[0].slug == "sarung"
    assert catalogue.businesses["tenun-contoh"] is catalogue.businesses["tenun-contoh"]
    assert parsed == ["tenun-contoh"]
    with pytest.raises(KeyError):
        catalogue.businesses["nobody"]


def test_it_is_read_as_it_was_when_it_was_looked_at(trial: Trial) -> None:
    warm(trial)
    catalogue = warm(trial).catalogue
    assert catalogue is not None
    trial.write(SARONG, "salah: 1\n")
    shutil.rmtree(trial.path("businesses/dapur-contoh"))
    assert catalogue.businesses["tenun-contoh"].products[0].product.name.best("id") == "Sarung Nila"
    assert len(catalogue.businesses["dapur-contoh"].products) > 3


def touch(trial: Trial) -> None:
    for path in (*trial.project.content.rglob("*"), *trial.project.images.rglob("*")):
        os.utime(path, (1_000_000_000, 1_000_000_000))


def change_an_entry(trial: Trial) -> None:
    trial.change(WEAVER, "+6281200000002", "+6281200000003")


def break_an_entry(trial: Trial) -> None:
    trial.add(SARONG, "salah: 1\n")


def remove_an_entry(trial: Trial) -> None:
    trial.path(CHIPS).unlink()


def put_a_stranger(trial: Trial) -> None:
    trial.write("businesses/tenun-contoh/catatan.txt", "x")


def rename_an_entry(trial: Trial) -> None:
    trial.path(SARONG).rename(trial.path(SARONG).with_name("sarong.yaml"))


def rename_a_business(trial: Trial) -> None:
    trial.path("businesses/tenun-contoh").rename(trial.path("businesses/tenun"))


def lose_a_photo(trial: Trial) -> None:
    (trial.project.images / "tenun-contoh" / "sarung.jpg").unlink()


def lose_a_photo_and_its_like(trial: Trial) -> None:
    lose_a_photo(trial)
    (trial.project.images / "tenun-contoh" / "Sarung.jpeg").write_bytes(b"x")


def cut_a_photo(trial: Trial) -> None:
    (trial.project.images / "tenun-contoh" / "sarung.jpg").write_bytes(b"\xff\xd8\xff\xe0 no more")


def shrink_a_photo(trial: Trial) -> None:
    from PIL import Image

    Image.new("RGB", (300, 200)).save(trial.project.images / "tenun-contoh" / "sarung.jpg")


def link_a_photo_outside(trial: Trial) -> None:
    lose_a_photo(trial)
    (trial.project.images / "tenun-contoh" / "sarung.jpg").symlink_to("/etc/passwd")


def link_the_photos_outside(trial: Trial) -> None:
    photos = trial.project.images / "tenun-contoh"
    photos.rename(trial.project.root / "elsewhere")
    photos.symlink_to(trial.project.root / "elsewhere")


def change_the_language(trial: Trial) -> None:
    trial.write("catalogue.yaml", "language: en\n" + trial.read("catalogue.yaml"))


def want_another_language(trial: Trial) -> None:
    trial.change("editions/profil.yaml", "languages: [en, id]", "languages: [id]")


def lose_a_category(trial: Trial) -> None:
    trial.change("categories.yaml", "slug: pangan", "slug: makanan")


def lose_a_kecamatan(trial: Trial) -> None:
    trial.change("regions.yaml", "slug: maduran", "slug: madura")


def sell_one_code_twice(trial: Trial) -> None:
    trial.change(CHIPS, "DPC-1", "TNC-1")


CHANGES = [
    *(touch, change_an_entry, break_an_entry, remove_an_entry, put_a_stranger, rename_an_entry, rename_a_business),
    *(lose_a_photo, lose_a_photo_and_its_like, cut_a_photo, shrink_a_photo, link_a_photo_outside),
    *(link_the_photos_outside, change_the_language, want_another_language, lose_a_category, lose_a_kecamatan),
    sell_one_code_twice,
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_is_noticed_there_and_back(trial: Trial, tmp_path: Path, change: Callable[[Trial], None]) -> None:
    before = warm(trial)
    shutil.copytree(trial.project.root, tmp_path / "copy", ignore=shutil.ignore_patterns("build"))
    change(trial)
    assert same(warm(trial), cold(trial))
    assert same(warm(trial), cold(trial))
    for name in ("content", "images"):
        shutil.rmtree(trial.project.root / name)
        shutil.copytree(tmp_path / "copy" / name, trial.project.root / name)
    assert same(warm(trial), before)


def test_only_the_business_that_changed_is_parsed_again(trial: Trial, parsed: list[str]) -> None:
    warm(trial)
    parsed.clear()
    change_an_entry(trial)
    warm(trial)
    assert parsed == ["tenun-contoh"]
    parsed.clear()
    trial.change("regions.yaml", "name: Maduran", "name: Kecamatan Maduran")
    touch(trial)
    warm(trial)
    assert parsed == []


def test_a_day_that_matters_is_noticed_by_those_to_whom_it_does(trial: Trial, parsed: list[str]) -> None:
    trial.add(KITCHEN, "licences: [{type: halal, number: ID35110001234560124, valid_until: 2026-12-31}]\n")
    lapse = date(2026, 12, 31)
    days = [lapse + timedelta(days) for days in (-10, 0, 1, 20, 1, 0, -10)]
    found = [warm(trial, day) for day in days]
    assert all(same(one, cold(trial, day)) for one, day in zip(found, days, strict=True))
    lapsed = ["licence-lapsed" in {problem.code for problem in one.problems} for one in found]
    assert lapsed == [False, False, True, True, True, False, False]
    parsed.clear()
    warm(trial, lapse - timedelta(11))
    assert parsed == []
    warm(trial, lapse + timedelta(11))
    assert parsed == ["dapur-contoh"]


def test_a_price_grows_old(trial: Trial) -> None:
    trial.add(CHIPS, "price: {retail: 1000, date: 2026-01-10}\n")
    days = [date(2026, 1, 9), date(2026, 1, 10), date(2027, 1, 10), date(2027, 1, 11), date(2026, 11, 24)]
    for day in days:
        assert same(warm(trial, day), cold(trial, day))


def break_the_memo(trial: Trial) -> None:
    (trial.project.cache / FILE).write_bytes(b"no database" * 1000)


def lose_half(trial: Trial) -> None:
    with closing(sqlite3.connect(trial.project.cache / FILE)) as base, base:
        base.execute("DELETE FROM memo WHERE key IN (SELECT key FROM memo ORDER BY key LIMIT 1)")


def swap_values(trial: Trial) -> None:
    """Each value is whole, but another's."""
    value_store = ValueStore(trial.project.cache)
    with closing(sqlite3.connect(trial.project.cache / FILE)) as base:
        keys = [key for (key,) in base.execute("SELECT key FROM memo ORDER BY key")]
    values = value_store.find(keys)
    value_store.keep(dict(zip(keys, [b"\x80", b"\x94\x80\x92\xc0\xc0\xc0\x90"], strict=True)))
    assert len(values) == 2


@pytest.mark.parametrize("damage", [break_the_memo, lose_half, swap_values])
def test_a_damaged_memo_is_as_good_as_none(trial: Trial, damage: Callable[[Trial], None]) -> None:
    before = warm(trial)
    damage(trial)
    assert same(warm(trial), before)
    assert same(warm(trial), before)


@pytest.mark.parametrize("value", [b"", b"\xc1", b"cos\nsystem\n(S'true'\ntR.", msgspec.msgpack.encode({"seen": 1})])
def test_what_is_no_record_is_read_as_none(trial: Trial, value: bytes) -> None:
    value_store = ValueStore(trial.project.cache)
    with_other = BusinessCache(value_store, open_memory(trial.project.cache, 1).photos)
    keys = []
    keep = value_store.keep

    def spoilt(values: dict[bytes, bytes]) -> None:
        keys.extend(values)
        keep(dict.fromkeys(values, value))

    value_store.keep = spoilt  # type: ignore[method-assign]
    before = load_catalogue(trial.project.root, DAY, jobs=1, memory=with_other)
    assert len(keys) == 2
    assert same(warm(trial), before)


def test_a_name_that_is_no_text_is_told_each_time(trial: Trial, parsed: list[str]) -> None:
    name = os.fsencode(trial.path("businesses/tenun-contoh")) + b"/\xff.txt"
    try:
        Path(os.fsdecode(name)).write_bytes(b"x")
    except OSError:
        pytest.skip("this disk has no such names")
    warm(trial)
    parsed.clear()
    found = warm(trial)
    assert parsed == ["tenun-contoh"]
    assert same(found, cold(trial))


def test_what_cannot_be_read_is_told_each_time(trial: Trial) -> None:
    trial.path(CHIPS).unlink()
    os.mkfifo(trial.path(CHIPS))
    for _ in range(2):
        assert "file-not-a-file" in {problem.code for problem in warm(trial).problems}
        assert same(warm(trial), cold(trial))


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


def test_several_processes_find_what_one_does(trial: Trial) -> None:
    kitchen = trial.path("businesses/dapur-contoh")
    for number in range(WORTH_A_POOL):
        copy = trial.path(f"businesses/usaha-{number:03}")
        copy.mkdir()
        shutil.copy(kitchen / "business.yaml", copy)
        (copy / "keripik.yaml").write_text(f"name: Keripik\nsku: K-{number}\nphotos: [{{file: {number % 3}.jpg}}]\n")
    memory = open_memory(trial.project.cache, 2)
    together = load_catalogue(trial.project.root, DAY, jobs=2, memory=memory)
    assert same(together, cold(trial))
    assert same(warm(trial), together)
