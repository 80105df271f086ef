"""Where an order goes, what a buyer sends there, and the links that open it: to press, and printed as a code (stage 3).

The link to press has a whole message. A printed code has few letters, so that its squares are large: the product's code
and the edition's. Both have the words of `content/languages/`, or none. Messengers differ: LINE takes a message for an
official account alone, KakaoTalk opens a chat without one, and WeChat has no address that would open a chat at all. Its
ID is printed to be searched for, with the code that the app itself shows, where its owner has typed what that says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from catalog.edition.formatting import Formatter
from catalog.edition.views import OrderLink
from catalog.markets.phone_numbers import PhoneNumber, phone_number
from catalog.model.business import ChannelName, Contacts

LONGEST_CODE: Final = 122  # bytes; longer ones have more than the 45 × 45 squares that pages have room for
LONGEST_TEXT: Final = 50  # letters of a number or address that stands below a code
OFFICIAL: Final = "@"  # before the ID of an official account of LINE
IN_ADDRESSES: Final = ":/?#[]@!$&'()*+,;=%-._~"  # what is not escaped in an address of the web (RFC 3986, 2.2)


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to order, and where it leads: a number's digits, an e-mail address, a page of the web, a messenger's ID."""

    way: ChannelName
    address: str
    printed: str
    own: bool  # whether it leads to the maker, and not to the office for all
    scanned: str = ""  # what a code says that only the messenger itself can make


@dataclass(frozen=True, slots=True)
class Sender:
    """From whom an enquiry comes: the edition's code, the buyer for whom it was made, "" for nobody alone, and how
    people of its market begin a letter, "" as people of its language do."""

    edition: str
    buyer: str = ""
    greeting: str = ""


@dataclass(frozen=True, slots=True)
class Ordered:
    """What a message asks for: names, and the code that identifies it to whoever reads the message, "" where who it is
    sent to says it."""

    name: str
    sku: str  # of a product
    code: str


def order_channel(
    ways: Iterable[ChannelName], contacts: Contacts, country: str, formatter: Formatter, *, phone: bool, own: bool
) -> Channel | None:
    """The first of `ways` that there is in `contacts`, by a number only where `phone` (the owner's consent)."""
    number = phone_number(contacts.whatsapp, country) if contacts.whatsapp and phone else None
    known: dict[ChannelName, tuple[str | None, str]] = {
        "whatsapp": (number.digits, formatter.phone(number)) if number else (None, ""),
        "line": (contacts.line, contacts.line or ""),
        "wechat": (contacts.wechat or contacts.wechat_code, contacts.wechat or ""),
        "kakaotalk": (contacts.kakaotalk, bare(kakaotalk_url(contacts.kakaotalk or ""))),
        "email": (contacts.email, contacts.email or ""),
        "web": (contacts.web, bare(contacts.web) if contacts.web else ""),
    }
    for way in ways:
        address, printed = known[way]
        if address:
            return Channel(way, address, printed, own, (contacts.wechat_code or "") if way == "wechat" else "")
    return None


def order_link(formatter: Formatter, channel: Channel | None, ordered: Ordered, sender: Sender) -> OrderLink | None:
    """How to order from an edition; None without a channel."""
    if channel is None:
        return None
    edition = sender.edition
    texts = list(dict.fromkeys(filter(None, (f"{ordered.code} {edition}".lstrip(), ordered.code, edition))))
    url, codes = _addresses(channel, quote(_message(formatter, ordered, sender)), [quote(text) for text in texts])
    code = next((code for code in codes if len(code) <= LONGEST_CODE), "")
    text = next((text for text in (channel.printed, _host(channel)) if len(text) <= LONGEST_TEXT), "")
    return OrderLink(channel.way, formatter.say(f"order.{channel.way}"), text, url, code, channel.own)


def _message(formatter: Formatter, ordered: Ordered, sender: Sender) -> str:
    key = "order.product" if ordered.sku else "order.business"
    edition, buyer = sender.edition, sender.buyer
    named = formatter.say("order.for", edition=edition, buyer=buyer) if buyer else edition
    greeting = sender.greeting or formatter.say("order.greeting")
    return formatter.say(key, greeting=greeting, name=ordered.name, sku=ordered.sku, edition=named)


def _addresses(channel: Channel, message: str, texts: Sequence[str]) -> tuple[str, list[str]]:
    """What opens the channel when it is pressed, "" where nothing does, and what a printed code of it may say, the best
    first. `texts` are what a short message may be, the longest first."""
    address = channel.address
    match channel.way:
        case "whatsapp":
            chat = f"https://wa.me/{address}"
            return f"{chat}?text={message}", [f"{chat}?text={text}" for text in texts]
        case "email":
            mail = mail_url(address)
            return f"{mail}?subject={texts[0]}&body={message}", [*(f"{mail}?subject={text}" for text in texts), mail]
        case "line":
            official = address.startswith(OFFICIAL)
            chat = f"https://line.me/R/oaMessage/{quote(address)}/?{message}"
            return chat if official else line_url(address), [line_url(address)]
        case "kakaotalk":
            return f"{kakaotalk_url(address)}/chat", [f"{kakaotalk_url(address)}/chat"]
        case "wechat":
            return "", [channel.scanned]
        case "web":
            return address, [quote(address, safe=IN_ADDRESSES)]


def _host(channel: Channel) -> str:
    """What is printed where an address is too long: of a page of the web its host."""
    return channel.printed.partition("/")[0] if channel.way == "web" else ""


def chat_url(number: PhoneNumber) -> str:
    """The address that opens a chat with a number in WhatsApp: its digits alone, with the country's code."""
    return f"https://wa.me/{number.digits}"


def line_url(name: str) -> str:
    """The address that shows an account of LINE, to add it or to write to it: official ones have @ before their ID,
    others ~ in the address alone."""
    return f"https://line.me/R/ti/p/{quote(name) if name.startswith(OFFICIAL) else f'~{quote(name)}'}"


def kakaotalk_url(channel: str) -> str:
    """The address of a channel of KakaoTalk."""
    return f"https://pf.kakao.com/{channel}"


def mail_url(address: str) -> str:
    """The address that opens a message to an e-mail address (RFC 6068)."""
    return f"mailto:{quote(address, safe='@+')}"


def bare(url: str) -> str:
    """An address of the web as it is printed."""
    return url.split("://", 1)[1].rstrip("/")
