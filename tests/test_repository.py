"""What the repository itself has to keep to."""

import re
import subprocess
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent

# Hosts of package indexes, paths of one machine, and how work is organised. The dots in the middle keep this
# file from naming what it looks for.
UNWANTED = re.compile(
    "|".join(
        [
            r"py·pi\.org",
            r"python·hosted",
            r"registry\.np·mjs",
            r"deb\.deb·ian",
            r"/wo·rk/",
            r"/fa·rm/",
            r"farm-·studio",
            r"\bsub·agents?\b",
            r"developers.? ·session",
            r"steering· repo",
            r"\.\./·shared",
            r"\.lib·rary",
        ]
    ).replace("·", ""),
    re.IGNORECASE,
)


def files() -> list[Path]:
    """Return what is committed or would be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def pins() -> dict[str, str]:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


def test_no_file_names_an_index_a_machine_or_how_work_is_organised():
    """What is published says nothing of where or how it was made."""
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in files()
        if path.suffix != ".svg" and b"\0" not in (content := path.read_bytes())
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1)
        if UNWANTED.search(line)
    ]

    assert [] == named


def test_every_requirement_is_pinned():
    """What pyproject.toml asks for stands in constraints.txt; when it does not, run tools/lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        Requirement(line)
        for lines in (
            project["build-system"]["requires"],
            project["project"]["dependencies"],
            *project["project"]["optional-dependencies"].values(),
        )
        for line in lines
    ]
    pinned = pins()

    assert [] == [str(need) for need in asked if not need.specifier.contains(pinned.get(need.name, "0"))]


def test_pins_name_no_place_and_carry_hashes():
    """constraints.txt works with any index, and pip checks every file that it gets."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    entries = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]

    assert "://" not in text
    assert [] == [entry[:60] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
