"""Gates of markets: what a product lacks before it may be offered or shipped (stage 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from catalog.markets.field_values import LICENCE, Subject, texts_of
from catalog.markets.licence_numbers import last_day
from catalog.model.build_day import ONE
from catalog.model.entry_summaries import Gap
from catalog.model.market import Conditions, FieldTest, Gate
from catalog.model.values import Day


def gaps_of(subject: Subject, gates: Mapping[str, Gate]) -> Iterator[Gap]:
    """The gates of `gates`, by key, that the product does not pass on the day."""
    for key, gate in gates.items():
        if not _holds_today(subject, gate) or not concerns(subject, gate.when):
            continue
        lacking = tuple(path for path, test in gate.needs.items() if not passes(subject, path, test))
        if lacking:
            yield Gap(key, lacking, _since(subject, gate, lacking))


def concerns(subject: Subject, when: Conditions) -> bool:
    """Whether all of the conditions are met."""
    return all(passes(subject, path, test) for path, test in when.items())


def passes(subject: Subject, path: str, test: FieldTest) -> bool:
    """Whether the field at `path` holds what `test` asks for."""
    values = subject.values(path)
    given = [value for value in values if value is not None]
    if test.missing:
        return not given
    if test.count is not None and len(given) < test.count:
        return False
    if test.total is not None and sum(_numbers(given)) != test.total:
        return False
    if test.every:
        return bool(values) and all(value is not None and _fits(value, test) for value in values)
    return any(_fits(value, test) for value in given)


def _fits(value: object, test: FieldTest) -> bool:
    texts = texts_of(value)
    return (
        (not test.any_of or any(word.casefold() in texts for word in test.any_of))
        and (not test.contains or any(word.casefold() in text for word in test.contains for text in texts))
        and (test.at_least is None or _reaches(value, test.at_least))
        and (test.at_most is None or _keeps_to(value, test.at_most))
    )


def _reaches(value: object, bound: str) -> bool:
    if isinstance(value, date):
        return value >= date.fromisoformat(bound)
    return isinstance(value, (int, float, Decimal)) and Decimal(str(value)) >= Decimal(bound)


def _keeps_to(value: object, bound: str) -> bool:
    if isinstance(value, date):
        return value <= date.fromisoformat(bound)
    return isinstance(value, (int, float, Decimal)) and Decimal(str(value)) <= Decimal(bound)


def _numbers(values: Iterable[object]) -> Iterator[Decimal]:
    return (Decimal(str(value)) for value in values if isinstance(value, (int, float, Decimal)))


def _holds_today(subject: Subject, gate: Gate) -> bool:
    begun = gate.begins is None or subject.today.reached(gate.begins)
    return begun and (gate.until is None or not subject.today.passed(gate.until))


def _since(subject: Subject, gate: Gate, lacking: tuple[str, ...]) -> Day | None:
    """The day on which the last licence of the kind lapsed, else the first day of the gate."""
    lapsed: list[Day] = []
    for path in lacking:
        if path == LICENCE:
            kinds = gate.needs[path].any_of
            licences = (*subject.product.licences, *subject.business.licences)
            ends = (last_day(licence) for licence in licences if licence.type.value in kinds)
            lapsed += [end + ONE for end in ends if end and end < subject.today.day]
    return max(lapsed, default=gate.begins)
