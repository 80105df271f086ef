"""Which executor does the jobs of a build."""

from __future__ import annotations

from catalog.workers.interface import Executor
from catalog.workers.process_pool import ProcessPool
from catalog.workers.serial import SerialExecutor


def choose_executor(jobs: int, cluster: str = "", *, shared_folder: bool = False) -> Executor:
    """As many processes of this machine as `jobs` says; or the cluster at the address `cluster`, where one is given,
    which sees the project's folder where it is here if it is a `shared_folder`.

    CatalogError (ENVIRONMENT) where there is no such cluster, or none that can be used.
    """
    if cluster:
        from catalog.workers.dask_client import DaskExecutor

        return DaskExecutor(cluster, shared_folder=shared_folder)
    return SerialExecutor() if jobs == 1 else ProcessPool(jobs)
