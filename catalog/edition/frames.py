"""Views → what of them does not depend on the entries: for templates whose pages are remembered."""

from __future__ import annotations

from dataclasses import fields

from catalog.edition.views import CategoryView, ChapterFrame, EditionFrame, EditionView


def frame_of(view: EditionView) -> EditionFrame:
    return EditionFrame(*(getattr(view, field.name) for field in fields(EditionFrame)))


def chapter_frame(category: CategoryView) -> ChapterFrame:
    return ChapterFrame(*(getattr(category, field.name) for field in fields(ChapterFrame)))
