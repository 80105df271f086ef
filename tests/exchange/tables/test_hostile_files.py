"""Files that are made to do harm, or are damaged, are refused in words, soon, in little memory; nothing is written."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from catalog.core.problems import Level, Problem
from catalog.exchange.tables import bounded_reading
from catalog.exchange.tables.limits import MEMORY
from catalog.exchange.tables.read_tables import read_tables
from catalog.i18n.translator import LANGUAGES, Translator
from tests.exchange.tables import xlsb
from tests.exchange.tables.hostile import (
    HOSTILE,
    LIST,
    SECONDS,
    Maker,
    add_member,
    far_cell,
    line_of_letters,
    many_merges,
    million_strings,
    one_long_string,
    string_many_times,
    workbook,
)
from tests.exchange.tables.workbooks import ods_rows, write_ods


def error_codes(problems: tuple[Problem, ...]) -> list[str]:
    for language in LANGUAGES:
        assert all(Translator(language).problem(problem).remedy for problem in problems)
    return [problem.code for problem in problems if problem.level is Level.ERROR]


@pytest.mark.parametrize(("make", "code"), HOSTILE)
def test_what_does_harm_is_refused(tmp_path: Path, make: Maker, code: str) -> None:
    path = make(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    start = time.monotonic()
    found = read_tables(path)
    assert time.monotonic() - start < SECONDS
    assert found.tables == ()
    assert error_codes(found.problems) == [code]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_million_strings_are_read(tmp_path: Path) -> None:
    found = read_tables(million_strings(tmp_path))
    assert (len(found.tables), found.problems) == (1, ())


def test_a_million_merged_cells_take_no_time(tmp_path: Path) -> None:
    path = many_merges(tmp_path)
    start = time.monotonic()
    found = read_tables(path)
    assert time.monotonic() - start < SECONDS
    assert len(found.tables[0].filled) == 49_996


LARGE: Final = [far_cell("XFD1048576"), string_many_times, one_long_string, line_of_letters, million_strings]
MEASURED: Final = """
import resource, sys
from pathlib import Path
from catalog.exchange.tables.read_tables import read_tables
read_tables(Path(sys.argv[1]))
own = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
print(max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux has it")
@pytest.mark.parametrize("make", LARGE)
def test_little_memory_is_taken(tmp_path: Path, make: Maker) -> None:
    done = subprocess.run([sys.executable, "-c", MEASURED, str(make(tmp_path))], capture_output=True, check=True)
    assert int(done.stdout) * 1024 < MEMORY


def test_links_to_other_files_are_said_and_not_followed(tmp_path: Path) -> None:
    found = read_tables(add_member(workbook(tmp_path), "xl/externalLinks/externalLink1.xml", b"<externalLink/>"))
    assert [(problem.code, problem.level) for problem in found.problems] == [("table-links", Level.WARNING)]
    assert len(found.tables[0].rows) == 2


def refuse(*_: object, **__: object) -> None:
    raise PermissionError


@pytest.mark.parametrize(("make", "code"), [one for one in HOSTILE if one[1] != "table-too-large"])
def test_the_checks_stand_without_a_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Maker, code: str
) -> None:
    monkeypatch.setattr(subprocess, "run", refuse)
    assert error_codes(read_tables(make(tmp_path)).problems) == [code]


def test_a_file_is_read_where_no_process_can_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path)
    expected = read_tables(path)
    assert expected.problems == ()
    monkeypatch.setattr(sys, "executable", "")
    assert read_tables(path) == expected
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    assert read_tables(path) == expected
    monkeypatch.setattr(sys, "executable", "/bin/false" if os.name == "posix" else "")
    assert read_tables(path) == expected


def test_a_process_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_reading, "SECONDS", 0.001)
    assert error_codes(read_tables(workbook(tmp_path)).problems) == ["table-slow"]


def test_a_damaged_file_is_read_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that are other than they were, anywhere: never a fault of the program."""
    monkeypatch.setattr(subprocess, "run", refuse)
    chance = random.Random(7)
    made = [
        workbook(tmp_path),
        write_ods(tmp_path / "a.ods", {"A": ods_rows(LIST)}),
        xlsb.write(tmp_path / "a.xlsb", [["Nama", "Harga"], ["a", 1.0]]),
    ]
    made.append(tmp_path / "a.xls")
    made[-1].write_bytes((Path(__file__).parent / "files" / "daftar.xls").read_bytes())
    for path in made:
        whole = path.read_bytes()
        for _ in range(60):
            content = bytearray(whole)
            for _ in range(chance.choice((1, 3, 30))):
                content[chance.randrange(len(content))] = chance.randrange(256)
            path.write_bytes(content[: chance.choice((len(content), chance.randrange(1, len(content))))])
            found = read_tables(path)
            assert found.tables or error_codes(found.problems)
