"""Files → sources: plain values, each with its line and column (stage 1). PyYAML reads entries here alone.

Every scalar stays the string that was typed (only an empty one, `~` and `null` are None): a field's type decides what
a value is, so `1905.90`, `0123`, `no` and `2026-01-05` reach it unharmed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from catalog.content.load.files import BREAK, CONTROL, decode, read_content
from catalog.content.load.silent_changes import silent_changes
from catalog.core.problems import Place, Problem, error


class _Fast:
    """Tags of nodes without one of their own: all scalars are text. PyYAML asks rules for each, in half of its time."""

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
NO_SPACE: Final = re.compile(r"\s*[\w-]+:(?=[^\s/])")
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
        return [_syntax(fault, text, file)]
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
        return [error("yaml-not-a-map", Place(file, node.start_mark.line + 1, node.start_mark.column + 1))]
    reader = _Reader(file, most_nodes)
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

    def __init__(self, file: str, most_nodes: int) -> None:
        self.file = file
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
            if node.style == '"' or node.tag not in TAGS:  # asked here, too: a call for each value is dear
                self._check(node)
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
            if key == "<<" and not name.style:
                self._tell("yaml-merge", name)
            elif key in data:
                first = next(other.start_mark for other, _ in node.value if other.value == key)
                self._tell("key-duplicate", name, value=key, first=str(first.line + 1))
            elif type(value) is yaml.ScalarNode and value.style != '"' and value.tag in TAGS:  # as most are
                self._nodes += 1
                data[key] = None if not value.style and value.value in NULLS else value.value
            else:
                data[key] = self.value(value, depth + 1)
        return data

    def _tell(self, code: str, node: yaml.Node, **values: str) -> None:
        mark = node.start_mark
        self.problems.append(error(code, Place(self.file, mark.line + 1, mark.column + 1), **values))


def _syntax(fault: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """A syntax error in words that help, by what stands on the line. Its place is always one of the file."""
    lines = BREAK.split(text)
    last = max((index for index, words in enumerate(lines) if words.strip()), default=0)

    def at(line: int, column: int) -> Place:
        return Place(file, line + 1, column + 1) if line <= last else Place(file, last + 1, len(lines[last]) + 1)

    mark, start = fault.problem_mark or fault.context_mark, fault.context_mark
    line, column = (min(mark.line, last), mark.column) if mark else (0, 0)
    here = at(mark.line, column) if mark else at(0, 0)
    began = at(start.line, start.column) if start else here
    problem, context = fault.problem or "", fault.context or ""
    for number in (line, line - 1):
        indent = re.match(r"\s*", lines[number])
        if number >= 0 and indent and "\t" in indent[0]:
            return error("yaml-tab", at(number, lines[number].index("\t")))
    if "mapping values are not allowed" in problem:
        return _stray_colon(lines, line, column, at)
    found = _by_words(problem, context, here, began)
    if found:
        return found
    for number in (line, line - 1):
        missing = NO_SPACE.match(lines[number]) if number >= 0 else None
        if missing:
            return error("yaml-colon-space", at(number, missing.end() - 1))
    return _by_line(problem, context, lines[line], column, here, began)


def _by_words(problem: str, context: str, here: Place, began: Place) -> Problem | None:
    """What PyYAML's words say whatever stands on the line; None where the line has to be looked at."""
    if "exceeded max" in problem:
        return error("yaml-too-deep", here)
    if "escape" in problem:
        return error("yaml-escape", here)
    if "quoted scalar" in context:
        return error("yaml-quote", began)
    if "block sequence entries are not allowed" in problem:
        return error("yaml-list", here)
    if "flow" in context:
        return error("yaml-bracket", began)
    return None


def _by_line(problem: str, context: str, words: str, column: int, here: Place, began: Place) -> Problem:
    """What is wrong on the line `words` at `column`, from 0."""
    if "undefined alias" in problem or "alias" in context:
        return error("yaml-alias", here)
    if "scanning an anchor" in context:
        return error("yaml-character", began, value="&")
    if "cannot start any token" in problem and column < len(words):
        return error("yaml-character", here, value=words[column])
    if "could not find expected ':'" in problem:
        return error("yaml-colon-missing", began)
    if "did not find expected" in problem and "block" in context:
        before = words[:column].strip(" -")
        return error("yaml-behind", here, value=words[column:]) if before else error("yaml-indent", here)
    return error("yaml-syntax", here, detail=problem)


def _stray_colon(lines: Sequence[str], line: int, column: int, at: Callable[[int, int], Place]) -> Problem:
    """A colon where none may be: a second one in its line, or the first behind a line that was taken for a text."""
    if re.search(r":\s", lines[line][:column]):
        return error("yaml-colon", at(line, column))
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    missing = NO_SPACE.match(lines[above])
    if missing:
        return error("yaml-colon-space", at(above, missing.end() - 1))
    indent = len(lines[line]) - len(lines[line].lstrip())
    if ":" in lines[above] or lines[above].lstrip().startswith("-"):
        return error("yaml-indent", at(line, indent))
    return error("yaml-colon-missing", at(above, len(lines[above]) - len(lines[above].lstrip())))
