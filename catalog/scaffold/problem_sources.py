"""The package's own source → for each code of a problem its level and the stages that report it (`make docs`).

The source is parsed, not run: a code counts where it stands as a constant, and the stage is the one that the docstring
of the module, or else of its folder, names.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from catalog.core.problems import Level
from catalog.core.project import PACKAGE

WARNING: Final = frozenset({"warning", "blemish"})  # the functions that make one
# Codes that come out of `markets/licence_numbers` and become problems elsewhere; that these are warnings is seen in the
# problems of the broken project of the tests.
DECIDED_ELSEWHERE: Final = {"licence-form-unverified": Level.WARNING, "pirt-regency": Level.WARNING}
FAMILY: Final = re.compile(r"([a-z-]+)-unknown")  # codes put together from the kind of a name: f"{kind}-unknown"


@dataclass(frozen=True, slots=True)
class ProblemSource:
    """Where a code comes from. `stages` is empty for what belongs to no stage: the command line, the machine."""

    level: Level
    stages: tuple[int, ...]


def problem_sources(codes: Collection[str]) -> Mapping[str, ProblemSource]:
    """Each of `codes` that the package holds, with its source; one that nothing reports is missing."""
    levels: dict[str, set[Level]] = {}
    stages: dict[str, set[int]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for code, level in _reported(path, codes):
            levels.setdefault(code, set()).add(DECIDED_ELSEWHERE.get(code, level))
            stages.setdefault(code, set()).update(module_stages(path))
    return {
        code: ProblemSource(Level.ERROR if Level.ERROR in found else Level.WARNING, tuple(sorted(stages[code])))
        for code, found in levels.items()
    }


def _reported(path: Path, codes: Collection[str]) -> Iterator[tuple[str, Level]]:
    """Those of `codes` that a module holds, each with the level that the call around it gives."""
    texts = _texts(path)
    values = {value for value, _, _ in texts}
    for value, level, composed in texts:
        if value in codes:
            yield value, level
        elif composed and value == "-unknown":
            families = {code: FAMILY.fullmatch(code) for code in codes}
            yield from ((code, level) for code, match in families.items() if match and match[1] in values)


@cache
def _texts(path: Path) -> tuple[tuple[str, Level, bool], ...]:
    """Every text of a module as it stands there, the level that the call around it would give to a code, and whether it
    is a piece of one that is put together."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    around = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    return tuple(
        (node.value, _level(node, around), isinstance(around[node], ast.JoinedStr))
        for node in around
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _level(node: ast.AST, around: Mapping[ast.AST, ast.AST]) -> Level:
    """Of the nearest call around a code: a warning where `warning` is called, or handed on to what calls it."""
    while not isinstance(node, ast.Call | ast.stmt):
        node = around[node]
    if isinstance(node, ast.Call):
        names = {part.id for part in (node.func, *node.args) if isinstance(part, ast.Name)}
        return Level.WARNING if names & WARNING else Level.ERROR
    return Level.ERROR


@cache
def module_stages(path: Path) -> tuple[int, ...]:
    """The stages that the first line of a module's docstring names, or else that of the folder around it."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    named = re.search(r"[Ss]tages? ([1-9](?:(?:, | and | to )[1-9])*)", docstring.split("\n\n")[0])
    if named:
        numbers = [int(digit) for digit in re.findall("[1-9]", named[1])]
        return tuple(range(numbers[0], numbers[-1] + 1)) if " to " in named[1] else tuple(numbers)
    outer = path.parents[1] if path.name == "__init__.py" else path.parent
    around = outer / "__init__.py"
    return module_stages(around) if around.is_file() else ()
