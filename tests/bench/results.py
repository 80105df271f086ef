"""What was measured, kept as `build/bench/results.json`, and how it compares with the aims."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

import msgspec

from tests.bench.peers import chromium

SIZES: Final = (40, 160, 640, 1600)  # pages
HEAD: Final = "160"  # the size at which all are compared
LARGE: Final = "1600"
DISTRICTS: Final = ("764", "7635")  # businesses
OURS: Final = {
    "cold-1": "ours, cold, one worker",
    "cold-2": "ours, cold, two workers",
    "warm": "ours, nothing changed",
    "edit": "ours, one price changed",
}
PEERS: Final = {"weasyprint": "WeasyPrint, one document", "typst": "Typst", "chromium": "Chromium, print to PDF"}
NUMBER: Final = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")
GIBIBYTE: Final = 2**30


class Figure(msgspec.Struct, frozen=True):
    """One run: seconds; MB at most of all processes, of the main one and of the largest worker; the book it made; of
    ours, the seconds of each stage."""

    seconds: float
    memory: float
    main: float
    worker: float
    pages: int
    megabytes: float
    others: float = 0.0  # share of the processors that other programs took meanwhile
    stages: dict[str, float] = {}


class Size(msgspec.Struct, frozen=True):
    """A district of so many businesses: the pages of our book of it, runs by name, and why there is no other."""

    businesses: int
    pages: int
    figures: dict[str, Figure]
    left_out: dict[str, str] = {}


class Row(msgspec.Struct, frozen=True):
    """What was measured, what came out, and what was aimed at ("" for nothing)."""

    what: str
    result: str
    aim: str


class Results(msgspec.Struct):
    """All that is known; each part of a run replaces what it measured."""

    machine: str = ""
    sizes: dict[str, Size] = {}  # by SIZES
    districts: dict[str, Size] = {}  # by DISTRICTS
    single: dict[str, int] = {}  # of `single.compare`
    rows: dict[str, list[Row]] = {}  # of the other parts


def read_results(path: Path) -> Results:
    """The results of runs before; none where there are none, or of another shape."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Results)
    except (OSError, msgspec.MsgspecError):
        return Results()


def write_results(path: Path, results: Results) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results)) + b"\n")


def aim_rows(results: Results) -> list[Row]:
    """The aims, each with what was measured, or "–" where it was not."""
    return [Row(what, result or "–", aim) for what, result, aim in _aims(results)]


def _aims(results: Results) -> Iterator[tuple[str, str, str]]:
    head, large = results.sizes.get(HEAD), results.sizes.get(LARGE)
    cold = "cold, 160 pages, two workers, to "
    yield cold + "WeasyPrint", _share(head, "cold-2", "weasyprint"), "≤ 0.167"
    yield cold + "Chromium", _share(head, "cold-2", "chromium"), "≤ 0.8"
    yield cold + "Typst", _share(head, "cold-2", "typst"), "≤ 2"
    yield "one edited price in 1,600 pages, to Typst", _share(large, "edit", "typst"), "≤ 0.2"
    yield "one edited price in 1,600 pages", _seconds(large, "edit"), "≤ 4 s"
    yield "nothing changed, 1,600 pages", _seconds(large, "warm"), "≤ 1.5 s"
    yield "ten times the content, cold, two workers: times", _growth(head, large), "≤ 10.5"
    single = results.single
    ratio = f"{single['bound'] / single['single']:.2f}" if single else ""
    yield "size of the bound book to one document's", ratio, "≤ 1.05"
    few, many = (results.districts.get(name) for name in DISTRICTS)
    yield "one edited price in the full district", _seconds(many, "edit"), "≤ 30 s"
    yield "a typesetting process, 764 → 7,635 businesses", _fatter(few, many), "≤ 1.2"
    held = f"{many.figures['cold-2'].worker:.0f} MB" if many and "cold-2" in many.figures else ""
    yield "a typesetting process, full district", held, "≤ 500 MB"


def _share(size: Size | None, ours: str, peer: str) -> str:
    if size is None or not {ours, peer} <= size.figures.keys():
        return ""
    return f"{size.figures[ours].seconds / size.figures[peer].seconds:.3f}"


def _seconds(size: Size | None, run: str) -> str:
    return f"{size.figures[run].seconds:.2f} s" if size and run in size.figures else ""


def _growth(small: Size | None, large: Size | None) -> str:
    """How many times as long ten times as many businesses take."""
    if not small or not large or "cold-2" not in small.figures or "cold-2" not in large.figures:
        return ""
    each = (size.figures["cold-2"].seconds / size.businesses for size in (large, small))
    return f"{10 * next(each) / next(each):.1f}"


def _fatter(few: Size | None, many: Size | None) -> str:
    if not few or not many or not few.figures.get("cold-2") or not many.figures.get("cold-2"):
        return ""
    return f"{many.figures['cold-2'].worker / few.figures['cold-2'].worker:.2f}"


def met(result: str, aim: str) -> bool | None:
    """Whether the numbers of `result` are within `aim` (`≤ 2 s`, `≥ 85 %`, `0`; several are for one number each); None
    where there is no aim or no result."""
    numbers = [float(number.replace(",", "")) for number in NUMBER.findall(result)]
    limits = [(part.strip()[0], float(NUMBER.findall(part)[0])) for part in aim.split(",") if NUMBER.search(part)]
    if not numbers or not limits:
        return None
    if limits[0][0] not in "≤≥":
        return numbers[0] == limits[0][1]
    pairs = zip(numbers, limits, strict=False) if len(limits) > 1 else ((number, limits[0]) for number in numbers)
    return all(number <= limit if sign == "≤" else number >= limit for number, (sign, limit) in pairs)


def describe_machine() -> str:
    """Processor, cores, memory, system, and the versions of what was compared."""
    programs = [f"Python {platform.python_version()}"]
    programs += [f"{name} {version(name.lower())}" for name in ("WeasyPrint", "Typst")]
    browser = chromium()
    if browser:
        said = subprocess.run([browser, "--version"], capture_output=True, text=True, check=False).stdout
        programs += re.findall(r"Chromium [\d.]+|Chrome [\d.]+", said)[:1]
    cores = f"{os.cpu_count()} cores"
    return ", ".join([_processor(), cores, *_memory(), _system(), *programs])


def _processor() -> str:
    try:
        names = re.findall(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    except OSError:
        names = []
    return names[0] if names else platform.processor() or platform.machine()


def _memory() -> list[str]:
    if sys.platform == "win32":
        return []
    return [f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / GIBIBYTE:.0f} GiB"]


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"
