"""Files → sources: plain values, each with its line and column (stage 1).

Every scalar stays the string that was typed (only an empty one, `~` and `null` are None): a field's type decides what
a value is, so `1905.90`, `0123`, `no` and `2026-01-05` reach it unharmed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from catalog.content.load.files import BREAK, CONTROL, decode, read_content
from catalog.content.load.silent_changes import silent_changes
from catalog.content.load.syntax_errors import ODD_INDENT, ODD_SPACES, odd_space, syntax_problem
from catalog.core.problems import Place, Problem, error


class _Fast:
    """Tags of nodes without one of their own: all scalars are text. PyYAML tries rules on each, in half of its time."""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        return KINDS[kind]


class Reader(_Fast, yaml.BaseLoader):
    """Composes nodes in Python."""


Loader = type[Reader]
LOADER: Loader = Reader
if yaml.__with_libyaml__:  # ten times as fast, where it is there

    class _Libyaml(_Fast, yaml.CBaseLoader):
        pass

    LOADER = _Libyaml  # type: ignore[assignment]  # PyYAML's two readers have no type in common
MOST_NODES: Final = 50_000  # after aliases are followed: an entry has some hundreds
MOST_DEPTH: Final = 40
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
DEEP: Final = re.compile(rf"^[ ?-]{{{MOST_DEPTH // 2}}}", re.MULTILINE)  # a list needs no indentation of its own
TAG: Final = "tag:yaml.org,2002:"
KINDS: Final = {yaml.ScalarNode: f"{TAG}str", yaml.SequenceNode: f"{TAG}seq", yaml.MappingNode: f"{TAG}map"}
TAGS: Final = frozenset(TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map"))

Step = str | int


def dotted(path: Sequence[Step]) -> str:
    """A path as problems show it: `variants.items[2].sku`"""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name below the project, its plain data (maps, lists, strings, None), the places of its values."""

    file: str
    data: dict[str, Any]
    _node: yaml.MappingNode
    warnings: tuple[Problem, ...] = ()  # of what was read otherwise than it was probably meant

    def place(self, path: Sequence[Step], *, key: bool = False) -> Place:
        """Where the value at `path` stands; its key when `key`. Where the file has no such value, what is around it."""
        node: yaml.Node = self._node
        mark = node.start_mark
        for number, step in enumerate(path, 1):
            found = _child(node, step)
            if found is None:
                break
            name, node = found
            mark = name.start_mark if key and number == len(path) else node.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def holds(self, path: Sequence[Step]) -> bool:
        """Whether the file has a value at `path`."""
        here: Any = self.data
        for step in path:
            inside = step in here if isinstance(here, dict) else isinstance(here, list) and step in range(len(here))
            if not inside:
                return False
            here = here[step]
        return True


def _child(node: yaml.Node, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_source(path: Path, file: str) -> Source | list[Problem]:
    """The source in `path`, called `file` in messages; or everything that is wrong with it."""
    content = read_content(path, file)
    return [content] if isinstance(content, Problem) else source_of(content, file)


def source_of(content: bytes, file: str, most_nodes: int = MOST_NODES) -> Source | list[Problem]:
    """The source that the bytes of a file are; or everything that is wrong with it."""
    text = decode(content, file)
    return [text] if isinstance(text, Problem) else parse_source(text, file, most_nodes)


def parse_source(text: str, file: str, most_nodes: int = MOST_NODES) -> Source | list[Problem]:
    """The source that `text` is; or everything that is wrong with it."""
    try:
        deep = _too_deep(text, file)
        if deep:
            return [deep]
        documents = list(yaml.compose_all(text, Loader=LOADER))
    except yaml.MarkedYAMLError as fault:
        return [syntax_problem(fault, text, file)]
    except RecursionError:  # without libyaml, a file that nests in a way that we did not think of
        return [error("yaml-too-deep", Place(file, 1, 1))]
    except yaml.YAMLError as fault:
        return [error("yaml-syntax", Place(file, 1, 1), detail=str(fault).splitlines()[0])]
    if not documents or (len(documents) == 1 and _empty(documents[0])):
        return [error("file-empty", Place(file))]
    if len(documents) > 1:
        mark = documents[1].start_mark
        return [error("yaml-several-documents", Place(file, mark.line + 1, mark.column + 1))]
    node = documents[0]
    if not isinstance(node, yaml.MappingNode):
        odd = odd_space(BREAK.split(text), range(node.start_mark.line, node.end_mark.line + 1), file)
        return [odd or error("yaml-not-a-map", Place(file, node.start_mark.line + 1, node.start_mark.column + 1))]
    reader = _Reader(file, most_nodes, odd=ODD_INDENT.search(text) is not None)
    data = reader.value(node, 0)
    return reader.problems or Source(file, data, node, tuple(silent_changes(text, file, LOADER)))


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS


def _too_deep(text: str, file: str) -> Problem | None:
    """The place where an entry nests deeper than any does. Composing is recursive, so this is known before it; events
    are not, and are looked at only where a text may be deep: by many brackets, or by a long indentation."""
    if text.count("[") + text.count("{") <= MOST_DEPTH and not DEEP.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_DEPTH:
                mark = event.start_mark
                return error(
                    "yaml-too-deep", Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


class _Reader:
    """Makes plain data of nodes, and collects what an entry may not hold."""

    def __init__(self, file: str, most_nodes: int, *, odd: bool) -> None:
        """`odd` says that a line of the file begins with a space that is none to YAML."""
        self.file = file
        self._odd = odd
        self._most = most_nodes
        self.problems: list[Problem] = []
        self._nodes = 0

    def value(self, node: yaml.Node, depth: int) -> Any:  # noqa: ANN401 plain data
        self._nodes += 1
        if self._nodes > self._most or depth > MOST_DEPTH:
            if not any(problem.code == "yaml-explodes" for problem in self.problems):
                self._tell("yaml-explodes", node)
            return None
        if isinstance(node, yaml.ScalarNode):
            if node.style == '"' or node.tag not in TAGS:  # tested here, too: a call for each value takes long
                self._check(node)
            if self._odd and not node.style and node.value[:1] == "-" and node.value[1:2] in ODD_SPACES:
                self._tell("space-odd", node, character=f"U+{ord(node.value[1]):04X}")
            return None if not node.style and node.value in NULLS else node.value
        self._check(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return self._map(node, depth)

    def _check(self, node: yaml.Node) -> None:
        if node.tag not in TAGS:
            self._tell("yaml-tag", node, value=node.tag.replace(TAG, "!!"))
        if not isinstance(node, yaml.ScalarNode) or node.style != '"':
            return
        control = CONTROL.search(node.value)  # written with an escape: "\0"
        if control:
            self._tell("file-control-character", node, character=f"U+{ord(control[0]):04X}")

    def _map(self, node: yaml.Node, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._tell("yaml-key", name)
                continue
            key = name.value
            if name.style == '"' or name.tag not in TAGS:
                self._check(name)
            if self._odd and not name.style and key[:1] in ODD_SPACES:
                self._tell("space-odd", name, character=f"U+{ord(key[0]):04X}")
                continue
            if key == "<<" and not name.style:
                self._tell("yaml-merge", name)
            elif key in data:
                first = next(other.start_mark for other, _ in node.value if other.value == key)
                self._tell("key-duplicate", name, value=key, first=str(first.line + 1))
            elif (
                type(value) is yaml.ScalarNode and value.style != '"' and value.tag in TAGS and not self._odd
            ):  # as most are
                self._nodes += 1
                data[key] = None if not value.style and value.value in NULLS else value.value
            else:
                data[key] = self.value(value, depth + 1)
        return data

    def _tell(self, code: str, node: yaml.Node, **values: str) -> None:
        mark = node.start_mark
        self.problems.append(error(code, Place(self.file, mark.line + 1, mark.column + 1), **values))
