"""A process that reads one file: `python -m catalog.exchange.tables.reading_process PATH FILE SHEET` writes `READY`,
then the `RawFile` pickled. It may take so much memory and time, and no more."""

from __future__ import annotations

import contextlib
import gc
import pickle
import sys
from pathlib import Path
from typing import Final

from catalog.exchange.tables.limits import MEMORY, SECONDS
from catalog.exchange.tables.raw_file import read_raw_file

READY: Final = b"ready\n"


def main(arguments: list[str]) -> None:
    """Read the file, within the limits where the system has such."""
    path, file, sheet = arguments
    limit_process()
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    gc.disable()  # what is read stays until the end
    pickle.dump(read_raw_file(Path(path), file, sheet), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


def limit_process() -> None:
    """Limit this process. Windows knows no such limits, and macOS not all: there the checks of the readers stand
    alone, and the time that the other process waits."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),  # nothing is written to any file
        (resource.RLIMIT_CPU, int(SECONDS) + 1),
        (resource.RLIMIT_AS, MEMORY),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main(sys.argv[1:])
