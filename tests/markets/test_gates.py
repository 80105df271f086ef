"""Each gate of each market that comes with the program: a product that passes, and one that does not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from catalog.content.markets import read_markets
from catalog.markets.field_values import LICENCE, OF_BUSINESS, OR, TEST, Subject
from catalog.markets.gates import concerns, gaps_of, passes
from catalog.model.build_day import Today
from catalog.model.business import Business
from catalog.model.market import FieldTest, Gate, Markets
from catalog.model.product import Product
from tests.conftest import DAY
from tests.markets.complete_products import KINDS, MAKER, PRODUCTS, maker, product

FORBIDDEN: Final[dict[str, dict[str, Any]]] = {"in/no-beef": {"ingredients": [{"name": "Cowhide"}]}}
LATER: Final = date(2027, 6, 1)  # when every gate that is to come is there


@pytest.fixture(scope="module")
def markets(tmp_path_factory: pytest.TempPathFactory) -> Markets:
    problems: list[Any] = []
    found = read_markets(tmp_path_factory.mktemp("project"), "id", problems)
    assert problems == []
    return found


def subject(of: Product | None = None, by: Business | None = None, day: date = LATER) -> Subject:
    return Subject(of or product(), by or maker(), Today(day))


def codes() -> list[str]:
    return sorted(path.stem for path in (Path(__file__).parents[2] / "content" / "markets").glob("*.yaml"))


def gates() -> list[tuple[str, str]]:
    """The file and the name of every gate."""
    content = Path(__file__).parents[2] / "content"
    files = sorted([*(content / "gates").glob("*.yaml"), *(content / "markets").glob("*.yaml")])
    return [
        (path.stem, gate["name"])
        for path in files
        for gate in yaml.safe_load(path.read_text(encoding="utf-8")).get("gates", [])
    ]


def test_there_are_eleven_markets() -> None:
    assert codes() == ["au", "cn", "gb", "id", "in", "jp", "kr", "my", "tr", "tw", "us"]


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("group", PRODUCTS)
def test_a_complete_product_lacks_nothing(markets: Markets, code: str, group: str) -> None:
    found = gaps_of(subject(product(of=group)), markets.gates_of([code]))
    assert [(gap.gate, gap.fields) for gap in found] == []


def concerned(gate: Gate) -> str:
    """The group of a complete product that the gate concerns."""
    return next(group for group in PRODUCTS if concerns(subject(product(of=group)), gate.when))


def without(group: str, path: str) -> Subject:
    """A complete product, or its business, without what a gate needs at `path`."""
    if path == LICENCE:
        return subject(product(of=group), maker(licences=()))
    if path.startswith(OF_BUSINESS):
        return subject(product(of=group), maker(**{path.removeprefix(OF_BUSINESS).split(".")[0]: False}))
    fields: dict[str, Any] = {"tests" if one == TEST else one.split(".")[0]: None for one in path.split(OR)}
    if path.startswith("materials.") and path != "materials.name":  # the material stays, without that
        (material,) = PRODUCTS[group]["materials"]
        fields = {"materials": [{key: value for key, value in material.items() if key != path.split(".")[1]}]}
    if path == "ingredients.percent":
        fields = {"ingredients": [{"name": "Singkong"}]}
    if path == "packaging.wood":
        fields = {"packaging": {"kind": "peti kayu"}}
    return subject(product(of=group, **fields))


def lacking(key: str, gate: Gate, path: str) -> Subject:
    """A product that the gate concerns and that does not pass it: of one that forbids, a product that has it."""
    forbidden = FORBIDDEN.get(key)
    return subject(product(of="food", **forbidden)) if forbidden else without(concerned(gate), path)


@pytest.mark.parametrize(("file", "name"), gates())
def test_a_product_without_what_a_gate_needs_does_not_pass(markets: Markets, file: str, name: str) -> None:
    key = f"{file}/{name}"
    gate = markets.gates[key]
    for path in gate.needs:
        (gap,) = gaps_of(lacking(key, gate, path), {key: gate})
        assert (gap.gate, gap.fields) == (key, (path,))


@pytest.mark.parametrize(("file", "name"), gates())
def test_a_product_that_a_gate_does_not_concern_passes(markets: Markets, file: str, name: str) -> None:
    gate = markets.gates[f"{file}/{name}"]
    bare = subject(Product(name=product().name), Business(name=maker().name, category="x", licences=()))
    if gate.when:
        assert list(gaps_of(bare, {"gate": gate})) == []


@pytest.mark.parametrize(("file", "name"), gates())
def test_a_gate_holds_from_its_first_day_to_its_last(markets: Markets, file: str, name: str) -> None:
    gate = markets.gates[f"{file}/{name}"].model_copy(update={"until": date(2028, 1, 31)})
    begins = gate.begins or date(2026, 1, 1)
    gate = gate.model_copy(update={"begins": begins})
    short = lacking(f"{file}/{name}", gate, next(iter(gate.needs)))
    for day, held in (
        (begins - timedelta(days=1), False),
        (begins, True),
        (date(2028, 1, 31), True),
        (date(2028, 2, 1), False),
    ):
        today = Today(day)
        found = list(gaps_of(Subject(short.product, short.business, today), {"gate": gate}))
        assert bool(found) is held, day
        assert day in today.span  # what was found is known to hold on that day alone, or a run of days
        assert not (begins - timedelta(days=1) in today.span and begins in today.span)


def test_a_licence_counts_until_it_lapses() -> None:
    gate = Gate.model_validate({"name": "nib", "needs": {"licence": "nib"}, "level": "ship", "why": "x"}, context={})
    by = maker(licences=[{"type": "nib", "number": "1", "valid_until": "2026-11-24"}])
    assert list(gaps_of(Subject(product(), by, Today(date(2026, 11, 24))), {"gate": gate})) == []
    (gap,) = gaps_of(Subject(product(), by, Today(date(2026, 11, 25))), {"gate": gate})
    assert gap.since == date(2026, 11, 25)
    own = product(licences=[{"type": "nib", "number": "2"}])
    assert list(gaps_of(Subject(own, by, Today(date(2026, 12, 1))), {"gate": gate})) == []


@pytest.mark.parametrize(
    ("path", "test", "passed"),
    [
        ("moq", {}, True),
        ("samples", {}, False),
        ("samples", {"missing": "yes"}, True),
        ("moq", {"missing": "yes"}, False),
        ("moq", {"min": "10"}, True),
        ("moq", {"min": "11"}, False),
        ("moq", {"max": "9"}, False),
        ("fish_percent", {"min": "12.5", "max": "20"}, True),
        ("name", {"min": "1"}, False),  # no number
        ("group", {"any_of": ["FOOD", "bag"]}, True),
        ("group", {"any_of": ["textile"]}, False),
        ("veg", {"any_of": "no"}, True),
        ("ingredients.name", {"contains": "SINGKONG"}, True),
        ("ingredients.name", {"contains": ["tepung"]}, False),
        ("ingredients.name", {"every": "yes", "contains": "singkong"}, False),
        ("ingredients.percent", {"every": "yes", "min": "20"}, True),
        ("ingredients.percent", {"sum": "100"}, True),
        ("ingredients.percent", {"sum": "99.5"}, False),
        ("ingredients", {"count": "2"}, True),
        ("ingredients", {"count": "3"}, False),
        ("samples or moq", {}, True),
        ("samples or storage", {}, False),
        ("materials.scientific", {"every": "yes"}, False),  # of no materials none has one
        ("business.licences.type", {"any_of": "gacc"}, True),
        ("tests.kind", {"any_of": "hcn"}, True),
        ("licence", {"any_of": ["sni", "gacc"]}, True),
    ],
)
def test_what_a_field_must_hold(path: str, test: dict[str, Any], passed: bool) -> None:
    assert passes(subject(), path, FieldTest.model_validate(test)) is passed


def test_the_origin_of_all_counts_where_a_product_names_none() -> None:
    one = product(origin=None)
    assert not passes(subject(one), "origin", FieldTest())
    assert passes(Subject(one, maker(), Today(DAY), "ID"), "origin", FieldTest())


def test_the_complete_maker_has_what_gates_ask_for() -> None:
    asked = {
        kind
        for gate in read_markets(Path("/nowhere"), "id", []).gates.values()
        for kind in gate.needs.get(LICENCE, FieldTest()).any_of
    }
    assert asked - {"md"} <= set(KINDS)
    assert MAKER["licences"]
