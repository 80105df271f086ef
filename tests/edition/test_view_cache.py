"""What is printed of a business is remembered: found again as it was made, as long as nothing changed that it shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from markupsafe import Markup

from catalog.cache.value_store import ValueStore
from catalog.content.business_cache import open_business_cache
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition import view_cache as module
from catalog.edition.business_view import view_business
from catalog.edition.photo_view import PhotoView
from catalog.edition.select import select
from catalog.edition.view_cache import ViewCodec
from catalog.edition.view_context import ViewContext
from catalog.edition.views import BusinessView, EditionView
from catalog.model.catalogue import BusinessEntry, Catalogue, ProductEntry
from tests.conftest import DAY
from tests.content.breaking import CHIPS, KITCHEN, SARONG, Trial

EDITIONS = (("petak", "id"), ("profil", "en"), ("profil", "id"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The businesses of which views were made."""
    names: list[str] = []

    def noted(
        context: ViewContext, entry: BusinessEntry, products: Sequence[ProductEntry], category: str
    ) -> BusinessView:
        found = view_business(context, entry, products, category)
        names.append(found.slug)
        return found

    monkeypatch.setattr(module, "view_business", noted)
    return names


def load(project: Project, day: date = DAY) -> tuple[Catalogue, ValueStore]:
    business_cache = open_business_cache(project.cache, 1)
    catalogue = load_catalogue(project.root, day, jobs=1, business_cache=business_cache).catalogue
    assert catalogue is not None
    return catalogue, business_cache.value_store


def warm(project: Project, day: date = DAY) -> list[EditionView]:
    catalogue, value_store = load(project, day)
    return [select(catalogue, name, language, project.images, day, value_store) for name, language in EDITIONS]


def cold(project: Project, day: date = DAY) -> list[EditionView]:
    catalogue = load_catalogue(project.root, day, jobs=1).catalogue
    assert catalogue is not None
    return [select(catalogue, name, language, project.images, day) for name, language in EDITIONS]


def kinds(view: object) -> object:
    """The types of all that a view holds: a text that is markup must not come back as one that is none."""
    if isinstance(view, tuple):
        return tuple(map(kinds, view))
    if is_dataclass(view):
        return type(view), [kinds(getattr(view, field.name)) for field in fields(view)]
    return type(view)


def test_what_is_found_again_is_what_was_made(trial: Trial, made: list[str]) -> None:
    first = warm(trial.project)
    assert made
    made.clear()
    again = warm(trial.project)
    assert made == []
    assert first == again == cold(trial.project)
    assert [kinds(view.categories) for view in first] == [kinds(view.categories) for view in again]
    product = again[0].products[0]
    assert isinstance(product.description, Markup)


def test_a_project_may_move(trial: Trial, tmp_path: Path, made: list[str]) -> None:
    before = warm(trial.project)
    shutil.copytree(trial.project.root, tmp_path / "moved")
    moved = Project(tmp_path / "moved")
    made.clear()
    after = warm(moved)
    assert made == []
    assert after == cold(moved)
    assert [view.digests for view in after] == [view.digests for view in before]
    photos = [photo.file for view in after for product in view.products for photo in product.photos]
    assert photos
    assert all(photo.is_relative_to(moved.images) for photo in photos)


def change_a_text(trial: Trial) -> None:
    trial.change(SARONG, "Sarung Nila", "Sarung Biru")


def lose_a_second_photo(trial: Trial) -> None:
    trial.add(CHIPS, "photos: [{file: sarung.jpg}]\n")
    shutil.copytree(trial.project.images / "tenun-contoh", trial.project.images / "dapur-contoh")


def change_the_code(trial: Trial) -> None:
    for name in ("petak", "profil"):
        text = trial.read(f"editions/{name}.yaml")
        trial.write(f"editions/{name}.yaml", text.replace("code: ", "code: X"))


def change_a_phrase(trial: Trial) -> None:
    for language in ("en", "id"):
        trial.write(f"languages/{language}.yaml", "phrases: {label.moq: Minimum}\n")


def change_the_office(trial: Trial) -> None:
    trial.change("catalogue.yaml", "+62812", "+62813")


def rename_a_kecamatan(trial: Trial) -> None:
    trial.change("regions.yaml", "name: Maduran", "name: Maduran Baru")


def move_a_product(trial: Trial) -> None:
    trial.add(CHIPS, "category: tenun\n")


def size_by_rule(trial: Trial) -> None:
    sizes = "sizes: [{when: {categories: [pangan]}, prominence: compact}]"
    trial.change("editions/petak.yaml", "layout: {", f"layout: {{{sizes}, ")
    trial.add("editions/profil.yaml", f"layout: {{{sizes}}}\n")


CHANGES = [
    *(change_a_text, lose_a_second_photo, change_the_code, change_a_phrase, change_the_office, rename_a_kecamatan),
    *(move_a_product, size_by_rule),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_is_noticed(trial: Trial, change: Callable[[Trial], None]) -> None:
    before = warm(trial.project)
    change(trial)
    after = warm(trial.project)
    assert after == cold(trial.project)
    assert after != before
    assert [view.digests for view in after] != [view.digests for view in before]


def test_only_what_changed_is_made_again(trial: Trial, made: list[str]) -> None:
    warm(trial.project)
    made.clear()
    trial.change(SARONG, "Sarung Nila", "Sarung Biru")
    warm(trial.project)
    assert set(made) == {"tenun-contoh"}


def test_what_concerns_no_business_makes_none_again(trial: Trial, made: list[str]) -> None:
    before = warm(trial.project)
    made.clear()
    trial.change("regions.yaml", "tile: [0, 0]", "tile: [2, 0]")
    trial.change("editions/profil.yaml", "Made in Contoh", "Made here")
    trial.change("categories.yaml", "Kain tenun", "Kain")
    after = warm(trial.project)
    assert made == []
    assert after == cold(trial.project)
    assert after != before
    assert [view.digests for view in after] == [view.digests for view in before]


def test_a_licence_is_printed_as_long_as_it_holds(trial: Trial) -> None:
    trial.add(KITCHEN, "licences: [{type: halal, number: ID35110001234560124, valid_until: 2026-12-31}]\n")
    for name in ("petak", "profil"):
        trial.change(f"editions/{name}.yaml", "date: 2026-11-24\n", "")
    days = [date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1), date(2026, 12, 31), date(2027, 2, 1)]
    for day in days:
        found = warm(trial.project, day)
        assert found == cold(trial.project, day)
        kitchen = next(b for b in found[0].businesses if b.slug == "dapur-contoh")
        assert bool(kitchen.badges) == (day.year == 2026)


def test_a_business_in_two_chapters_has_a_digest_for_each(trial: Trial) -> None:
    move_a_product(trial)
    view = warm(trial.project)[0]
    anchors = [business.anchor for business in view.businesses]
    assert "business/dapur-contoh/pangan" in anchors
    assert list(view.digests) == [*dict.fromkeys(view.digests)]
    assert set(view.digests) == set(anchors)
    assert len(set(view.digests.values())) == len(anchors)


def test_digests_do_not_depend_on_what_is_remembered(trial: Trial) -> None:
    without = [view.digests for view in cold(trial.project)]
    assert [view.digests for view in warm(trial.project)] == without
    assert [view.digests for view in warm(trial.project)] == without


@pytest.fixture
def view(trial: Trial) -> BusinessView:
    return cold(trial.project)[1].businesses[0]


def test_the_digest_tells_every_word_and_which_photos(trial: Trial, view: BusinessView) -> None:
    codec = ViewCodec(trial.project.images, BusinessView)
    product = view.products[0]
    photo = PhotoView(trial.project.images / "tenun-contoh" / "lain.jpg", (0.5, 0.5), "")
    others = [
        replace(view, story=view.story + "."),
        replace(view, fictitious=not view.fictitious),
        replace(view, products=(replace(product, sku="X"), *view.products[1:])),
        replace(view, products=(replace(product, photos=(photo,)), *view.products[1:])),
        replace(view, products=view.products[1:]),
    ]
    assert len({codec.encode(one) for one in (view, *others)}) == len(others) + 1
    assert all(codec.decode(codec.encode(one)) == one for one in others)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/../../b.jpg", "a\\b.jpg"])
def test_a_photo_outside_of_the_images_is_refused(trial: Trial, view: BusinessView, name: str) -> None:
    codec = ViewCodec(trial.project.images, BusinessView)
    elsewhere = PhotoView(Path(f"{trial.project.images.as_posix()}/{name}"), (0.5, 0.5), "")
    with pytest.raises(msgspec.DecodeError):
        codec.decode(codec.encode(replace(view, logo=elsewhere)))


@pytest.mark.parametrize("value", [b"", b"\xc1", b"cos\nsystem\n(S'true'\ntR.", b"\x82\xa4span\x80\xa4view\x80"])
def test_what_is_no_view_is_made_anew(trial: Trial, value: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue, value_store = load(trial.project)
    keep = value_store.keep
    monkeypatch.setattr(value_store, "keep", lambda values: keep(dict.fromkeys(values, value)))
    before = select(catalogue, "profil", "en", trial.project.images, DAY, value_store)
    assert warm(trial.project)[1] == before


def test_half_a_character_is_printed_as_ever_and_not_remembered(trial: Trial) -> None:
    catalogue, value_store = load(trial.project)
    entry = catalogue.businesses["tenun-contoh"]
    half = entry.business.model_copy(update={"owner": "\ud800"})
    changed = {**catalogue.businesses, "tenun-contoh": replace(entry, business=half)}
    catalogue = replace(catalogue, businesses=changed)
    for _ in range(2):
        view = select(catalogue, "profil", "en", trial.project.images, DAY, value_store)
        assert next(b for b in view.businesses if b.slug == "tenun-contoh").owner == "\ud800"
        assert len(set(view.digests.values())) == len(view.digests)
