"""What the tests of values share."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest


@pytest.fixture
def benchmark_seconds() -> Callable[[], float]:
    """The seconds that this process has worked, whatever others on the machine do."""
    return time.process_time
