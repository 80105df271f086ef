"""Many files of a project, changed all or none, and put back as they were.

What is to be written lies beside the project's files first; then a journal names each file, and what was there before
is kept; then the files take their places. A run that ends in between (Ctrl-C, a full disk, no power) is put back by
`recover`, which every command calls that reads the project; one that was finished can be put back by `undo`.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalog.core.atomic_files import write_whole
from catalog.core.content_keys import digest_of

JOURNAL: Final = "journal.json"
OWNER: Final = "process"  # the number of the process that writes
FRESH, OLD = "fresh", "old"  # folders of the contents that come and that were there, each by its number

Content = bytes | Path  # a file's bytes, or a file to be copied


@dataclass(frozen=True, slots=True)
class Undone:
    """Files that are as they were before, and those that are left because they were changed again since."""

    restored: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A file of the journal by its number: its POSIX path below the project, whether it was there, and the digest that
    it was given."""

    number: int
    path: str
    existed: bool
    digest: str


def change_files(
    root: Path, journal: Path, changes: Mapping[str, Content], advance: Callable[[], None] = lambda: None
) -> None:
    """Write `changes`, by POSIX paths below `root`, all or none; `journal` is a folder on the same disk that keeps what
    was there before. `advance` is called for each file that lies ready. OSError and whatever else ends it leave the
    project as it was."""
    begun = _unfinished(journal)
    fresh = begun.with_name(f"{begun.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        noted = _prepare(root, fresh, changes, advance)
        fresh.rename(begun)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    try:
        made: set[Path] = set()
        for change in noted:
            target = root / change.path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            (begun / FRESH / str(change.number)).replace(target)
        shutil.rmtree(journal, ignore_errors=True)
        begun.rename(journal)
    except BaseException:
        _put_back(root, begun, noted)
        raise


def recover(root: Path, journal: Path) -> bool:
    """Put back what a run left half done; whether there was anything. One that is still at work is let be."""
    begun = _unfinished(journal)
    if not begun.is_dir() or _at_work(begun):
        return False
    _put_back(root, begun, _noted(begun))
    return True


def undo(root: Path, journal: Path) -> Undone | None:
    """Put back what the last finished change wrote; None where there is none. A file that is no longer as it was
    written is left as it is."""
    noted = _noted(journal)
    if not noted:
        return None
    left = tuple(change.path for change in noted if _digest(root / change.path) != change.digest)
    back = [change for change in noted if change.path not in left]
    _note(journal, back)
    begun = _unfinished(journal)
    journal.rename(begun)
    _put_back(root, begun, back)
    return Undone(tuple(change.path for change in back), left)


def _at_work(begun: Path) -> bool:
    """Whether the process that writes is still there."""
    try:
        owner = int((begun / OWNER).read_bytes())
        if owner == os.getpid():
            return False
        os.kill(owner, 0)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def _unfinished(journal: Path) -> Path:
    """The journal of what is not done yet."""
    return journal.with_name(f".{journal.name}.unfinished")


def _prepare(root: Path, fresh: Path, changes: Mapping[str, Content], advance: Callable[[], None]) -> list[_Change]:
    """All that is to come and all that was there, on the disk, with a journal that says so."""
    for folder in (fresh / FRESH, fresh / OLD):
        folder.mkdir(parents=True)
    (fresh / OWNER).write_text(str(os.getpid()))
    noted = []
    for number, (path, content) in enumerate(changes.items()):
        target, written = root / path, content.read_bytes() if isinstance(content, Path) else content
        (fresh / FRESH / str(number)).write_bytes(written)
        existed = target.is_file()
        if existed:
            _keep(target, fresh / OLD / str(number))
        noted.append(_Change(number, path, existed, digest_of(written)))
        advance()
    if hasattr(os, "sync"):  # one by one takes a hundred times as long
        os.sync()
    _note(fresh, noted)
    return noted


def _keep(target: Path, kept: Path) -> None:
    """What is there now, without a copy where the disk has links."""
    try:
        os.link(target, kept)
    except OSError:
        shutil.copy2(target, kept)


def _put_back(root: Path, begun: Path, noted: Sequence[_Change]) -> None:
    """The files as they were; folders that are empty then go, and the journal at the end."""
    for change in noted:
        target, kept = root / change.path, begun / OLD / str(change.number)
        if not change.existed:
            target.unlink(missing_ok=True)
            _clear_empty(root, target.parent)
        elif kept.exists():
            kept.replace(target)
    shutil.rmtree(begun, ignore_errors=True)


def _clear_empty(root: Path, folder: Path) -> None:
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _note(journal: Path, noted: Sequence[_Change]) -> None:
    rows = [[change.number, change.path, change.existed, change.digest] for change in noted]
    write_whole(journal / JOURNAL, json.dumps(rows).encode())


def _noted(journal: Path) -> list[_Change]:
    """The files of a journal; none where there is none that can be read."""
    try:
        rows = json.loads((journal / JOURNAL).read_bytes())
        return [_Change(int(number), str(path), bool(was), str(digest)) for number, path, was, digest in rows]
    except (OSError, ValueError, TypeError):
        return []


def _digest(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return ""
