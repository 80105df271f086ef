"""The business entry: `content/businesses/<business>/business.yaml`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from catalog.content.values import Count, Country, Day, Entry, Fraction, Slug, Text


class BusinessClass(StrEnum):
    """Class by PP 7/2021: capital up to Rp1 billion, 5 billion, 10 billion."""

    MIKRO = "mikro"
    KECIL = "kecil"
    MENENGAH = "menengah"


class LicenceType(StrEnum):
    """Kinds of licence; their number formats stand in `licences`."""

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
    type: LicenceType = Field(description="Kind of licence")
    number: str = Field(min_length=1, description="Number as it stands on the document")
    name: Text | None = Field(None, description="What it is called, for type `other`")
    valid_from: Day | None = Field(None, description="First day it holds")
    valid_until: Day | None = Field(None, description="Last day it holds; past it the licence is not printed")


class Photo(Entry):
    file: str = Field(min_length=1, description="File below images/<business>/")
    focus: Annotated[tuple[Fraction, Fraction], Field()] = Field(
        (0.5, 0.5), description="What must stay in view when it is cropped: fractions from the left and the top"
    )
    caption: Text | None = Field(None, description="Printed beside the picture where there is room")
    alt: Text | None = Field(None, description="What the picture shows, for readers who cannot see it")


class Address(Entry):
    street: str | None = Field(None, description="Street and number")
    desa: str | None = Field(None, description="Village or kelurahan")
    kecamatan: Slug = Field(description="Slug of the kecamatan in regions.yaml")
    postcode: str | None = Field(None, pattern=r"^\d{5}$", description="Five digits")
    coordinates: tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]] | None = Field(
        None, description="Latitude and longitude in degrees"
    )


class Marketplace(Entry):
    name: str = Field(description="Shopee, Tokopedia …")
    url: str = Field(pattern=r"^https://", description="Address of the shop")


class Contacts(Entry):
    whatsapp: str | None = Field(None, description="WhatsApp number, +62…")
    phone: str | None = Field(None, description="Telephone number, +62…")
    email: str | None = Field(None, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", description="E-mail address")
    instagram: str | None = Field(None, pattern=r"^@?[A-Za-z0-9_.]{1,30}$", description="Instagram account")
    web: str | None = Field(None, pattern=r"^https?://", description="Website")
    marketplaces: tuple[Marketplace, ...] = Field((), description="Shops on marketplaces")


class Consent(Entry):
    phone: bool = Field(False, description="The owner agreed to have telephone numbers printed")
    face: bool = Field(False, description="The people in the portrait agreed to be shown")


class Exports(Entry):
    countries: tuple[Country, ...] = Field((), description="Where it has exported to: two-letter country codes")
    since: Annotated[int, Field(ge=1945, le=2100)] | None = Field(None, description="Year of the first export")


class BusinessPhotos(Entry):
    portrait: Photo | None = Field(None, description="The owner or the team; printed with consent.face only")
    workshop: Photo | None = Field(None, description="Where the work is done")
    logo: Photo | None = Field(None, description="The logo, best as a PNG with a transparent ground")


class Business(Entry):
    name: Text = Field(description="Name of the business")
    category: Slug = Field(description="Its chapter in the book: slug from categories.yaml")
    owner: str | None = Field(None, description="Name of the owner")
    story: Text | None = Field(None, description="Three sentences: who, how, why it is good")
    founded: Annotated[int, Field(ge=1800, le=2100)] | None = Field(None, description="Year it began")
    workers: Count | None = Field(None, description="How many people work there")
    business_class: BusinessClass | None = Field(None, alias="class", description="mikro, kecil or menengah")
    address: Address | None = Field(None, description="Where it is")
    contacts: Contacts = Field(Contacts(), description="How to reach it")
    consent: Consent = Field(Consent(), description="What the owner agreed to have printed")
    licences: tuple[Licence, ...] = Field((), description="Its licences and marks")
    exports: Exports | None = Field(None, description="Export experience")
    photos: BusinessPhotos = Field(BusinessPhotos(), description="Portrait, workshop, logo")
    bill_of_materials: bool = Field(False, description="It can show a bill of materials (India, AIFTA rules of origin)")
    fictitious: bool = Field(False, description="An invented example; the book says so")
    hidden: bool = Field(False, description="Leave it out of every edition")
