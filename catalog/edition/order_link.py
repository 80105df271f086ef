"""An order by WhatsApp: the number, the message that a buyer sends, the link that opens it (stage 3)."""

from __future__ import annotations

from urllib.parse import quote

from catalog.edition.formatting import Formatter
from catalog.edition.views import Link


def order_link(formatter: Formatter, number: str | None, name: str, sku: str, edition: str) -> Link | None:
    """A link to wa.me whose message names the product and its code, or the business alone where `sku` is empty; and the
    code of the `edition` from which it comes. None without a `number`. The words are those of `content/languages/`."""
    if not number:
        return None
    key = "order.product" if sku else "order.business"
    message = formatter.say(key, name=name, sku=sku, edition=edition)
    digits = "".join(filter(str.isdigit, number))
    return Link(formatter.say("order.whatsapp"), number, f"https://wa.me/{digits}?text={quote(message)}")
