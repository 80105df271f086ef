"""Parts set by several processes: the same as by one; and parts that no process survives."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.fonts.static_faces import prepare_fonts
from catalog.graphics.drawing_cache import DrawingCache
from catalog.planning.text_fit import Fit
from catalog.typesetting.card_trial import TrialJob, try_cards
from catalog.typesetting.jobs import set_one, set_parts, work_through
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext, part_file, read_drawn, read_part
from catalog.typesetting.typesetter import Typesetter
from catalog.typesetting.weasyprint.worker import TypesetterSetup
from catalog.workers.choose import choose_executor
from catalog.workers.interface import LostJob
from catalog.workers.process_pool import ProcessPool
from catalog.workers.serial import SerialExecutor
from tests.shipped import typeset_context

STYLE = "@page { size: 100mm 100mm; margin: 10mm } body { font-family: 'Source Serif 4' }"


def typesetting(folder: Path, font_cache: Path) -> TypesetContext:
    fonts = prepare_fonts(font_cache / "fonts")
    return typeset_context(fonts, folder, STYLE)


def set_by(
    count: int, session: TypesetContext, wanted: list[PartJob], on_result: Callable[[SetPart], None] = lambda _: None
) -> dict[str, SetPart]:
    with closing(choose_executor(count)) as executor:
        return set_parts(session, wanted, TypesetterSetup(session), executor, lambda part, _: on_result(part))


def jobs(count: int) -> list[PartJob]:
    return [
        PartJob(
            f"part/{number}",
            f"key-{number}",
            f'<body><p id="place/{number}">{"kain " * 40}{number}</p>',
            1,
        )
        for number in range(count)
    ]


def test_any_number_of_processes_sets_the_same(tmp_path: Path, font_cache: Path) -> None:
    wanted = jobs(TypesetterSetup.few + 2)
    made = {}
    for workers in (1, 2):
        results: list[SetPart] = []
        parts = set_by(workers, typesetting(tmp_path / str(workers), font_cache), wanted, results.append)
        assert sorted(part.name for part in results) == sorted(parts) == [job.name for job in wanted]
        made[workers] = {
            name: (part, read_drawn(typesetting(tmp_path / str(workers), font_cache), part.key))
            for name, part in parts.items()
        }
    assert made[1] == made[2]
    assert multiprocessing.active_children() == []


def test_what_was_set_before_comes_from_the_cache_unless_a_byte_of_it_has_changed(
    tmp_path: Path, font_cache: Path
) -> None:
    session = typesetting(tmp_path, font_cache)
    part = set_by(1, session, jobs(1))["part/0"]
    again = read_part(session, "moved/0", part.key)
    assert again == replace(part, name="moved/0", cached=True)
    whole = part_file(session, part.key).read_bytes()
    for place in (0, 40, len(whole) // 2, len(whole) - 1):
        damaged = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        for content in (damaged, whole[:place], b""):
            part_file(session, part.key).write_bytes(content)
            assert read_part(session, "part/0", part.key) is None
            assert read_drawn(session, part.key) is None


def test_a_part_is_none_where_a_drawing_is_gone_that_binding_would_put_there(tmp_path: Path, font_cache: Path) -> None:
    session = typesetting(tmp_path, font_cache)
    drawings = DrawingCache(session.drawings)
    code = drawings.code("https://contoh.example").address
    html = f'<body><p id="place/0"><img src="{code}" alt="" style="width: 20mm; height: 20mm"></p>'
    part = set_by(1, session, [PartJob("part/0", "key", html, 1)])["part/0"]
    assert part.drawings == (DrawingCache.file(code),)
    assert read_part(session, "part/0", "key") == replace(part, cached=True)
    drawing = session.drawings / part.drawings[0]
    whole = drawing.read_bytes()
    drawing.write_bytes(whole[:-1])
    assert read_part(session, "part/0", "key") is None
    assert DrawingCache(session.drawings).code("https://contoh.example").address == code
    assert drawing.read_bytes() == whole
    drawing.unlink()
    assert read_part(session, "part/0", "key") is None


def test_a_page_counts_as_changed_by_what_its_picture_shows_not_by_what_made_it(
    tmp_path: Path, font_cache: Path
) -> None:
    names = [f"{'a' * 32}-40x30-{'1' * 16}", f"{'b' * 32}-40x30-{'1' * 16}", f"{'b' * 32}-40x30-{'2' * 16}"]
    html = '<body><img src="picture:{}.jpg" alt="" style="width: 40mm; height: 30mm">'
    wanted = [PartJob(f"part/{place}", f"key-{place}", html.format(name), 1) for place, name in enumerate(names)]
    before, again, after = (part.digests for part in set_by(1, typesetting(tmp_path, font_cache), wanted).values())
    assert before == again != after


def test_processes_that_are_killed_are_replaced_and_every_part_is_set(tmp_path: Path, font_cache: Path) -> None:
    killed: list[int] = []

    def kill(_: SetPart) -> None:
        if not killed:
            killed.extend(process.pid or 0 for process in multiprocessing.active_children())
            for process in multiprocessing.active_children():
                process.kill()

    parts = set_by(2, typesetting(tmp_path, font_cache), jobs(20), kill)
    assert len(killed) == 2
    assert parts.keys() == {job.name for job in jobs(20)}
    assert multiprocessing.active_children() == []


def falter(typesetter: Typesetter, job: PartJob) -> tuple[SetPart, bytes, float]:
    """Runs in a worker."""
    if job.name == "part/3":
        os._exit(1)
    return set_one(typesetter, job)


def test_a_part_that_no_process_survives_is_reported_with_its_entries_when_the_others_are_set(
    tmp_path: Path, font_cache: Path
) -> None:
    done: list[str] = []
    entries = ["content/businesses/a/business.yaml", "content/businesses/a/b.yaml"]
    setup: TypesetterSetup[PartJob] = TypesetterSetup(typesetting(tmp_path, font_cache))
    with closing(ProcessPool(2)) as executor:
        parts = work_through(setup, jobs(8), executor, falter, lambda _: entries)
        with pytest.raises(CatalogError) as caught:
            done.extend(part.name for part, *_ in parts)
    assert sorted(done) == [f"part/{number}" for number in (0, 1, 2, 4, 5, 6, 7)]
    assert caught.value.exit_code is ExitCode.ENVIRONMENT
    (problem,) = caught.value.problems
    assert problem == error("worker-died", Place(entries[0]), name="part/3", entries=", ".join(entries))
    assert multiprocessing.active_children() == []


class Lame(SerialExecutor):
    """Its workers hang, all of them."""

    def run(self, work: object, setup: object, jobs: Sequence[Any]) -> Any:  # noqa: ANN401
        return ((job, LostJob("hung", 120.0)) for job in jobs)


def test_of_a_part_about_many_entries_some_are_named(tmp_path: Path, font_cache: Path) -> None:
    entries = [f"content/businesses/a/{number}.yaml" for number in range(7)]
    session = typesetting(tmp_path, font_cache)
    with pytest.raises(CatalogError) as caught:
        set_parts(
            session, jobs(2), TypesetterSetup(session), Lame(), print, lambda job: entries * (job.name == "part/0")
        )
    reported = {problem.place.file: (problem.code, dict(problem.values)) for problem in caught.value.problems}
    named = ", ".join([*entries[:5], "…"])
    assert reported == {
        "": ("worker-hung", {"name": "part/1", "entries": "part/1", "seconds": "120"}),
        entries[0]: ("worker-hung", {"name": "part/0", "entries": named, "seconds": "120"}),
    }


def falter_at_a_card(typesetter: Typesetter, job: TrialJob) -> dict[str, Fit]:
    """Runs in a worker."""
    if "the end" in job.html:
        os._exit(1)
    return try_cards(typesetter, job)


def test_of_many_cards_on_a_page_the_one_is_reported_that_no_process_survives(tmp_path: Path, font_cache: Path) -> None:
    texts = [f'<p id="fit/product/a/{number}"><b id="end/product/a/{number}"></b></p>' for number in range(4)]
    texts[2] += "the end"
    page = "<!-- cell -->".join(["<body>", *texts, "</body>"])
    trials = [
        TrialJob(f"trial/{n}", page, "id", tuple(f"a/{number}" for number in range(4)))
        for n in range(TypesetterSetup.few)
    ]
    trials[1:] = [replace(trial, html=trial.html.replace("the end", "")) for trial in trials[1:]]
    fits: list[str] = []
    setup: TypesetterSetup[TrialJob] = TypesetterSetup(typesetting(tmp_path, font_cache))
    with closing(ProcessPool(2)) as executor:
        tried = work_through(setup, trials, executor, falter_at_a_card, lambda job: job.products)
        with pytest.raises(CatalogError) as caught:
            fits.extend(product for found in tried for product in found)
    assert [(problem.code, problem.place) for problem in caught.value.problems] == [("worker-died", Place("a/2"))]
    assert len(fits) == 4 * TypesetterSetup.few - 1


def test_a_stop_while_parts_are_set_leaves_no_process(tmp_path: Path, font_cache: Path) -> None:
    def stop(_: SetPart) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        set_by(2, typesetting(tmp_path, font_cache), jobs(40), stop)
    assert multiprocessing.active_children() == []
    assert not list(tmp_path.rglob("*.new"))


def test_a_part_that_cannot_be_set_is_named(tmp_path: Path, font_cache: Path) -> None:
    bad = PartJob("bad", "key", '<body><img src="file:///etc/hostname">', 1)
    for workers, wanted in ((1, [bad]), (2, [*jobs(TypesetterSetup.few), bad])):
        with pytest.raises(RuntimeError, match=r"the part bad could not be set: .*a page may not show file:"):
            set_by(workers, typesetting(tmp_path / str(workers), font_cache), wanted)


def test_an_error_comes_whole_from_another_process() -> None:
    fault = CatalogError([error("library-missing", Place(""), library="Pango", command="x")], ExitCode.ENVIRONMENT)
    again = pickle.loads(pickle.dumps(fault))
    assert (again.problems, again.exit_code) == (fault.problems, fault.exit_code)
