"""The house stands: folders in layers without a circle, libraries in their folders, modules and functions short."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.architecture import rules
from tests.architecture.imports import Package, read_package
from tests.architecture.layers import LAYERS, LIBRARIES

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = [path for folder in ("catalog", "tests", "images") for path in sorted((ROOT / folder).rglob("*.py"))]


def assert_none(found: list[str]) -> None:
    """Fail with all that was found, a line each."""
    assert not found, "\n".join(["", *found])


@pytest.fixture(scope="module")
def package() -> Package:
    found = read_package(ROOT / "catalog")
    assert len(found.modules) > 100
    assert len(list(found.own())) > 100
    return found


def test_the_imports_of_folders_form_no_circle(package: Package) -> None:
    assert_none(rules.circles(package))


def test_folders_import_from_lower_layers_alone(package: Package) -> None:
    assert_none(rules.upward(package, [*LAYERS]))
    assert all(LAYERS.values())


def test_libraries_are_imported_in_their_folders_alone(package: Package) -> None:
    assert_none(rules.strangers(package, LIBRARIES))


def test_no_module_stands_loose(package: Package) -> None:
    assert_none(rules.loose(package))


def test_every_name_of_a_module_says_what_it_holds() -> None:
    assert_none(rules.vague([path.relative_to(ROOT) for path in SOURCES]))


def test_modules_are_short() -> None:
    assert len(SOURCES) > 300
    assert_none(rules.long_modules([path for path in SOURCES if "images" not in path.parts]))


def test_functions_are_short() -> None:
    assert_none(rules.long_functions(SOURCES))
