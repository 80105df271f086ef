"""The kecamatan of a district, of `content/regions.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.model.values import Digits, Entry, Slug, Whole


class Region(Entry):
    slug: Slug = Field(description="Short name by which entries mean this kecamatan.")
    name: str = Field(description="Name of the kecamatan as printed.")
    code: Digits | None = Field(
        None, pattern=r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$", description="Code of the Ministry of Home Affairs: 35.24.07."
    )
    tile: tuple[Annotated[Whole, Field(ge=0)], Annotated[Whole, Field(ge=0)]] = Field(
        description="Place on the map of tiles: column (0 is the west), row (0 is the north)."
    )


class Regions(Entry):
    """`content/regions.yaml`."""

    regions: tuple[Region, ...] = Field(
        min_length=1, description="The kecamatan with their places on the map of tiles."
    )
