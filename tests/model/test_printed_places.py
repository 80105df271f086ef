"""Where the reference says that fields are printed: held to the templates and to the list of what is not printed."""

from __future__ import annotations

import re
from typing import Final

from catalog.edition.card_data import content_data, key_data
from catalog.edition.views import Datum
from catalog.model.business import Business
from catalog.model.printed_places import PLACES, PrintedPlace
from catalog.model.product import Group, Product
from catalog.model.unprinted import USES
from tests.edition.test_formatting import ENGLISH
from tests.shipped import TEMPLATES

# Fields that lead to what is printed; and one whose explanation says where the book and the HTML name it.
SILENT: Final = {"Product.category", "Business.category", "Business.fictitious"}
# Lines of data by their field, where that has another name; `ingredients` are printed with two others.
LINES: Final = {"shelf_life": "shelf_life_days", "attribute": "attributes", "remark": "attributes"}
LINES_BACK: Final = {"shelf_life_days": "shelf_life", "attributes": "attribute"}
WITH_OTHERS: Final = {"additives", "fish_percent"}
OTHER_PIECES: Final = {  # what a card and a page print besides lines of data
    *("name", "line", "description", "sku", "photos", "price", "prices", "export", "licences"),
    *("contains", "goes_with", "variants"),
}


def lines_of(text: str) -> set[str]:
    """The fields whose lines a template prints: the keys in its lists."""
    lists = re.findall(r"\[((?:\"[a-z_]+\"(?:, )?)+)\]", text)
    return {LINES.get(key, key) for found in lists for key in re.findall(r"\"([a-z_]+)\"", found)} - {"port"}


def places_of(place: PrintedPlace) -> set[str]:
    fields = {key.partition(".")[2] for key, places in PLACES.items() if key.startswith("Product.") and place in places}
    return fields - OTHER_PIECES - WITH_OTHERS


def test_every_field_has_places_or_stands_in_the_list_of_what_is_not_printed() -> None:
    fields = {f"{model.__name__}.{field}" for model in (Business, Product) for field in model.model_fields}
    assert fields - PLACES.keys() - USES.keys() == SILENT
    assert PLACES.keys() <= fields
    assert not PLACES.keys() & USES.keys()


def test_cards_print_the_lines_that_the_reference_says() -> None:
    data = [Datum(LINES_BACK.get(field, field), "A", "B") for field in Product.model_fields]
    printed = set()
    for group in Group:
        shown = (*key_data(ENGLISH, data, group, ""), *content_data(data, group))
        printed |= {LINES.get(datum.key, datum.key) for datum in shown}
    printed = printed - {"weights"} | {"net_weight", "gross_weight"}  # which are one line
    assert printed - OTHER_PIECES == places_of(PrintedPlace.CARD)


def test_own_pages_print_the_lines_that_the_reference_says() -> None:
    assert lines_of(TEMPLATES.text("book/feature.html")) == places_of(PrintedPlace.FEATURE)


def test_the_html_prints_whatever_a_book_does() -> None:
    assert all(PrintedPlace.HTML in places for places in PLACES.values())
