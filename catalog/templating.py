"""Templates and the values they show → HTML. The only place that knows Jinja (stage 6 for the book, 9 for the HTML)."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from catalog.errors import CatalogError, Place, error
from catalog.project import Project, shipped


class Templates:
    """The shipped templates; a file of the same name in the project's `templates/` takes the place of a shipped one.

    Sandboxed, autoescaped, strict about unknown names: a slip in an overridden template is a problem that names its
    file and line, never a hole in a page.
    """

    def __init__(self, project: Project, filters: Mapping[str, Callable[..., object]] | None = None) -> None:
        self._project = project
        self._folders = [project.templates, shipped("templates")]
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in self._folders]),
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
            raise self._problem("template-syntax", fault.name or name, fault.lineno, fault.message or "") from fault
        except TemplateNotFound as fault:
            raise self._problem("template-missing", name, 0, str(fault)) from fault
        except (TemplateError, TypeError, AttributeError, ValueError, KeyError, ZeroDivisionError) as fault:
            found = self._innermost(fault)
            if found is None:  # the fault is not in a template but in our own code
                raise
            raise self._problem("template-error", *found, str(fault)) from fault

    def file(self, name: str) -> Path:
        """The file that serves `name`: the project's own before the shipped one."""
        for folder in self._folders:
            if (folder / name).is_file():
                return folder / name
        raise self._problem("template-missing", name, 0, name)

    def text(self, name: str) -> str:
        """A style sheet or other file of the templates as it stands, unrendered."""
        return self.file(name).read_text(encoding="utf-8")

    def _innermost(self, fault: BaseException) -> tuple[str, int] | None:
        frames = traceback.extract_tb(fault.__traceback__)
        for frame in reversed(frames):
            for folder in self._folders:
                if Path(frame.filename).is_relative_to(folder):
                    return Path(frame.filename).relative_to(folder).as_posix(), frame.lineno or 0
        return None

    def _problem(self, code: str, name: str, line: int, message: str) -> CatalogError:
        return CatalogError([error(code, Place(f"templates/{name}", line), template=name, message=message)])
