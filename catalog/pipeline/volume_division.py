"""What an edition in volumes prints, and how many pages that takes → its volumes (stage 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from catalog.edition.select import members
from catalog.edition.volumes import Member, Volume
from catalog.model.saved_plan import SavedPage
from catalog.model.volumes import Volumes
from catalog.pipeline.session import Session
from catalog.planning.previous_plan import ALL
from catalog.planning.volume_borders import Key, divide, in_volume_order, keep_borders

# Pages, until a volume was set for the first time: what a maker takes and each of its products, and all else.
MAKER, PRODUCT, BESIDE = 0.4, 0.4, 24
LEAST_ROOM: Final = 2  # pages of a volume that are left for makers, however much stands beside them
TIMES: Final = 6  # that borders are moved


class Division:
    """The volumes of an edition. They are as in the plan before where that still does; else they follow from how many
    pages each maker has, which is learnt from volumes as they are set."""

    def __init__(self, session: Session, name: str, settings: Volumes) -> None:
        edition, project, options = session.catalogue.editions[name], session.project, session.options
        found = members(session.catalogue, name, edition.languages[0], project.images, options.day)
        self._settings = settings
        self._members = in_volume_order(found, settings.by, list(session.catalogue.regions))
        self._pages: dict[Key, float] = {member.key: MAKER + PRODUCT * len(member.products) for member in self._members}
        plan = session.catalogue.plans.get(name)
        saved = plan.pages if plan else ()
        self._pages |= maker_pages(saved, self._members)
        before = {} if ALL in options.replan else _numbers(saved, self._members)
        self._runs = keep_borders(self._members, before)
        self._settled = bool(self._runs)
        self._locked = options.locked
        self._room = float(max(LEAST_ROOM, settings.max_pages - BESIDE))
        self._turns = 0
        if not self._runs:
            self._runs = self._divided(self._members)

    @property
    def volumes(self) -> list[Volume]:
        """The volumes, with that of indexes where there is one."""
        lists = self._settings.indexes == "volume" and len(self._runs) > 1
        count = len(self._runs) + lists
        named = tuple(map(self._named, self._runs))
        found = [Volume(number, count, tuple(run), named) for number, run in enumerate(self._runs, start=1)]
        return [*found, Volume(count, count, (), named)] if lists else found

    def _named(self, run: Sequence[Member]) -> tuple[str, ...]:
        """By what a volume is known."""
        if self._settings.by == "pages":
            return ()
        slugs = (member.kecamatan if self._settings.by == "kecamatan" else member.category for member in run)
        return tuple(filter(None, dict.fromkeys(slugs)))

    def revise(self, volumes: Sequence[Volume], pages: Sequence[Sequence[SavedPage]]) -> bool:
        """Learn from `volumes` as they were set, with these pages; whether they must be divided in another way."""
        known = [(volume, found) for volume, found in zip(volumes, pages, strict=True) if volume.members]
        for volume, found in known:
            self._pages |= maker_pages(found, volume.members)
        most = self._settings.max_pages
        over = [place for place, (volume, found) in enumerate(known) if len(found) > most and len(volume.members) > 1]
        self._turns += 1
        if self._locked or self._turns > TIMES or (self._settled and not over):
            return False
        beside = max(len(found) - sum(self._pages[m.key] for m in volume.members) for volume, found in known)
        self._room = max(LEAST_ROOM, min(self._room, most - beside) if self._settled else most - beside)
        first = over[0] if over and self._settled else 0
        kept, before = self._runs[:first], self._runs
        self._runs = [*kept, *self._divided([member for run in self._runs[first:] for member in run])]
        self._settled = True
        return self._runs != before

    def _divided(self, found: Sequence[Member]) -> list[list[Member]]:
        return divide(found, self._settings.by, self._pages, self._room)


def maker_pages(pages: Iterable[SavedPage], found: Iterable[Member]) -> dict[Key, float]:
    """How many pages each maker has in a plan; of a page that several share, by their products."""
    of_product = {product: member.key for member in found for product in member.products}
    total: Counter[Key] = Counter()
    for page in pages:
        for product in page.products:
            if product in of_product:
                total[of_product[product]] += 1 / len(page.products)  # type: ignore[assignment]
        if not page.products and page.part.startswith("business/"):
            _, category, business = page.part.split("/")
            total[category, business] += 1
    return dict(total)


def _numbers(pages: Iterable[SavedPage], found: Sequence[Member]) -> Mapping[Key, int]:
    """The number of the volume in which each maker stood."""
    of_product = {product: member.key for member in found for product in member.products}
    return {
        of_product[product]: page.volume
        for page in pages
        if page.volume
        for product in page.products
        if product in of_product
    }
