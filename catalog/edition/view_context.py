"""What the views of an edition in one language are made with (stage 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from markupsafe import Markup as Html

from catalog.content.selection import selected_products
from catalog.core.content_keys import content_key
from catalog.edition.foreign_texts import ForeignTexts
from catalog.edition.formatting import Formatter
from catalog.edition.markdown_html import markdown_html
from catalog.edition.measures import Units
from catalog.edition.order_link import Channel, Ordered, Sender, order_channel, order_link
from catalog.edition.photo_view import PhotoView
from catalog.edition.views import Badge, OrderLink
from catalog.markets.licence_numbers import kind_name, licence_valid
from catalog.markets.market_money import MarketMoney, market_money
from catalog.markets.phone_numbers import PhoneNumber, phone_number
from catalog.model.allergens import allergen_keys
from catalog.model.build_day import Today
from catalog.model.business import ChannelName, Contacts, Licence, Photo
from catalog.model.catalogue import Catalogue
from catalog.model.language_chain import language_chain
from catalog.model.layout_rules import SizeRule
from catalog.model.market import Statement
from catalog.model.settings import Edition
from catalog.model.values import Text
from catalog.pictures.probe import photo_ratio

ABOUT: Final = "about"  # the kind of a price in the buyer's money


@dataclass(frozen=True, slots=True)
class OtherProduct:
    """A product that an entry names, with its name as it is typed and as the edition says it; `anchor` is "" where it
    is not in the edition."""

    typed: Text
    name: str
    anchor: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class ViewContext:
    """All that the view of a business depends on besides its own entries, of one edition in one language. What is
    stored of views has it in its key, so what a view is to show must come from here."""

    own: str  # the catalogue's language
    foreign: ForeignTexts  # the texts in other languages, noted as they are taken
    country: str  # by which telephone numbers are read
    office: Contacts  # of the publisher
    chapters: Mapping[str, str]  # by category
    regions: Mapping[str, str]  # names by slug
    allergens: Mapping[str, str]  # phrases by names in all languages
    code: str  # of the edition, as are the next ones
    buyer: str  # for whom it is made, "" for nobody alone
    greeting: str  # with which an enquiry from its market begins, "" for that of the language
    order_by: tuple[ChannelName, ...]
    second_names: str  # language, "" without
    prices: tuple[str, ...]
    customer_group: str  # whose prices are printed, "" for none
    customers: str  # what that group is called
    group_currency: str  # of those prices, "" for that of each product
    units: Units
    sizes: tuple[SizeRule, ...]
    formatter: Formatter
    images: Path  # the project's folder of photos
    today: Today
    abroad: bool  # whether it is for a market in another country
    money: MarketMoney | None  # of the buyers in the market of the edition
    statements: tuple[Statement, ...]  # that its market wants printed
    veg_mark: bool  # whether that market marks what is vegetarian and what is not
    others: Mapping[str, OtherProduct]  # by key, that products of the edition name

    @property
    def price_columns(self) -> tuple[str, ...]:
        """The kinds of prices that a price list has: those of the edition, then what they are about in the buyer's
        money."""
        return (*self.prices, ABOUT) if self.money else self.prices

    @property
    def key(self) -> bytes:
        """Content key of all but the place of the images, the day and other products."""
        named = (self.own, self.country, self.code, self.buyer, self.greeting, self.second_names)
        priced = (self.customer_group, self.group_currency)
        market = repr((self.abroad, self.money, self.statements, self.veg_mark))
        listed = (self.office, self.order_by, self.chapters, self.regions, self.allergens, self.prices, self.sizes)
        return content_key(
            *named, repr(self.foreign.chain), *priced, market, *map(repr, (*listed, self.units)), self.formatter.digest
        )

    def text(self, text: Text | None) -> str:
        """`text` in the edition's language; else in the first of its chain that it has; else whatever there is. "" for
        None."""
        return self.foreign.take(text) if text else ""

    def name(self, text: Text | None) -> str:
        """The same of what may be a proper name, which is of no language."""
        return self.foreign.take(text, name=True) if text else ""

    def html(self, text: Text | None) -> Html:
        """A Markdown text as HTML, in which all markup that was typed is escaped."""
        return markdown_html(self.text(text), self.foreign.language_of(text)) if text else Html()

    def apart(self) -> ViewContext:
        """The same for a view that notes its own texts in other languages."""
        return replace(self, foreign=ForeignTexts(self.foreign.chain, self.own))

    def photo(self, photo: Photo | None, folder: str, alt: str) -> PhotoView | None:
        """A photo below `images/<folder>/`; None when there is none or its file is missing (`check` reports that)."""
        if photo is None:
            return None
        file = self.images / folder / photo.file
        if not file.is_file():
            return None
        return PhotoView(file, photo.focus, self.text(photo.alt) or alt, self.text(photo.caption), photo_ratio(file))

    def badges(self, licences: tuple[Licence, ...]) -> tuple[Badge, ...]:
        """The licences that hold today. One of a kind that the language does not name has the kind's own letters."""
        language = self.formatter.language
        return tuple(
            Badge(
                licence.type.value,
                self.text(licence.name) or language.licences.get(licence.type.value, kind_name(licence.type)),
                licence.number,
                language.licence_meanings.get(licence.type.value, ""),
            )
            for licence in licences
            if licence_valid(licence, self.today)
        )

    def channel(self, contacts: Contacts, *, phone: bool, own: bool = True) -> Channel | None:
        """How to order by `contacts`, as the edition prefers; by a number only where `phone` (the owner's consent)."""
        return order_channel(self.order_by, contacts, self.country, self.formatter, phone=phone, own=own)

    def order(self, channel: Channel | None, ordered: Ordered) -> OrderLink | None:
        """The links of an order for a product, or of a question to a business; None without a channel."""
        return order_link(self.formatter, channel, ordered, Sender(self.code, self.buyer, self.greeting))

    def phone(self, typed: str | None) -> PhoneNumber | None:
        """A number as it is dialled and printed; None without one."""
        return phone_number(typed, self.country) if typed else None


def make_context(
    catalogue: Catalogue, edition: Edition, formatter: Formatter, images: Path, today: Today
) -> ViewContext:
    """What of the catalogue and the edition concerns the view of a business."""
    group = catalogue.info.customer_groups.get(edition.customer_group or "")
    market = catalogue.markets.markets.get(edition.market or "")
    own = catalogue.info.language
    foreign = ForeignTexts(language_chain(formatter.code, catalogue.languages, own), own)
    return ViewContext(
        own=own,
        foreign=foreign,
        country=catalogue.info.country,
        office=catalogue.info.publisher.contacts,
        chapters={category: catalogue.chapter(category) for category in catalogue.categories},
        regions={region.slug: region.name for region in catalogue.regions.values()},
        allergens=allergen_keys(catalogue.languages.values()),
        code=edition.code,
        buyer=(edition.extract.buyer if edition.extract else None) or "",
        greeting=(market.greeting.get(formatter.code) if market and market.greeting else None) or "",
        order_by=edition.order_by,
        second_names=edition.second_names or "",
        prices=edition.prices,
        customer_group=edition.customer_group or "",
        customers=foreign.take(group.name) if group else "",
        group_currency=(group.currency if group else None) or "",
        units=edition.units,
        sizes=edition.layout.sizes,
        formatter=formatter,
        images=images,
        today=today,
        abroad=market is not None and market.country != catalogue.info.country,
        money=market_money(market, catalogue.rates),
        statements=market.statements if market else (),
        veg_mark=market is not None and market.veg_mark,
        others=_others(catalogue, edition, foreign),
    )


def _others(catalogue: Catalogue, edition: Edition, foreign: ForeignTexts) -> Mapping[str, OtherProduct]:
    """The products that others name, whichever edition those stand in."""
    every = [(business, product) for business in catalogue.summaries.values() for product in business.products]
    named = {key for _, product in every if product.contains or product.goes_with for key in product.linked}
    printed = {product.key for _, product in selected_products(catalogue, edition)} if named else set()
    return {
        product.key: OtherProduct(
            product.name,
            foreign.chain.find(product.name)[1],
            f"product/{product.key}" if product.key in printed else "",
            product.hidden or business.hidden,
        )
        for business, product in (every if named else ())
        if product.key in named
    }
