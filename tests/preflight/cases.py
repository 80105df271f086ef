"""Kinds of faults, each as a file that has it and one that is nearly the same and has not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.preflight.rules.terms import PrintTerms
from tests.preflight.pdf_builder import X4, Build, Builder


@dataclass(frozen=True, slots=True)
class Case:
    """What is found in the file of `wrong`, and in that of `right` is not: nothing is. `options` are those of saving;
    `right_options` where they differ."""

    name: str
    code: str
    wrong: Build
    right: Build
    terms: PrintTerms = X4
    standard: str = "PDF/X-4"
    version: str = "1.6"
    level: str = "error"
    options: Mapping[str, Any] = field(default_factory=dict)
    right_standard: str | None = None
    right_version: str | None = None

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"


def page(content: str | bytes = "", **keys: Any) -> Build:  # noqa: ANN401 what Builder.page takes
    """One page."""
    return lambda builder: builder.page(content, **keys)


def drawn(content: str, **things: Any) -> Build:  # noqa: ANN401
    """One page with something on it. `things` are what it names: `spaces`, `states`, `objects` …: a dictionary, or a
    function of the builder that makes one."""

    def build(builder: Builder) -> None:
        for kind, given in things.items():
            made = given(builder) if callable(given) else given
            getattr(builder, kind).update({f"/{name}": value for name, value in made.items()})
        builder.page(content)

    return build
