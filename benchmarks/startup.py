"""What it costs to start."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Figure, best


def figures() -> list[Figure]:
    """Return the time of ``amendiff --version`` as a ratio to importing click alone."""
    command = Path(sys.executable).parent / "amendiff"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*arguments: str) -> None:
        subprocess.run(arguments, check=True, capture_output=True, env=environment)

    run(str(command), "--version")
    ours = best(lambda: run(str(command), "--version"), 15)
    theirs = best(lambda: run(sys.executable, "-c", "import click"), 15)
    return [Figure("amendiff --version", "python -c 'import click'", ours / theirs, 1.3, ours)]
