from __future__ import annotations

from pathlib import Path

import numpy
import pytest
from PIL import Image

from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import Level
from catalog.core.project import Project
from tests.bench.district import EDITION, MARK, REGISTERED, ROOT, businesses_for, generate
from tests.bench.entries import PRODUCTS_EACH, REAL, has_workshop, is_feature, read_patterns
from tests.bench.names import person
from tests.bench.ours import price_changed
from tests.bench.photos import SIZE, take_photos
from tests.conftest import DAY


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return generate(tmp_path_factory.mktemp("district"), 40, photos=False)


def test_every_entry_is_valid(plain: Project) -> None:
    loaded = load_catalogue(plain.root, DAY)
    assert [problem for problem in loaded.problems if problem.level is Level.ERROR] == []
    assert loaded.catalogue
    assert [*loaded.catalogue.editions] == [EDITION]
    products = [entry for business in loaded.catalogue.businesses.values() for entry in business.products]
    assert len(products) == 40 * PRODUCTS_EACH
    assert len({entry.product.sku for entry in products}) == len(products)
    assert len({entry.product.description for entry in products}) == len(products)


def test_no_two_businesses_of_the_district_have_one_name() -> None:
    assert len({person(number).owner for number in range(REGISTERED)}) == REGISTERED


def test_a_smaller_district_is_the_beginning_of_a_larger_one(plain: Project, tmp_path: Path) -> None:
    smaller = generate(tmp_path / "smaller", 3, photos=False)
    files = sorted(path.relative_to(smaller.root) for path in smaller.root.rglob("*.yaml"))
    assert len(files) >= 3 * (1 + PRODUCTS_EACH)
    assert [file for file in files if (smaller.root / file).read_bytes() != (plain.root / file).read_bytes()] == []


def test_features_and_workshops_are_spread_over_all_patterns() -> None:
    patterns = read_patterns(Project(ROOT))
    for place in range(len(patterns)):
        numbers = range(place, REGISTERED, len(patterns))
        features = sum(is_feature(number, index, len(patterns)) for number in numbers for index in range(PRODUCTS_EACH))
        workshops = sum(has_workshop(number, len(patterns)) for number in numbers)
        assert features / len(numbers) / PRODUCTS_EACH == pytest.approx(1 / 8, abs=0.01)
        assert workshops / len(numbers) == pytest.approx(1 / 3, abs=0.01)


def test_no_business_is_made_after_a_real_one() -> None:
    folders = {path.parent.name for pattern in read_patterns(Project(ROOT)) for path in pattern.photos}
    assert len(folders) > 30
    assert folders.isdisjoint(REAL)


def test_photos_are_distinct_and_of_the_size_of_photos(tmp_path: Path) -> None:
    source = read_patterns(Project(ROOT))[0].photos[0]
    paths = [tmp_path / f"{turn}.jpg" for turn in range(4)]
    take_photos(source, enumerate(paths))
    pixels = [numpy.asarray(Image.open(path)) for path in paths]
    assert [image.shape for image in pixels] == [(SIZE[1], SIZE[0], 3)] * 4
    assert len({path.read_bytes() for path in paths}) == len({image.tobytes() for image in pixels}) == 4
    assert min(path.stat().st_size for path in paths) > 100_000


def test_every_product_has_its_photo(tmp_path: Path) -> None:
    project = generate(tmp_path / "district", 2)
    loaded = load_catalogue(project.root, DAY)
    assert [problem for problem in loaded.problems if "photo" in problem.code] == []
    photos = sorted(project.images.rglob("produk-*.jpg"))
    assert len({photo.read_bytes() for photo in photos}) == 2 * PRODUCTS_EACH


def test_what_is_there_already_is_not_made_again(tmp_path: Path) -> None:
    project = generate(tmp_path / "district", 1, photos=False)
    entry = project.content / "businesses" / "usaha-00000" / "business.yaml"
    entry.unlink()
    generate(project.root, 1, photos=False)
    assert not entry.exists()
    generate(project.root, 2, photos=False)
    assert entry.exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        generate(tmp_path, 1, photos=False)
    assert not (tmp_path / MARK).exists()


def test_a_changed_price_is_put_back(plain: Project) -> None:
    file = plain.content / "businesses" / "usaha-00020" / "produk-2.yaml"
    before = file.read_text("utf-8")
    with price_changed(plain, 40, 100):
        assert len(set(before.splitlines()) ^ set(file.read_text("utf-8").splitlines())) == 2
    assert file.read_text("utf-8") == before


def test_more_pages_take_more_businesses() -> None:
    counts = [businesses_for(pages) for pages in (1, 40, 160, 640, 1600)]
    assert counts == sorted(counts)
    assert counts[0] == 1
