"""What it costs to build the site of many dossiers: from nothing, again, and beside programs that build sites.

A thousand invented dossiers of five paragraphs and one amendment each. Everything is run as a program, as a person
would, so that starting counts; where a figure leaves it out, it is taken off on both sides.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from amendiff.site.workers import processors
from benchmarks.dossiers import write_dossiers
from benchmarks.measure import Cost, Figure, quickest, run

ALL, HALF, FEW = 1000, 500, 250
PROGRAM = Path(sys.executable).parent / "amendiff"
_MKDOCS = """\
site_name: Invented texts
plugins: []
nav:
  - index.md
validation:
  nav:
    omitted_files: ignore
"""
_PELICAN = """\
SITENAME = "Invented texts"
PATH = "content"
TIMEZONE = "UTC"
DISPLAY_PAGES_ON_MENU = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
"""


def figures() -> list[Figure]:
    """Return the figures of sites."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for count in (ALL, HALF, FEW):
            write_dossiers(root / f"{count}" / "texts", count)
        return [*_peers(root), *_growth(root), *_again(root / f"{ALL}")]


def _build(root: Path) -> Cost:
    return run(PROGRAM, "build", "--texts", "texts", "--target", "public", cwd=root)


def _growth(root: Path) -> list[Figure]:
    """From nothing: time and memory beside the number of dossiers, and how much of the processors is used."""
    few, half, whole = (_build(root / f"{count}") for count in (FEW, HALF, ALL))
    for count in (FEW, HALF):
        shutil.rmtree(root / f"{count}")
    cores = processors()
    return [
        Figure(f"build {ALL} dossiers", f"{HALF}", whole.seconds / half.seconds, 2.2, whole.seconds),
        Figure(f"the same, time × {cores}", "processor time", whole.seconds * cores / whole.processor, 1.3, 0),
        Figure(f"memory for {ALL} dossiers", f"{FEW}", whole.memory / few.memory, 1.1, 0),
    ]


def _again(root: Path) -> list[Figure]:
    """Nothing changed, and one dossier changed, beside what git takes to see that nothing has; starting left out."""
    share = _build_anew(root) / ALL
    git = ("git", "-c", "core.bigFileThreshold=1", "-c", "core.compression=0")  # one pack, not a file for each
    run(*git, "init", "--quiet", cwd=root)
    run(*git, "add", "--all", cwd=root)
    run("git", "status", cwd=root)
    status = quickest(5, "git", "status", cwd=root) - quickest(5, "git", "--version")
    start = quickest(5, PROGRAM, "--version")
    same = min(_build(root).seconds for _ in range(3)) - start
    file = next(root.glob("texts/*/*/base.en.md"))
    changed = []
    for _ in range(3):
        file.write_text(file.read_text("utf-8").replace("*Recalling* ", "*Recalling* also ", 1), "utf-8")
        changed.append(_build(root).seconds - start)
    over = "git status over texts and site"
    return [
        Figure("build again, nothing changed", over, same / status, 3, same),
        Figure("one dossier changed", f"3 × {over}, 2 × its share", min(changed) / (3 * status + 2 * share), 1, 0),
    ]


def _build_anew(root: Path) -> float:
    """Return the seconds of a build from nothing, of which a dossier's own share is told."""
    shutil.rmtree(root / "public", ignore_errors=True)
    return _build(root).seconds


def _peers(root: Path) -> list[Figure]:
    """Seconds a page: ours are those of dossiers, theirs one for the Markdown of each; all from nothing."""
    ours = root / f"{FEW}"
    cost = _build(ours).seconds / sum(1 for _ in (ours / "public").rglob("*.html"))
    shutil.rmtree(ours / "public")
    texts = sorted((ours / "texts").rglob("base.en.md"))
    mkdocs = root / "mkdocs"
    (mkdocs / "docs").mkdir(parents=True)
    (mkdocs / "mkdocs.yml").write_text(_MKDOCS, "utf-8")
    pelican = root / "pelican"
    (pelican / "content" / "pages").mkdir(parents=True)
    (pelican / "settings.py").write_text(_PELICAN, "utf-8")
    for n, path in enumerate(texts):
        text = path.read_text("utf-8")
        (mkdocs / "docs" / ("index.md" if not n else f"text-{n}.md")).write_text(text, "utf-8")
        title, _, rest = text.removeprefix("# ").partition("\n")
        (pelican / "content" / "pages" / f"text-{n}.md").write_text(f"Title: {title}\n{rest}", "utf-8")
    theirs = run(sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=mkdocs).seconds / len(texts)
    found = shutil.which("pelican")
    other = float("nan")
    if found:
        other = run(found, "--quiet", "--settings", "settings.py", cwd=pelican).seconds / len(texts)
        assert len(texts) <= sum(1 for _ in pelican.rglob("*.html"))
    return [
        Figure("a page of a site", "MkDocs", cost / theirs, 1 / 5, cost),
        Figure(
            "a page of a site", f"Pelican{'' if found else ', which is not installed here'}", cost / other, 1 / 2, cost
        ),
    ]
