"""Results of earlier builds by content key: one file of small values in the project's cache.

A value is returned whole or not at all: it is kept with a digest of its key and itself. A damaged file is begun
anew; where its folder is full, read-only or held by another build, the work goes on and nothing is stored.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from catalog.core.content_keys import KEY_BYTES, checksum

FILE: Final = "values.sqlite"
TABLES: Final = """
    CREATE TABLE IF NOT EXISTS stored (key BLOB PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY, day INTEGER NOT NULL) WITHOUT ROWID;
"""  # apart, so that to note a use does not write the values again
FIND: Final = (
    "SELECT stored.key, value, day FROM stored LEFT JOIN used ON used.key = stored.key WHERE stored.key IN ({})"
)
LENGTH: Final = KEY_BYTES  # of the digest before each value
BATCH: Final = 900  # keys in one question; SQLite allows 999 everywhere
LARGEST: Final = 64_000_000  # bytes of a value; what claims to be larger is damaged
PATIENCE: Final = 10.0  # s to wait for another build
SECONDS: Final = 86_400  # of a day
FAULTS: Final = (sqlite3.DatabaseError, UnicodeDecodeError)  # a message that quotes a damaged file need not be text
# The file itself is not at fault: it cannot be read, written or locked now.
UNAVAILABLE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOLFS,
    }
)


class ValueStore:
    """Values by content key in `folder`, which is made when the first is kept. Several builds may share it.

    Used by the main process alone. It is open only during a call, so a process may fork at any time.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._patience = PATIENCE
        self._unreadable = self._unwritable = False  # once it could not be read or written, it is left alone

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that have one. That they were used is noted, once a day."""
        wanted = list(dict.fromkeys(keys))
        if self._unreadable or not wanted or not self.size:
            return {}
        today = _today()
        found: dict[bytes, bytes] = {}
        late: list[bytes] = []
        try:
            with closing(self._open()) as base:
                for batch in _batches(wanted):
                    for key, value, day in base.execute(FIND.format(",".join("?" * len(batch))), batch):
                        plain = _unpacked(key, value)
                        if plain is not None:
                            found[key] = plain
                            late += [key] if not isinstance(day, int) or day < today else []
        except FAULTS as fault:
            self._unreadable = not self._recovers(fault)
            return {}
        self._write("INSERT OR REPLACE INTO used VALUES (?, ?)", [(key, today) for key in late])
        return found

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Store values; one that is lost costs the same work again and nothing else."""
        today = _today()
        self._write(
            "INSERT OR REPLACE INTO stored VALUES (?, ?)", [(key, _packed(key, value)) for key, value in values.items()]
        )
        self._write("INSERT OR REPLACE INTO used VALUES (?, ?)", [(key, today) for key in values])

    def prune(self, most: int, before: float) -> None:
        """Where the file is larger than `most` bytes, delete what was used least lately until that is left; nothing
        that was used on the day of the time `before` (s since 1970) or later."""
        if self._unreadable or self._unwritable or self.size <= most:
            return
        try:
            with closing(self._open()) as base, base:
                rows = base.execute(
                    "SELECT stored.key, coalesce(length(value), 0), CAST(coalesce(day, 0) AS INTEGER) FROM stored "
                    "LEFT JOIN used ON used.key = stored.key ORDER BY coalesce(day, 0), stored.key"
                ).fetchall()
                total = sum(size for _, size, _ in rows)
                dropped: list[tuple[bytes]] = []
                for key, size, day in rows:
                    if total <= most or day >= before // SECONDS:
                        break
                    total -= size
                    dropped.append((key,))
                base.executemany("DELETE FROM stored WHERE key = ?", dropped)
                base.execute("DELETE FROM used WHERE key NOT IN (SELECT key FROM stored)")
            if dropped:
                with closing(self._open()) as base:
                    base.execute("VACUUM")  # or the file stays as large as it was
        except FAULTS as fault:
            self._unwritable = not self._recovers(fault)

    @property
    def size(self) -> int:
        """Bytes of the file."""
        try:
            return self._file.stat().st_size
        except OSError:
            return 0

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._unwritable or not rows:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as base, base:
                base.executemany(statement, rows)
        except OSError:
            self._unwritable = True
        except FAULTS as fault:
            self._unwritable = not self._recovers(fault)

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=self._patience)
        try:
            # What a loss of power leaves half written is found by the digests: nothing waits for the disk.
            base.execute("PRAGMA synchronous = OFF")
            base.executescript(TABLES)
        except FAULTS:
            base.close()
            raise
        return base

    def _recovers(self, fault: Exception) -> bool:
        """Drop a damaged file, so that it is begun anew; False for one that only cannot be used now."""
        unavailable = isinstance(fault, sqlite3.DatabaseError) and fault.sqlite_errorcode & 0xFF in UNAVAILABLE
        if unavailable:  # the low byte; the others say more of the same
            return False
        # The journal first: it belongs to the file that goes, and must not be taken for that of the next one.
        for file in (self._file.with_name(f"{FILE}-journal"), self._file):
            with suppress(OSError):
                file.unlink()
        return True


def _today() -> int:
    """The day, for last uses alone: no key and no value depends on it."""
    return int(time.time() // SECONDS)


def _batches(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def _packed(key: bytes, value: bytes) -> bytes:
    packed = zlib.compress(value, 1)
    return checksum(key + packed)[:LENGTH] + packed


def _unpacked(key: bytes, kept: object) -> bytes | None:
    """The value, None where it is damaged."""
    if not isinstance(kept, bytes) or checksum(key + kept[LENGTH:])[:LENGTH] != kept[:LENGTH]:
        return None
    unzip = zlib.decompressobj()
    try:
        value = unzip.decompress(kept[LENGTH:], LARGEST)
    except zlib.error:
        return None
    return value if unzip.eof else None
