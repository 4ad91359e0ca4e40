"""The pages of many dossiers, written into a folder: one by one, or, where there are many, on all processors."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from amendiff.corpus import Corpus, open_corpus
from amendiff.errors import AmendiffError
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.facts import Facts
from amendiff.site.pages import Binary, Site, Written
from amendiff.site.settings import Settings

MANY = 40
"""From so many dossiers on, other processes are worth their start."""
Result = tuple[str, dict[str, Facts], dict[str, int]]
"""The name of a dossier, what others say of it in each language, and the size of each of its files."""


def in_all_languages(corpus: Corpus, settings: Settings) -> list[Site]:
    """Return a site in each language of *settings*, that of its root first."""
    return [Site(corpus, settings, language) for language in settings.all_languages]


def make(sites: Sequence[Site], names: Sequence[str], folder: Path) -> Iterator[Result]:
    """Write the pages of the dossiers *names* into *folder*, in that order, in the language of each of *sites*.

    Raises an AmendiffError.
    """
    first = sites[0]
    workers = min(os.cpu_count() or 1, len(names) // (MANY // 2))
    if len(names) < MANY or workers < 2:
        for name in names:
            yield _made(sites, name, folder)
        return
    state = (str(first.corpus.root), first.whole, str(folder))
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


def _made(sites: Sequence[Site], name: str, folder: Path) -> Result:
    corpus = sites[0].corpus
    sizes: dict[str, int] = {}
    dossier = corpus[name]
    for site in sites:
        sizes |= write(folder, site.placed(dossier_pages(site, dossier)))
    facts = {site.settings.language: site.facts(name) for site in sites}
    corpus.forget(name)  # memory does not grow with the number of dossiers
    return name, facts, sizes


_worker: list[tuple[list[Site], Path]] = []
"""What this process works on, where it is one of several."""


def _start(root: str, settings: Settings, folder: str) -> None:
    _worker.append((in_all_languages(open_corpus(root), settings), Path(folder)))


def _one(name: str) -> Result | AmendiffError:
    sites, folder = _worker[-1]
    try:
        return _made(sites, name, folder)
    except AmendiffError as error:
        return error
