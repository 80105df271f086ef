"""How much a file may hold: far more than the lists of a district, and no more than this machine can take."""

from __future__ import annotations

from typing import Final

MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 500
MOST_CELLS: Final = 2_000_000  # of all that is read: rows × columns, the empty ones too
MOST_BYTES: Final = 200_000_000  # unpacked; of a csv, as it is
MOST_LINE: Final = 2_000_000  # characters of one line of a csv
MOST_DIRECTORY: Final = 4_000_000  # bytes of the list of members of a zip, 46 and a name each
MEMORY: Final = 500_000_000  # bytes of the process that reads
SECONDS: Final = 15.0  # that it may take
