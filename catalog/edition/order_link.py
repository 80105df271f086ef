"""Where an order goes, what a buyer sends there, and the links that open it: to press, and printed as a code (stage 3).

The link to press has a whole message. A printed code has few letters, so that its squares are large: the product's code
and the edition's. Both have the words of `content/languages/`, or none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from catalog.edition.formatting import Formatter
from catalog.edition.views import OrderLink
from catalog.markets.phone_numbers import PhoneNumber, phone_number
from catalog.model.business import Contacts

LONGEST_CODE: Final = 122  # bytes; longer ones have more than the 45 × 45 squares that pages have room for
LONGEST_TEXT: Final = 50  # letters of a number or address that stands below a code
IN_ADDRESSES: Final = ":/?#[]@!$&'()*+,;=%-._~"  # what is not escaped in an address of the web (RFC 3986, 2.2)


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to order, and where it leads: a number's digits, an e-mail address or a page of the web."""

    way: str  # whatsapp, email or web
    address: str
    printed: str
    own: bool  # whether it leads to the maker, and not to the office for all


@dataclass(frozen=True, slots=True)
class Ordered:
    """What a message asks for: names, and the code that identifies it to whoever reads the message, "" where who it is
    sent to says it."""

    name: str
    sku: str  # of a product
    code: str


def order_channel(
    ways: Iterable[str], contacts: Contacts, country: str, formatter: Formatter, *, phone: bool, own: bool
) -> Channel | None:
    """The first of `ways` that there is in `contacts`, by a number only where `phone` (the owner's consent)."""
    number = phone_number(contacts.whatsapp, country) if contacts.whatsapp and phone else None
    known = {
        "whatsapp": (number.digits, formatter.phone(number)) if number else None,
        "email": (contacts.email, contacts.email) if contacts.email else None,
        "web": (contacts.web, bare(contacts.web)) if contacts.web else None,
    }
    for way in ways:
        if found := known[way]:
            return Channel(way, *found, own)
    return None


def order_link(
    formatter: Formatter, channel: Channel | None, ordered: Ordered, edition: str, buyer: str = ""
) -> OrderLink | None:
    """How to order from the `edition` with this code, which was made for `buyer`; None without a channel."""
    if channel is None:
        return None
    key = "order.product" if ordered.sku else "order.business"
    named = formatter.say("order.for", edition=edition, buyer=buyer) if buyer else edition
    message = quote(formatter.say(key, name=ordered.name, sku=ordered.sku, edition=named))
    shortest = list(dict.fromkeys(filter(None, (f"{ordered.code} {edition}".lstrip(), ordered.code, edition))))
    whole, *shorter = [quote(text) for text in shortest]
    if channel.way == "whatsapp":
        chat = f"https://wa.me/{channel.address}"
        url, codes = f"{chat}?text={message}", [f"{chat}?text={text}" for text in (whole, *shorter)]
    elif channel.way == "email":
        mail = mail_url(channel.address)
        codes = [*(f"{mail}?subject={text}" for text in (whole, *shorter)), mail]
        url = f"{codes[0]}&body={message}"
    else:
        url, codes = channel.address, [quote(channel.address, safe=IN_ADDRESSES)]
    code = next((code for code in codes if len(code) <= LONGEST_CODE), "")
    text = next((text for text in (channel.printed, _host(channel)) if len(text) <= LONGEST_TEXT), "")
    return OrderLink(channel.way, formatter.say(f"order.{channel.way}"), text, url, code, channel.own)


def _host(channel: Channel) -> str:
    """What is printed where an address is too long: of a page of the web its host."""
    return channel.printed.partition("/")[0] if channel.way == "web" else ""


def chat_url(number: PhoneNumber) -> str:
    """The address that opens a chat with a number in WhatsApp: its digits alone, with the country's code."""
    return f"https://wa.me/{number.digits}"


def mail_url(address: str) -> str:
    """The address that opens a message to an e-mail address (RFC 6068)."""
    return f"mailto:{quote(address, safe='@+')}"


def bare(url: str) -> str:
    """An address of the web as it is printed."""
    return url.split("://", 1)[1].rstrip("/")
