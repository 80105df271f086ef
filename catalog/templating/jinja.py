"""Templates and the values they show → HTML. By Jinja, sandboxed (stage 6 for the book, 9 for the HTML)."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from catalog.core.content_keys import KeyBuilder
from catalog.core.problems import CatalogError, Place, error
from catalog.core.project import shipped

MOST_REPEATS: Final = 10_000  # of a text or list in a template
MOST_POWER: Final = 100


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which limits `range` but would let one line fill the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 as Jinja's
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 as Jinja's
        # A book asks half a million times. Jinja's answer rests on the name and the type of the object alone.
        seen = (type(obj), attr)
        if seen not in self._safe:
            self._safe[seen] = super().is_safe_attribute(obj, attr, value)
        return self._safe[seen]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 as Jinja's
        if operator == "*" and isinstance(left, int | float) != isinstance(right, int | float):
            times = left if isinstance(left, int | float) else right
            if times > MOST_REPEATS:
                raise OverflowError(f"more than {MOST_REPEATS} repeats")
        if operator == "**" and isinstance(right, int | float) and abs(right) > MOST_POWER:
            raise OverflowError(f"a power above {MOST_POWER}")
        return super().call_binop(context, operator, left, right)


def _files(base: Path, folder: str) -> Iterator[Path]:
    return (path for path in (base / folder).rglob("*") if path.is_file())


class Templates:
    """The shipped templates; a file of the same name in the project's `templates/` takes the place of a shipped one.

    Sandboxed, autoescaped, strict about unknown names: a slip in an overridden template is a problem that names its
    file and line, never a hole in a page.
    """

    def __init__(self, own: Path, filters: Mapping[str, Callable[..., object]] | None = None) -> None:
        """`own` is the folder of the project's own templates."""
        self._own = own
        self._folders = [own, shipped("templates")]
        self._environment = Sandbox(
            loader=FunctionLoader(self._source),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(filters or {})

    def render(self, name: str, **values: object) -> str:
        """The template `name` (`book/opener.html`) filled with `values`. CatalogError on any fault in a template."""
        try:
            return self._environment.get_template(name).render(**values)
        except TemplateSyntaxError as fault:
            where = fault.name or name, fault.lineno
            raise self._problem("template-syntax", *where, message=fault.message or "") from fault
        except TemplateNotFound as fault:
            where = self._innermost(fault) or (name, 0)
            raise self._problem("template-missing", *where, template=str(fault)) from fault
        except (OSError, CatalogError):  # a full disk; a problem found by a function that the template called
            raise
        except Exception as fault:
            found = self._innermost(fault)
            if found is None and isinstance(fault, RecursionError):  # Jinja could not even read it
                found = name, 0
            if found is None or not self._project_has_templates():
                raise  # no template of the project can have had a part in it: the fault is ours
            raise self._problem("template-error", *found, message=str(fault) or type(fault).__name__) from fault

    @contextmanager
    def set_errors(self) -> Iterator[None]:
        """Where the project has templates of its own, raises CatalogError for pages that cannot be set
        (RuntimeError)."""
        try:
            yield
        except RuntimeError as fault:
            if not self._project_has_templates():
                raise
            raise CatalogError([error("page-unset", Place("templates/book"), message=str(fault))]) from fault

    def _project_has_templates(self) -> bool:
        return any(path.is_file() for path in self._own.rglob("*"))

    def file(self, name: str) -> Path:
        """The file that serves `name`: the project's own before the shipped one."""
        for folder in self._folders:
            if (folder / name).is_file():
                return folder / name
        raise self._problem("template-missing", name, 0)

    def text(self, name: str) -> str:
        """A style sheet or other file of the templates as it stands, unrendered."""
        return self._decode(self.file(name).read_bytes(), name)

    def shipped_text(self, name: str) -> str:
        """The same of the shipped file, whether or not the project has its own."""
        return (shipped("templates") / name).read_text("utf-8")

    def digest(self, folder: str) -> str:
        """Content key of every file that serves below `folder` (`book`)."""
        found: dict[str, Path] = {}
        for base in reversed(self._folders):
            found |= {path.relative_to(base).as_posix(): path for path in _files(base, folder)}
        key = KeyBuilder()
        for name, path in sorted(found.items()):
            key.add(name, path.read_bytes())
        return key.name()

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """A template's text and file, for Jinja's loader; None for what lies outside the folders."""
        parts = name.split("/")
        if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
            return None
        for folder in self._folders:
            path = folder.joinpath(*parts)
            if path.is_file():
                return self._decode(path.read_bytes(), name), str(path), None
        return None

    def _decode(self, content: bytes, name: str) -> str:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            line = content.count(b"\n", 0, fault.start) + 1
            byte = f"0x{content[fault.start]:02X}"
            raise CatalogError([error("file-not-utf8", Place(f"templates/{name}", line), byte=byte)]) from None

    def _innermost(self, fault: BaseException) -> tuple[str, int] | None:
        frames = traceback.extract_tb(fault.__traceback__)
        for frame in reversed(frames):
            for folder in self._folders:
                if Path(frame.filename).is_relative_to(folder):
                    return Path(frame.filename).relative_to(folder).as_posix(), frame.lineno or 0
        return None

    def _problem(self, code: str, name: str, line: int, **values: str) -> CatalogError:
        return CatalogError([error(code, Place(f"templates/{name}", line), **{"template": name} | values)])
