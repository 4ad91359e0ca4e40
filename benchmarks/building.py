"""What it costs to build the site of many dossiers: from nothing, again, and beside programs that build sites.

A thousand invented dossiers of five paragraphs and one amendment each. Everything is run as a program, as a person
would, so that starting counts; where a figure leaves it out, it is taken off on both sides. The files lie in memory
where the system offers that, so that it is programs that are measured and not disks.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
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
        peers = _peers(root, half)
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


def _peers(root: Path, first: Cost) -> list[Figure]:
    """Seconds a page: ours are those of dossiers, theirs one for the Markdown of each; all from nothing.

    *first* is what ours took once. All take turns, three times, and the quickest of each counts: a machine that does
    something else for a while would make either look slow. The goals are for the peers as they come; without what makes
    them slow with many pages it is told as well, and must not be slower than they are.
    """
    ours = root / f"{HALF}"
    pages = sum(1 for _ in (ours / "public").rglob("*.html"))
    peers = _write_peers(root)
    taken: list[list[float]] = [[] for _ in peers]
    own = [first.seconds]
    for turn in range(3):
        for times, (_, _, _, cwd, command) in zip(taken, peers, strict=True):
            times.append(run(*command, cwd=cwd).seconds if command else float("nan"))
        if turn:
            shutil.rmtree(ours / "public")
            own.append(_build(ours).seconds)
    cost = min(own) / pages
    return [
        Figure("a page of a site", f"{name}, {said}", cost / (min(times) / HALF), most if said == PLAIN else 1, cost)
        for times, (name, said, most, _, _) in zip(taken, peers, strict=True)
    ]


def _write_peers(root: Path) -> list[tuple[str, str, float, Path, tuple[str, ...]]]:
    """Write the Markdown of our texts where each peer wants it; return how each is run: nothing where it is missing."""
    program = shutil.which("pelican")
    found: list[tuple[str, str, float, Path, tuple[str, ...]]] = []
    for n, (said, settings) in enumerate(_MKDOCS.items()):
        folder = root / f"mkdocs-{n}"
        _write_texts(root, folder / "docs", lambda title, rest: f"# {title}\n{rest}", "index.md")
        (folder / "mkdocs.yml").write_text(settings, "utf-8")
        found.append(("MkDocs", said, 1 / 5, folder, (sys.executable, "-m", "mkdocs", "build", "--quiet")))
    asked = ("--quiet", "--delete-output-directory", "--settings", "settings.py")
    for n, (said, settings) in enumerate(_PELICAN.items()):
        folder = root / f"pelican-{n}"
        _write_texts(root, folder / "content" / "pages", lambda title, rest: f"Title: {title}\n{rest}", "text-0.md")
        (folder / "settings.py").write_text(settings, "utf-8")
        found.append(("Pelican", said, 1 / 2, folder, (program, *asked) if program else ()))
    return found


def _write_texts(root: Path, folder: Path, form: Callable[[str, str], str], first: str) -> None:
    folder.mkdir(parents=True)
    for n, path in enumerate(sorted((root / f"{HALF}" / "texts").rglob("base.en.md"))):
        title, _, rest = path.read_text("utf-8").removeprefix("# ").partition("\n")
        (folder / (first if not n else f"text-{n}.md")).write_text(form(title, rest), "utf-8")
