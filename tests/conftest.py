"""How the suite runs: how Hypothesis looks for examples, and which tests go to the same process.

Hypothesis has no time limit, and in CI finds the same examples each time.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadFileScheduling

settings.register_profile("local", deadline=None)
settings.register_profile("fast", deadline=None, max_examples=5)
settings.register_profile("many", deadline=None, max_examples=1000)
settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "local")

SLOW = ("tests/browser/", "tests/office/", "tests/site/", "tests/analyse/", "tests/cli/")
"""Slowest first: what takes long and begins last keeps one process busy while the others have nothing to do."""


class _Shares(LoadFileScheduling):
    """A folder with a program of its own stays whole, and of the others each file: what tests share is made once."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return next((folder for folder in SLOW[:2] if file.startswith(folder)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> _Shares:
    config.option.loadscopereorder = False  # it would begin with the files that have most tests
    return _Shares(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: next((n for n, one in enumerate(SLOW) if item.nodeid.startswith(one)), len(SLOW)))
