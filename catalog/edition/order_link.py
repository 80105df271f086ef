"""An order by WhatsApp: the number, the message that a buyer sends, the link that opens it (stage 3)."""

from __future__ import annotations

from urllib.parse import quote

from catalog.edition.formatting import Formatter
from catalog.edition.views import Link
from catalog.markets.phone_numbers import PhoneNumber


def order_link(formatter: Formatter, number: PhoneNumber | None, name: str, sku: str, edition: str) -> Link | None:
    """A link to wa.me whose message names the product and its code, or the business alone where `sku` is empty; and the
    code of the `edition` from which it comes. None without a `number`. The words are those of `content/languages/`."""
    if not number:
        return None
    key = "order.product" if sku else "order.business"
    message = formatter.say(key, name=name, sku=sku, edition=edition)
    return Link(formatter.say("order.whatsapp"), number.printed, f"{chat_url(number)}?text={quote(message)}")


def chat_url(number: PhoneNumber) -> str:
    """The address that opens a chat with a number in WhatsApp: its digits alone, with the country's code."""
    return f"https://wa.me/{number.digits}"
