"""A planned part → the part as it was set before, or the job to set it (stage 6)."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.book.part_html import Renderer
from catalog.planning.plan import Part
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext, part_key, read_part


def prepare_part(
    typesetting: TypesetContext, renderer: Renderer, part: Part, pictures: Sequence[str]
) -> SetPart | PartJob:
    """`pictures` names the pictures that it shows. Most parts that were set before are not even rendered again."""
    pages = len(part.pages)
    content = renderer.key(part, pictures)
    html = renderer.render(part) if content is None else None
    key = part_key(typesetting, content or html or "", pages)
    return read_part(typesetting, part.name, key) or PartJob(part.name, key, html or renderer.render(part), pages)
