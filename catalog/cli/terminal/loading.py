"""How a command loads the modules that it runs. Imported by commands alone: what it imports itself takes time, too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from catalog.core.gc_control import uncollected
from catalog.workers.signals import interrupts_held


@contextmanager
def while_loading() -> Iterator[None]:
    """For imports. Ctrl-C is held back, as some modules end the whole process when it meets them half loaded; garbage
    is not looked for, neither now nor later: what is loaded stays."""
    with interrupts_held(), uncollected():
        yield
