"""Pages of those who asked for something: one for each sponsor, over all dossiers, and one that lists them."""

from collections.abc import Iterable, Iterator

import msgspec

from amendiff.sentences import count, say
from amendiff.site.anchors import sponsor_folder
from amendiff.site.facts import Facts, Summary, Tabled
from amendiff.site.pages import Site, Written, twin


class Sponsor(msgspec.Struct, frozen=True):
    """One name with what it asked for, text by text."""

    name: str
    folder: str
    texts: tuple[tuple[Summary, tuple[Tabled, ...]], ...]

    @property
    def amendments(self) -> tuple[Tabled, ...]:
        """All that it asked for."""
        return tuple(one for _, tabled in self.texts for one in tabled)

    @property
    def said(self) -> str:
        """How many amendments, and what became of them."""
        many, still = len(self.amendments), sum(one.open for one in self.amendments)
        told = {"adopted": sum(one.adopted for one in self.amendments), "open": still}
        if still == many:
            return count(
                many, "%(number)s amendment, not yet decided", "%(number)s amendments, none of them decided yet"
            )
        if still:
            return count(
                many,
                "%(number)s amendment, %(adopted)s adopted, %(open)s not yet decided",
                "%(number)s amendments, %(adopted)s adopted, %(open)s not yet decided",
                **told,
            )
        return count(
            many, "%(number)s amendment, %(adopted)s adopted", "%(number)s amendments, %(adopted)s adopted", **told
        )


def sponsors(known: Iterable[Facts]) -> list[Sponsor]:
    """Return everybody who asked for something in *known*, by name."""
    names: dict[str, str] = {}
    found: dict[str, list[tuple[Summary, tuple[Tabled, ...]]]] = {}
    for facts in known:
        own: dict[str, list[Tabled]] = {}
        for one in facts.tabled:
            folder = sponsor_folder(one.sponsor)
            names.setdefault(folder, one.sponsor)
            own.setdefault(folder, []).append(one)
        for folder, tabled in own.items():
            found.setdefault(folder, []).append((facts.summary, tuple(tabled)))
    made = [Sponsor(names[folder], folder, tuple(texts)) for folder, texts in found.items()]
    return sorted(made, key=lambda one: (one.name.casefold(), one.folder))


def sponsor_pages(site: Site) -> Iterator[Written]:
    """Return the list of sponsors, and a page for each."""
    found = sponsors(site.told())
    title, said = say("Who asked for what"), say("Everybody who tabled an amendment.")
    yield site.page("sponsors", "sponsors/index.html", title=title, description=said, sponsors=found)
    listed = [{"name": one.name, "folder": one.folder, "amendments": len(one.amendments)} for one in found]
    yield Written("sponsors/index.json", twin("sponsors", sponsors=listed))
    for one in found:
        path = f"sponsors/{one.folder}/index.html"
        yield site.page("sponsor", path, title=one.name, description=one.said, sponsor=one)
        tabled = [msgspec.to_builtins(each) for each in one.amendments]
        yield Written(f"sponsors/{one.folder}/index.json", twin("sponsor", name=one.name, amendments=tabled))
