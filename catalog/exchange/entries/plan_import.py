"""Gathered businesses and products, and the entries that there are → the texts of entries, new and changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from pydantic import BaseModel

from catalog.content.load.model_errors import data_faults
from catalog.core.problems import Problem
from catalog.entry_text.change import change_entry
from catalog.entry_text.write import write_entry
from catalog.exchange.entries.build_entry import business_values, product_values
from catalog.exchange.entries.existing import BUSINESS, Entry, Existing
from catalog.exchange.entries.flat import Flat, Path, nested
from catalog.exchange.entries.gather import BusinessRows, EntryRows, Gathered, ProductRows
from catalog.exchange.entries.last_import import LastImport
from catalog.exchange.entries.merge import Conflict, is_emptied, merge
from catalog.exchange.entries.row_values import CellPlace, Rejected
from catalog.exchange.entries.slugs import fresh_slug
from catalog.model.business import Business
from catalog.model.product import Product

NEW, CHANGED, SAME = "new", "changed", "same"
KINDS: Final = {Business: "business", Product: "product"}  # as the text of an entry is of a kind


@dataclass(frozen=True, slots=True)
class EntryPlan:
    """What becomes of an entry: its file, its whole text, and what was changed by hand and by the file as well."""

    file: str
    state: str  # NEW, CHANGED or SAME
    text: str
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfit:
    """A value that an entry cannot have: it was left out, and the code says why."""

    place: CellPlace
    file: str
    path: Path
    value: str
    why: str


@dataclass(slots=True)
class ImportPlan:
    """All that an import would do. `slugs` and `values` are what the next import is to know; `vanished` the files of
    entries that the last one had and this one has not."""

    entries: list[EntryPlan] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    unfit: list[Unfit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    slugs: dict[str, str] = field(default_factory=dict)
    values: dict[str, Flat] = field(default_factory=dict)


def plan_import(
    gathered: Gathered,
    existing: Existing,
    last: LastImport,
    category: str = "",
    advance: Callable[[], None] = lambda: None,
    *,
    prefer_theirs: bool = False,
) -> ImportPlan:
    """`category` is the chapter of businesses of which no column says it; `prefer_theirs` is for values that were
    changed by hand; `advance` is called for each business."""
    planner = _Planner(existing, last, category, prefer_theirs)
    for key, business in gathered.businesses.items():
        planner.add(key, business)
        advance()
    planner.note_vanished()
    return planner.plan


class _Planner:
    def __init__(self, existing: Existing, last: LastImport, category: str, prefer_theirs: bool) -> None:
        self.plan = ImportPlan()
        self._existing, self._last = existing, last
        self._category, self._prefer_theirs = category, prefer_theirs
        self._taken: set[str] = set()

    def add(self, key: str, rows: BusinessRows) -> None:
        """The entry of a business and those of its products; without a chapter there is none of them."""
        slug, language = self._business_slug(key, rows), self._existing.language
        entry = self._existing.business(slug)
        chapters = [str(product.values.get(("category",), "")) for product in rows.products.values()]
        known = str(entry.values.get(("category",), "")) if entry else ""
        category = str(rows.values.get(("category",)) or known or next(filter(None, chapters), "") or self._category)
        if not category or (entry and entry.problems):
            self._reject_all(rows, "import-entry-broken" if category else "import-no-category", entry)
            return
        self.plan.slugs[key] = slug
        values = business_values(rows, category, language)
        self._settle(f"content/businesses/{slug}/{BUSINESS}.yaml", slug, entry, values, rows, Business)
        for name, product in rows.products.items():
            short = self._product_slug(f"{key}/{name}", slug, product)
            self.plan.slugs[f"{key}/{name}"] = short
            file, there = f"content/businesses/{slug}/{short}.yaml", self._existing.product(slug, short)
            found = product_values(product, category, language)
            self._settle(file, f"{slug}/{short}", there, found, product, Product)

    def note_vanished(self) -> None:
        """What the last import had and this one has not; it stays, and so does what is known of it."""
        for key, slug in self._last.slugs.items():
            if key not in self.plan.slugs:
                business = self._last.slugs.get(key.rpartition("/")[0], "")
                name = f"{business}/{slug}" if "/" in key and business else slug
                self.plan.slugs[key] = slug
                self.plan.values.setdefault(name, self._last.values.get(name, {}))
                self.plan.vanished.append(f"content/businesses/{name if '/' in name else f'{name}/{BUSINESS}'}.yaml")

    def _business_slug(self, key: str, rows: BusinessRows) -> str:
        known = self._last.slugs.get(key, "") or self._existing.business_called(rows.name)
        if known and known not in self._taken:
            self._taken.add(known)
            return known
        found = fresh_slug(rows.name, "usaha", lambda slug: slug in self._taken or self._existing.has_folder(slug))
        self._taken.add(found)
        return found

    def _product_slug(self, key: str, business: str, rows: ProductRows) -> str:
        sku = str(rows.values.get(("sku",), ""))
        known = self._last.slugs.get(key, "") or self._existing.product_called(business, rows.name, sku)
        if known and f"{business}/{known}" not in self._taken:
            self._taken.add(f"{business}/{known}")
            return known

        def taken(slug: str) -> bool:
            return f"{business}/{slug}" in self._taken or self._existing.product(business, slug) is not None

        found = fresh_slug(rows.name, "produk", taken)
        self._taken.add(f"{business}/{found}")
        return found

    def _settle(
        self,
        file: str,
        name: str,
        entry: Entry | None,
        theirs: Flat,
        rows: EntryRows,
        model: type[BaseModel],
    ) -> None:
        """Decide what becomes of an entry, and note what the next import is to know of it."""
        fit, unfit = fitting(theirs, entry.values if entry else {}, model, self._existing.language)
        self.plan.unfit += [Unfit(rows.place, file, path, value, why) for path, value, why in unfit]
        base = self._last.values.get(name, {})
        self.plan.values[name] = self._known_next(base, fit, rows)
        if entry is None:
            data = nested(fit)
            text = write_entry(KINDS[model], data, self._existing.language)
            self.plan.entries.append(EntryPlan(file, NEW, text))
            return
        if entry.problems:
            self.plan.problems.extend(entry.problems)
            return
        merged = merge(base, fit, entry.values, rows.emptied, prefer_theirs=self._prefer_theirs)
        kind, language = KINDS[model], self._existing.language
        text = change_entry(entry.text, kind, dict(merged.changes.items()), language) if merged.changes else entry.text
        state = CHANGED if text != entry.text else SAME
        self.plan.entries.append(EntryPlan(file, state, text, merged.conflicts))

    @staticmethod
    def _known_next(base: Flat, fit: Flat, rows: EntryRows) -> Flat:
        kept = {path: value for path, value in base.items() if not is_emptied(path, rows.emptied)}
        return {**kept, **fit}

    def _reject_all(self, rows: BusinessRows, why: str, entry: Entry | None) -> None:
        if entry:
            self.plan.problems.extend(entry.problems)
        for product in rows.products.values():
            self.plan.rejected.extend(Rejected(row, why) for row in product.rows)


def fitting(
    theirs: Flat, mine: Flat, model: type[BaseModel], language: str
) -> tuple[Flat, list[tuple[Path, str, str]]]:
    """The values of `theirs` without those that the model refuses, beside `mine`, those that the entry has; and those
    with the code of the reason."""
    fit, unfit = dict(theirs), []
    for _ in range(len(theirs)):  # each time one fault is found, those behind it may be seen
        faults = data_faults(nested({**mine, **fit}), model, language)
        wrong = {path for path in fit for loc, _ in faults if _stands_at(loc, path)}
        if not wrong:
            break
        for path in wrong:
            why = next(code for loc, code in faults if _stands_at(loc, path))
            unfit.append((path, str(fit.pop(path)), why))
    return fit, unfit


def _stands_at(fault: tuple[str | int, ...], path: Path) -> bool:
    """Whether a fault is of the value at `path`, or of something inside or around it."""
    steps = tuple(map(str, fault))
    return steps[: len(path)] == path or (bool(steps) and path[: len(steps)] == steps)
