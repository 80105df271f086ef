"""Templates and the values they show → HTML. By Jinja, sandboxed (stage 6 for the book, 9 for the HTML)."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.nodes import Template

from catalog.core.content_keys import KeyBuilder, key_name
from catalog.core.problems import CatalogError, Place, error
from catalog.core.project import shipped
from catalog.templating.compiled_code import CompiledCode
from catalog.templating.layers import layers_of
from catalog.templating.sandbox import EndlessTemplateError, Sandbox

ENDING: Final = ".html"  # of templates; other files are served as they stand


class Templates:
    """The shipped templates; a file of the same name in the project's `templates/` takes the place of a shipped one,
    and a file of a theme that of one in `book/` (`layers.py`).

    Sandboxed, autoescaped, strict about unknown names: a slip in an overridden template is a problem that names its
    file and line, never a hole in a page.
    """

    def __init__(
        self,
        own: Path,
        filters: Mapping[str, Callable[..., object]] | None = None,
        theme: str = "",
        code: CompiledCode | None = None,
    ) -> None:
        """`own` is the folder of the project's own templates; `code` may know some as they are compiled."""
        self._own, self._shipped = own, shipped("templates")
        self._layers = layers_of(own, self._shipped, theme)
        self._environment = Sandbox(
            loader=FunctionLoader(self._source),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=code,
        )
        self._environment.filters.update(filters or {})

    def render(self, name: str, **values: object) -> str:
        """The template `name` (`book/opener.html`) filled with `values`. CatalogError on any fault in a template."""
        try:
            template = self._environment.get_template(name)
            self._environment.budget.begin()
            return template.render(**values)
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
            if isinstance(fault, EndlessTemplateError):
                raise self._problem(fault.code, *found, most=fault.most) from fault
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
        for layer in self._layers:
            path = layer.file(name)
            if path and path.is_file():
                return path
        raise self._problem("template-missing", name, 0)

    def text(self, name: str) -> str:
        """A style sheet or other file of the templates as it stands, unrendered."""
        return self._read(self.file(name), name)

    def has(self, name: str) -> bool:
        """Whether there is a file that serves `name`."""
        return any((path := layer.file(name)) and path.is_file() for layer in self._layers)

    def texts(self, name: str) -> Iterator[tuple[str, str]]:
        """The text of each file of that name with its place in the project, the one that goes before all others
        first, the shipped one that the others are made from last."""
        for layer in self._layers:
            path = layer.file(name)
            if path and path.is_file():
                yield self._read(path, name), self._place(path, name)

    def place(self, name: str) -> str:
        """Where the file that serves `name` stands, or would stand, in the project."""
        return self._place(self.file(name), name) if self.has(name) else f"templates/{name}"

    def _place(self, path: Path, name: str) -> str:
        inside = path.relative_to(self._own).as_posix() if path.is_relative_to(self._own) else name
        return f"templates/{inside}"

    def digest(self, folder: str) -> str:
        """Content key of every file that serves below `folder` (`book`)."""
        found: dict[str, Path] = {}
        for layer in reversed(self._layers):
            found |= {name: path for name, path in layer.files() if name.startswith(f"{folder}/" if folder else "")}
        key = KeyBuilder()
        for name, path in sorted(found.items()):
            key.add(name, path.read_bytes())
        return key.name()

    def state(self) -> str:
        """Content key of all files that serve, and of the names of all that lies in the project's folder. OSError where
        one of them cannot be read."""
        names = sorted(f"{path.relative_to(self._own).as_posix()}{path.is_dir()}" for path in self._own.rglob("*"))
        return key_name(self.digest(""), *names)

    def own(self) -> list[str]:
        """The names of the project's own files, in order; without those whose names begin with a dot."""
        found = {name for layer in self._layers if layer.folder.is_relative_to(self._own) for name, _ in layer.files()}
        return sorted(name for name in found if not name.rpartition("/")[2].startswith("."))

    def has_folders(self) -> bool:
        """Whether the project has folders of templates at all."""
        return self._own.is_dir() and any(path.is_dir() for path in self._own.iterdir())

    def is_folder(self, name: str) -> bool:
        """Whether the project has a folder where a file of this name would serve."""
        own = (layer for layer in self._layers if layer.folder.is_relative_to(self._own))
        return any((path := layer.file(name)) and path.is_dir() for layer in own)

    def serving(self) -> list[str]:
        """The names of all templates that there are, in order, shipped and own."""
        found = {name for layer in self._layers for name, _ in layer.files()}
        return sorted(name for name in found if name.endswith(ENDING))

    def parsed(self, name: str) -> Template:
        """The template `name` as Jinja reads it. CatalogError where it cannot be read, or there is none."""
        text = self.text(name)
        try:
            self._environment.compile(text, name)  # some slips are seen here alone
            return self._environment.parse(text, name)
        except TemplateSyntaxError as fault:
            raise self._problem("template-syntax", name, fault.lineno, message=fault.message or "") from fault
        except RecursionError as fault:
            raise self._problem("template-error", name, 0, message=str(fault)) from fault

    def shipped_one(self, name: str) -> Template | None:
        """The shipped template of that name, which a project's own may have taken the place of."""
        path = self._shipped / name
        return self._environment.parse(path.read_text(encoding="utf-8"), name) if path.is_file() else None

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """A template's text and file, for Jinja's loader; None for what lies outside the folders."""
        parts = name.split("/")
        if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
            return None
        for layer in self._layers:
            path = layer.file(name)
            if path and path.is_file():
                return self._read(path, name), str(path), None
        return None

    def _read(self, path: Path, name: str) -> str:
        try:
            content = path.read_bytes()
            return content.decode("utf-8-sig")
        except PermissionError as refused:
            place = Place(self._place(path, name))
            raise CatalogError([error("file-unreadable", place, reason=refused.strerror)]) from None
        except UnicodeDecodeError as fault:
            line = content.count(b"\n", 0, fault.start) + 1
            byte = f"0x{content[fault.start]:02X}"
            raise CatalogError([error("file-not-utf8", Place(self._place(path, name), line), byte=byte)]) from None

    def _innermost(self, fault: BaseException) -> tuple[str, int] | None:
        """Where a template went wrong: the innermost line of the project's own, which alone can be mended; else that
        of a shipped one."""
        frames = traceback.extract_tb(fault.__traceback__)
        for layer in self._layers:
            for frame in reversed(frames):
                if name := layer.name(Path(frame.filename)):
                    return name, frame.lineno or 0
        return None

    def _problem(self, code: str, name: str, line: int, **values: str) -> CatalogError:
        return CatalogError([error(code, Place(self.place(name), line), **{"template": name} | values)])
