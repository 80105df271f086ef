"""E-mail and web addresses, names on Instagram and shops on marketplaces as people type them → as an entry has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from catalog.exchange.values.reading import Reading, Value, line_of, own
from catalog.model.business import ADDRESS, EMAIL

LONGEST: Final = 2000  # characters of an address
IS_EMAIL: Final = re.compile(EMAIL)
IS_WEB: Final = re.compile(rf"^https?://{ADDRESS}")
IS_SHOP: Final = re.compile(rf"^https://{ADDRESS}")
HOST: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?=[/?#:]|$)", re.IGNORECASE)  # of an address without https://
NAME: Final = re.compile(r"@?([A-Za-z0-9_][A-Za-z0-9_.]{0,28}[A-Za-z0-9_]|[A-Za-z0-9_])")
INSTAGRAM: Final = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?:instagram\.com|instagr\.am|ig\.me/m)/@?([A-Za-z0-9_.]{1,30})/?(?:[?#]\S*)?", re.I
)
NO_NAMES: Final = frozenset(
    {"p", "reel", "reels", "stories", "explore", "tv", "share", "accounts"}
)  # of Instagram itself
LABEL: Final = re.compile(
    r"^(?:e-?mail|surel|website|web|situs|instagram|insta|ig|akun|alamat|link)(?:\s*[:=]\s*|\s+)",
    re.IGNORECASE,
)
APART: Final = re.compile(r"[\s,;|]+|(?<=\S)\s*\b(?:dan|atau|and|or)\b\s+", re.IGNORECASE)
MARKETPLACES: Final[Mapping[str, str]] = {  # by the name of the host, and by that of its short links
    **dict.fromkeys(("shopee", "shope", "shp"), "Shopee"),
    "tokopedia": "Tokopedia",
    "tiktok": "TikTok Shop",
    "lazada": "Lazada",
    "bukalapak": "Bukalapak",
    "blibli": "Blibli",
    "etsy": "Etsy",
    "amazon": "Amazon",
    "alibaba": "Alibaba",
    "ebay": "eBay",
    "facebook": "Facebook",
    "olx": "OLX",
    "zalora": "Zalora",
    "padiumkm": "PaDi UMKM",
    "grab": "Grab",
    "gofood": "GoFood",
}
COUNTRY_PARTS: Final = frozenset({"co", "com", "or", "ac", "web", "net", "my", "sch", "go"})  # of co.id, com.my …
PROFILE: Final[Mapping[str, str]] = {
    "shopee": "https://shopee.co.id/",
    "tokopedia": "https://www.tokopedia.com/",
    "tiktok": "https://www.tiktok.com/@",
    "lazada": "https://www.lazada.co.id/shop/",
    "bukalapak": "https://www.bukalapak.com/u/",
}
NAMED_SHOP: Final = re.compile(
    rf"({'|'.join(PROFILE)})(?:\s*shop)?\s*[:=-]\s*@?([A-Za-z0-9_.-]{{3,40}})", re.IGNORECASE
)


def read_email(typed: Value) -> Reading:
    """An e-mail address. Of several the first is the value and `other` is a list of the rest."""
    line = _address_line(typed)
    return line if isinstance(line, Reading) else own(_email(line))


@lru_cache(maxsize=2048)
def _email(line: str) -> Reading:
    text = re.sub(r"\s*@\s*", "@", LABEL.sub("", line).removeprefix("mailto:"))
    parts = [part.strip("<>().'\"") for part in re.split(r"[\s;,/|]+", text) if "@" in part]
    found = [part.lower() if part.isupper() else part for part in parts if IS_EMAIL.match(part)]
    if not found:
        mended = re.sub(r"[,\s]+", ".", text)  # toko@gmail,com
        return Reading(None, mended if IS_EMAIL.match(mended) else None, "value-email")
    more = list(dict.fromkeys(found[1:]))
    left = [part for part in re.split(r"[\s;,/|]+", text) if part and "@" not in part]
    if more:
        return Reading(found[0], more, "value-address-several")
    return Reading(found[0], None, "value-words-left" if left or len(parts) > 1 else "")


def read_web(typed: Value) -> Reading:
    """The address of a website, with https:// before it where there was nothing."""
    line = _address_line(typed)
    return line if isinstance(line, Reading) else own(_web(line))


@lru_cache(maxsize=2048)
def _web(line: str) -> Reading:
    found = [url for part in APART.split(LABEL.sub("", line)) if (url := _url(part))]
    if not found:
        return Reading(None, why="value-web")
    left = [part for part in APART.split(LABEL.sub("", line)) if part and not _url(part)]
    if len(found) > 1:
        return Reading(found[0], found[1:], "value-address-several")
    return Reading(found[0], None, "value-words-left" if left else "")


def _url(text: str) -> str:
    """An address with its scheme; "" where `text` is none."""
    text = text.strip("<>()\"'").rstrip(".,;")
    if "@" in text.split("/", 1)[0]:
        return ""
    url = re.sub(r"^(https?):/*", lambda found: f"{found[1].lower()}://", text, flags=re.IGNORECASE)
    if not url.startswith(("http://", "https://")):
        url = f"https://{url}" if HOST.match(url) else ""
    return url if IS_WEB.match(url) else ""


def read_instagram(typed: Value) -> Reading:
    """The name of an account on Instagram, with @: of its name, its address, `ig: name`."""
    line = _address_line(typed)
    return line if isinstance(line, Reading) else own(_instagram(line))


@lru_cache(maxsize=2048)
def _instagram(line: str) -> Reading:
    text = LABEL.sub("", line).strip().removeprefix(":").strip(" .,;")
    found = [name for part in APART.split(text) if (name := _account(part))]
    words = [part for part in APART.split(text) if part]
    marked = [part for part in words if part.startswith("@") or INSTAGRAM.fullmatch(part)]
    if len(words) > 1 and len(marked) < 1:  # the name of a shop is no account
        return Reading(None, why="value-instagram")
    if len(words) > 1:
        found = [name for part in marked if (name := _account(part))]
    if not found:
        return Reading(None, why="value-instagram")
    if len(found) > 1:
        return Reading(found[0], found[1:], "value-address-several")
    return Reading(found[0], None, "value-words-left" if len(words) > 1 else "")


def _account(text: str) -> str:
    link = INSTAGRAM.fullmatch(text)
    name = link[1].strip(".") if link else text
    match = NAME.fullmatch(name)
    if (
        not match
        or (link and match[1].casefold() in NO_NAMES)
        or (not link and IS_WEB.match(f"https://{name}/") and "/" in text)
    ):
        return ""
    return f"@{match[1]}"


def read_marketplaces(typed: Value) -> Reading:
    """Shops on marketplaces: a list of `name`, by the host of the address, and `url`. A name alone, `Shopee: toko`, is
    only a second reading, since nobody has looked whether that shop is there."""
    if isinstance(typed, str):
        typed = typed.replace("\n", " ; ")
    line = _address_line(typed)
    return line if isinstance(line, Reading) else own(_marketplaces(line))


@lru_cache(maxsize=2048)
def _marketplaces(line: str) -> Reading:
    shops, left = [], []
    for part in re.split(r"[\s,;|]+", line):
        url = _url(part) if "/" in part or part.lower().startswith("www.") else ""
        url = re.sub(r"^http://", "https://", url)
        if IS_SHOP.match(url):
            shops.append({"name": _shop_name(url), "url": url})
        elif part.strip(" :-=.") and part.casefold().strip(" :-=.") not in MARKETPLACES:
            left.append(part)
    if shops:
        return Reading(shops, None, "value-words-left" if left else "")
    named = NAMED_SHOP.fullmatch(line)
    if named:
        url = PROFILE[named[1].casefold()] + named[2]
        return Reading(None, [{"name": _shop_name(url), "url": url}], "value-marketplace-name")
    return Reading(None, why="value-marketplace")


def _shop_name(url: str) -> str:
    """The marketplace of an address: its usual name, or the host's."""
    parts = (urlsplit(url).hostname or "").split(".")
    known = next((MARKETPLACES[part] for part in parts if part in MARKETPLACES), "")
    own = [part for part in parts[:-1] if part not in COUNTRY_PARTS and part not in ("www", "m", "s", "shop", "toko")]
    return known or (own[-1].capitalize() if own else ".".join(parts))


def _address_line(typed: Value) -> str | Reading:
    """Addresses are longer than other values, and have no marks before them."""
    if isinstance(typed, str) and 100 < len(typed) <= LONGEST:
        return " ".join(typed.split())
    return line_of(typed)
