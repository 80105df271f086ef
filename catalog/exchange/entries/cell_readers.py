"""A cell of a column → the values of an entry that it has, by the kind of the column's field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, get_args

from catalog.content.load.files import slug_like
from catalog.exchange.columns.fields import Field
from catalog.exchange.entries.flat import Path
from catalog.exchange.tables.table import Value
from catalog.exchange.values.addresses import read_email, read_instagram, read_marketplaces, read_web
from catalog.exchange.values.counts import read_count, read_year
from catalog.exchange.values.dates import Order, read_date
from catalog.exchange.values.days import read_days
from catalog.exchange.values.licences import read_licences
from catalog.exchange.values.lists import read_allergens, read_fibres, read_makeup, read_options, read_words
from catalog.exchange.values.money import Money, read_money
from catalog.exchange.values.names import read_name
from catalog.exchange.values.phones import read_phone
from catalog.exchange.values.photo_names import read_photo_names
from catalog.exchange.values.places import may_be_path, read_path, read_place
from catalog.exchange.values.reading import Reading
from catalog.exchange.values.sizes import read_size
from catalog.exchange.values.texts import read_code, read_hs, read_link, read_text
from catalog.exchange.values.units import read_unit
from catalog.exchange.values.weights import read_weight
from catalog.exchange.values.wholesale import read_steps
from catalog.exchange.values.yes_no import read_yes_no
from catalog.markets.country_names import country_named
from catalog.markets.currencies import currency_named
from catalog.model.business import LicenceType
from catalog.model.prices import Incoterm

THOUSANDS: Final = ("ribu", "rb", "ribuan", "thousand", "000")  # what a heading says of prices in thousands


@dataclass(frozen=True, slots=True)
class Known:
    """What a project has that cells name: its categories and kecamatan with their names, its country; `names` says what
    other names mean, as somebody has told: Makanan is the category pangan."""

    categories: Mapping[str, str]
    kecamatan: Mapping[str, str]
    country: str = "ID"
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What is said around a cell: in brackets in its heading, by the other days of its column, by the price of its row,
    which is of a unit."""

    note: str = ""
    order: Order | None = None
    unit: str = ""


def read_cell(column: Field, around: Around, typed: Value, known: Known) -> tuple[Reading, dict[Path, Any]]:
    """How a cell is read, and the values of its entry that it has, by path."""
    reading = READERS[column.reads](typed, column, around, known)
    if reading.value is None:
        return reading, {}
    return reading, dict(_values(column, reading.value))


def _values(field: Field, value: Any) -> Mapping[Path, Any]:  # noqa: ANN401 whatever a reading has
    if isinstance(value, Money):
        found: dict[Path, Any] = {field.path: value.amount}
        of = field.path[0]
        if value.currency != ("USD" if of == "export" else "IDR"):
            found[of, "currency"] = value.currency
        if value.unit and of == "price":
            found["price", "unit"] = value.unit
        return found
    if isinstance(value, bool):
        return {field.path: "yes" if value else "no"}
    return {field.path: value}


Reader = Callable[[Value, Field, Around, Known], Reading]


def _money(typed: Value, field: Field, around: Around, _known: Known) -> Reading:
    note = around.note
    currency = currency_named(note) or ("USD" if field.path[0] == "export" else "IDR")
    return read_money(typed, currency, thousands=any(word in note.casefold().split() for word in THOUSANDS))


def _place(typed: Value, places: Mapping[str, str], names: Mapping[str, str]) -> Reading:
    told = names.get(" ".join(str(typed).split()), "")
    return Reading(told) if told in places else read_place(typed, places)


def _category(typed: Value, known: Known) -> Reading:
    """A category by its name, or the last one that the project has in the paths of a shop: Makanan > Keripik."""
    if isinstance(typed, str) and may_be_path(typed) and " ".join(typed.split()) not in known.names:
        path = read_path(typed, known.categories, partial(_place, places=known.categories, names=known.names))
        if path:
            return path
    return _place(typed, known.categories, known.names)


def _licence(typed: Value, field: Field, _around: Around, _known: Known) -> Reading:
    reading = read_licences(typed, LicenceType(field.path[1]))
    return reading if reading.value else Reading(None, reading.other, reading.why)  # an empty list: there is none


def _words(typed: Value, *_: object) -> Reading:
    reading = read_words(typed)
    if not reading.value:
        return reading
    return Reading([slug_like(word) or word for word in reading.value], reading.other, reading.why)


def _countries(typed: Value, *_: object) -> Reading:
    reading = read_words(typed)
    codes = [country_named(name) for name in reading.value or ()]
    if not all(codes):
        return Reading(None, [code for code in codes if code] or None, "value-country")
    return Reading(codes or None, reading.other, reading.why)


def _country(typed: Value, *_: object) -> Reading:
    code = country_named(str(typed))
    return Reading(code) if code else Reading(None, why="value-country")


def _currency(typed: Value, *_: object) -> Reading:
    code = currency_named(str(typed))
    return Reading(code) if code else Reading(None, why="value-currency")


def _incoterm(typed: Value, *_: object) -> Reading:
    term = str(typed).strip().upper()
    return Reading(term) if term in get_args(Incoterm) else Reading(None, why="value-incoterm")


READERS: Final[Mapping[str, Reader]] = {
    "name": lambda typed, field, *_: read_name(typed, keep_capitals=field.path == ("brand",)),
    "text": lambda typed, field, *_: read_text(typed, markdown="description" in field.key or "story" in field.key),
    "plain": lambda typed, *_: read_text(typed, markdown=False),
    "village": lambda typed, *_: read_name(typed),
    "category": lambda typed, _field, _around, known: _category(typed, known),
    "kecamatan": lambda typed, _field, _around, known: _place(typed, known.kecamatan, known.names),
    "postcode": lambda typed, *_: read_code(typed),
    "code": lambda typed, *_: read_code(typed),
    "hs": lambda typed, *_: read_hs(typed),
    "year": lambda typed, *_: read_year(typed),
    "count": lambda typed, _field, around, _known: read_count(typed, around.unit),
    "days": lambda typed, *_: read_days(typed),
    "day": lambda typed, _field, around, _known: read_date(typed, around.order),
    "money": _money,
    "steps": lambda typed, _field, around, _known: read_steps(typed, unit=around.unit),
    "unit": lambda typed, *_: read_unit(typed),
    "currency": _currency,
    "incoterm": _incoterm,
    "weight": lambda typed, _field, around, _known: read_weight(typed, around.note),
    "size": lambda typed, _field, around, _known: read_size(typed, around.note),
    "length": lambda typed, _field, around, _known: read_size(typed, around.note),
    "phone": lambda typed, _field, _around, known: read_phone(typed, known.country),
    "email": lambda typed, *_: read_email(typed),
    "web": lambda typed, *_: read_web(typed),
    "instagram": lambda typed, *_: read_instagram(typed),
    "marketplace": lambda typed, *_: read_marketplaces(typed),
    "licence": _licence,
    "materials": lambda typed, *_: read_makeup(typed),
    "ingredients": lambda typed, *_: read_makeup(typed),
    "fibre": lambda typed, *_: read_fibres(typed),
    "texts": lambda typed, *_: read_allergens(typed),
    "tags": _words,
    "countries": _countries,
    "country": _country,
    "yes": lambda typed, *_: read_yes_no(typed),
    "photos": lambda typed, *_: read_photo_names(typed),
    "link": lambda typed, *_: read_link(typed),
    "options": lambda typed, *_: read_options(typed),
}
