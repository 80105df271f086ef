"""Many files are changed all or none, whatever ends it, and put back as they were."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.file_changes import change_files, recover, undo

JOURNAL = "build/imports/last"


def project(folder: Path) -> Path:
    (folder / "content/a").mkdir(parents=True)
    (folder / "content/a/one.yaml").write_bytes(b"one")
    (folder / "content/a/two.yaml").write_bytes(b"two")
    (folder / "build/imports").mkdir(parents=True)
    return folder


def content(root: Path) -> dict[str, bytes]:
    """All files but those of the journal."""
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith("build/")}


CHANGES = {"content/a/one.yaml": b"new", "content/b/three.yaml": b"three", "images/b/photo.jpg": b"photo"}


def test_files_are_changed_and_put_back(tmp_path: Path) -> None:
    root = project(tmp_path)
    before = content(root)
    photo = tmp_path / "elsewhere.jpg"
    photo.write_bytes(b"photo")
    before["elsewhere.jpg"] = b"photo"
    change_files(root, root / JOURNAL, {**CHANGES, "images/b/photo.jpg": photo})
    assert content(root) == before | CHANGES
    undone = undo(root, root / JOURNAL)
    assert undone
    assert undone.restored == tuple(CHANGES)
    assert undone.left == ()
    assert content(root) == before
    assert not (root / "images").exists()
    assert undo(root, root / JOURNAL) is None


def test_what_was_changed_since_is_left(tmp_path: Path) -> None:
    root = project(tmp_path)
    before = content(root)
    change_files(root, root / JOURNAL, CHANGES)
    (root / "content/a/one.yaml").write_bytes(b"by hand")
    undone = undo(root, root / JOURNAL)
    assert undone
    assert undone.left == ("content/a/one.yaml",)
    assert content(root) == before | {"content/a/one.yaml": b"by hand"}


@pytest.mark.parametrize("fault", [OSError("full"), KeyboardInterrupt()])
@pytest.mark.parametrize("after", range(7))
def test_whatever_ends_it_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, after: int
) -> None:
    root = project(tmp_path)
    change_files(root, root / JOURNAL, {"content/a/two.yaml": b"before"})
    before, done = content(root), 0
    replace: Callable[..., Any] = Path.replace

    def failing(*names: Any) -> Any:  # noqa: ANN401
        nonlocal done
        done += 1
        if done == after + 1:
            raise fault
        return replace(*names)

    monkeypatch.setattr(Path, "replace", failing)
    try:
        change_files(root, root / JOURNAL, CHANGES)
    except type(fault):
        assert content(root) == before
        monkeypatch.undo()
        assert not recover(root, root / JOURNAL)
        assert undo(root, root / JOURNAL)  # of the one before, which stays the last
        assert content(root)["content/a/two.yaml"] == b"two"
    else:
        assert content(root) == before | CHANGES


@given(stop=st.integers(0, 3))
def test_a_run_that_was_killed_is_put_back(tmp_path_factory: pytest.TempPathFactory, stop: int) -> None:
    root = project(tmp_path_factory.mktemp("killed"))
    before = content(root)

    class Killed(BaseException):
        pass

    killed = stop < len(CHANGES)
    with pytest.MonkeyPatch.context() as patch:
        done, replace = 0, Path.replace

        def dying(self: Path, target: Any) -> Any:  # noqa: ANN401
            nonlocal done
            if root / JOURNAL not in (self, target) and ".json" not in self.name:
                done += 1
                if done > stop:
                    raise Killed
            return replace(self, target)

        patch.setattr(Path, "replace", dying)
        patch.setattr("catalog.core.file_changes._put_back", lambda *_: None)  # nobody is there to do it
        with pytest.raises(Killed) if killed else nullcontext():
            change_files(root, root / JOURNAL, CHANGES)
    assert recover(root, root / JOURNAL) is killed
    assert content(root) == (before if killed else before | CHANGES)
