"""An edition that is too large for one book: how it is divided into volumes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from catalog.model.values import Entry, Whole


class Volumes(Entry):
    by: Literal["kecamatan", "category", "pages"] = Field(
        description="What is kept together: kecamatan or category (one with more than max_pages pages of its own goes "
        "on in the next volume), or pages (every volume as full as it can be; a business is never parted)."
    )
    max_pages: Annotated[Whole, Field(ge=16, le=2000)] = Field(
        400, description="The most pages of a volume, covers included."
    )
    folios: Literal["volume", "running"] = Field(
        "volume",
        description="Page numbers: volume (each begins with 1) or running (each goes on where the one before ends).",
    )
    indexes: Literal["shared", "volume", "own"] = Field(
        "shared",
        description="Which indexes: shared (those of all volumes, at the end of each), volume (the same, as a last "
        "volume of their own), own (at the end of each what it has itself).",
    )
