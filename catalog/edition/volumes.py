"""A volume of an edition → what is printed of it (stage 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup as Html

from catalog.edition.view_cache import Selected
from catalog.edition.view_context import ViewContext
from catalog.edition.views import CategoryView, EditionView, VolumeView
from catalog.model.catalogue import Catalogue
from catalog.model.settings import Edition

MOST_NAMES = 3  # in a title; of more the first and the last


@dataclass(frozen=True, slots=True)
class Member:
    """A maker with its products of one chapter, by their keys: what stands in one volume, whole. `kecamatan` is "" when
    unknown."""

    category: str
    business: str
    kecamatan: str
    products: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Chapter and maker."""
        return self.category, self.business


@dataclass(frozen=True, slots=True)
class Volume:
    """One of `count` volumes of an edition: its number from 1 on, and its members in the order of the edition. `named`
    are the categories or kecamatan by which each of them is known, () where it goes by its number alone. One without
    members has the indexes of all."""

    number: int
    count: int
    members: tuple[Member, ...]
    named: tuple[tuple[str, ...], ...] = ()

    def held(self, selected: Iterable[Selected]) -> list[Selected]:
        """What of `selected` is in it."""
        keys = {member.key for member in self.members}
        return [one for one in selected if (one.category, one.business) in keys]


def as_volume(
    view: EditionView,
    volume: Volume,
    catalogue: Catalogue,
    edition: Edition,
    context: ViewContext,
    chapters: Sequence[str],
) -> EditionView:
    """The view of a volume: what is said of the whole, foreword and figures, stands in the first one. `chapters` are
    those of the edition, by which a chapter is numbered in all volumes. One of indexes has them for its colours,
    without any entries."""
    say = context.formatter.say
    names = [_names(slugs, catalogue, edition, context) for slugs in volume.named]
    if len(names) < volume.count:
        names.append(say("head.indexes"))
    about = VolumeView(
        volume.number,
        say("volume.of", number=volume.number, count=volume.count),
        names[volume.number - 1],
        tuple(
            (number, context.formatter.colon.join(filter(None, [say("volume", number=number), name])))
            for number, name in enumerate(names, start=1)
            if number != volume.number
        ),
        lists=not volume.members,
        accents=tuple((slug, catalogue.categories[slug].accent) for slug in chapters),
    )
    view = replace(view, volume=about, indexes=() if about.lists else view.indexes)
    if about.lists:
        view = replace(view, categories=tuple(_bare_chapters(chapters, catalogue, context)))
    else:
        numbered = (replace(one, number=chapters.index(one.slug) + 1) for one in view.categories)
        view = replace(view, categories=tuple(numbered))
    if volume.number > 1:
        view = replace(view, foreword=Html(), foreword_signed="", figures=None)
    return view


def _names(slugs: Sequence[str], catalogue: Catalogue, edition: Edition, context: ViewContext) -> str:
    """What a volume is known by: the names of its categories or kecamatan; of many the first and the last."""
    if edition.volumes and edition.volumes.by == "category":
        names = [context.text(catalogue.categories[slug].name) for slug in slugs]
    else:
        names = [catalogue.regions[slug].name for slug in slugs]
    return ", ".join(names) if len(names) <= MOST_NAMES else f"{names[0]} – {names[-1]}"


def _bare_chapters(chapters: Sequence[str], catalogue: Catalogue, context: ViewContext) -> Iterator[CategoryView]:
    for number, slug in enumerate(chapters, start=1):
        settings, name = catalogue.categories[slug], context.text(catalogue.categories[slug].name)
        yield CategoryView(slug, f"category/{slug}", number, name, name, settings.accent, "", None, (), ())
