"""The progress of a build: on a terminal one living line a stage; in a log or a pipe one plain line."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TextIO

from catalog.speech import Speech

OFTEN = 0.1  # s between two paintings of the living line


class Display:
    """Shows what `build.Progress` is told. The stages carry the numbers and names of the architecture."""

    def __init__(self, speech: Speech, stream: TextIO = sys.stderr) -> None:
        self._speech = speech
        self._stream = stream
        self._alive = stream.isatty()
        self._name = ""
        self._total = self._done = 0
        self._began = self._painted = time.monotonic()

    def edition(self, name: str) -> None:
        self._finish()
        self._print(self._speech.say("progress.edition", name=name))

    def stage(self, number: int, name: str, total: int = 0) -> None:
        self._finish()
        self._name = f"{number} {self._speech.say(f'stage.{name}')}"
        self._total, self._done, self._began = total, 0, time.monotonic()
        if self._alive:
            self._paint()

    def advance(self, count: int = 1) -> None:
        self._done += count
        if self._alive and time.monotonic() - self._painted > OFTEN:
            self._paint()

    def close(self) -> None:
        """End the living line."""
        self._finish()

    def _finish(self) -> None:
        if self._name:
            self._print(f"  {self._line()}")
        self._name = ""

    def _line(self) -> str:
        seconds = time.monotonic() - self._began
        count = f" {self._done}/{self._total}" if self._total else ""
        return f"{self._name}{count} · {seconds:.1f} s"

    def _paint(self) -> None:
        self._painted = time.monotonic()
        width = shutil.get_terminal_size().columns - 1
        left = ""
        if 0 < self._done < self._total:
            ahead = (self._painted - self._began) / self._done * (self._total - self._done)
            left = self._speech.say("progress.left", seconds=f"{ahead:.0f}")
        self._stream.write(f"\r\x1b[2K  {self._line()}{left}"[: width + 5])
        self._stream.flush()

    def _print(self, text: str) -> None:
        self._stream.write(f"\r\x1b[2K{text}\n" if self._alive else f"{text}\n")
        self._stream.flush()
