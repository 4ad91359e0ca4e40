"""The pages of many dossiers, written into a folder: one by one, or, where there are many, on all processors."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from amendiff.site import workers
from amendiff.site.disk import write
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.pages import Site

MANY = 40
"""From so many dossiers on, other processes are worth their start."""
Result = tuple[str, tuple[str, ...], bytes, dict[str, int]]
"""A dossier's name, those of which its pages speak, its Facts encoded, and the size of each of its files."""


def make(site: Site, names: Sequence[str], folder: Path) -> Iterator[Result]:
    """Write the pages of the dossiers *names* into *folder*, in that order. Raises an AmendiffError."""
    count = min(processors(), len(names) // (MANY // 2))
    if len(names) >= MANY and count > 1:
        yield from workers.make(str(site.corpus.root), site.settings, str(folder), names, count)
        return
    for name in names:
        yield made(site, name, str(folder))


def made(site: Site, name: str, folder: str) -> Result:
    """Write the pages of the dossier *name* into *folder*. Raises an AmendiffError."""
    sizes = write(folder, ((file.path, file.raw) for file in dossier_pages(site, site.corpus[name])))
    facts = site.facts(name)
    site.corpus.forget()  # memory does not grow with the number of dossiers
    return name, facts.related, msgspec.json.encode(facts), sizes


def processors() -> int:
    """Return how many processors this process may use."""
    may = getattr(os, "sched_getaffinity", None)
    return len(may(0)) if may else os.cpu_count() or 1
