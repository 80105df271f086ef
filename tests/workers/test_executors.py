"""Executors of this machine: the same results by any of them; processes that die, hang or are stopped."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog.core.problems import CatalogError, ExitCode
from catalog.core.project import PACKAGE
from catalog.workers import process_pool
from catalog.workers.choose import choose_executor
from catalog.workers.interface import Executor, LostJob
from catalog.workers.process_pool import ProcessPool
from catalog.workers.retry_queue import MOST_LOST
from catalog.workers.serial import SerialExecutor
from tests.running import started
from tests.workers.tasks import Task, Tools, do

LIMIT = 1.0  # s; for jobs that hang


@pytest.fixture(autouse=True)
def _nobody_is_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def results(executor: Executor, tasks: list[Task], tools: Tools | None = None) -> dict[str, object]:
    return {task.name: result for task, result in executor.run(do, tools or Tools(), tasks)}


def squares(count: int) -> list[Task]:
    return [Task(f"task/{number}", number=number) for number in range(count)]


@pytest.mark.parametrize(
    "make", [lambda: ProcessPool(1), lambda: ProcessPool(2), lambda: ProcessPool(4), lambda: choose_executor(3)]
)
def test_any_executor_gives_the_same(make: Callable[[], Executor]) -> None:
    tasks = squares(20)
    expected = {task.name: (task.name, task.number**2, "tools") for task in tasks}
    with closing(SerialExecutor()) as alone:
        assert results(alone, tasks) == expected
    with closing(make()) as executor:
        assert results(executor, tasks) == expected
        assert results(executor, []) == {}


def test_one_job_at_a_time_is_done_by_this_process() -> None:
    with closing(choose_executor(1)) as executor:
        assert set(results(executor, [Task(str(n), "pid") for n in range(3)]).values()) == {os.getpid()}


def test_few_jobs_start_no_process_and_are_done_by_those_that_run() -> None:
    with closing(ProcessPool(2)) as executor:
        assert list(results(executor, [Task("one", "pid")]).values()) == [os.getpid()]
        others = set(results(executor, [Task(str(number), "pid") for number in range(8)]).values())
        assert len(others) == 2
        assert set(results(executor, [Task("one", "pid")]).values()) <= others


def test_few_jobs_are_left_to_the_one_that_was_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tools, "few", 4)
    with closing(ProcessPool(2)) as executor:
        executor.prepare(Tools(), 1)
        (started,) = multiprocessing.active_children()
        done = results(executor, [Task(str(number), "pid") for number in range(3)])
        assert set(done.values()) == {started.pid}
        assert len(set(results(executor, [Task(str(number), "pid") for number in range(8)]).values())) == 2


def test_never_more_processes_than_jobs() -> None:
    with closing(ProcessPool(4)) as executor:
        assert len(results(executor, squares(2))) == 2
        assert len(multiprocessing.active_children()) == 2


def test_a_process_that_did_many_jobs_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_pool, "MOST_JOBS", 4)
    with closing(ProcessPool(1)) as executor:
        done = list(results(executor, [Task(str(number), "pid") for number in range(10)]).values())
    assert sorted(done.count(process) for process in set(done)) == [2, 4, 4]


@pytest.mark.parametrize("killed", [False, True])
def test_processes_that_were_prepared_have_their_kit_open(tmp_path: Path, killed: bool) -> None:
    tools = Tools(log=tmp_path)
    with closing(ProcessPool(2)) as executor:
        executor.prepare(tools, 2)
        started = multiprocessing.active_children()
        assert len(started) == 2
        executor.prepare(tools, 2)  # once more: they are on their way
        assert len(multiprocessing.active_children()) == 2
        if killed:
            for process in started:
                process.kill()
        assert results(executor, squares(6), tools) == results(SerialExecutor(), squares(6))
        if not killed:
            assert {int(path.name) for path in tmp_path.iterdir()} == {process.pid for process in started}
            assert len(results(executor, [Task("one", "pid")], tools)) == 1


def test_what_hinders_the_prepared_is_reported_when_there_are_jobs(tmp_path: Path) -> None:
    with closing(ProcessPool(2)) as executor:
        executor.prepare(Tools(source=tmp_path / "gone"), 2)
        with pytest.raises(FileNotFoundError, match="gone"):
            results(executor, squares(3), Tools(source=tmp_path / "gone"))
    with closing(ProcessPool(2)) as executor:
        executor.prepare(Tools(), 2)  # and then there is nothing to do


def test_processes_stay_warm_and_open_equal_kits_once(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    tasks = [Task(str(number), "pid") for number in range(8)]
    with closing(ProcessPool(2)) as executor:
        pids = [set(results(executor, tasks, Tools(log=log)).values()) for log in (first, second, first)]
    assert pids[0] == pids[1] == pids[2]
    assert {int(path.name) for path in first.iterdir()} == pids[0]
    assert os.getpid() not in pids[0]


def test_the_longest_are_begun_first() -> None:
    with closing(ProcessPool(1)) as executor:
        assert list(results(executor, squares(5))) == [f"task/{number}" for number in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize("act", ["die", "exit"])
def test_a_worker_that_ends_is_replaced_and_its_job_done(act: str, tmp_path: Path) -> None:
    tasks = [*squares(6), Task("fatal", act, 9, once=tmp_path / "once")]
    with closing(ProcessPool(2)) as executor:
        found = results(executor, tasks)
        assert found["fatal"] == ("fatal", 81, "tools")
        assert len(found) == 7
        assert results(executor, squares(3)).keys() == {"task/0", "task/1", "task/2"}


def test_a_job_that_always_ends_its_worker_is_reported_when_the_others_are_done() -> None:
    tasks = [*squares(6), Task("fatal", "die", 9), Task("worse", "die", 8)]
    with closing(ProcessPool(2, LIMIT)) as executor:
        found = results(executor, tasks)
        assert found.pop("fatal") == found.pop("worse") == LostJob("died", LIMIT)
        assert len(found) == 6
        assert len(results(executor, squares(3))) == 3


def test_a_job_that_hangs_is_ended_and_reported_when_the_others_are_done() -> None:
    with closing(ProcessPool(2, LIMIT)) as executor:
        began = time.monotonic()
        found = results(executor, [*squares(6), Task("slow", "hang", 9)])
        assert found.pop("slow") == LostJob("hung", LIMIT)
        assert len(found) == 6
        assert 2 * LIMIT < time.monotonic() - began < 20 * LIMIT


def test_a_job_that_hung_once_is_done(tmp_path: Path) -> None:
    with closing(ProcessPool(2, LIMIT)) as executor:
        found = results(executor, [*squares(2), Task("slow", "hang", 9, once=tmp_path / "once")])
        assert found["slow"] == ("slow", 81, "tools")


def test_of_a_job_that_can_be_taken_to_pieces_the_one_is_reported_that_ends_workers() -> None:
    batch = Task("batch", number=3, members=("good", "bad", "better"))
    with closing(ProcessPool(2)) as executor:
        found = results(executor, [*squares(2), batch])
    assert found.pop("batch/bad") == LostJob("died", 120.0)
    assert found.keys() == {"task/0", "task/1", "batch/good", "batch/better"}


def test_where_every_process_ends_it_is_not_the_jobs() -> None:
    with closing(ProcessPool(2)) as executor, pytest.raises(CatalogError) as caught:
        results(executor, [Task(str(number), "exit") for number in range(MOST_LOST + 2)])
    assert caught.value.exit_code is ExitCode.ENVIRONMENT
    assert [problem.code for problem in caught.value.problems] == ["workers-die"]


def test_a_worker_that_is_killed_while_it_has_nothing_to_do_costs_nothing() -> None:
    with closing(ProcessPool(2)) as executor:
        for pid in set(results(executor, [Task(str(number), "pid") for number in range(8)]).values()):
            assert isinstance(pid, int)
            os.kill(pid, signal.SIGKILL)
        assert len(results(executor, squares(6))) == 6


@pytest.mark.parametrize("make", [SerialExecutor, lambda: ProcessPool(2)])
def test_what_a_job_raises_is_raised(make: Callable[[], Executor]) -> None:
    with closing(make()) as executor:
        with pytest.raises(ValueError, match="the bad one"):
            results(executor, [*squares(2), Task("the bad one", "raise", 9)])
        assert len(results(executor, squares(6))) == 6


def test_an_exception_says_where_it_happened_in_the_worker() -> None:
    with closing(ProcessPool(2)) as executor, pytest.raises(ValueError, match="bad") as caught:
        results(executor, [*squares(2), Task("bad", "raise")])
    (note,) = caught.value.__notes__
    assert "in do\n" in note


def test_what_cannot_be_pickled_is_reported() -> None:
    with closing(ProcessPool(2)) as executor:
        with pytest.raises(RuntimeError, match="UnreadableError: cannot travel"):
            results(executor, [*squares(2), Task("bad", "unreadable")])
        with pytest.raises(AttributeError, match="Can't pickle local object"):
            results(executor, [*squares(2), Task("bad", "unpicklable")])


def test_a_setup_that_cannot_be_opened_is_reported_each_time(tmp_path: Path) -> None:
    with closing(ProcessPool(2)) as executor:
        for _ in range(2):
            with pytest.raises(FileNotFoundError):
                results(executor, squares(6), Tools(source=tmp_path / "none"))


def test_a_run_that_is_left_drops_what_is_in_work() -> None:
    with closing(ProcessPool(2)) as executor:
        with closing(executor.run(do, Tools(), [*squares(3), Task("slow", "hang", 9)])) as run:
            next(run)
            assert len(multiprocessing.active_children()) == 2
        assert len(multiprocessing.active_children()) < 2
        assert len(results(executor, squares(6))) == 6


def test_lost_is_a_value() -> None:
    assert pickle.loads(pickle.dumps(LostJob("hung", 1.0))) == LostJob("hung", 1.0)


SCRIPT = """
from contextlib import closing
from catalog.workers.process_pool import ProcessPool
from tests.workers.tasks import Task, Tools, do

if __name__ == "__main__":
    tasks = [Task("first", "pid", 9), Task("second", "pid", 8), *(Task(str(n), "hang") for n in range(2))]
    with closing(ProcessPool(2)) as pool:
        for _, pid in pool.run(do, Tools(), tasks):
            print(pid, flush=True)
"""


@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_ctrl_c_and_a_kill_end_all_processes_at_once(ending: signal.Signals, code: int, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    with started([sys.executable, script], env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)}) as main:
        assert main.stdout
        assert int(main.stdout.readline()) != int(main.stdout.readline())
        time.sleep(0.2)  # both are given one that hangs
        began = time.monotonic()
        if ending is signal.SIGINT:
            os.killpg(main.pid, ending)  # as a terminal does: to the workers as well
        else:
            os.kill(main.pid, ending)
        _, printed = main.communicate(timeout=10)  # ends when no process holds the pipe any more
    assert main.returncode in (code, -ending)
    assert time.monotonic() - began < 3
    assert printed.count("Traceback") == (1 if ending is signal.SIGINT else 0)  # the main process's own
