"""A command → how long it takes, and how much memory its processes hold at most. Memory on Linux alone."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

EVERY: Final = 0.05  # s between two looks at the processes
PROC: Final = Path("/proc")
SPAWNED: Final = "spawn_main"  # in the command line of a worker of ours: the typesetters and developers


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command. Memory in MB (10^6 bytes) of resident pages; a page that several processes share counts in
    each of them. 0 where the system does not tell. `others` is the share of the processors (0 … 1) that other programs
    took meanwhile."""

    seconds: float
    memory: float  # of all its processes together, at the worst moment
    main: float  # of the process itself, at most
    worker: float  # of the largest worker, at most
    output: str  # both streams
    others: float = 0.0


class CommandError(RuntimeError):
    """A command that was to be measured failed; the text is the end of what it said."""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run `command` in `folder` to its end. CommandError when it fails."""
    with tempfile.TemporaryFile() as said:
        start, busy, own = time.perf_counter(), _busy(), _own()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        watch = _Watch(process.pid)
        try:
            while True:
                watch.look()
                try:
                    process.wait(EVERY)
                    break
                except subprocess.TimeoutExpired:
                    continue
            seconds = time.perf_counter() - start
            # Some programs do not wait for their processes, so that they must be seen at work to be known.
            taken = max(0.0, _busy() - busy - max(_own() - own, sum(watch.worked.values())))
        except BaseException:
            process.kill()
            process.wait()
            raise
        said.seek(0)
        output = said.read().decode("utf-8", "replace")
    if process.returncode:
        raise CommandError(f"{command[0]} ended with {process.returncode}: {output[-2000:]}")
    others = taken / seconds / (os.cpu_count() or 1)
    return Run(seconds, watch.together, watch.peaks.get(process.pid, 0.0), watch.worker, output, others)


class _Watch:
    """Looks at a process and all that it started."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._commands: dict[int, str] = {}
        self.peaks: dict[int, float] = {}  # MB
        self.worked: dict[int, float] = {}  # s
        self.together = 0.0

    def look(self) -> None:
        now = 0.0
        for process in descendants(self._process):
            held, peak = memory_of(process)
            now += held
            self.peaks[process] = max(peak, self.peaks.get(process, 0.0))
            self.worked[process] = max(worked_by(process), self.worked.get(process, 0.0))
            if SPAWNED not in self._commands.get(process, ""):  # it may not have become what it will be
                self._commands[process] = _read(PROC / str(process) / "cmdline")
        self.together = max(self.together, now)

    @property
    def worker(self) -> float:
        return max((self.peaks[process] for process, line in self._commands.items() if SPAWNED in line), default=0.0)


def descendants(process: int) -> list[int]:
    """The process and all below it."""
    found, todo = [], [process]
    while todo:
        one = todo.pop()
        found.append(one)
        try:
            threads = list((PROC / str(one) / "task").iterdir())
        except OSError:  # it has ended, or this is not Linux
            continue
        for thread in threads:
            todo += map(int, _read(thread / "children").split())
    return found


def memory_of(process: int) -> tuple[float, float]:
    """MB that a process holds, and MB that it held at most (VmRSS and VmHWM, proc_pid_status(5))."""
    lines = (line.split() for line in _read(PROC / str(process) / "status").splitlines())
    sizes = {line[0]: int(line[1]) * 1024 / 1e6 for line in lines if line and line[0] in ("VmRSS:", "VmHWM:")}
    return sizes.get("VmRSS:", 0.0), sizes.get("VmHWM:", 0.0)


def worked_by(process: int) -> float:
    """Seconds that a process has worked (proc_pid_stat(5))."""
    fields = _read(PROC / str(process) / "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _busy() -> float:
    """Seconds that all processors have worked, the idle and the waiting ones left out (proc_stat(5))."""
    words = _read(PROC / "stat").partition("\n")[0].split()[1:9]
    user, nice, system, _, _, *interrupts = map(int, words or ["0"] * 8)
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK") if words else 0.0


def _own() -> float:
    """Seconds that this process and those that it waited for have worked."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
