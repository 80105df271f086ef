"""The command `catalog`. It imports next to nothing before Ctrl-C has its handler."""

from __future__ import annotations

import signal
import sys

_happened = False


class Stopped(KeyboardInterrupt):
    """Ctrl-C. Python ends itself with SIGINT, without our exit code, where its own KeyboardInterrupt went through
    `exec` (dataclasses use it), even when that was caught."""


def main() -> None:
    """Run the command of the command line, and end with its exit code."""
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # it is not, where a shell said to ignore it
            signal.signal(signal.SIGINT, _stop)
        from catalog.cli.main import command

        code = command(sys.argv[1:], lambda: _happened)
    except KeyboardInterrupt:  # before there is a sentence for it, or for the second time
        code = 130
    sys.exit(code)


def _stop(_signal: int, _frame: object) -> None:
    global _happened  # noqa: PLW0603 a signal finds nothing else
    _happened = True
    raise Stopped


if __name__ == "__main__":
    main()
