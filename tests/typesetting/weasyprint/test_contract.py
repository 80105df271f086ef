"""WeasyPrint is inside as we rely on it, point by point; and points.py names every point that we touch."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import pytest

from catalog.fonts.static_faces import prepare_fonts
from catalog.typesetting.weasyprint.environment import use_only
from tests.typesetting.weasyprint.point import Point
from tests.typesetting.weasyprint.points import DOC, END, POINTS, START, table
from tests.typesetting.weasyprint.shapes import Samples

PACKAGE: Final = Path(__file__).parents[3] / "catalog"
ROOM: Final = PACKAGE / "typesetting" / "weasyprint"
LIBRARIES: Final = ("weasyprint", "pydyf", "tinycss2", "cssselect2")
OWN: Final = frozenset({"_defaults", "_folder"})  # attributes of ours on objects that are not `self`

# What is called by the library itself, or what is known by what it gives.
TOUCHED_BY_BEHAVIOUR: Final = frozenset(
    {"LOGGER", "draw_first_line", "get_image_from_uri", "add_font", "set_color", "add_group"}
)


@pytest.fixture(scope="module")
def samples(font_cache: Path) -> Samples:
    use_only(prepare_fonts(font_cache / "fonts"))
    return Samples()


def find(name: str, samples: Samples) -> Any:  # noqa: ANN401 whatever it is
    """What is called so; a value that only objects have is that of the sample. LookupError where it is gone."""
    parts, found = name.split("."), None
    for place in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:place]))
            break
        except ModuleNotFoundError:
            continue
    for at, part in enumerate(parts[place:], start=place):
        value = getattr(found, part, None)
        if isinstance(found, type) and not (callable(value) or isinstance(value, property)):
            found = samples.of(".".join(parts[:at]))
        if not hasattr(found, part):
            raise LookupError(name)
        found = getattr(found, part)
    return found


class Unseen(Exception):  # noqa: N818 no error of the point's
    """A point that cannot be looked at, as the library fails before."""


def fault(point: Point, samples: Samples) -> str:
    """What is wrong with a point; empty when it is as we rely on it. Unseen where that cannot be found out."""
    try:
        value = find(point.name, samples)
        lacking = _lacking(point, value)
        return lacking or ("" if point.holds(value, samples) else f"no longer holds: {point.holds.__name__}")
    except LookupError as gone:
        if gone.args == (point.name,):
            return "is gone"
        raise Unseen(repr(gone)) from gone
    except Exception as unlike:
        raise Unseen(repr(unlike)) from unlike


def _lacking(point: Point, value: Any) -> str:  # noqa: ANN401
    if point.parameters:
        missing = [name for name in point.parameters if name not in inspect.signature(value).parameters]
        if missing:
            return f"has no parameter {', '.join(missing)}"
    if not isinstance(value, point.kind):
        return f"is a {type(value).__name__}"
    if point.base:
        module, _, name = point.base.rpartition(".")
        base = getattr(importlib.import_module(module), name)
        if not (issubclass(value, base) if isinstance(value, type) else isinstance(value, base)):
            return f"is no {point.base}"
    return ""


def faults(points: Iterable[Point], samples: Samples) -> list[str]:
    """A line for each point that is not as we rely on it, with the versions; then one for each reason why others cannot
    be looked at, with their names."""
    libraries = f"WeasyPrint {version('weasyprint')}, pydyf {version('pydyf')}"
    lines: list[str] = []
    unseen: dict[str, list[str]] = {}
    for point in points:
        try:
            if said := fault(point, samples):
                lines.append(f"{point.name} {said} ({libraries}; {point.where}: {point.why})")
        except Unseen as reason:
            unseen.setdefault(str(reason), []).append(point.name)
    return lines + [f"not seen, by {reason} ({libraries}): {', '.join(names)}" for reason, names in unseen.items()]


def test_every_point_is_as_we_rely_on_it(samples: Samples) -> None:
    found = faults(POINTS, samples)
    assert not found, "\n" + "\n".join(found)


BROKEN: Final = {
    "weasyprint.pdf.stream.Stream.marked": "is gone",
    "weasyprint.document.Page.paint": "has no parameter scale",
    "weasyprint.css.ComputedStyle": "is no builtins.dict",
    "weasyprint.css.properties.INHERITED": "is a str",
    "weasyprint.html.UA": "no longer holds: has_rules_of_notes",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_point_that_is_gone_or_changed_is_named(name: str, samples: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    assert samples.drawn  # made of the library as it is
    owner = find(name.rpartition(".")[0], samples)
    last = name.rpartition(".")[2]
    if BROKEN[name] == "is gone":
        monkeypatch.delattr(owner, last)
    elif last == "ComputedStyle":
        monkeypatch.setattr(
            owner, last, type("ComputedStyle", (), {"__init__": lambda self, parent_style, cascaded: None})
        )
    else:
        monkeypatch.setattr(owner, last, (lambda self, stream: None) if last == "paint" else "")
    first = faults(POINTS, samples)[0]
    assert first.startswith(f"{name} {BROKEN[name]} (WeasyPrint {version('weasyprint')}, ")


def test_the_document_lists_the_points() -> None:
    """`python -m tests.typesetting.weasyprint.points` brings it up to date."""
    text = DOC.read_text(encoding="utf-8")
    assert text.split(START)[1].split(END)[0] == table()
    names = [point.name for point in POINTS]
    assert len(set(names)) == len(names) > 64


def _imported(tree: ast.AST) -> Iterator[str]:
    """The modules, and the names in them, that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_outside_the_folder_imports_them() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
    users = {path for path, tree in trees.items() if any(name.split(".")[0] in LIBRARIES for name in _imported(tree))}
    assert users
    assert {path.parent for path in users} == {ROOM}


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.py")), ids=lambda path: path.stem)
def test_what_a_module_imports_and_what_is_private_is_listed(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    listed = [point.name for point in POINTS if path.stem in point.where.split(", ")]
    for name in _imported(tree):
        if name.split(".")[0] in LIBRARIES:
            assert any(point == name or point.startswith(f"{name}.") for point in listed), name
    touched = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and re.match(r"_(?!_)", node.attr)
        and not (isinstance(node.value, ast.Name) and node.value.id == "self")
    }
    assert touched - OWN <= {point.rpartition(".")[2] for point in listed}


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_a_point_is_touched_where_it_is_said_to_be(point: Point) -> None:
    for where in point.where.split(", "):
        text = (ROOM / f"{where}.py").read_text(encoding="utf-8")
        assert point.last in text or point.last in TOUCHED_BY_BEHAVIOUR, (point.name, where)
