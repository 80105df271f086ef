"""Tables of central banks → the rates of a project, and what changes; or why they are not taken over."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from catalog.content.load.files import decode, read_content
from catalog.core.atomic_files import write_whole
from catalog.core.problems import CatalogError, Place, Problem, error
from catalog.core.project import Project
from catalog.model.values import DATE, GROUPED, NUMBER
from catalog.rates.rates_file import FILE, rates_data, with_rates
from catalog.rates.table import Asked, RateTable, TableRate, read_rate_table

LARGEST_JUMP: Final = Decimal(30)  # per cent; the rupiah lost less in the worst month since 1998


@dataclass(frozen=True, slots=True)
class RateChange:
    """A rate before and after: rupiah for a unit, and the day. Before is None where the project had none."""

    currency: str
    before: Decimal | None
    after: Decimal
    day_before: datetime.date | None
    day: datetime.date

    @property
    def percent(self) -> Decimal | None:
        """By how much it rose."""
        return (self.after - self.before) / self.before * 100 if self.before else None


@dataclass(frozen=True, slots=True)
class UpdatedRates:
    """What changes, in the order of the project's file; its currencies that no table has; currencies of the tables
    that were not understood, and those that the project does not use."""

    changes: tuple[RateChange, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    unused: tuple[str, ...]


def update_rates(
    project: Project, files: Sequence[Path], asked: Asked, more: Collection[str], *, force: bool, write: bool
) -> UpdatedRates:
    """Take the rates of these tables over into `content/rates.yaml`: of the currencies that it has, and `more`. The
    newest counts where several tables have one. CatalogError, and nothing is written, where a table or the file cannot
    be read, none of the currencies is in a table, or (without `force`) a rate is older than the project's or far from
    it."""
    tables = [read_rate_table(path, asked) for path in files]
    text = _text(project)
    data = rates_data(text)
    old = _old(data)
    wanted = list(dict.fromkeys([*old, *sorted(more)]))
    newest = _newest(tables)
    taken = [newest[code] for code in wanted if code in newest]
    if not taken:
        raise CatalogError([error("rates-unused", Place(FILE), known=", ".join(sorted(newest)))])
    changes = [_change(rate, old.get(rate.currency)) for rate in taken]
    if not force and (doubts := list(_doubts(changes, taken))):
        raise CatalogError(doubts)
    changed = with_rates(text, taken)
    if write and changed != text:
        write_whole(project.root / FILE, changed.encode())
    return UpdatedRates(
        tuple(changes),
        tuple(code for code in wanted if code not in newest),
        tuple(dict.fromkeys(name for table in tables for name in table.unknown)),
        tuple(code for code in sorted(newest) if code not in wanted),
    )


def _text(project: Project) -> str:
    path = project.root / FILE
    if not path.exists():
        return ""
    content = read_content(path, FILE)
    text = content if isinstance(content, Problem) else decode(content, FILE)
    if isinstance(text, Problem):
        raise CatalogError([text])
    return text


def _old(data: Mapping[str, Any]) -> dict[str, tuple[Decimal | None, datetime.date | None]]:
    """The project's rates by currency. One that is wrong is none: it is what an update mends."""
    listed = data.get("rates")
    found: dict[str, tuple[Decimal | None, datetime.date | None]] = {}
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and isinstance(one.get("currency"), str):
            rupiah, day = str(one.get("rupiah") or ""), str(one.get("date") or "")
            clear = NUMBER.fullmatch(rupiah) and not GROUPED.fullmatch(rupiah) and Decimal(rupiah) > 0
            found[one["currency"].strip().upper()] = (Decimal(rupiah) if clear else None, _day(day))
    return found


def _day(typed: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(typed) if DATE.fullmatch(typed) else None
    except ValueError:
        return None


def _newest(tables: Sequence[RateTable]) -> dict[str, TableRate]:
    newest: dict[str, TableRate] = {}
    for rate in (rate for table in tables for rate in table.rates):
        if rate.currency not in newest or rate.day > newest[rate.currency].day:
            newest[rate.currency] = rate
    return newest


def _change(rate: TableRate, old: tuple[Decimal | None, datetime.date | None] | None) -> RateChange:
    before, day = old or (None, None)
    return RateChange(rate.currency, before, Decimal(rate.rupiah), day, rate.day)


def _doubts(changes: Sequence[RateChange], rates: Sequence[TableRate]) -> Iterator[Problem]:
    for change, rate in zip(changes, rates, strict=True):
        if change.day_before and change.day < change.day_before:
            yield error("rates-older", rate.place, currency=change.currency, value=change.day, date=change.day_before)
        if change.percent is not None and abs(change.percent) > LARGEST_JUMP:
            percent = f"{change.percent:+.0f}"
            yield error(
                "rates-jump",
                rate.place,
                currency=change.currency,
                value=rate.rupiah,
                price=f"{change.before:f}",
                percent=percent,
            )
