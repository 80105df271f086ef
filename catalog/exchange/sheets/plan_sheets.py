"""The entries that our own sheets say, and those that there are → what becomes of each: new, changed, or the same.

A value that the sheet has as it was exported is not one that somebody changed there; one that the entry still has as it
was exported is not one that was changed by hand. Where both were changed, it stays as it is by hand, and is listed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from catalog.core.problems import Place, error
from catalog.entry_text.change import NotChangedError, change_entry
from catalog.entry_text.write import write_entry
from catalog.exchange.entries.cell_readers import Known
from catalog.exchange.entries.existing import BUSINESS as ENTRY_OF_BUSINESS
from catalog.exchange.entries.existing import Entry, Existing
from catalog.exchange.entries.flat import Flat, nested
from catalog.exchange.entries.merge import merge
from catalog.exchange.entries.plan_import import CHANGED, NEW, SAME, EntryPlan, ImportPlan, Unfit, fitting
from catalog.exchange.entries.row_values import Doubt, Rejected, RowValues
from catalog.exchange.entries.slugs import fresh_slug
from catalog.exchange.sheets.read_sheets import SheetEntry, SheetsRead
from catalog.exchange.sheets.sheet_forms import BUSINESS, KINDS
from catalog.exchange.sheets.sheet_values import SheetValues


@dataclass(slots=True)
class SheetPlan:
    """What an import of our own sheets would do, the cells that can be read in two ways, and the entries that are
    taken, each with the short name of its business."""

    taken: list[tuple[str, SheetEntry]] = field(default_factory=list)
    plan: ImportPlan = field(default_factory=ImportPlan)
    doubts: list[Doubt] = field(default_factory=list)


def plan_sheets(
    read: SheetsRead,
    existing: Existing,
    known: Known,
    advance: Callable[[], None] = lambda: None,
    *,
    prefer_theirs: bool = False,
) -> SheetPlan:
    """Businesses come before products, which may be of a new one. `prefer_theirs` is for values that were changed by
    hand and in the sheet as well; `advance` is called for each entry."""
    planner = _Planner(read, existing, known, prefer_theirs)
    for entry in sorted(read.entries, key=lambda entry: entry.of != BUSINESS):
        planner.add(entry)
        advance()
    return planner.found


class _Planner:
    def __init__(self, read: SheetsRead, existing: Existing, known: Known, prefer_theirs: bool) -> None:
        self.found = SheetPlan()
        self._existing, self._prefer_theirs = existing, prefer_theirs
        self._values = SheetValues(read, known, existing.language)
        self.found.doubts = self._values.doubts
        self._new: dict[str, str] = {}  # the short names of new businesses by what rows call them
        self._taken: set[str] = set()

    def add(self, entry: SheetEntry) -> None:
        """Decide what becomes of an entry."""
        name = self._name(entry)
        if name is None:
            return
        business, product = name
        there = self._existing.product(business, product) if product else self._existing.business(business)
        file = f"content/businesses/{business}/{product or ENTRY_OF_BUSINESS}.yaml"
        if f"{business}/{product}" in self._taken:
            self._reject(entry, "import-product-twice", name=name[1] or name[0], place=file)
            return
        self._taken.add(f"{business}/{product}")
        if there and there.problems:
            self.found.plan.problems.extend(there.problems)
            return
        try:
            theirs = self._values.values(entry, there.values if there else {})
        except ValueError as fault:
            place = Place(entry.place.file, entry.place.row)
            self.found.plan.problems.append(error("sheet-cell-wrong", place, str(fault)))
            return
        self.found.plan.slugs[business] = business
        self.found.taken.append((business, entry))
        if there is None:
            self._create(entry, file, theirs)
        else:
            self._change(entry, file, there, theirs)

    def _name(self, entry: SheetEntry) -> tuple[str, str] | None:
        """The short names of the business and of the product, "" for a business's own entry; None where the row is
        rejected."""
        called = next((text for key, text in entry.cells.own.items() if key.startswith("name.")), "")
        if entry.of == BUSINESS:
            known = self._business(entry.business) or ("" if entry.business else self._business(called))
            if not known and not called:
                self._reject(entry, "import-no-business")
                return None
            return known or self._fresh(entry.business or called, "usaha", self._existing.has_folder, entry, called), ""
        business = self._business(entry.business)
        if not business:
            self._reject(entry, "import-no-business")
            return None
        if entry.product and self._existing.product(business, entry.product):
            return business, entry.product
        if not called:
            self._reject(entry, "import-no-product")
            return None

        def taken(slug: str) -> bool:
            return f"{business}/{slug}" in self._taken or self._existing.product(business, slug) is not None

        return business, self._fresh(entry.product or called, "produk", taken, None, "")

    def _business(self, typed: str) -> str:
        """The short name of a business that is there, or new in these sheets; "" where there is none."""
        if not typed:
            return ""
        if self._existing.business(typed):
            return typed
        return self._new.get(typed.casefold(), "") or self._existing.business_called(typed)

    def _fresh(
        self, name: str, instead: str, taken: Callable[[str], bool], entry: SheetEntry | None, called: str
    ) -> str:
        slug = fresh_slug(name, instead, lambda one: taken(one) or one in self._new.values())
        if entry:
            self._new.update({typed.casefold(): slug for typed in (entry.business, called, slug) if typed})
        return slug

    def _create(self, entry: SheetEntry, file: str, theirs: Flat) -> None:
        missing = [key for key in ("name", "category") if not any(path[0] == key for path in theirs)]
        if entry.of == BUSINESS and missing:
            self._reject(entry, "import-no-business" if "name" in missing else "import-no-category")
            return
        fit = self._fit(entry, file, theirs, {})
        text = write_entry(entry.of, nested(fit), self._existing.language)
        self.found.plan.entries.append(EntryPlan(file, NEW, text))

    def _change(self, entry: SheetEntry, file: str, there: Entry, theirs: Flat) -> None:
        fit = self._fit(entry, file, theirs, there.values)
        emptied = set(self._values.emptied(entry)) - {path for path in theirs if path not in fit}
        base = self._values.base(entry, fit, there.values)
        merged = merge(base, fit, there.values, emptied, prefer_theirs=self._prefer_theirs)
        try:
            text = change_entry(there.text, entry.of, dict(merged.changes.items()), self._existing.language)
        except NotChangedError as fault:
            self.found.plan.problems.append(error("import-not-changed", Place(file), fields=str(fault)))
            return
        state = CHANGED if text != there.text else SAME
        self.found.plan.entries.append(EntryPlan(file, state, text, merged.conflicts))

    def _fit(self, entry: SheetEntry, file: str, theirs: Flat, mine: Flat) -> Flat:
        changed = {path: value for path, value in theirs.items() if path not in mine or mine[path] != value}
        if not changed:
            return theirs
        fit, unfit = fitting(changed, mine, KINDS[entry.of], self._existing.language)
        self.found.plan.unfit += [Unfit(entry.place, file, path, value, why) for path, value, why in unfit]
        return {path: value for path, value in theirs.items() if path in fit or path not in changed}

    def _reject(self, entry: SheetEntry, why: str, **values: str) -> None:
        row = RowValues(entry.place, entry.typed)
        self.found.plan.rejected.append(Rejected(row, why, tuple(values.items())))
