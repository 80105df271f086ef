"""What reaches the screen while a build goes on, and on consoles of every kind."""

from __future__ import annotations

import io
import re
import time

import pytest

from catalog.cli.terminal import console
from catalog.cli.terminal.console import Display
from catalog.i18n.translator import Translator

TIME = re.compile(r"\d+\.\d s")


class Screen(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def work(shown: Display) -> None:
    shown.stage(1, "read")
    shown.edition("petak")
    shown.stage(7, "typeset", 3)
    for _ in range(3):
        shown.advance()
    shown.close()


def test_where_there_is_no_terminal_each_stage_is_one_plain_line() -> None:
    screen = Screen(terminal=False)
    work(Display(Translator("en"), screen))
    assert TIME.sub("T", screen.getvalue()) == "  1 read · T\nEdition petak\n  7 typeset 3/3 · T\n"


def test_the_stages_are_named_in_the_chosen_language() -> None:
    screen = Screen(terminal=False)
    work(Display(Translator("id"), screen))
    assert TIME.sub("T", screen.getvalue()) == "  1 membaca · T\nEdisi petak\n  7 menata huruf 3/3 · T\n"


def test_on_a_terminal_the_line_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "OFTEN", -1.0)
    screen = Screen(terminal=True)
    work(Display(Translator("en"), screen))
    painted = TIME.sub("T", screen.getvalue()).split(console.WIPE)
    assert [line for line in painted if line.startswith("  7 typeset 1/3 · T, ")]
    assert painted[-1] == "  7 typeset 3/3 · T\n"
    assert painted.count("Edition petak\n") == 1


def test_the_living_line_keeps_to_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "OFTEN", -1.0)
    monkeypatch.setenv("COLUMNS", "12")
    screen = Screen(terminal=True)
    shown = Display(Translator("en"), screen)
    shown.stage(7, "typeset", 1000)
    shown.advance()
    assert max(len(line) for line in screen.getvalue().split(console.WIPE)) <= 11


def test_it_is_painted_only_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "OFTEN", 3600.0)
    screen = Screen(terminal=True)
    shown = Display(Translator("en"), screen)
    shown.stage(7, "typeset", 1000)
    for _ in range(1000):
        shown.advance()
    assert screen.getvalue().count(console.WIPE) == 1


def test_without_a_screen_nothing_is_shown() -> None:
    work(Display(Translator("en"), None))


def test_setting_alone_tells_its_pages_a_second_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    screen = Screen(terminal=False)
    shown = Display(Translator("en"), screen)
    for number, name, spent in ((6, "render", 2.0), (7, "typeset", 2.0), (4, "plan", 2.0), (7, "typeset", 0.9)):
        shown.stage(number, name, 30)
        now += spent
        shown.advance(30)
    shown.close()
    assert screen.getvalue().splitlines() == [
        "  6 render 30/30 · 2.0 s",
        "  7 typeset 30/30 · 2.0 s, 15 pages a second",
        "  4 plan 30/30 · 2.0 s",
        "  7 typeset 30/30 · 0.9 s",
    ]


def test_seconds_of_a_stage_are_summed_over_all_that_it_was_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    shown = Display(Translator("id"), Screen(terminal=False))
    for spent, (number, name) in ((1.0, (4, "plan")), (4.0, (7, "typeset")), (0.5, (4, "plan"))):
        shown.stage(number, name)
        now += spent
    shown.close()
    assert shown.seconds == {"merencanakan": 1.5, "menata huruf": 4.0}
