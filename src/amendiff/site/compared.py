"""Pages that compare two versions of one dossier: every pair where there are few, otherwise those that stand out."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import msgspec

from amendiff.analyse.between import between
from amendiff.analyse.redline import Row, changed
from amendiff.analyse.summary import summary
from amendiff.model.amendment import amendment_of
from amendiff.render.folding import Folded, fold_in_words, folded
from amendiff.render.machine import redline_json
from amendiff.sentences import capital, joined, say
from amendiff.site.pages import Site, Written, twin
from amendiff.site.record import Edition, Entry, Record
from amendiff.site.wording import of_version

EVERY = 6
"""So many versions have a page for every pair; of more, neighbours are compared, and all with the text as tabled."""


class Pair(msgspec.Struct, frozen=True):
    """Two versions that have a page."""

    old: Edition
    new: Edition

    @property
    def said(self) -> str:
        """``from the text as tabled to the adopted text``."""
        return say("from %(old)s to %(new)s", old=_named(self.old), new=_named(self.new))

    @property
    def folder(self) -> str:
        """The folder of the page below ``compare/``."""
        return f"{self.old.folder}..{self.new.folder}"


def _named(edition: Edition) -> str:
    """A version as a sentence names it; a reading by its title."""
    if edition.name in ("tabled", "adopted") or edition.name.startswith("draft:"):
        return of_version(edition.name)
    return say("“%(title)s”", title=edition.title)


def pairs(record: Record) -> list[Pair]:
    """Return the pairs of versions of *record* that have a page, the earlier version first."""
    found = [one for one in record.editions if one.version]
    if len(found) <= EVERY:
        return [Pair(*two) for two in combinations(found, 2)]
    tabled = [one for one in found if one.name == "tabled"]
    wanted = [*pairwise(found), *((one, other) for one in tabled for other in found[found.index(one) + 1 :])]
    return [Pair(*two) for n, two in enumerate(wanted) if two not in wanted[:n]]


def compare_pages(site: Site, record: Record) -> Iterator[Written]:
    """Return a page for each pair, and one that leads to them; none where there is but one version."""
    known = pairs(record)
    if not known:
        return
    title, where = record.identity.title, f"{record.folder}/compare"
    facts = {"record": record, "identity": record.identity, "pairs": known}
    yield site.page(
        "compare",
        f"{where}/index.html",
        title=say("Versions of “%(text)s”, two at a time", text=title),
        description=say("What changed from one version of %(text)s to another.", text=title),
        here="../",
        **facts,
    )
    listed = [{"old": one.old.name, "new": one.new.name, "folder": one.folder} for one in known]
    yield Written(f"{where}/index.json", twin("comparisons", dossier=record.dossier.name, pairs=listed))
    for pair in known:
        assert pair.old.version
        assert pair.new.version
        rows = between(pair.old.version, pair.new.version).rows
        yield site.page(
            "compared",
            f"{where}/{pair.folder}/index.html",
            title=joined(": ", (title, pair.said)),
            heading=capital(pair.said),
            description=say("What changed in %(text)s, %(versions)s.", text=title, versions=pair.said),
            here="../../",
            pair=pair,
            parts=list(_parts(rows)),
            said=summary(changed(rows)),
            asked=_asked(record, rows),
            **facts,
        )
        yield Written(f"{where}/{pair.folder}/index.json", redline_json(rows, pair.old.name, pair.new.name) + "\n")


def _asked(record: Record, rows: tuple[Row, ...]) -> list[Entry]:
    """The amendments to which changes of *rows* are credited, by sequence."""
    owners = set()
    for row in rows:
        for one in row.segments:
            by = {"+": one.inserted_by, "-": one.deleted_by}.get(one.sign, frozenset())
            owners |= {amendment_of(name) for name in by | (row.by if one.sign != "=" else frozenset())}
    return [entry for name, entry in record.entries.items() if name in owners]


def _parts(rows: tuple[Row, ...]) -> Iterator[tuple[Row | None, str]]:
    """The rows to show; between them, in words, what is left out."""
    for one in folded(rows, 1):
        if isinstance(one, Folded):
            yield None, fold_in_words(one)
        else:
            yield one, ""
