"""What the shipped entries hold is read as it stands there, with nothing uncertain about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from catalog.core.project import PACKAGE
from catalog.exchange.values.addresses import read_email, read_instagram, read_web
from catalog.exchange.values.dates import read_date
from catalog.exchange.values.licences import read_licences
from catalog.exchange.values.money import read_money
from catalog.exchange.values.names import read_name
from catalog.exchange.values.phones import read_phone
from catalog.exchange.values.reading import Reading
from catalog.exchange.values.sizes import read_size
from catalog.exchange.values.texts import read_text
from catalog.exchange.values.weights import read_weight
from catalog.markets.phone_numbers import phone_number
from catalog.model.business import LicenceType
from catalog.model.measures import Size, Weight
from tests.conftest import SMALL
from tests.loops import some

FOLDERS = (PACKAGE.parent / "content" / "businesses", SMALL / "content" / "businesses")
FILES = sorted(path for folder in FOLDERS for path in folder.glob("*/*.yaml"))
WEIGHT = TypeAdapter(Weight).validate_python
SIZE = TypeAdapter(Size).validate_python


@cache
def entries() -> list[Any]:
    """The entries with every scalar as the string that was typed."""
    return some(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in FILES)


def values(field: str) -> Iterator[Any]:
    """Every value that a field has in the entries; of a field of a group `price.retail`."""
    for entry in entries():
        found = entry
        for step in field.split("."):
            found = found.get(step) if isinstance(found, dict) else None
        if found is not None:
            yield found


def texts(field: str) -> list[str]:
    return some(text for value in values(field) for text in ([value] if isinstance(value, str) else value.values()))


def as_typed(text: str) -> str:
    return text


def lines(text: str) -> list[str]:
    return text.split()


FIELDS: list[tuple[str, Callable[[str], Reading], Callable[[str], object]]] = [
    ("net_weight", read_weight, WEIGHT),
    ("gross_weight", read_weight, WEIGHT),
    ("size", read_size, SIZE),
    ("packed_size", read_size, SIZE),
    ("contacts.whatsapp", read_phone, lambda text: phone_number(text, "ID")),
    ("contacts.phone", read_phone, lambda text: phone_number(text, "ID")),
    ("contacts.email", read_email, as_typed),
    ("contacts.web", read_web, as_typed),
    ("contacts.instagram", read_instagram, lambda text: text.removeprefix("@")),
    ("price.date", read_date, as_typed),
    ("export.valid_until", read_date, as_typed),
    ("name", read_name, as_typed),
    ("description", read_text, lines),
    ("story", read_text, lines),
    ("care", read_text, lines),
]


@pytest.mark.parametrize(("field", "read", "meant"), FIELDS, ids=[field for field, _, _ in FIELDS])
def test_a_field_is_read_as_it_stands(
    field: str, read: Callable[[str], Reading], meant: Callable[[str], object]
) -> None:
    for text in texts(field):
        reading = read(text)
        assert (reading.other, reading.why) == (None, ""), text
        assert meant(reading.value) == meant(text)


def test_prices_are_read_as_they_stand() -> None:
    for price in some(value for value in values("price") if "retail" in value):
        reading = read_money(price["retail"], price.get("currency", "IDR"))
        assert (reading.value.amount, reading.why) == (price["retail"], "")


def test_licences_are_read_as_they_stand() -> None:
    for licence in some(one for value in values("licences") for one in value):
        reading = read_licences(licence["number"], LicenceType(licence["type"]))
        (found,) = reading.value
        assert reading.why == ""
        assert (found["type"], found["number"].replace(" ", "")) == (
            licence["type"],
            licence["number"].replace(" ", ""),
        )
