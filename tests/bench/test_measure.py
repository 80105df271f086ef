from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.bench.measure import PROC, CommandError, Run, measure
from tests.bench.ours import stages_of
from tests.bench.single import as_section

HOLD = "import time; held = b'x' * 60_000_000; time.sleep(.3); print('done')"
WORKER = f"""
import multiprocessing, time
def hold():
    {HOLD}
if __name__ == "__main__":
    process = multiprocessing.get_context("spawn").Process(target=hold)
    process.start(); process.join()
"""


def test_what_a_command_says_and_takes(tmp_path: Path) -> None:
    run = measure([sys.executable, "-c", "print('said'); import time; time.sleep(.2)"], tmp_path, os.environ)
    assert run.output.strip() == "said"
    assert 0.2 < run.seconds < 20


@pytest.mark.skipif(not PROC.is_dir(), reason="memory is told by /proc")
def test_memory_of_a_worker_is_reported_apart(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(WORKER, "utf-8")
    run = measure([sys.executable, str(script)], tmp_path, os.environ)
    assert run.worker > 60 > run.main > 1
    assert run.memory > run.worker


def test_a_command_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="why"):
        measure([sys.executable, "-c", "raise SystemExit('why')"], tmp_path, os.environ)


def test_stages_are_read_from_what_a_build_shows() -> None:
    shown = "  1 read · 0.3 s\nEdition bench\n  4 plan 306/306 · 4.7 s\nbuild/bench/catalogue.pdf  180 pages, 19.4 MB\n"
    assert stages_of(Run(5.0, 0, 0, 0, shown)) == {"read": 0.3, "plan": 4.7}


def test_a_part_becomes_a_piece_of_one_document() -> None:
    html = '<html><body class="profile">\n<a href="book:product/a/b" id="fit/x">b</a></body></html>'
    assert as_section(html, {}) == ('<div class="part profile">\n<a href="#product/a/b" id="fit/x">b</a></div>')
    assert 'id="fit/x" data-bare="" data-small=""' in as_section(html, {"x": 2, "y": 1})
