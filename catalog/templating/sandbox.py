"""Jinja's sandbox, in which a template may not take up all the time or the memory that there is (stages 6 and 9)."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any, Final

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Node
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_REPEATS: Final = 10_000  # of a text or list in a template
MOST_LENGTH: Final = 10_000_000  # of a text or list that an operator makes
MOST_POWER: Final = 100
MOST_STEPS: Final = 2_000_000  # of a page; the price list of ten thousand products takes a tenth
MOST_SECONDS: Final = 60.0  # of the processor, on one page
STEPS_AT_A_TIME: Final = 256  # between two looks at the clock


class EndlessTemplateError(Exception):
    """A template has taken more steps, or more time, than a page can need. `code` is that of the problem."""

    def __init__(self, code: str, most: str) -> None:
        self.code, self.most = code, most
        super().__init__(code)


class Budget:
    """The steps and the time that one page may take. A step is one turn of a loop, one branch, one call of a macro."""

    def __init__(self) -> None:
        self._steps = 0
        self._until = 0.0

    def begin(self) -> None:
        """The next page begins."""
        self._steps = 0
        self._until = time.thread_time() + MOST_SECONDS

    def step(self) -> None:
        """Count a step. EndlessTemplateError where it is one too many."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise EndlessTemplateError("template-endless", f"{MOST_STEPS:,}")
        if self._steps % STEPS_AT_A_TIME == 0 and time.thread_time() > self._until:
            raise EndlessTemplateError("template-slow", f"{MOST_SECONDS:g}")


class _CountingCode(CodeGenerator):
    """Makes of a template the Python code that Jinja makes of it, with a step before each body in it."""

    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        self.writeline("environment.budget.step()")
        super().blockvisit(nodes, frame)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which limits `range` but would let one line fill the memory, and loops in loops never end."""

    code_generator_class = _CountingCode
    intercepted_binops = frozenset({"*", "**", "+"})

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 as Jinja's
        super().__init__(**options)
        self.budget = Budget()
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 as Jinja's
        # A book asks half a million times. Jinja's answer rests on the name and the type of the object alone.
        seen = (type(obj), attr)
        if seen not in self._safe:
            self._safe[seen] = super().is_safe_attribute(obj, attr, value)
        return self._safe[seen]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 as Jinja's
        if operator == "*" and isinstance(left, int | float) != isinstance(right, int | float):
            times, repeated = (left, right) if isinstance(left, int | float) else (right, left)
            if times > MOST_REPEATS or times * _length(repeated) > MOST_LENGTH:
                raise OverflowError(f"more than {MOST_REPEATS} repeats")
        if operator == "+" and _length(left) + _length(right) > MOST_LENGTH:
            raise OverflowError(f"more than {MOST_LENGTH} letters or items")
        if operator == "**" and isinstance(right, int | float) and abs(right) > MOST_POWER:
            raise OverflowError(f"a power above {MOST_POWER}")
        return super().call_binop(context, operator, left, right)


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0
