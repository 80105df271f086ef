"""A business entry → what is printed of it, in one language (stage 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalog.content.selection import prominence_of
from catalog.core.natural_order import NaturalKey, natural_key
from catalog.edition.order_link import Channel, Ordered, bare, chat_url, kakaotalk_url, line_url, mail_url
from catalog.edition.product_view import view_product
from catalog.edition.view_context import ViewContext
from catalog.edition.views import BusinessView, Datum, Link
from catalog.model.business import Address, Business, Contacts
from catalog.model.catalogue import BusinessEntry, ProductEntry
from catalog.model.entry_summaries import BusinessSummary, ProductSummary
from catalog.model.product import Prominence


def view_business(
    context: ViewContext, entry: BusinessEntry, products: Sequence[ProductEntry], category: str
) -> BusinessView:
    """`products` are those of its products that stand in the chapter `category`, in the order in which they print."""
    context = context.apart()
    business, formatter = entry.business, context.formatter
    name = context.name(business.name)
    kecamatan = (business.address.kecamatan if business.address else None) or ""
    region = context.regions[kecamatan] if kecamatan else ""
    channel = _order_channel(context, business)
    return BusinessView(
        slug=entry.slug,
        anchor=f"business/{entry.slug}",
        file=entry.file,
        category=category,
        name=name,
        owner=business.owner or "",
        story=context.text(business.story),
        place=", ".join(filter(None, dict.fromkeys((business.address.desa, region)))) if business.address else "",
        kecamatan=kecamatan,
        kecamatan_name=region,
        since=formatter.say("business.since", year=business.founded) if business.founded else "",
        facts=tuple(_facts(context, business)),
        contacts=tuple(contact_links(context, business.contacts, business.consent.phone)),
        order=context.order(channel, Ordered(name, "", entry.slug if channel and not channel.own else "")),
        badges=context.badges(business.licences),
        portrait=context.photo(business.photos.portrait, entry.slug, name) if business.consent.face else None,
        workshop=context.photo(business.photos.workshop, entry.slug, name),
        logo=context.photo(business.photos.logo, entry.slug, name),
        fictitious=business.fictitious,
        products=tuple(view_product(context.apart(), product, entry, channel) for product in products),
        foreign=context.foreign.noted,  # the last, since it is of all texts above
    )


def _order_channel(context: ViewContext, business: Business) -> Channel | None:
    """Where orders go: to the business by the first way that it has; else to the office; None when neither is known."""
    own = context.channel(business.contacts, phone=business.consent.phone)
    return own or context.channel(context.office, phone=True, own=False)


def contact_links(context: ViewContext, contacts: Contacts, phone: bool) -> Iterator[Link]:
    """The contacts that may be printed; telephone numbers only where `phone` (the owner's consent)."""
    say, printed = context.formatter.say, context.formatter.phone
    chat, line = (context.phone(number) if phone else None for number in (contacts.whatsapp, contacts.phone))
    if chat:
        yield Link(say("contact.whatsapp"), printed(chat), chat_url(chat))
    if line:
        extended = say("contact.extension", number=printed(line), extension=line.extension)
        yield Link(say("contact.phone"), extended if line.extension else printed(line), line.url)
    if contacts.line:
        yield Link(say("contact.line"), contacts.line, line_url(contacts.line), say("contact.line"))
    if contacts.wechat:
        yield Link(say("contact.wechat"), contacts.wechat, "", say("contact.wechat"))
    if contacts.kakaotalk:
        channel = kakaotalk_url(contacts.kakaotalk)
        yield Link(say("contact.kakaotalk"), bare(channel), channel)
    if contacts.email:
        yield Link(say("contact.email"), contacts.email, mail_url(contacts.email))
    if contacts.instagram:
        account = contacts.instagram.removeprefix("@")
        yield Link(say("contact.instagram"), f"@{account}", f"https://www.instagram.com/{account}/")
    if contacts.web:
        yield Link(say("contact.web"), bare(contacts.web), contacts.web)
    for session in contacts.marketplaces:
        yield Link(session.name, bare(session.url), session.url)


def _facts(context: ViewContext, business: Business) -> Iterator[Datum]:
    say, formatter = context.formatter.say, context.formatter
    if business.owner:
        yield Datum("owner", say("label.owner"), business.owner)
    if business.workers:
        yield Datum("workers", say("label.workers"), formatter.count("people", business.workers))
    if business.exports and business.exports.countries:
        yield Datum("exports", say("label.exports"), formatter.countries(business.exports.countries))
    if business.exports and business.exports.since:
        yield Datum("export_since", say("label.export_since"), str(business.exports.since))
    if business.address and (address := _address(context, business.address)):
        yield Datum("address", say("label.address"), address)
    if business.business_class:
        yield Datum("class", say("label.class"), say(f"class.{business.business_class.value}"))
    if business.address and business.address.coordinates:
        yield Datum("coordinates", say("label.coordinates"), formatter.coordinates(*business.address.coordinates))
    if business.bill_of_materials:
        yield Datum("bill_of_materials", say("label.bill_of_materials"), say("value.bill_of_materials"))


def _address(context: ViewContext, address: Address) -> str:
    name = context.regions[address.kecamatan] if address.kecamatan else ""
    kecamatan = context.formatter.say("value.kecamatan", name=name) if name else ""
    village = "" if address.desa == name else address.desa  # Sukorame in Sukorame stands there once
    return ", ".join(part for part in (address.street, village, kecamatan, address.postcode) if part)


def in_reading_order(
    context: ViewContext, business: BusinessSummary, products: Sequence[ProductSummary]
) -> list[ProductSummary]:
    """Features first, then standard, then compact; by slug within each, 2 before 10, however they were read."""
    rank = {Prominence.FEATURE: 0, Prominence.STANDARD: 1, Prominence.COMPACT: 2}

    def key(product: ProductSummary) -> tuple[int, NaturalKey]:
        category = product.category or business.category
        return rank[prominence_of(context.sizes, context.chapters, category, product)], natural_key(product.slug)

    return sorted(products, key=key)
