"""Each rule of the house on a made-up package that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture import rules
from tests.architecture.imports import Package, read_package

LAYERS = ["low", "low.inner", "high"]


def made(folder: Path, **files: str) -> Package:
    """The package `shop` with these modules: `low__inner__wood` is `low/inner/wood.py`."""
    root = folder / "shop"
    for name, text in {"__init__": "", "low__wood": "", "low__inner__nail": "", "high__roof": "", **files}.items():
        # A name between two underscores stays one: `__init__`, `low____init__`.
        head, dunder, tail = name.partition("__init__")
        parts = [*filter(None, head.split("__")), *([dunder] if dunder else [])]
        assert not tail
        path = root.joinpath(*parts).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_package(root)


IMPORTS = [
    "import shop.high.roof\n",
    "import os, shop.high.roof as roof\n",
    "from shop.high import roof\n",
    "from shop.high.roof import tile as other\n",
    "from ..high import roof\n",
    "from ..high.roof import tile\n",
    "def build():\n    if True:\n        from shop.high import roof\n",
    "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from shop.high.roof import tile\n",
    "try:\n    import shop.high.roof\nexcept ImportError:\n    pass\n",
]


def test_a_house_in_order_breaks_no_rule(tmp_path: Path) -> None:
    package = made(tmp_path, high__roof="import os\nfrom shop.low import wood\nfrom shop.low.inner import nail\n")
    assert rules.circles(package) == []
    assert rules.upward(package, LAYERS) == []
    assert rules.strangers(package, {}) == []
    assert rules.loose(package) == []


@pytest.mark.parametrize("text", IMPORTS)
def test_an_import_of_a_higher_folder_is_named_however_it_is_written(tmp_path: Path, text: str) -> None:
    package = made(tmp_path, low__wood=text)
    (found,) = rules.upward(package, LAYERS)
    assert found.startswith("low → high: shop.low.wood:")
    assert " imports shop.high.roof" in found


@pytest.mark.parametrize("text", IMPORTS)
def test_a_circle_is_named_with_every_import_of_it(tmp_path: Path, text: str) -> None:
    package = made(tmp_path, low__wood=text, high__roof="from shop.low import wood\n")
    back, forth = rules.circles(package)
    assert back == "high ↔ low: shop.high.roof:1 imports shop.low.wood"
    assert forth.startswith("low ↔ high: shop.low.wood:")


def test_a_circle_may_go_through_three_folders(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        low__wood="import shop.low.inner.nail\n",
        low__inner__nail="import shop.high.roof\n",
        high__roof="import shop.low.wood\nimport shop.other.door\n",
        other__door="",
    )
    assert [line.partition(":")[0] for line in rules.circles(package)] == [
        "high ↔ low",
        "low ↔ low.inner",
        "low.inner ↔ high",
    ]


def test_a_folder_and_the_one_inside_it_are_two(tmp_path: Path) -> None:
    package = made(tmp_path, low__wood="import shop.low.inner.nail\n", low__inner__nail="from shop.low import wood\n")
    assert len(rules.circles(package)) == 2


def test_the_text_of_a_package_belongs_to_its_folder(tmp_path: Path) -> None:
    package = made(tmp_path, low____init__="from .wood import beam\n", high__roof="import shop.low\n")
    assert rules.circles(package) == []
    (found,) = rules.upward(package, ["high", "low", "low.inner"])
    assert found == "high → low: shop.high.roof:1 imports shop.low"
    package = made(tmp_path, low____init__="from ..high.roof import tile\n")
    assert rules.upward(package, LAYERS) == ["low → high: shop.low:1 imports shop.high.roof.tile"]


def test_a_folder_without_a_layer_and_a_layer_without_a_folder_are_named(tmp_path: Path) -> None:
    assert rules.upward(made(tmp_path), ["low", "high", "cellar"]) == [
        "low.inner: no layer",
        "cellar: a layer, and no folder",
    ]


@pytest.mark.parametrize(
    "text", ["import jinja2\n", "from jinja2.sandbox import Place\n", "def f():\n    import jinja2\n"]
)
def test_a_library_outside_its_folder_is_named(tmp_path: Path, text: str) -> None:
    package = made(tmp_path, low__wood="import jinja2\n", high__roof=text)
    (found,) = rules.strangers(package, {"jinja2": ["low"]})
    assert found.startswith("high knows jinja2: shop.high.roof:")


def test_a_library_that_nobody_spoke_of_is_named(tmp_path: Path) -> None:
    package = made(tmp_path, low__wood="import requests.sessions\n")
    assert rules.strangers(package, {}) == ["low knows requests: shop.low.wood:1 imports requests.sessions"]


def test_the_longest_name_of_a_library_counts(tmp_path: Path) -> None:
    package = made(tmp_path, low__wood="from nails import Steel, Brass\n", high__roof="from nails import Steel\n")
    known = {"nails": ["low"], "nails.Steel": ["high"]}
    assert rules.strangers(package, known) == ["low knows nails.Steel: shop.low.wood:1 imports nails.Steel"]


def test_a_folder_that_does_not_import_its_library_is_named(tmp_path: Path) -> None:
    package = made(tmp_path, low__wood="import nails\n")
    assert rules.strangers(package, {"nails": ["low", "high"]}) == ["high does not import nails"]


def test_a_loose_module_is_named(tmp_path: Path) -> None:
    assert rules.loose(made(tmp_path, door="")) == ["door.py"]


def test_names_that_say_nothing_are_named() -> None:
    paths = [Path("shop/low/utils.py"), Path("shop/helpers/wood.py"), Path("shop/low/wood.py")]
    assert rules.vague(paths) == ["shop/low/utils.py", "shop/helpers/wood.py"]


def test_a_long_module_is_named(tmp_path: Path) -> None:
    short, long = tmp_path / "short.py", tmp_path / "long.py"
    short.write_text("x = 1\n" * 300, encoding="utf-8")
    long.write_text("x = 1\n" * 301, encoding="utf-8")
    assert rules.long_modules([short, long]) == [f"{long}: 301 lines"]


@pytest.mark.parametrize(("lines", "count"), [(40, 0), (41, 1)])
@pytest.mark.parametrize("before", ["", "async ", "@case\n"])
def test_a_long_function_is_named(tmp_path: Path, lines: int, count: int, before: str) -> None:
    path = tmp_path / "long.py"
    path.write_text(f"{before}def f():\n" + "    x = 1\n" * (lines - 1), encoding="utf-8")
    assert len(rules.long_functions([path])) == count


def test_a_long_function_inside_another_is_named_with_it(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    path.write_text("class A:\n    def f(self):\n        def g():\n" + "            x = 1\n" * 40, encoding="utf-8")
    assert rules.long_functions([path]) == [f"{path}:2: f has 42 lines", f"{path}:3: g has 41 lines"]
