"""What it costs to start."""

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import ENVIRONMENT, Figure, best


def figures() -> list[Figure]:
    """Return the time of ``amendiff --version`` as a ratio to importing click alone."""
    command = Path(sys.executable).parent / "amendiff"

    def run(*arguments: str) -> None:
        subprocess.run(arguments, check=True, capture_output=True, env=ENVIRONMENT)

    run(str(command), "--version")
    ours = best(lambda: run(str(command), "--version"), 15)
    theirs = best(lambda: run(sys.executable, "-c", "import click"), 15)
    return [Figure("amendiff --version", "python -c 'import click'", ours / theirs, 1.3, ours)]
