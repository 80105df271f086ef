"""A package's modules and imports → what breaks the rules of the house, each in a line that names it."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.architecture.imports import Import, Package

MOST_LINES: Final = 300  # of a module
MOST_LINES_OF_FUNCTION: Final = 40  # decorators apart
VAGUE: Final = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})


def circles(package: Package) -> list[str]:
    """Every import from a folder into another whose imports lead back to it."""
    between: dict[str, dict[str, list[Import]]] = defaultdict(lambda: defaultdict(list))
    for one, here, there in package.own():
        between[here][there].append(one)
    ways = {folder: set(others) for folder, others in between.items()}
    return [
        f"{here} ↔ {there}: {_words(one)}"
        for here, others in sorted(between.items())
        for there, found in sorted(others.items())
        if here in _reached(ways, there)
        for one in found
    ]


def _reached(ways: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for folder in ways.get(waiting.pop(), set()) - seen:
            seen.add(folder)
            waiting.append(folder)
    return seen


def upward(package: Package, layers: Sequence[str]) -> list[str]:
    """Every import of a folder that stands no lower than the one that imports; folders that `layers` lacks, and names
    in it that are no folder."""
    folders = {package.folder(module) for module in package.modules}
    folders -= {folder for folder in folders if not _holds_code(package, folder)}
    found = [f"{folder}: no layer" for folder in sorted(folders.difference(layers))]
    found += [f"{folder}: a layer, and no folder" for folder in layers if folder not in folders]
    height = {folder: place for place, folder in enumerate(layers)}
    for one, here, there in package.own():
        if here in height and there in height and height[there] >= height[here]:
            found.append(f"{here} → {there}: {_words(one)}")
    return found


def _holds_code(package: Package, folder: str) -> bool:
    """Whether anything but an empty `__init__` lies in the folder itself."""
    return any(
        path.name != "__init__.py" or path.stat().st_size
        for module, path in package.modules.items()
        if package.folder(module) == folder
    )


def strangers(package: Package, libraries: Mapping[str, Sequence[str]]) -> list[str]:
    """Every import of something that is neither Python's nor the package's from a folder that may not know it.

    `libraries` has the folders by library or by a name within one (`pydantic.ValidationError`): the longest that fits
    counts. A library that it lacks is none that any folder may import; a folder that imports it no more is named too.
    """
    found = []
    used: dict[str, set[str]] = defaultdict(set)
    for one in package.imports:
        top = one.name.split(".")[0]
        if top == package.name or top in sys.stdlib_module_names:
            continue
        folder = package.folder(one.importer)
        known = max((name for name in libraries if f"{one.name}.".startswith(f"{name}.")), key=len, default="")
        used[known].add(folder)
        if not known or folder not in libraries[known]:
            found.append(f"{folder} knows {known or top}: {_words(one)}")
    for name, folders in libraries.items():
        found += [f"{folder} does not import {name}" for folder in folders if folder not in used[name]]
    return found


def loose(package: Package) -> list[str]:
    """Modules that lie in the package itself; its `__init__` and `__main__` have to."""
    top = (path for module, path in package.modules.items() if package.folder(module) == package.name)
    return [path.name for path in top if path.stem not in ("__init__", "__main__")]


def vague(paths: Sequence[Path]) -> list[str]:
    """Modules and folders whose name says of nothing what it is for."""
    return [str(path) for path in paths if VAGUE.intersection((path.stem, path.parent.name))]


def long_modules(paths: Sequence[Path], most: int = MOST_LINES) -> list[str]:
    """Modules of more than `most` lines."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return [f"{path}: {length} lines" for path, length in lengths.items() if length > most]


def long_functions(paths: Sequence[Path], most: int = MOST_LINES_OF_FUNCTION) -> list[str]:
    """Functions of more than `most` lines from `def` to their end, those inside others too. The decorators do not
    count: they are a test's table of cases."""
    return [
        f"{path}:{function.lineno}: {function.name} has {length} lines"
        for path in paths
        for function in _functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > most
    ]


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _words(one: Import) -> str:
    return f"{one.importer}:{one.line} imports {one.name}"
