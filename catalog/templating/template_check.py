"""The project's own templates → what is wrong with them that shows without a page: faults of form, and parts that are
missing which other templates need (stage 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from jinja2 import nodes

from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, Place, Problem, error, warning
from catalog.core.project import shipped
from catalog.templating.jinja import Templates

THEME: Final = "book/theme.css"  # what a theme adds to the style sheet
MOST_PARENTS: Final = 20  # a template that extends itself has no end of them

Parsed = Mapping[str, nodes.Template]
Read = dict[tuple[str, str], nodes.Template]  # templates by name and text


def check_templates(templates: Templates, read: Read | None = None) -> Iterator[Problem]:
    """Every finding about the project's own templates. Nothing is read where it has none. `read` keeps templates by
    name and text for the next call: those of several themes have most in common."""
    own = templates.own()
    if not own and not templates.has_folders():
        return
    read = {} if read is None else read
    parsed: dict[str, nodes.Template] = {}
    for name in templates.serving():
        try:
            key = name, templates.text(name)
            parsed[name] = read[key] if key in read else templates.parsed(name)
            read[key] = parsed[name]
        except CatalogError as fault:
            yield from fault.problems
    taken = _taken(parsed.values())
    yield from _strange(templates, own, parsed)
    for name in own:
        if name in parsed:
            yield from _missing_blocks(name, parsed, templates)
            yield from _missing_macros(name, parsed[name], taken.get(name, set()), templates)


def _strange(templates: Templates, own: list[str], parsed: Parsed) -> Iterator[Problem]:
    """Files that serve nothing: most often a slip in a name."""
    base = shipped("templates")
    known = {path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file()} | {THEME}
    named_there = {name for template in parsed.values() for name, _ in _named_in(template)}
    for name in known:
        if templates.is_folder(name):
            yield error("file-not-a-file", Place(templates.place(name)))
    for name in own:
        if name not in known and name not in named_there:
            near = nearest(name, known)
            yield warning("template-stranger", Place(templates.place(name)), template=name, near=near)


def _missing_blocks(name: str, parsed: Parsed, templates: Templates) -> Iterator[Problem]:
    """Blocks that must be in the template `name`: those that a page is made of, where the shipped one has them."""
    original = templates.shipped_one(name)
    template = parsed[name]
    if original is None:
        return
    wanted = _required(original)  # blocks that stand empty in it, for others to fill
    there = {block.name for block in template.find_all(nodes.Block)}
    if not wanted:
        if not _parent(template) and not _blank(template):
            return  # a page that it makes all by itself
        for parent in _parents(original, parsed):
            wanted |= _required(parent)
        for parent in _parents(template, parsed):
            there |= {block.name for block in parent.find_all(nodes.Block) if not block.required}
    for block in sorted(wanted - there):
        yield _lacking(templates, name, f"{{% block {block} %}}")


def _taken(parsed: Iterable[nodes.Template]) -> Mapping[str, set[str]]:
    """The macros that templates take from others, by the names of these."""
    taken: dict[str, set[str]] = {}
    for template in parsed:
        for source, names in _named_in(template):
            taken.setdefault(source, set()).update(names)
    return taken


def _missing_macros(name: str, template: nodes.Template, wanted: set[str], templates: Templates) -> Iterator[Problem]:
    """Macros that other templates take from the template `name`, `wanted`, and that it does not have."""
    there = {node.name for node in template.body if isinstance(node, nodes.Macro)}
    there |= {target.name for node in template.find_all(nodes.Assign) for target in node.find_all(nodes.Name)}
    there |= {taken for _, names in _named_in(template) for taken in names}
    for macro in sorted(wanted - there):
        yield _lacking(templates, name, f"{{% macro {macro}(…) %}}")


def _lacking(templates: Templates, name: str, part: str) -> Problem:
    return error("template-part-missing", Place(templates.place(name)), template=name, lacking=part)


def _required(template: nodes.Template) -> set[str]:
    return {block.name for block in template.find_all(nodes.Block) if block.required}


def _parent(template: nodes.Template) -> str:
    """The name of the template that this one extends; "" where there is none, or it is known with a page only."""
    extends = template.find(nodes.Extends)
    return extends.template.value if extends and isinstance(extends.template, nodes.Const) else ""


def _parents(template: nodes.Template, parsed: Parsed) -> Iterator[nodes.Template]:
    """The templates that this one extends, the nearest first."""
    found: nodes.Template | None = template
    for _ in range(MOST_PARENTS):
        found = parsed.get(_parent(found)) if found else None
        if found is None:
            return
        yield found


def _blank(template: nodes.Template) -> bool:
    """Whether nothing but white space comes of it."""
    if template.find(nodes.Include) or template.find(nodes.Block):
        return False
    parts = (part for output in template.find_all(nodes.Output) for part in output.nodes)
    return all(isinstance(part, nodes.TemplateData) and not part.data.strip() for part in parts)


def _named_in(template: nodes.Template) -> Iterator[tuple[str, list[str]]]:
    """The templates that this one names, and which macros it takes from each."""
    for node in template.find_all((nodes.FromImport, nodes.Import, nodes.Include, nodes.Extends)):
        taken = node.names if isinstance(node, nodes.FromImport) else []
        names = [name if isinstance(name, str) else name[0] for name in taken]
        named: nodes.Expr = node.template  # type: ignore[attr-defined]  # each of the four has one
        for part in (named, *named.find_all(nodes.Const)):
            if isinstance(part, nodes.Const) and isinstance(part.value, str):
                yield part.value, names
