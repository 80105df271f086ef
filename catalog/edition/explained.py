"""What is printed → what a book explains of it: the terms that occur, and how to order by what there is (stage 3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from catalog.edition.book_views import OrderSteps
from catalog.edition.formatting import Formatter
from catalog.edition.views import CategoryView, Datum, PublisherView
from catalog.model.settings import Edition

LINES: Final = ("moq", "capacity", "lead_time", "hs")  # of the data, that not every reader knows
INCOTERMS: Final = ("EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP")  # Incoterms 2020


def explained_terms(formatter: Formatter, categories: Sequence[CategoryView]) -> tuple[Datum, ...]:
    """The terms that the products of this book print, each with what it means."""
    used = {term for category in categories for product in category.products for term in product.terms}
    lines = [Datum(key, formatter.say(f"label.{key}"), formatter.say(f"term.{key}")) for key in LINES if key in used]
    return (*lines, *(Datum(key, key, formatter.say(f"term.{key}")) for key in INCOTERMS if key in used))


def order_steps(
    formatter: Formatter, categories: Sequence[CategoryView], publisher: PublisherView, edition: Edition
) -> OrderSteps:
    """How to order from the book and from the HTML; none where nobody can be reached."""
    say = formatter.say
    businesses = [business for category in categories for business in category.businesses]
    coded = any(row.sku for business in businesses for product in business.products for row in product.price_rows)
    ways = {business.order.way for business in businesses if business.order}
    reached = any(business.contacts for business in businesses)
    if not (ways or reached or publisher.contacts):
        return OrderSteps((), ())
    find = say("order.how.code") if coded else say("order.how.name")
    in_list = say("order.how.code_list") if coded and edition.layout.price_list and edition.prices else find
    write = say("order.how.contact") if reached else say("order.how.office_only")
    agree = say("order.how.agree")
    if reached and publisher.contacts and not all(business.contacts for business in businesses):
        agree = formatter.sentences(agree, say("order.how.office"))
    if not ways:
        return OrderSteps((in_list, write, agree), (find, write, agree))
    way = ways.pop() if len(ways) == 1 else "any"
    scan, press = say(f"order.how.scan.{way}", code=edition.code), say(f"site.order_how.{way}")
    return OrderSteps((in_list, scan, agree), (find, press, agree))
