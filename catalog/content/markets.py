"""Markets and their gates: those that come with the program, and a project's own (stages 1 and 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from catalog.content.checks.language_files import check_language
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.named_entries import NamedEntry, named_entries
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, error
from catalog.markets.currencies import is_currency, nearest_currency
from catalog.markets.field_values import KINDS, LICENCE, OR, is_bound, known_paths
from catalog.model.market import MARKET, Conditions, Gate, Gates, Market, Markets

FOLDER, GATES_FOLDER = "content/markets", "content/gates"


def read_markets(root: Path, language: str, problems: list[Problem]) -> Markets:
    """The markets of the project in `root`; what is wrong with its own is added to `problems`, and a market or file of
    gates with an error is left out."""
    at = LineNumbers(root)
    shared = named_entries(root, GATES_FOLDER, Gates, language, problems)
    markets = named_entries(root, FOLDER, Market, language, problems, MARKET)
    right_gates = {
        name: found
        for name, found in shared.items()
        if _is_right(found, _gate_problems(found.entry.gates, found.file, at), problems)
    }
    right = {
        code: found.entry
        for code, found in markets.items()
        if _is_right(found, _market_problems(code, found.entry, found.file, right_gates, at), problems)
    }
    gates = {f"{name}/{gate.name}": gate for name, found in right_gates.items() for gate in found.entry.gates}
    gates |= {f"{code}/{gate.name}": gate for code, market in right.items() for gate in market.gates}
    keys = {
        code: tuple(
            [f"{name}/{gate.name}" for name in market.also for gate in right_gates[name].entry.gates]
            + [f"{code}/{gate.name}" for gate in market.gates]
        )
        for code, market in right.items()
    }
    return Markets(right, gates, keys)


def _is_right(found: NamedEntry[Market] | NamedEntry[Gates], wrong: Iterable[Problem], problems: list[Problem]) -> bool:
    """Whether nothing is wrong with it. A shipped market is wrong where the project's gates of a name that it uses are,
    which is reported there."""
    listed = list(wrong)
    problems.extend(listed if found.own else ())
    return not listed


def _market_problems(
    code: str, market: Market, file: str, shared: Mapping[str, object], at: LineNumbers
) -> Iterator[Problem]:
    if not is_currency(market.currency):
        near = nearest_currency(market.currency)
        yield error("currency-unknown", at(file, ("currency",)), "currency", value=market.currency, near=near)
    if market.country.lower() != code:
        yield error("market-country", at(file, ("country",)), "country", value=market.country, wanted=code)
    for index, language in enumerate(market.languages):
        yield from check_language(language, file, ("languages", index), at)
    for index, name in enumerate(market.also):
        if name not in shared:
            place, known = at(file, ("also", index)), ", ".join(shared)
            yield error("gates-unknown", place, f"also[{index}]", value=name, near=nearest(name, shared), known=known)
    yield from _gate_problems(market.gates, file, at)
    for index, statement in enumerate(market.statements):
        yield from _condition_problems(statement.when, file, ("statements", index, "when"), at)


def _gate_problems(gates: Iterable[Gate], file: str, at: LineNumbers) -> Iterator[Problem]:
    known: set[str] = set()
    for index, gate in enumerate(gates):
        if gate.name in known:
            steps: tuple[Step, ...] = ("gates", index, "name")
            yield error("gate-twice", at(file, steps), dotted(steps), value=gate.name)
        known.add(gate.name)
        yield from _condition_problems(gate.when, file, ("gates", index, "when"), at)
        yield from _condition_problems(gate.needs, file, ("gates", index, "needs"), at)


def _condition_problems(
    conditions: Conditions, file: str, within: tuple[Step, ...], at: LineNumbers
) -> Iterator[Problem]:
    for path, test in conditions.items():
        steps = (*within, path)
        named = [part.strip() for part in path.split(OR)]
        for one in named:
            if one not in known_paths():
                near = nearest(one, known_paths())
                yield error("gate-field-unknown", at(file, within), dotted(within), value=one, near=near)
        for kind in test.any_of if path == LICENCE else ():
            if kind not in KINDS:
                near = nearest(kind, KINDS)
                yield error(
                    "gate-licence-unknown",
                    at(file, steps),
                    dotted(steps),
                    value=kind,
                    near=near,
                    known=", ".join(sorted(KINDS)),
                )
        for bound in filter(None, (test.at_least, test.at_most)):
            if not all(is_bound(bound, known_paths()[one]) for one in named if one in known_paths()):
                yield error("gate-bound", at(file, steps), dotted(steps), value=bound, name=path)
