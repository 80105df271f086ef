"""What reaches the screen: texts, and the progress of a build (on a terminal one living line a stage; in a log or a
pipe one plain line). A console of any encoding, and a reader that went away, are no faults.
"""

from __future__ import annotations

import codecs
import io
import os
import shutil
import sys
import time
from typing import Final, TextIO

import click

from catalog.i18n.translator import Translator

OFTEN: Final = 0.1  # s between two paintings of the living line
COUNTS_PAGES: Final = "typeset"  # the stage whose pages a second are shown
LONG: Final = 1.0  # s from which a rate says something
# What stands for the characters of the messages on a console that cannot print them.
PLAIN: Final = str.maketrans("“”’→│·–×…", '""\'>|--x.')
PLAINLY: Final = "catalog.plainly"
WIPE: Final = "\r\x1b[2K"  # back to the beginning of the line, which is emptied


def prepare_console() -> None:
    """Let both streams of this process take any text: what their encoding cannot hold is written in a plainer way."""
    codecs.register_error(PLAINLY, _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAINLY)


def _plainly(fault: UnicodeError) -> tuple[str, int]:
    assert isinstance(fault, UnicodeEncodeError)  # the streams are only written to
    found = fault.object[fault.start : fault.end].translate(PLAIN)
    return "".join(character if character.isascii() else "?" for character in found), fault.end


def report(text: str, *, err: bool = False) -> None:
    """Write a line to the screen, without colours where that is no terminal."""
    stream = sys.stderr if err else sys.stdout
    try:
        if stream is not None:  # it is, when the shell closed it (`>&-`)
            click.echo(text, file=stream)
    except BrokenPipeError:
        _read_no_more(stream)


def close_console() -> bool:
    """Write what is still held back; False when that cannot be written, and is dropped."""
    whole = True
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except BrokenPipeError:
            _read_no_more(stream)
        except OSError:
            _read_no_more(stream)
            whole = False
    return whole


def _read_no_more(stream: TextIO) -> None:
    """The reader went away (`catalog check | head -1`): the work goes on, and what it says is dropped."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 a device
        os.dup2(nowhere.fileno(), stream.fileno())


class Display:
    """Shows the progress of a build (`session.Progress`). The stages carry the numbers and names of the
    architecture."""

    def __init__(self, translator: Translator, stream: TextIO | None) -> None:
        self._translator = translator
        self._stream = stream  # None, when the shell closed it
        self._alive = stream is not None and stream.isatty()
        self._name = ""
        self._rated = False
        self._total = self._done = 0
        self._began = self._painted = time.monotonic()
        self.seconds: dict[str, float] = {}  # of each stage that was shown, by its name, over all editions

    def edition(self, name: str) -> None:
        self._finish()
        self._print(self._translator.say("progress.edition", name=name))

    def stage(self, number: int, name: str, total: int = 0) -> None:
        label = f"{number} {self._translator.say(f'stage.{name}')}"
        if label == self._name:  # only now it is known, or known better, how much there is to do
            self._total = total
            return
        self._finish()
        self._name, self._rated = label, name == COUNTS_PAGES
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
            _, _, stage = self._name.partition(" ")
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.monotonic() - self._began
            self._print(f"  {self._line()}")
        self._name = ""

    def _line(self) -> str:
        seconds = time.monotonic() - self._began
        count = f" {self._done}/{self._total}" if self._total else ""
        rate = ""
        if self._rated and self._done and seconds >= LONG:
            rate = self._translator.say("progress.rate", rate=f"{self._done / seconds:.0f}")
        return f"{self._name}{count} · {seconds:.1f} s{rate}"

    def _paint(self) -> None:
        self._painted = time.monotonic()
        width = shutil.get_terminal_size().columns - 1
        left = ""
        if 0 < self._done < self._total:
            ahead = (self._painted - self._began) / self._done * (self._total - self._done)
            left = self._translator.say("progress.left", seconds=f"{ahead:.0f}")
        self._write(f"{WIPE}{f'  {self._line()}{left}'[:width]}")

    def _print(self, text: str) -> None:
        self._write(f"{WIPE}{text}\n" if self._alive else f"{text}\n")

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            _read_no_more(self._stream)
