"""Pages of single provisions: the words to quote or embed, how each version has them, and who asked for what there."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

import msgspec

from amendiff.analyse.quoted import Quotation, cited, quotation, text_fragment
from amendiff.render.html import anchor
from amendiff.sentences import capital, joined, say
from amendiff.site.citations import citations, heading
from amendiff.site.pages import Site, Written, twin
from amendiff.site.record import Edition, Entry, Record


class Passage(msgspec.Struct, frozen=True):
    """One provision with what every version says of it."""

    address: str
    folder: str
    said: str
    """``operative paragraph 3 (a)``, as a title says it."""
    wordings: tuple[tuple[tuple[Edition, ...], str], ...]
    """The versions that have it, in order, those with the same words together."""
    entries: tuple[Entry, ...]
    quoted: Quotation | None
    """From the text as adopted, or else the first that has it; ``None`` where only what was not adopted brings it."""
    edition: Edition | None
    """The version that is quoted."""

    @property
    def link(self) -> str:
        """Where the words stand, below the dossier, with a text fragment."""
        if self.edition is None or self.quoted is None:
            return ""
        return f"{self.edition.folder}/index.html#{anchor(self.address)}:~:{text_fragment(self.quoted.words)}"


def passages(record: Record) -> Iterator[Passage]:
    """Return every provision that has a page, in reading order."""
    editions = [one for one in record.editions if one.version]
    words = {one.name: {p.address: p.text for p in one.version.document} for one in editions if one.version}
    preferred = sorted(editions, key=lambda one: {"adopted": 0, "tabled": 1}.get(one.name, 2))
    entries: dict[str, dict[str, Entry]] = {}
    for paragraph in record.paragraphs:
        own = entries.setdefault(paragraph.block.address, {})
        own.update({one.amendment.id: one for one in paragraph.entries})
    for address, folder in record.passages.items():
        having = [(one, words[one.name][address]) for one in editions if address in words[one.name]]
        edition = next((one for one in preferred if words[one.name].get(address)), None)
        yield Passage(
            address,
            folder,
            record.place(address, alone=True),
            tuple((tuple(one for one, _ in same), text) for text, same in groupby(having, key=lambda one: one[1])),
            tuple(sorted(entries[address].values(), key=lambda one: one.amendment.sequence)),
            quotation(edition.version, address) if edition and edition.version else None,
            edition,
        )


def passage_pages(site: Site, record: Record) -> Iterator[Written]:
    """Return the page of each provision."""
    identity = record.identity
    for one in passages(record):
        base = f"{site.base}{record.folder}/"
        link = f"{base}{one.link}" if one.quoted else ""
        frame = f"{base}{one.folder}/index.html#embed"
        title = site.said(say("%(place)s, “%(text)s”", place=capital(one.said), text=identity.title))
        path = f"{record.folder}/{one.folder}/index.html"
        files, known = [], []
        if one.quoted and one.edition and one.edition.version:
            parts, url = cited(one.edition.version, one.address), site.address(path)
            files = list(citations(parts, one.folder, site.voice, url=url, plain=site.said(one.quoted.plain)))
            known = heading(parts, site.voice, url=url)
        quoted = (
            {name: str(value) for name, value in msgspec.structs.asdict(one.quoted).items()} if one.quoted else None
        )
        yield site.page(
            "passage",
            path,
            title=title,
            description=one.quoted.words if one.quoted else joined(": ", (identity.title, one.said)),
            here="../",
            record=record,
            identity=identity,
            passage=one,
            said=one.said,
            link=link,
            citations=files,
            cited=known,
            frame=f'<iframe src="{escape(frame)}" title="{escape(title)}" width="600" height="300"></iframe>',
        )
        for _, file, text in files:
            yield Written(f"{record.folder}/{one.folder}/{file}", text + "\n")
        wordings = [{"versions": [each.name for each in same], "text": text} for same, text in one.wordings]
        facts = {"address": one.address, "wordings": wordings, "quotation": quoted, "link": link}
        by = [entry.amendment.id for entry in one.entries]
        made = twin("provision", dossier=record.dossier.name, amendments=by, **facts)
        yield Written(f"{record.folder}/{one.folder}/index.json", made)
