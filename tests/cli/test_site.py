"""The site, built and served from the command line."""

import json
import signal
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.usefixtures("corpus")
PATIENCE = 60
"""Seconds after which a process that should end is taken not to."""


def test_build(run) -> None:
    said = run("build --target public")

    assert said.startswith("public: ")
    assert said.endswith(" files\n[exit 0]")
    assert Path("public/index.html").is_file()


def test_build_in_json(run) -> None:
    found = json.loads(run("build --json").partition("[exit")[0])

    assert ("built", "site/public", 1) == (found["kind"], found["target"], found["dossiers"])


def test_build_leaves_a_folder_of_others_alone(run) -> None:
    Path("public").mkdir()
    Path("public/mine").write_text("x", encoding="utf-8")
    said = run("build --target public")

    assert said.startswith("[stderr]\nerror[AD602]: ")
    assert said.endswith("[exit 2]")
    assert ["mine"] == [path.name for path in Path("public").iterdir()]


def test_a_site_that_cannot_be_built_leaves_the_last_one(run, stands: Path) -> None:
    run("build --target public")
    before = Path("public/index.html").read_bytes()
    (stands / "dossier.toml").write_text("title", encoding="utf-8")

    assert run("build --target public").endswith("[exit 2]")
    assert Path("public/index.html").read_bytes() == before
    assert ["public", "texts"] == sorted(path.name for path in Path().iterdir())


@pytest.mark.slow
def test_serve_until_interrupted(serving) -> None:
    running = serving()
    address = running.stderr.readline().split()[2].rstrip(";")
    with urlopen(address) as page:
        assert b"Bicycle stands" in page.read()
    assert "note: the site is up to date\n" == running.stderr.readline()
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=PATIENCE)

    assert "Traceback" not in said
    assert running.returncode in (0, 130)
