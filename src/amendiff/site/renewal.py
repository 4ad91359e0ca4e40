"""A site brought up to date: what has changed is made aside, and put in the place of what was there.

Where little has changed and the system can let two folders trade places, these alone are exchanged; otherwise a whole
new site is put together, with links to the files that stay.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from amendiff.corpus import Corpus
from amendiff.site.around import write_around
from amendiff.site.disk import alike, digest, reuse
from amendiff.site.facts import Facts
from amendiff.site.keys import Keys
from amendiff.site.ledger import MARK, Head, Ledger, Made, line_of, write_ledger
from amendiff.site.making import make
from amendiff.site.pages import Site
from amendiff.site.search import index
from amendiff.site.settings import Settings
from amendiff.site.survey import Progress, Survey, Tally
from amendiff.site.swap import NEW, can_exchange, folder_aside, swap_parts, swap_whole

FEW = 40
"""Up to so many dossiers are exchanged one by one."""


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
        self.site = Site(corpus, settings)
        self.names = corpus.names
        self.target, self.keys, self.ledger, self.found, self.progress = target, keys, ledger, found, progress
        self.tally = Tally()

    def run(self) -> Tally:
        """Bring it up to date, and return what it holds. Raises an AmendiffError; then it is as it was."""
        with folder_aside(self.target) as aside:
            changed = len(self.names) - len(self.found.kept) + len(self.found.strangers)
            same = self.ledger.head.program == self.keys.program and not self.site.settings.search
            if same and changed <= FEW and can_exchange(aside):
                self._parts(aside)
            else:
                self._whole(aside)
        return self.tally

    def _whole(self, aside: Path) -> None:
        fresh, body = aside / NEW, aside / "body"
        kept = {
            one.name
            for one in self.ledger
            if one.name in self.found.kept and reuse(str(self.target), str(fresh), one.files)
        }
        paths = self._make(fresh, kept, body)
        files = write_around(self.site, paths, fresh)
        files |= index(fresh) if self.site.settings.search else {}
        head = Head(site=self.keys.site(), program=self.keys.program, around=self._around(body), files=files)
        self.tally.add(files)
        write_ledger(fresh / MARK, head, body)
        swap_whole(self.target, aside)

    def _parts(self, aside: Path) -> None:
        fresh, body, old = aside / NEW, aside / "body", self.ledger.head
        kept = self.found.kept
        paths = self._make(fresh, kept, body)
        around, own = self._around(body), set(self.site.folders.values())
        come = [self.site.folders[name] for name in self.names if name not in kept]
        inside = {path.partition("/")[0] for path in old.files}
        if around == old.around and self.found.around and not inside.intersection(come):
            files = old.files
        else:
            files = write_around(self.site, paths, fresh)
            tops = sorted({path.partition("/")[0] for path in files} - own)
            come += [top for top in tops if not alike(str(fresh / top), str(self.target / top))]
        tops = {path.partition("/")[0] for path in files} | own | {MARK}
        go = sorted(path.name for path in self.target.iterdir() if path.name not in tops)
        head = Head(site=self.keys.site(), program=self.keys.program, around=around, files=files)
        self.tally.add(files)
        cut, whole = aside / "cut", aside / "ledger"
        self._cut(cut)
        write_ledger(whole, head, body)
        swap_parts(self.target, aside, come, go, cut, whole)

    def _make(self, fresh: Path, kept: set[str], body: Path) -> Iterator[str]:
        """Make the pages of all dossiers but *kept*, write the lines of the ledger to *body*, and return the paths."""
        wanted = [name for name in self.names if name not in kept]
        made = make(self.site, wanted, fresh)
        old = ((one, line) for one, line in self.ledger.lines() if one.name in kept)
        self.progress(len(kept), len(self.names), wanted[0] if wanted else "")
        done = 0
        with body.open("wb") as file:
            for name in self.names:
                if name in kept:
                    one, line = next(old)
                else:
                    _, related, facts, files = next(made)
                    one = Made(name, self.keys.dossier(name, related), related, msgspec.Raw(facts), files)
                    line = line_of(one)
                    done += 1
                    following = wanted[done] if done < len(wanted) else ""
                    self.progress(len(kept) + done, len(self.names), following)
                file.write(line)
                self.tally.add(one.files)
        for _ in made:
            raise AssertionError("more was made than was wanted")
        self.site.told = _told(body)
        return (path for one in _lines(body) for path in one.files)

    def _around(self, body: Path) -> str:
        """What all that belongs to no dossier is made from: what the dossiers say, and where their pages are."""
        parts = (part for one in _lines(body) for part in (bytes(one.facts), "\n".join(one.files).encode()))
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


def _told(body: Path) -> Callable[[], Iterator[Facts]]:
    decoder = msgspec.json.Decoder(Facts)
    return lambda: (decoder.decode(one.facts) for one in _lines(body))
