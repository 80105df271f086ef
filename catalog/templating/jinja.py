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
from catalog.templating.sandbox import EndlessTemplateError, Sandbox

ENDING: Final = ".html"  # of templates; other files are served as they stand


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
        for folder in self._folders:
            if (folder / name).is_file():
                return folder / name
        raise self._problem("template-missing", name, 0)

    def text(self, name: str) -> str:
        """A style sheet or other file of the templates as it stands, unrendered."""
        return self._read(self.file(name), name)

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

    def state(self) -> str:
        """Content key of all files that serve, and of the names of all that lies in the project's folder. OSError where
        one of them cannot be read."""
        names = sorted(f"{path.relative_to(self._own).as_posix()}{path.is_dir()}" for path in self._own.rglob("*"))
        return key_name(self.digest(""), *names)

    def own(self) -> list[str]:
        """The names of the project's own files, in order; without those whose names begin with a dot."""
        found = (path.relative_to(self._own) for path in _files(self._own, ""))
        return sorted(path.as_posix() for path in found if not path.name.startswith("."))

    def has_folders(self) -> bool:
        """Whether the project has folders of templates at all."""
        return self._own.is_dir() and any(path.is_dir() for path in self._own.iterdir())

    def is_folder(self, name: str) -> bool:
        """Whether the project has a folder where a file of this name would serve."""
        return (self._own / name).is_dir()

    def serving(self) -> list[str]:
        """The names of all templates that there are, in order, shipped and own."""
        found = {path.relative_to(folder).as_posix() for folder in self._folders for path in _files(folder, "")}
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
        path = self._folders[-1] / name
        return self._environment.parse(path.read_text(encoding="utf-8"), name) if path.is_file() else None

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """A template's text and file, for Jinja's loader; None for what lies outside the folders."""
        parts = name.split("/")
        if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
            return None
        for folder in self._folders:
            path = folder.joinpath(*parts)
            if path.is_file():
                return self._read(path, name), str(path), None
        return None

    def _read(self, path: Path, name: str) -> str:
        try:
            content = path.read_bytes()
            return content.decode("utf-8-sig")
        except PermissionError as refused:
            place = Place(f"templates/{name}")
            raise CatalogError([error("file-unreadable", place, reason=refused.strerror)]) from None
        except UnicodeDecodeError as fault:
            line = content.count(b"\n", 0, fault.start) + 1
            byte = f"0x{content[fault.start]:02X}"
            raise CatalogError([error("file-not-utf8", Place(f"templates/{name}", line), byte=byte)]) from None

    def _innermost(self, fault: BaseException) -> tuple[str, int] | None:
        """Where a template went wrong: the innermost line of the project's own, which alone can be mended; else that
        of a shipped one."""
        frames = traceback.extract_tb(fault.__traceback__)
        for folder in self._folders:
            for frame in reversed(frames):
                if Path(frame.filename).is_relative_to(folder):
                    return Path(frame.filename).relative_to(folder).as_posix(), frame.lineno or 0
        return None

    def _problem(self, code: str, name: str, line: int, **values: str) -> CatalogError:
        return CatalogError([error(code, Place(f"templates/{name}", line), **{"template": name} | values)])
