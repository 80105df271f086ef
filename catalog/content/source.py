"""Files → sources: plain values, each with its line and column (stage 1). The only place that knows PyYAML.

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

from catalog.errors import Place, Problem, error

LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml is ten times as fast, where it is there
MOST_BYTES: Final = 1_000_000
MOST_NODES: Final = 50_000  # after aliases are followed: an entry has some hundreds
MOST_DEPTH: Final = 40
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Step = str | int


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name below the project, its plain data (maps, lists, strings, None), the places of its values."""

    file: str
    data: dict[str, Any]
    _node: yaml.MappingNode

    def place(self, path: Sequence[Step], *, key: bool = False) -> Place:
        """Where the value at `path` stands; its key when `key`. Steps that are not in the file are passed over, so the
        path of a missing field gives the value around it."""
        node: yaml.Node = self._node
        mark = node.start_mark
        for step in path:
            found = _child(node, step)
            if found is None:
                continue
            name, node = found
            mark = name.start_mark if key and step == path[-1] else node.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)


def _child(node: yaml.Node, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_source(path: Path, file: str) -> Source | list[Problem]:
    """The source in `path`, called `file` in messages; or everything that is wrong with it."""
    try:
        content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as refused:
        return [error("file-unreadable", Place(file), reason=refused.strerror or "")]
    if content is None:
        return [error("file-too-large", Place(file), most=f"{MOST_BYTES // 1_000_000} MB")]
    text = _decode(content, file)
    if isinstance(text, Problem):
        return [text]
    return parse_source(text, file)


def _decode(content: bytes, file: str) -> str | Problem:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return error("file-utf16", Place(file, 1, 1))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = content[: fault.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return error("file-not-utf8", Place(file, line, column), byte=f"0x{content[fault.start]:02X}")
    control = CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - (text.rfind("\n", 0, control.start()) + 1) + 1
        return error("file-control-character", Place(file, line, column), character=f"U+{ord(control[0]):04X}")
    return text


def parse_source(text: str, file: str) -> Source | list[Problem]:
    """The source that `text` is; or everything that is wrong with it."""
    if text.count("[") + text.count("{") > MOST_DEPTH and _too_deep(text):
        return [error("yaml-too-deep", Place(file))]
    try:
        documents = list(yaml.compose_all(text, Loader=LOADER))
    except yaml.MarkedYAMLError as fault:
        return [_syntax(fault, text, file)]
    except (yaml.YAMLError, RecursionError) as fault:
        return [error("yaml-syntax", Place(file), detail=str(fault).splitlines()[0])]
    documents = [node for node in documents if node is not None]
    if not documents or (isinstance(documents[0], yaml.ScalarNode) and documents[0].value in NULLS):
        return [error("file-empty", Place(file))]
    if len(documents) > 1:
        mark = documents[1].start_mark
        return [error("yaml-several-documents", Place(file, mark.line + 1, 1))]
    node = documents[0]
    if not isinstance(node, yaml.MappingNode):
        return [error("yaml-not-a-map", Place(file, node.start_mark.line + 1, node.start_mark.column + 1))]
    reader = _Reader(file)
    data = reader.value(node, 0)
    return reader.problems or Source(file, data, node)


def _too_deep(text: str) -> bool:
    """Whether brackets nest deeper than any entry's: libyaml follows them on the stack of the process."""
    depth = deepest = 0
    for character in text:
        depth += (character in "[{") - (character in "]}")
        deepest = max(deepest, depth)
    return deepest > MOST_DEPTH


class _Reader:
    """Makes plain data of nodes, and collects what an entry may not hold."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._nodes = 0

    def value(self, node: yaml.Node, depth: int) -> Any:  # noqa: ANN401 plain data
        self._nodes += 1
        if self._nodes > MOST_NODES or depth > MOST_DEPTH:
            if not any(problem.code == "yaml-explodes" for problem in self.problems):
                self._tell("yaml-explodes", node)
            return None
        if node.tag.startswith(("!", "tag:")) and not node.tag.startswith("tag:yaml.org,2002:"):
            self._tell("yaml-tag", node, value=node.tag)
        elif node.tag.startswith("tag:yaml.org,2002:python"):
            self._tell("yaml-tag", node, value=node.tag.rpartition(",")[2])
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value in NULLS else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return self._map(node, depth)

    def _map(self, node: yaml.Node, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, int] = {}
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._tell("yaml-key", name)
                continue
            if name.value == "<<" and name.style is None:
                self._tell("yaml-merge", name)
                continue
            if name.value in data:
                self._tell("key-duplicate", name, value=name.value, first=str(first[name.value]))
                continue
            first[name.value] = name.start_mark.line + 1
            data[name.value] = self.value(value, depth + 1)
        return data

    def _tell(self, code: str, node: yaml.Node, **values: str) -> None:
        mark = node.start_mark
        self.problems.append(error(code, Place(self.file, mark.line + 1, mark.column + 1), **values))


def _syntax(fault: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """A syntax error in words that help, by what stands on the line."""
    mark = fault.problem_mark or fault.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines() or [""]
    for number in (line, line - 1):
        if 0 <= number < len(lines) and "\t" in lines[number][: len(lines[number]) - len(lines[number].lstrip())]:
            return error("yaml-tab", Place(file, number + 1, lines[number].index("\t") + 1))
    here = lines[min(line, len(lines) - 1)]
    problem = fault.problem or ""
    if "quoted scalar" in (fault.context or "") or "unexpected end of stream" in problem:
        start = fault.context_mark or mark
        return error("yaml-quote", Place(file, start.line + 1, start.column + 1) if start else Place(file))
    if "mapping values are not allowed" in problem:
        return error("yaml-colon", Place(file, line + 1, column + 1))
    before = lines[max(line - 1, 0)]
    for number, candidate in ((line, here), (line - 1, before)):
        missing = re.match(r"\s*[\w-]+:(?=[^\s/])", candidate)
        if missing and number >= 0:
            return error("yaml-colon-space", Place(file, number + 1, missing.end()))
    if "undefined alias" in problem:
        return error("yaml-alias", Place(file, line + 1, column + 1))
    if "did not find expected" in problem and ("block mapping" in problem + (fault.context or "") or "key" in problem):
        return error("yaml-indent", Place(file, line + 1, column + 1))
    return error("yaml-syntax", Place(file, line + 1, column + 1), detail=problem)
