"""`content/plans/<edition>.yaml`: where everything stood when an edition was last made. The program writes it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.content.values import Entry

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class KeptPage(Entry):
    """One page of the book, covers included."""

    page: str | None = Field(None, description="Number printed on it; none on covers.")
    part: str = Field(description="Piece of the book that it belongs to: business/<category>/<business> …")
    layout: str = Field(description="What kind of page it is.")
    template: str | None = Field(None, description="Its page template: 4x1 2x3.")
    products: tuple[str, ...] = Field((), description="The products on it, in reading order.")
    digest: Digest = Field(description="Changes when anything printed on the page does.")
    content: Digest | None = Field(None, description="The same without number, running head and other page numbers.")


class KeptPlan(Entry):
    """The pages of an edition, front to back."""

    pages: tuple[KeptPage, ...] = Field(description="The pages, front to back.")
