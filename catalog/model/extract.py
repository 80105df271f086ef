"""What makes an edition an extract: a few pages of another one, for one buyer or to hand out."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from catalog.model.values import Entry, Slug

LONGEST_BUYER: Final = 120  # letters


class Extract(Entry):
    of: Slug = Field(
        description="Short name (file) of the edition whose pages these are. What that leaves out is not "
        "taken here either."
    )
    buyer: str | None = Field(
        None,
        max_length=LONGEST_BUYER,
        description="For whom it is made: printed on the cover, and named in the messages by which it is ordered from.",
    )
