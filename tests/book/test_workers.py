"""Parts set by several processes: the same as by one; and processes that die."""

from __future__ import annotations

import multiprocessing
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.book.drawings import Drawings
from catalog.book.fonts import prepare_fonts
from catalog.book.parts import PartJob, SetPart, Workshop, part_file, read_drawn, read_part
from catalog.book.workers import WORTH_A_POOL, set_parts
from catalog.errors import CatalogError, ExitCode, Place, error

STYLE = "@page { size: 100mm 100mm; margin: 10mm } body { font-family: 'Source Serif 4' }"


def workshop(folder: Path, font_cache: Path) -> Workshop:
    fonts = prepare_fonts(font_cache / "fonts")
    return Workshop(fonts, STYLE, folder / "pictures", folder / "drawings", folder / "parts", "test")


def jobs(count: int) -> list[PartJob]:
    return [
        PartJob(
            f"part/{number}",
            f"key-{number}",
            f'<body class="step-0"><p id="place/{number}">{"kain " * 40}{number}</p>',
            1,
        )
        for number in range(count)
    ]


def test_any_number_of_processes_sets_the_same(tmp_path: Path, font_cache: Path) -> None:
    wanted = jobs(WORTH_A_POOL + 2)
    made = {}
    for workers in (1, 2):
        told: list[SetPart] = []
        parts = set_parts(workshop(tmp_path / str(workers), font_cache), wanted, workers, told.append)
        assert sorted(part.name for part in told) == sorted(parts) == [job.name for job in wanted]
        made[workers] = {
            name: (part, read_drawn(workshop(tmp_path / str(workers), font_cache), part.key))
            for name, part in parts.items()
        }
    assert made[1] == made[2]
    assert multiprocessing.active_children() == []


def test_what_was_set_before_comes_from_the_cache_unless_a_byte_of_it_has_changed(
    tmp_path: Path, font_cache: Path
) -> None:
    shop = workshop(tmp_path, font_cache)
    part = set_parts(shop, jobs(1), 1, lambda _: None)["part/0"]
    again = read_part(shop, "moved/0", part.key)
    assert again == replace(part, name="moved/0", cached=True)
    whole = part_file(shop, part.key).read_bytes()
    for place in (0, 40, len(whole) // 2, len(whole) - 1):
        damaged = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        for content in (damaged, whole[:place], b""):
            part_file(shop, part.key).write_bytes(content)
            assert read_part(shop, "part/0", part.key) is None
            assert read_drawn(shop, part.key) is None


def test_a_part_is_none_where_a_drawing_is_gone_that_binding_would_put_there(tmp_path: Path, font_cache: Path) -> None:
    shop = workshop(tmp_path, font_cache)
    drawings = Drawings(shop.drawings)
    code = drawings.qr("https://contoh.example")
    html = f'<body class="step-0"><p id="place/0"><img src="{code}" alt="" style="width: 20mm; height: 20mm"></p>'
    part = set_parts(shop, [PartJob("part/0", "key", html, 1)], 1, lambda _: None)["part/0"]
    assert part.drawings == (Drawings.file(code),)
    assert read_part(shop, "part/0", "key") == replace(part, cached=True)
    (shop.drawings / part.drawings[0]).unlink()
    assert read_part(shop, "part/0", "key") is None


def test_a_process_that_is_killed_ends_the_work_with_the_names_of_its_parts(tmp_path: Path, font_cache: Path) -> None:
    done: list[str] = []

    def kill(part: SetPart) -> None:
        done.append(part.name)
        for process in multiprocessing.active_children():
            process.kill()

    with pytest.raises(CatalogError) as caught:
        set_parts(workshop(tmp_path, font_cache), jobs(40), 2, kill)
    assert caught.value.exit_code is ExitCode.ENVIRONMENT
    problem = caught.value.problems[0]
    assert problem.code == "typeset-process-died"
    named = dict(problem.values)["parts"].split(", ")
    assert set(named) <= {job.name for job in jobs(40)} - set(done[:1])
    assert 1 <= len(named) <= 4
    assert multiprocessing.active_children() == []


def test_a_stop_while_parts_are_set_leaves_no_process(tmp_path: Path, font_cache: Path) -> None:
    def stop(_: SetPart) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        set_parts(workshop(tmp_path, font_cache), jobs(40), 2, stop)
    assert multiprocessing.active_children() == []
    assert not list(tmp_path.rglob("*.new"))


def test_a_part_that_cannot_be_set_is_named(tmp_path: Path, font_cache: Path) -> None:
    bad = PartJob("bad", "key", '<body class="step-0"><img src="file:///etc/hostname">', 1)
    for workers, wanted in ((1, [bad]), (2, [*jobs(WORTH_A_POOL), bad])):
        with pytest.raises(RuntimeError, match=r"the part bad could not be set: .*a page may not show file:"):
            set_parts(workshop(tmp_path / str(workers), font_cache), wanted, workers, lambda _: None)


def test_an_error_comes_whole_from_another_process() -> None:
    fault = CatalogError([error("library-missing", Place(""), library="Pango", command="x")], ExitCode.ENVIRONMENT)
    again = pickle.loads(pickle.dumps(fault))
    assert (again.problems, again.exit_code) == (fault.problems, fault.exit_code)
