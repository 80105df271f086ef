"""Source files → what they import, as text says it: nothing is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name: the module that imports, the line, and the full name (`catalog.core.problems.Place`)."""

    importer: str
    line: int
    name: str


@dataclass(frozen=True, repr=False)  # a failing test would print a thousand imports
class Package:
    """A package on the disk: its name, the file of each of its modules by full name, and every import in them.

    An import counts wherever it stands. Inside a function it is made later, but made; under TYPE_CHECKING it is made by
    the reader and the type checker alone, and still ties one folder's words to the other's.
    """

    name: str
    modules: dict[str, Path]
    imports: tuple[Import, ...]

    def folder(self, name: str) -> str:
        """The folder below the package of a module or of a name in one: `content.load`; the package's own name for
        what lies loose in it. A package stands for its own `__init__`, which belongs to its folder."""
        parts = name.split(".")
        while parts and ".".join(parts) not in self.modules:
            parts.pop()
        inside = self.modules[".".join(parts)].name == "__init__.py"
        return ".".join(parts[1 : len(parts) if inside else -1]) or self.name

    def own(self) -> Iterator[tuple[Import, str, str]]:
        """Imports of the package's own modules from another folder, with the folder that imports and the other."""
        for one in self.imports:
            if one.name.split(".")[0] == self.name:
                here, there = self.folder(one.importer), self.folder(one.name)
                if here != there:
                    yield one, here, there


def read_package(folder: Path) -> Package:
    """The package whose modules lie in `folder`."""
    modules = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        modules[".".join(parts[:-1] if path.name == "__init__.py" else parts)] = path
    found = [one for module, path in modules.items() for one in _imports(module, path)]
    return Package(folder.name, modules, tuple(found))


def _imports(module: str, path: Path) -> Iterator[Import]:
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            within = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*within, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(module, node.lineno, f"{source}.{alias.name}")
