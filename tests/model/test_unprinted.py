"""Every field of an entry is printed, or is in the list of those that are not, with its use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pydantic import BaseModel

from catalog.content.load_catalogue import load_catalogue
from catalog.edition.business_view import view_business
from catalog.edition.formatting import Formatter
from catalog.edition.view_context import ViewContext, make_context
from catalog.model.build_day import Today
from catalog.model.business import Business
from catalog.model.catalogue import BusinessEntry, Catalogue
from catalog.model.measures import Size, Weight
from catalog.model.product import Product
from catalog.model.unprinted import USES, Use, unprinted
from catalog.model.values import Text
from catalog.scaffold.field_docs import EXAMPLES, example, models_below
from tests.conftest import DAY

FIELDS = {
    f"{model.__name__}.{field}"
    for kind in (Business, Product)
    for model in (kind, *models_below(kind))
    for field in model.model_fields
}
# What leads to others, or has keys of its own.
NAMES = {"Business.category", "Product.category", "Address.kecamatan", "Variant.of", "Axis.options", "Variants.axes"}
WHOLE = {"Business.hidden", "Product.hidden"}  # seen in what an edition takes


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that the examples of the reference make together; all photos are there."""
    root = tmp_path_factory.mktemp("examples")
    for files in EXAMPLES.values():
        for name, file in files.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example(name), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def catalogue(project: Path) -> Catalogue:
    loaded = load_catalogue(project, DAY, jobs=1)
    for problem in loaded.problems:
        if problem.code == "photo-missing":
            values = dict(problem.values)
            path = project / values["folder"] / values["value"]
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.new("RGB", (40, 30)).save(path)
    found = load_catalogue(project, DAY, jobs=1).catalogue
    assert found is not None
    return found


@pytest.fixture(scope="module")
def context(catalogue: Catalogue, project: Path) -> ViewContext:
    edition = next(iter(catalogue.editions.values()))
    formatter = Formatter(catalogue.languages["en"])
    return make_context(catalogue, edition, formatter, project / "images", Today(DAY))


def other(value: Any) -> Any:  # noqa: ANN401 any value of a field
    """A value of the same kind; None where there is no simple one."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return next(choice for choice in type(value) if choice is not value)
    if isinstance(value, Text):
        return Text(tuple((language, f"{words} ZZ") for language, words in value.by_language))
    if isinstance(value, int | Decimal):
        return value + 7
    if isinstance(value, Weight):
        return replace(value, amount=value.amount + 7)
    if isinstance(value, Size):
        return replace(value, lengths=(Decimal(70), *value.lengths[1:]))
    if isinstance(value, str):
        return "ispm15" if value == "none" else f"{value} ZZ"
    if isinstance(value, tuple) and len(value) > 1:
        return value[:-1] if isinstance(value[0], BaseModel | str) else tuple(map(other, value))
    return None


def changed(entry: BaseModel) -> Iterator[tuple[str, BaseModel]]:
    """Each field of `entry`, at any depth, and the entry with that field left out, or with another value."""
    for name, field in type(entry).model_fields.items():
        value = getattr(entry, name)
        key = f"{type(entry).__name__}.{name}"
        for new in (other(value), None if field.is_required() else field.default):
            if new is not None or not field.is_required():
                yield key, entry.model_copy(update={name: new})
        if isinstance(value, BaseModel):
            yield from ((inner, entry.model_copy(update={name: copy})) for inner, copy in changed(value))
        if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            for place, item in enumerate(value):
                for inner, copy in changed(item):
                    yield inner, entry.model_copy(update={name: (*value[:place], copy, *value[place + 1 :])})
        if isinstance(value, Mapping):
            for place, item in value.items():
                for inner, copy in changed(item) if isinstance(item, BaseModel) else ():
                    yield inner, entry.model_copy(update={name: {**value, place: copy}})


def printed(context: ViewContext, entry: BusinessEntry) -> str | None:
    """All that is printed of a business; None where it cannot be, as a change made it no right one."""
    try:
        return repr(view_business(context, entry, entry.products, entry.business.category))
    except (KeyError, AttributeError, StopIteration, TypeError):
        return None


def seen_fields(context: ViewContext, entry: BusinessEntry) -> set[str]:
    """The fields by which what is printed changes."""
    before = printed(context, entry)
    assert before is not None
    found = set()
    for key, copy in changed(entry.business):
        assert isinstance(copy, Business)
        if printed(context, replace(entry, business=copy)) not in (before, None):
            found.add(key)
    for place, product in enumerate(entry.products):
        for key, item in changed(product.product):
            assert isinstance(item, Product)
            products = [*entry.products]
            products[place] = replace(product, product=item)
            if printed(context, replace(entry, products=tuple(products))) not in (before, None):
                found.add(key)
    return found


def test_every_field_is_printed_or_in_the_list(catalogue: Catalogue, context: ViewContext) -> None:
    consenting = catalogue.businesses["dapur-ibu-ani"]
    consent = consenting.business.consent.model_copy(update={"phone": True, "face": True})
    entry = replace(consenting, business=consenting.business.model_copy(update={"consent": consent}))
    everybody = replace(context, customer_group="")  # the edition's customers have some prices of their own
    seen = seen_fields(context, entry) | seen_fields(everybody, entry)
    left = FIELDS - seen - USES.keys() - WHOLE - NAMES
    assert left == set()
    unseen = {key for key, use in USES.items() if use is Use.LATER}
    assert not unseen & seen
    assert {key for key, use in USES.items() if use is Use.HTML} - {"Publisher.logo"} <= seen


def test_the_list_names_fields_that_there_are() -> None:
    assert USES.keys() - {"Publisher.logo"} <= FIELDS


def test_what_is_filled_in_and_not_printed_in_books_is_found(catalogue: Catalogue) -> None:
    business = catalogue.businesses["dapur-ibu-ani"]
    assert ("address.coordinates", "html") in unprinted(business.business)
    found = dict(pair for entry in business.products for pair in unprinted(entry.product))
    assert found["nutrition"] == "html"
    assert "animal" not in found  # a rule of markets
