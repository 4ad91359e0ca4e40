"""One LibreOffice for all tests, started when the first one asks; it opens files and is asked what they say."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
Judge = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def office() -> Iterator["subprocess.Popen[str]"]:
    """The running judge."""
    if not shutil.which("soffice"):
        pytest.fail("no LibreOffice here: 'make office' installs it; 'make test-fast' needs none")
    with subprocess.Popen(
        ["/usr/bin/python3", str(HERE / "judge.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def judge(office: "subprocess.Popen[str]", tmp_path: Path) -> Judge:
    """Ask what a Word file says as it is (``keep``), with all changes accepted, or with all rejected."""

    def asked(raw: bytes, *ways: str) -> dict[str, Any]:
        path = tmp_path / "asked.docx"
        path.write_bytes(raw)
        assert office.stdin is not None
        assert office.stdout is not None
        office.stdin.write(f"{path}\t{','.join(ways)}\n")
        office.stdin.flush()
        found: dict[str, Any] = json.loads(office.stdout.readline())
        assert "error" not in found, found
        return found

    return asked
