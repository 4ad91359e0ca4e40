"""The pages of many dossiers, written into a folder: one by one, or, where there are many, on all processors."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from amendiff.corpus import open_corpus
from amendiff.errors import AmendiffError
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.facts import Facts
from amendiff.site.pages import Binary, Site, Written
from amendiff.site.settings import Settings

MANY = 40
"""From so many dossiers on, other processes are worth their start."""
Result = tuple[str, Facts, dict[str, int]]
"""The name of a dossier, what others say of it, and the size of each of its files."""


def make(site: Site, names: Sequence[str], folder: Path) -> Iterator[Result]:
    """Write the pages of the dossiers *names* into *folder*, in that order. Raises an AmendiffError."""
    workers = min(os.cpu_count() or 1, len(names) // (MANY // 2))
    if len(names) < MANY or workers < 2:
        for name in names:
            yield _made(site, name, folder)
        return
    state = (str(site.corpus.root), site.settings, str(folder))
    context = multiprocessing.get_context("spawn")  # a fork would copy the threads of whoever calls
    with ProcessPoolExecutor(workers, context, _start, state) as pool:
        for found in pool.map(_one, names, chunksize=4):
            if isinstance(found, AmendiffError):
                pool.shutdown(cancel_futures=True)
                raise found
            yield found


def write(folder: Path, found: Iterable[Written | Binary]) -> dict[str, int]:
    """Write *found* into *folder*; return the size of each file by path."""
    sizes = {}
    for file in found:
        raw = file.raw if isinstance(file, Binary) else file.text.encode("utf-8", "replace")
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        sizes[file.path] = len(raw)
    return sizes


def _made(site: Site, name: str, folder: Path) -> Result:
    sizes = write(folder, dossier_pages(site, site.corpus[name]))
    facts = site.facts(name)
    site.corpus.forget(name)  # memory does not grow with the number of dossiers
    return name, facts, sizes


_worker: list[tuple[Site, Path]] = []
"""What this process works on, where it is one of several."""


def _start(root: str, settings: Settings, folder: str) -> None:
    _worker.append((Site(open_corpus(root), settings), Path(folder)))


def _one(name: str) -> Result | AmendiffError:
    site, folder = _worker[-1]
    try:
        return _made(site, name, folder)
    except AmendiffError as error:
        return error
