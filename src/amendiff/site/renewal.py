"""A site brought up to date: what has changed is made aside, and put in the place of what was there.

Where little has changed and the system can let two folders trade places, these alone are exchanged; otherwise a whole
new site is put together, with links to the files that stay.
"""

import shutil
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from amendiff.corpus import Corpus
from amendiff.site.disk import alike, digest, reuse
from amendiff.site.keys import Keys
from amendiff.site.ledger import MARK, Head, Ledger, Made, line_of, write_ledger
from amendiff.site.settings import Settings
from amendiff.site.survey import Progress, Survey, Tally
from amendiff.site.swap import NEW, can_exchange, folder_aside, swap_parts, swap_whole

if TYPE_CHECKING:
    from amendiff.site.making import Result
    from amendiff.site.pages import Site

FEW = 40
"""Up to so many dossiers are exchanged one by one."""
MANY = 40
"""From so many dossiers on, other processes are worth their start."""


class Renewal:
    """One site that is to be brought up to date."""

    def __init__(
        self,
        corpus: Corpus,
        settings: Settings,
        target: Path,
        keys: Keys,
        ledger: Ledger,
        found: Survey,
        progress: Progress,
    ) -> None:
        self.corpus, self.settings, self.names, self.layout = corpus, settings, corpus.names, keys.layout
        self.target, self.keys, self.ledger, self.found, self.progress = target, keys, ledger, found, progress
        self.tally = Tally()

    @cached_property
    def sites(self) -> "list[Site]":
        """What makes pages, once it is needed: other processes can start before it is there."""
        from amendiff.site.pages import in_all_languages

        return in_all_languages(self.corpus, self.settings)

    def run(self) -> Tally:
        """Bring it up to date, and return what it holds. Raises an AmendiffError; then it is as it was."""
        with folder_aside(self.target) as aside:
            changed = len(self.names) - len(self.found.kept) + len(self.found.strangers)
            same = self.ledger.head.program == self.keys.program and not self.settings.search
            if same and changed <= FEW and can_exchange(aside):
                self._parts(aside)
            else:
                self._whole(aside)
        return self.tally

    def _whole(self, aside: Path) -> None:
        fresh, body = aside / NEW, aside / "body"
        kept = set()
        for one in self.ledger:
            if one.name in self.found.kept:
                if reuse(str(self.target), str(fresh), one.files):
                    kept.add(one.name)
                else:
                    for part in self.layout.parts(one.name):
                        shutil.rmtree(fresh / part, ignore_errors=True)
        self._make(fresh, kept, body)
        files = self._write_around(fresh, body)
        if self.settings.search:
            from amendiff.site.search import index

            files |= index(fresh)
        head = Head(site=self.keys.site(), program=self.keys.program, around=self._around(body), files=files)
        self.tally.add_files(files)
        write_ledger(fresh / MARK, head, body)
        swap_whole(self.target, aside)

    def _parts(self, aside: Path) -> None:
        fresh, body, old = aside / NEW, aside / "body", self.ledger.head
        kept = self.found.kept
        self._make(fresh, kept, body)
        around, own = self._around(body), self.layout.dossiers
        come = [part for name in self.names if name not in kept for part in self.layout.parts(name)]
        if around == old.around and self.found.around and not self.layout.by_part(old.files).keys() & set(come):
            files = old.files
        else:
            files = self._write_around(fresh, body)
            others = sorted(self.layout.by_part(files).keys() - own)
            come += [part for part in others if not alike(str(fresh / part), str(self.target / part))]
        known = self.layout.by_part(files).keys() | own | {MARK}
        go = sorted(self.layout.there(self.target) - known)
        head = Head(site=self.keys.site(), program=self.keys.program, around=around, files=files)
        self.tally.add_files(files)
        cut, whole = aside / "cut", aside / "ledger"
        self._cut(cut)
        write_ledger(whole, head, body)
        swap_parts(self.target, aside, come, go, cut, whole)

    def _write_around(self, fresh: Path, body: Path) -> dict[str, int]:
        """Write all that belongs to no dossier into *fresh*, from the lines in *body*."""
        from amendiff.site.around import write_around
        from amendiff.site.facts import Facts

        paths = (path for one in _lines(body) for path in one.files)
        decoder = msgspec.json.Decoder(dict[str, Facts])

        def told(language: str) -> Iterator[Facts]:
            return (decoder.decode(one.facts)[language] for one in _lines(body))

        for site in self.sites:
            site.told = partial(told, site.settings.language)
        return write_around(self.sites, paths, fresh)

    def _made(self, wanted: Sequence[str], fresh: Path) -> "Generator[Result, None, None]":
        """Make the pages of the dossiers *wanted*: one by one, or, where there are many, on all processors."""
        if len(wanted) >= MANY:
            from amendiff.site import workers

            count = min(workers.processors(), len(wanted) // (MANY // 2))
            if count > 1:
                yield from workers.make(str(self.corpus.root), self.settings, str(fresh), wanted, count)
                return
        from amendiff.site.making import made

        for name in wanted:
            yield made(self.sites, name, str(fresh))

    def _make(self, fresh: Path, kept: set[str], body: Path) -> None:
        """Make the pages of all dossiers but *kept* in *fresh*, and write the lines of the ledger to *body*."""
        wanted = [name for name in self.names if name not in kept]
        old = ((one, line) for one, line in self.ledger.lines() if one.name in kept)
        self.progress(len(kept), len(self.names), wanted[0] if wanted else "")
        done = 0
        with body.open("wb") as file, closing(self._made(wanted, fresh)) as made:
            for name in self.names:
                if name in kept:
                    one, line = next(old)
                else:
                    _, related, facts, files = next(made)
                    one = Made.of(name, self.keys.dossier(name, related), related, facts, files)
                    line = line_of(one)
                    done += 1
                    following = wanted[done] if done < len(wanted) else ""
                    self.progress(len(kept) + done, len(self.names), following)
                file.write(line)
                self.tally.add(one)

    def _around(self, body: Path) -> str:
        """What all that belongs to no dossier is made from: what the dossiers say, and where their pages are."""
        parts = (part for one in _lines(body) for part in (bytes(one.facts), one.places.encode()))
        return digest([self.keys.program.encode(), digest(parts)]).hex()

    def _cut(self, path: Path) -> None:
        """Write the ledger as it is while parts are exchanged: without anything that is."""
        with path.open("wb") as file:
            file.write(line_of(Head(program=self.keys.program)))
            for one, line in self.ledger.lines():
                if one.name in self.found.kept:
                    file.write(line)


def _lines(body: Path) -> Iterator[Made]:
    decoder = msgspec.json.Decoder(Made)
    with body.open("rb") as file:
        for line in file:
            yield decoder.decode(line)
