"""What it costs to build the site of many dossiers: from nothing, again, and beside programs that build sites.

A thousand invented dossiers of five paragraphs and one amendment each. Everything is run as a program, as a person
would, so that starting counts; where a figure leaves it out, it is taken off on both sides. The files lie in memory
where the system offers that, so that it is programs that are measured and not disks.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from urllib.request import ProxyHandler, build_opener

from amendiff.site.workers import processors
from benchmarks.dossiers import write_dossiers
from benchmarks.measure import ENVIRONMENT, Cost, Figure, quickest, run

ALL, HALF, FEW = 1000, 500, 250
MEMORY = Path("/dev/shm")
PROGRAM = Path(sys.executable).parent / "amendiff"
PLAIN = "as it comes"
_MKDOCS = {
    PLAIN: "site_name: Invented texts\n",
    "neither search nor a menu of pages": """\
site_name: Invented texts
plugins: []
nav:
  - index.md
validation:
  nav:
    omitted_files: ignore
""",
}
_PELICAN = {
    PLAIN: 'SITENAME = "Invented texts"\nPATH = "content"\nTIMEZONE = "UTC"\n',
    "neither feeds nor a menu of pages": """\
SITENAME = "Invented texts"
PATH = "content"
TIMEZONE = "UTC"
DISPLAY_PAGES_ON_MENU = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
""",
}


def figures() -> list[Figure]:
    """Return the figures of sites."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        root = Path(folder)
        for count in (ALL, HALF, FEW):
            write_dossiers(root / f"{count}" / "texts", count)
        few, half, whole = (_build(root / f"{count}") for count in (FEW, HALF, ALL))
        peers = _peers(root, half.seconds)
        theirs = peers[0].seconds / peers[0].ratio * HALF
        again = _again(root / f"{ALL}", whole.seconds / ALL)
        return [*peers, *_growth(few, half, whole), *again, _served(root / f"{ALL}", theirs)]


def _build(root: Path) -> Cost:
    return run(PROGRAM, "build", "--texts", "texts", "--target", "public", cwd=root)


def _growth(few: Cost, half: Cost, whole: Cost) -> list[Figure]:
    """From nothing: time and memory beside the number of dossiers, and how much of the processors is used."""
    cores = processors()
    return [
        Figure(f"build {ALL} dossiers", f"{HALF}", whole.seconds / half.seconds, 2.2, whole.seconds),
        Figure(
            f"the same, time × {cores}", "processor time", whole.seconds * cores / whole.processor, 1.3, whole.seconds
        ),
        Figure(f"memory for {ALL} dossiers", f"{FEW}", whole.memory / few.memory, 1.1, 0),
    ]


def _again(root: Path, share: float) -> list[Figure]:
    """Nothing changed, and one dossier changed, beside what git takes to see that nothing has; starting left out.

    *share* is how many seconds of a build from nothing are those of one dossier.
    """
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


def _served(root: Path, theirs: float) -> Figure:
    """From a save under ``serve`` until the page says something else, beside what MkDocs does at each save.

    *theirs* is how long that is: it builds all its pages, half as many texts as ours, before it tells the browser.
    """
    file = next(root.glob("texts/*/*/base.en.md"))
    command = (PROGRAM, "serve", "--texts", "texts", "--target", "public", "--port", "0", "--format", "json")
    with subprocess.Popen(
        command, cwd=root, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdout is not None
        try:
            told = b""
            while not told.rstrip().endswith(b"}"):
                told += server.stdout.readline()
            address = json.loads(told)["address"]
            found = []
            for _ in range(6):
                was = _read(f"{address}__changes")
                file.write_text(file.read_text("utf-8").replace("*Recalling* ", "*Recalling* also ", 1), "utf-8")
                start = perf_counter()
                while _read(f"{address}__changes") == was:
                    sleep(0.01)
                found.append(perf_counter() - start)
        finally:
            server.terminate()
    taken = median(found[1:])
    return Figure(f"a save under serve, {ALL} dossiers", f"MkDocs building {HALF} texts", taken / theirs, 1 / 4, taken)


def _read(address: str) -> bytes:
    with build_opener(ProxyHandler({})).open(address, timeout=60) as answer:
        return bytes(answer.read())


def _peers(root: Path, seconds: float) -> list[Figure]:
    """Seconds a page: ours are those of dossiers, theirs one for the Markdown of each; all from nothing.

    *seconds* is what ours took. The goals are for the peers as they come; without what makes them slow with many pages
    it is told as well, and must not be slower than they are.
    """
    ours = root / f"{HALF}"
    cost = seconds / sum(1 for _ in (ours / "public").rglob("*.html"))
    mkdocs, pelican = root / "mkdocs", root / "pelican"
    (mkdocs / "docs").mkdir(parents=True)
    (pelican / "content" / "pages").mkdir(parents=True)
    for n, path in enumerate(sorted((ours / "texts").rglob("base.en.md"))):
        text = path.read_text("utf-8")
        (mkdocs / "docs" / ("index.md" if not n else f"text-{n}.md")).write_text(text, "utf-8")
        title, _, rest = text.removeprefix("# ").partition("\n")
        (pelican / "content" / "pages" / f"text-{n}.md").write_text(f"Title: {title}\n{rest}", "utf-8")
    found = []
    for said, settings in _MKDOCS.items():
        (mkdocs / "mkdocs.yml").write_text(settings, "utf-8")
        theirs = run(sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=mkdocs).seconds / HALF
        found.append(Figure("a page of a site", f"MkDocs, {said}", cost / theirs, 1 / 5 if said == PLAIN else 1, cost))
    program = shutil.which("pelican")
    for said, settings in _PELICAN.items():
        (pelican / "settings.py").write_text(settings, "utf-8")
        theirs = float("nan")
        if program:
            asked = (program, "--quiet", "--delete-output-directory", "--settings", "settings.py")
            theirs = run(*asked, cwd=pelican).seconds / HALF
        found.append(Figure("a page of a site", f"Pelican, {said}", cost / theirs, 1 / 2 if said == PLAIN else 1, cost))
    return found
