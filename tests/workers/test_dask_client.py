"""Jobs done by a Dask cluster: a scheduler and workers on this machine, of which some die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog.core.problems import CatalogError, ExitCode
from catalog.core.project import PACKAGE, Project
from catalog.workers import dask_client
from catalog.workers.choose import choose_executor
from catalog.workers.dask_client import DaskExecutor
from catalog.workers.interface import Executor, LostJob
from catalog.workers.serial import SerialExecutor
from tests.conftest import SmallBuild, copy_small
from tests.running import COMMAND, environment
from tests.workers.dask import PATIENCE, DaskCluster, group_is_gone, wait_until
from tests.workers.tasks import Task, Tools, do

LIMIT = 2.0  # s; for jobs that hang
OTHER_PILLOW = """
import importlib.metadata

version = importlib.metadata.version
importlib.metadata.version = lambda name: "12.0.0" if name == "pillow" else version(name)
"""


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """A scheduler, to which the tests add workers: later ones need those of earlier ones."""
    with closing(DaskCluster(tmp_path_factory.mktemp("dask"))) as started:
        yield started


@pytest.fixture(scope="module")
def workers(dask: DaskCluster) -> list[subprocess.Popen[bytes]]:
    """Two workers."""
    return [dask.add_worker(), dask.add_worker()]


def results(executor: Executor, tasks: list[Task], tools: Tools | None = None) -> dict[str, object]:
    return {task.name: result for task, result in executor.run(do, tools or Tools(), tasks)}


def squares(count: int) -> list[Task]:
    return [Task(f"task/{number}", number=number) for number in range(count)]


def codes(error: CatalogError) -> list[str]:
    assert error.exit_code is ExitCode.ENVIRONMENT
    return [problem.code for problem in error.problems]


def test_without_its_library_the_command_to_install_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CatalogError) as caught:
        choose_executor(2, "tcp://127.0.0.1:1")
    assert codes(caught.value) == ["cluster-library-missing"]
    assert dict(caught.value.problems[0].values)["command"] == 'pip install "catalog-usaha-mikro[cluster]"'


def test_a_scheduler_that_does_not_reply_is_reported_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_client, "PATIENCE", 0.5)
    with pytest.raises(CatalogError) as caught:
        choose_executor(2, "tcp://127.0.0.1:1")
    assert codes(caught.value) == ["cluster-unreachable"]
    assert dict(caught.value.problems[0].values)["address"] == "tcp://127.0.0.1:1"


def test_a_cluster_without_workers_is_reported(dask: DaskCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_client, "FORSAKEN", 0.5)
    monkeypatch.setattr(dask_client, "TICK", 0.2)
    with closing(DaskExecutor(dask.address)) as executor, pytest.raises(CatalogError) as caught:
        results(executor, squares(2))
    assert codes(caught.value) == ["cluster-empty"]


def test_a_worker_of_another_version_is_refused_by_name(dask: DaskCluster, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(OTHER_PILLOW)
    stranger = dask.add_worker(PYTHONPATH=f"{tmp_path}:{PACKAGE.parent}")
    # At first there is none that could be refused.
    with closing(DaskExecutor(dask.address)) as executor, pytest.raises(CatalogError) as caught:
        results(executor, squares(2))
    assert codes(caught.value) == ["cluster-version"]
    values = dict(caught.value.problems[0].values)
    assert values["worker"].startswith("tcp://127.0.0.1:")
    assert values["versions"].startswith("pillow 12.0.0 → ")
    with pytest.raises(CatalogError) as caught:
        choose_executor(2, dask.address)
    assert codes(caught.value) == ["cluster-version"]
    stranger.terminate()
    assert stranger.wait(PATIENCE) == 0


def test_jobs_wait_for_workers_that_join_late(dask: DaskCluster) -> None:
    with closing(DaskExecutor(dask.address)) as executor:
        assert results(executor, squares(1)) == {"task/0": ("task/0", 0, "tools")}  # a single one is done here
        worker = dask.add_worker()
        found = results(executor, [Task("pid", "pid"), *squares(3)])
        assert found.pop("pid") not in (os.getpid(), worker.pid)  # a process of the worker's own
        assert len(found) == 3
    worker.terminate()
    worker.wait(PATIENCE)
    wait_until(lambda: group_is_gone(worker))


def test_a_job_that_ends_every_worker_of_dask_is_reported(dask: DaskCluster) -> None:
    nanny = dask.add_worker("--nanny")
    with closing(DaskExecutor(dask.address)) as executor:
        found = results(executor, [*squares(4), Task("fatal", "kill parent", 9)])
        assert found.pop("fatal") == LostJob("died", 120.0)
        assert len(found) == 4
    nanny.terminate()
    nanny.wait(PATIENCE)


@pytest.mark.usefixtures("workers")
def test_the_same_as_alone(dask: DaskCluster) -> None:
    with closing(DaskExecutor(dask.address)) as executor:
        with closing(SerialExecutor()) as alone:
            assert results(executor, squares(20)) == results(alone, squares(20))
        assert results(executor, []) == {}


@pytest.mark.usefixtures("workers")
@pytest.mark.parametrize("shared", [False, True])
def test_files_travel_unless_the_folder_is_shared(shared: bool, dask: DaskCluster, tmp_path: Path) -> None:
    source, large = tmp_path / "source", tmp_path / "large"
    source.write_text("from here")
    large.write_bytes(os.urandom(11_000_000))  # of such a size Dask would warn
    tasks = [*squares(2), Task("read", "read", file=large)]
    with closing(choose_executor(2, dask.address, shared_folder=shared)) as executor:
        found = results(executor, tasks, Tools(source=source))
    assert found["task/1"] == ("task/1", 1, "from here")
    read = found["read"]
    assert isinstance(read, tuple)
    content, path = read
    assert content == large.read_bytes()
    assert (path == str(large)) is shared
    assert Path(path).exists() is shared


@pytest.mark.usefixtures("workers")
def test_a_worker_that_does_not_see_the_shared_folder_is_reported(dask: DaskCluster, tmp_path: Path) -> None:
    with closing(DaskExecutor(dask.address, shared_folder=True)) as executor, pytest.raises(CatalogError) as caught:
        results(executor, squares(2), Tools(source=tmp_path / "none"))
    assert codes(caught.value) == ["cluster-folder"] * 2


@pytest.mark.usefixtures("workers")
def test_jobs_that_no_worker_survives_are_reported_when_the_others_are_done(dask: DaskCluster) -> None:
    batch = Task("batch", number=3, members=("good", "bad"))
    with closing(DaskExecutor(dask.address, limit=LIMIT)) as executor:
        found = results(executor, [*squares(4), Task("fatal", "die", 9), Task("slow", "hang", 8), batch])
        assert found.pop("fatal") == found.pop("batch/bad") == LostJob("died", LIMIT)
        assert found.pop("slow") == LostJob("hung", LIMIT)
        assert found.keys() == {"task/0", "task/1", "task/2", "task/3", "batch/good"}


@pytest.mark.usefixtures("workers")
def test_what_a_job_raises_is_raised(dask: DaskCluster) -> None:
    with closing(DaskExecutor(dask.address)) as executor:
        with pytest.raises(ValueError, match="the bad one"):
            results(executor, [*squares(2), Task("the bad one", "raise", 9)])
        assert len(results(executor, squares(6))) == 6


class Building:
    """A build by the cluster, and the parts that it has set."""

    def __init__(self, project: Project, address: str, log: Path) -> None:
        self.log = log
        self._parts = project.cache / "parts"
        with log.open("wb") as written:
            self.process = subprocess.Popen(
                [*COMMAND, "build", "petak", "--output", "screen", "--cluster", address],
                cwd=project.root,
                env=environment(PYTHONPATH=str(PACKAGE.parent)),
                stdout=written,
                stderr=written,
                start_new_session=True,
            )

    @property
    def parts_set(self) -> int:
        return len(list(self._parts.glob("*.part")))

    def wait_for_a_part(self) -> None:
        wait_until(lambda: self.parts_set or self.process.poll() is not None)
        assert self.process.poll() is None, self.log.read_text()


@pytest.fixture
def project(tmp_path: Path, small: SmallBuild) -> Project:
    """The small project with fonts at hand, and nothing else."""
    project = copy_small(tmp_path / "project")
    project.cache.mkdir(parents=True)
    (project.cache / "fonts").symlink_to(small.project.cache.resolve() / "fonts")
    return project


@pytest.mark.usefixtures("workers")
def test_ctrl_c_ends_the_build_at_once_and_the_workers_go_on(
    dask: DaskCluster, project: Project, tmp_path: Path
) -> None:
    building = Building(project, dask.address, tmp_path / "log")
    building.wait_for_a_part()
    began = time.monotonic()
    os.killpg(building.process.pid, signal.SIGINT)
    assert building.process.wait(PATIENCE) == 130
    assert time.monotonic() - began < 5
    assert "Traceback" not in building.log.read_text()
    with closing(DaskExecutor(dask.address)) as executor:
        assert len(results(executor, squares(6))) == 6


def test_a_worker_is_killed_in_mid_build_and_the_book_is_the_same(
    dask: DaskCluster,
    workers: list[subprocess.Popen[bytes]],
    project: Project,
    small: SmallBuild,
    tmp_path: Path,
) -> None:
    building = Building(project, dask.address, tmp_path / "log")
    building.wait_for_a_part()
    victim = workers.pop()
    victim.kill()
    set_before = building.parts_set
    assert building.process.wait(PATIENCE) == 0, building.log.read_text()
    assert set_before < building.parts_set
    assert small.built["petak"].book is not None
    made = project.build / "petak" / "catalogue.pdf"
    assert made.read_bytes() == small.built["petak"].book.path.read_bytes()
    assert victim.wait(PATIENCE) == -signal.SIGKILL
    wait_until(lambda: group_is_gone(victim))


def test_a_cluster_that_goes_away_is_reported(tmp_path: Path) -> None:
    with closing(DaskCluster(tmp_path)) as dask:
        dask.add_worker()
        with closing(DaskExecutor(dask.address)) as executor:
            run = executor.run(do, Tools(), [*squares(4), Task("slow", "hang", -1)])
            assert len([next(run) for _ in range(4)]) == 4
            dask.scheduler.kill()
            with pytest.raises(CatalogError) as caught:
                next(run)
    assert codes(caught.value) == ["cluster-lost"]
