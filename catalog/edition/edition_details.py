"""Views → their details besides the entries: for templates whose pages are stored (stage 3)."""

from __future__ import annotations

from dataclasses import fields

from catalog.edition.views import CategoryView, ChapterDetails, EditionDetails, EditionView


def edition_details(view: EditionView) -> EditionDetails:
    """What `view` has besides entries."""
    return EditionDetails(**{field.name: getattr(view, field.name) for field in fields(EditionDetails)})


def chapter_details(category: CategoryView) -> ChapterDetails:
    """What `category` has besides entries."""
    return ChapterDetails(**{field.name: getattr(category, field.name) for field in fields(ChapterDetails)})
