"""Worker processes that leave Ctrl-C to the main process, and end with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back for a moment. A process that starts in it inherits that; see `interrupts_ignored`."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def interrupts_ignored() -> Iterator[None]:
    """For starting a worker, which ignores Ctrl-C from its first moment on.

    multiprocessing starts a tracker of its own before the first worker, and lets Ctrl-C through again after that
    (CPython's bpo-33613), so that this has to be over before.
    """
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()
    with interrupts_held():
        yield


def begin_worker() -> None:
    """Runs once in each worker process: leave Ctrl-C to the main process, and end when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main = multiprocessing.parent_process()
    assert main is not None  # this is a worker

    def end_with_main(sentinel: int = main.sentinel) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=end_with_main, daemon=True).start()


@contextmanager
def children_allowed() -> Iterator[None]:
    """Let this process start others although it is a daemon, as workers of a Dask nanny are: multiprocessing forbids it
    because they might be left behind, and ours end by themselves."""
    me = multiprocessing.current_process()
    daemon = me.daemon
    if daemon:
        me.daemon = False
    try:
        yield
    finally:
        if daemon:
            me.daemon = True
