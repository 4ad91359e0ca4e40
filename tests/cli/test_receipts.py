"""What commands that do something print for programs keeps to its published schema."""

import json
import signal
from pathlib import Path

import jsonschema
import pytest

pytestmark = pytest.mark.usefixtures("corpus")
SCHEMAS = Path(__file__).resolve().parents[2] / "docs/schema"


def kept(text: str, kind: str) -> dict[str, object]:
    """Return what *text* holds, which must be of *kind* and keep to its schema."""
    found = json.loads(text.partition("[exit")[0])
    schema = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    return found


def test_new(run) -> None:
    files = kept(run("new bridge --json"), "written")["files"]

    assert "texts/bridge/dossier.toml" in files


def test_build(run) -> None:
    assert 1 == kept(run("build --json"), "built")["dossiers"]


def test_two_folders(run) -> None:
    for side, words in (("old", "May"), ("new", "June")):
        Path(side).mkdir()
        Path(side, "a.md").write_text(f"The Council,\n\n1. Meets in {words}.\n", encoding="utf-8")
    Path("new/b.md").write_text("Words.\n", encoding="utf-8")

    files = kept(run("diff ./old ./new --json"), "folders")["files"]

    assert [("a.md", "changed"), ("b.md", "added")] == [(one["path"], one["change"]) for one in files]


@pytest.mark.slow
def test_serve(serving) -> None:
    running = serving("--json")
    running.stderr.readline()
    running.send_signal(signal.SIGINT)
    said, _ = running.communicate(timeout=60)

    assert str(kept(said, "served")["address"]).startswith("http://127.0.0.1:")


def test_what_git_is_set_up_with(run, repository: Path) -> None:
    before = kept(run("git install --dry-run --json"), "setup")
    kept(run("git install --json"), "setup")
    after = kept(run("git status --json"), "setup")

    assert [False] == [one["complete"] for one in before["scopes"]]
    assert 6 == len(before["steps"])
    assert [("repository", True), ("global", False)] == [(one["scope"], one["complete"]) for one in after["scopes"]]
    assert [] == after["steps"]
