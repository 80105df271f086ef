"""Jobs that succeed, fail, hang and end their worker, for executors to be tried with. Workers import this module."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.workers.interface import WorkerSetup


@dataclass(frozen=True)
class Task:
    """`act` is what it does; with a file `once` it does so only the first time."""

    name: str
    act: str = "square"
    number: int = 0
    once: Path | None = None
    file: Path | None = None
    members: tuple[str, ...] = ()  # those named `bad` end the worker


@dataclass(frozen=True)
class Tools(WorkerSetup[str, Task]):
    """Opens to a text. In `log`, where given, every process that opens it leaves a file."""

    text: str = "tools"
    log: Path | None = None
    source: Path | None = None  # a file whose content is the text
    few = 2

    def open(self) -> str:
        if self.log:
            (self.log / str(os.getpid())).open("x").close()  # opened twice by one process, it fails
        return self.source.read_text() if self.source else self.text

    def weight(self, job: Task) -> float:
        return job.number

    def pieces(self, job: Task) -> Sequence[Task]:
        if len(job.members) < 2:
            return ()
        return [replace(job, name=f"{job.name}/{member}", members=(member,)) for member in job.members]

    def files(self) -> Mapping[str, Path]:
        return {"tools/text": self.source} if self.source else {}

    def files_of(self, job: Task) -> Mapping[str, Path]:
        return {"job": job.file} if job.file else {}

    def at(self, folder: Path) -> Tools:
        return replace(self, source=folder / "tools" / "text") if self.source else self

    def job_at(self, job: Task, folder: Path) -> Task:
        return replace(job, file=folder / "job") if job.file else job


class UnreadableError(Exception):
    """Can be pickled, but not read again."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


def do(tools: str, task: Task) -> object:
    """What a task gives."""
    act = task.act
    if "bad" in task.members:
        act = "die"
    if task.once:
        if task.once.exists():
            act = "square"
        task.once.touch()
    match act:
        case "square":
            return task.name, task.number**2, tools
        case "pid":
            time.sleep(0.05)  # long enough for the other processes to be given one, too
            return os.getpid()
        case "read":
            assert task.file
            return task.file.read_bytes(), str(task.file)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "kill parent":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(600)
        case "exit":
            os._exit(0)
        case "hang":
            time.sleep(600)
        case "unreadable":
            raise UnreadableError("cannot", "travel")
        case "unpicklable":
            return lambda: None
    raise ValueError(task.name)
