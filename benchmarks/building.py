"""What it costs to build a site: whether it grows with the corpus, and what is left to do when nothing changed."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from amendiff.corpus import open_corpus
from amendiff.site import Settings, build
from benchmarks.measure import Figure, best

MODEL = Path(__file__).parent.parent / "texts/invented/school-streets"
FEW, MORE = 8, 16


def figures() -> list[Figure]:
    """Return cold builds of one corpus and of one twice as large, and what a build costs where nothing changed."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for n in range(MORE):
            shutil.copytree(MODEL, root / "texts" / f"text-{n}")
        for n in range(FEW):
            shutil.copytree(MODEL, root / "few" / f"text-{n}")

        def cold(texts: str) -> None:
            shutil.rmtree(root / "public", ignore_errors=True)
            build(open_corpus(root / texts), Settings(), root / "public")

        few, more = best(lambda: cold("few"), 3), best(lambda: cold("texts"), 3)
        again = best(lambda: build(open_corpus(root / "texts"), Settings(), root / "public"))
        status = _status(root)
    return [
        Figure(f"build {MORE} texts", f"build {FEW}", more / few, 2.3, more),
        Figure(
            "build again, nothing changed", "git status over texts and site, beyond its start", again / status, 3, again
        ),
    ]


def _status(root: Path) -> float:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)

    shutil.rmtree(root / "few")
    git("init", "--quiet")
    git("add", "--all")
    git("status")
    return best(lambda: git("status"), 9) - best(lambda: git("--version"), 9)
