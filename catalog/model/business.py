"""The business entry: `content/businesses/<business>/business.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from catalog.model.values import (
    CategorySlug,
    Count,
    Country,
    Day,
    Degrees,
    Digits,
    Entry,
    Fraction,
    RegionSlug,
    Text,
    Whole,
)


class BusinessClass(StrEnum):
    """Class by PP 7/2021: capital up to Rp1 billion, 5 billion, 10 billion."""

    MIKRO = "mikro"
    KECIL = "kecil"
    MENENGAH = "menengah"


class LicenceType(StrEnum):
    """Kinds of licence; the forms of their numbers stand in `markets/licence_numbers.py`."""

    NIB = "nib"
    PIRT = "pirt"
    MD = "md"
    HALAL = "halal"
    MEREK = "merek"
    SNI = "sni"
    SVLK = "svlk"
    HACCP = "haccp"
    SKP = "skp"
    FDA_FFR = "fda_ffr"
    GACC = "gacc"
    MFDS = "mfds"
    ERF_TR = "erf_tr"
    OTHER = "other"


class Licence(Entry):
    type: LicenceType = Field(
        description="Kind of licence: nib (business number), pirt (home food permit), md (BPOM food), halal, merek "
        "(trademark), sni, svlk (legal wood), haccp, skp (fish processing), fda_ffr (USA), gacc (China), "
        "mfds (Korea), erf_tr (Turkey), other."
    )
    number: Digits = Field(
        min_length=1,
        description="Number as it stands on the document. NIB: 13 digits. P-IRT: 2063524010001-29. BPOM: MD and 12 or "
        "15 digits. Halal: ID and 17 digits, the certificate's number. Trademark: IDM and 9 digits.",
    )
    name: Text | None = Field(None, description="What the licence is called; needed for the type other only.")
    valid_from: Day | None = Field(None, description="First day on which it holds: year-month-day.")
    valid_until: Day | None = Field(
        None,
        description="Last day on which it holds. Past it the licence is no longer printed. A P-IRT number ends in its "
        "year, so it needs no date here.",
    )


class Photo(Entry):
    file: str = Field(
        min_length=1,
        description="Name of the photo's file. It lies in the folder of the business below images/; capitals and the "
        "ending count.",
    )
    focus: Annotated[tuple[Fraction, Fraction], Field()] = Field(
        (0.5, 0.5),
        description="The point that must stay in view when the photo is cropped: how far from the left, how far from "
        "the top, each from 0 to 1.",
    )
    caption: Text | None = Field(
        None, description="Printed below a photo that fills the head of a page, and beside every photo in the HTML."
    )
    alt: Text | None = Field(None, description="What the photo shows, in one sentence, for readers who cannot see it.")


class Address(Entry):
    street: str | None = Field(None, description="Street and number.")
    desa: str | None = Field(None, description="Village (desa) or kelurahan, its name alone.")
    kecamatan: RegionSlug | None = Field(
        None, description="Short name (slug) of the kecamatan, as it stands in content/regions.yaml."
    )
    postcode: Digits | None = Field(None, pattern=r"^[0-9]{5}$", description="Postcode, five digits.")
    coordinates: tuple[Annotated[Degrees, Field(ge=-90, le=90)], Annotated[Degrees, Field(ge=-180, le=180)]] | None = (
        Field(
            None,
            description="Latitude and longitude in degrees, as a map shows them when you press on the place; south is "
            "negative.",
        )
    )


# One address alone, with the name of a host that has an ending: a@b,c and https://contoh lead nowhere.
_PART = r"""[^@\s.,;:/<>()\[\]"'?#]+"""
_ENDING = r"""[^@\s.,;:/<>()\[\]"'?#0-9_-][^@\s.,;:/<>()\[\]"'?#]+"""
EMAIL = rf"""^[^@\s.,;:<>()\[\]"]+(\.[^@\s.,;:<>()\[\]"]+)*@({_PART}\.)+{_ENDING}$"""
ADDRESS = rf"({_PART}\.)+{_ENDING}(:[0-9]{{1,5}})?([/?#]\S*)?$"


class Marketplace(Entry):
    name: str = Field(description="Name of the marketplace: Shopee, Tokopedia, TikTok Shop …")
    url: str = Field(pattern=rf"^https://{ADDRESS}", description="Address of the shop there, beginning with https://.")


ChannelName = Literal["whatsapp", "line", "wechat", "kakaotalk", "email", "web"]  # a way to order
LINE_ID = r"^@?[a-z0-9][a-z0-9._-]{2,19}$"
WECHAT_ID = r"^[A-Za-z][A-Za-z0-9_-]{5,19}$"
WECHAT_CODE = r"^https?://(u\.wechat\.com/[A-Za-z0-9_-]{6,60}|weixin\.qq\.com/[a-z]/[A-Za-z0-9_-]{6,60})$"
KAKAOTALK_ID = r"^_[A-Za-z0-9]{3,20}$"


class Contacts(Entry):
    whatsapp: Digits | None = Field(
        None,
        description="WhatsApp number as people write it: 0812 3456 7890 or +62 812 3456 7890. A business's is printed "
        "only if consent.phone is yes.",
    )
    phone: Digits | None = Field(
        None,
        description="Telephone number, written like the WhatsApp number; an extension follows ext.: (0322) 321000 "
        "ext. 12.",
    )
    email: str | None = Field(None, pattern=EMAIL, description="E-mail address, one alone.")
    line: str | None = Field(
        None,
        pattern=LINE_ID,
        description="LINE ID, in small letters; of an official account with @: @toko-anda. Buyers in Japan, Taiwan and "
        "Thailand use LINE.",
    )
    wechat: str | None = Field(
        None,
        pattern=WECHAT_ID,
        description="WeChat ID: 6 to 20 letters, digits, _ and -, beginning with a letter. It is printed to be "
        "searched for: no address opens a WeChat ID.",
    )
    wechat_code: str | None = Field(
        None,
        pattern=WECHAT_CODE,
        description="What your own QR code in WeChat says, read with any other scanner: https://u.wechat.com/kAbCdEfG. "
        "With it a code is printed beside the ID.",
    )
    kakaotalk: str | None = Field(
        None,
        pattern=KAKAOTALK_ID,
        description="KakaoTalk channel: the end of its address, http://pf.kakao.com/_abcDE, with the _: _abcDE.",
    )
    instagram: str | None = Field(
        None, pattern=r"^@?[A-Za-z0-9_.]{1,30}$", description="Name of the Instagram account, with or without @."
    )
    web: str | None = Field(
        None, pattern=rf"^https?://{ADDRESS}", description="Website, beginning with https:// or http://."
    )
    marketplaces: tuple[Marketplace, ...] = Field((), description="Shops on marketplaces.")


class Consent(Entry):
    phone: bool = Field(False, description="The owner agreed to have the telephone numbers printed.")
    face: bool = Field(False, description="The people in the portrait agreed to be shown.")


class Exports(Entry):
    countries: tuple[Country, ...] = Field(
        (), description="Where it has sold to: two-letter country codes (JP Japan, MY Malaysia, AU Australia …)."
    )
    since: Annotated[Whole, Field(ge=1945, le=2100)] | None = Field(None, description="Year of the first export.")


class BusinessPhotos(Entry):
    portrait: Photo | None = Field(None, description="The owner or the team. Printed only if consent.face is yes.")
    workshop: Photo | None = Field(None, description="The place where the work is done, in landscape format.")
    logo: Photo | None = Field(None, description="The logo, best as a PNG without background.")


class Business(Entry):
    name: Text = Field(description="Name of the business, as on its sign. A name needs no translation.")
    category: CategorySlug = Field(
        description="Its chapter in the book: the short name (slug) of a category in content/categories.yaml."
    )
    owner: str | None = Field(None, description="Name of the owner.")
    brand: Text | None = Field(
        None, description="Brand of its products, where it is not the name of the business. A product may have its own."
    )
    story: Text | None = Field(None, description="Three sentences: who makes it, how, and what is good about it.")
    founded: Annotated[Whole, Field(ge=1800, le=2100)] | None = Field(None, description="Year in which it began.")
    workers: Count | None = Field(None, description="How many people work there, the owner included.")
    business_class: BusinessClass | None = Field(
        None,
        alias="class",
        description="Class of the business (PP 7/2021): mikro (capital up to Rp1 billion), kecil (up to 5 billion), "
        "menengah (up to 10 billion).",
    )
    address: Address | None = Field(
        None, description="Where it is. The kecamatan puts it on the map and into the index."
    )
    contacts: Contacts = Field(Contacts(), description="How buyers reach it.")
    consent: Consent = Field(
        Consent(), description="What the owner agreed to. Without yes no telephone number and no face is printed."
    )
    licences: tuple[Licence, ...] = Field(
        (),
        description="Licences and marks of the business. Those that hold for one product alone stand in the product's "
        "file.",
    )
    exports: Exports | None = Field(None, description="Its experience in exporting.")
    photos: BusinessPhotos = Field(
        BusinessPhotos(), description="Photos of the business; those of products stand in the products' files."
    )
    bill_of_materials: bool = Field(
        False,
        description="It can show a list of what each product is made of and where that came from. Buyers in India need "
        "it for lower duty.",
    )
    fictitious: bool = Field(
        False, description="An invented example; the book says so in its imprint, the website beside its name."
    )
    extra: Mapping[str, str] = Field(
        {},
        description="What a spreadsheet had besides, each under its heading, as it was typed: kept, not printed.",
    )
    hidden: bool = Field(
        False, description="yes leaves the business and its products out of every edition; the file stays."
    )
