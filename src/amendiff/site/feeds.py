"""Atom feeds and the list of all addresses, for sites that say where they stand. No date but those of the record."""

import heapq
import re
from collections.abc import Iterable, Iterator
from html import escape

from amendiff.site.facts import Event
from amendiff.site.pages import Site, Written

LATEST = 100
"""So many entries are in a feed, the latest first."""
ADDRESSES = 50_000
"""So many addresses a list may hold (sitemaps.org)."""
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def dossier_feed(site: Site, name: str) -> Iterator[Written]:
    """Return the feed of one dossier, where the site says where it stands and the record has a date."""
    facts = site.facts(name)
    yield from _feed(site, f"{facts.summary.folder}/feed.atom", facts.summary.title, facts.events)


def site_feed(site: Site) -> Iterator[Written]:
    """Return the feed of all dossiers."""
    events = (event for facts in site.told() for event in facts.events)
    yield from _feed(site, "feed.atom", site.settings.title, events)


def sitemap(site: Site, paths: Iterable[str]) -> Iterator[Written]:
    """Return the list of the addresses of *paths*, in parts where it is too long for one."""
    if not site.base:
        return
    found = [site.base + path.removesuffix("index.html") for path in paths if path.endswith("/index.html")]
    found = [site.base, *found]
    parts = [found[n : n + ADDRESSES] for n in range(0, len(found), ADDRESSES)]
    if len(parts) == 1:
        yield Written("sitemap.xml", _list("urlset", "url", found))
        return
    for n, part in enumerate(parts, 1):
        yield Written(f"sitemap-{n}.xml", _list("urlset", "url", part))
    names = [f"{site.base}sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    yield Written("sitemap.xml", _list("sitemapindex", "sitemap", names))


def _list(around: str, each: str, addresses: list[str]) -> str:
    lines = "".join(f"<{each}><loc>{xml(one)}</loc></{each}>\n" for one in addresses)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{around} xmlns="{_SITEMAP}">\n{lines}</{around}>\n'


def _feed(site: Site, path: str, title: str, events: Iterable[Event]) -> Iterator[Written]:
    latest = heapq.nlargest(LATEST, events, key=lambda one: one.date)  # where dates are alike, in the order given
    if not site.base or not latest:
        return
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(site.settings.language)}">',
        f"<title>{xml(title)}</title>",
        f"<id>{xml(site.base + path)}</id>",
        f'<link rel="self" href="{xml(site.base + path)}"/>',
        f'<link href="{xml(site.base + path.removesuffix("feed.atom"))}"/>',
        f"<updated>{latest[0].date.isoformat()}T00:00:00Z</updated>",
        f"<author><name>{xml(site.settings.title)}</name></author>",
    ]
    for one in latest:
        lines += [
            "<entry>",
            f"<title>{xml(one.title)}</title>",
            f"<id>{xml(site.base + one.path)}</id>",
            f'<link href="{xml(site.base + one.path)}"/>',
            f"<updated>{one.date.isoformat()}T00:00:00Z</updated>",
            f"<summary>{xml(one.says)}</summary>",
            "</entry>",
        ]
    yield Written(path, "\n".join([*lines, "</feed>"]) + "\n")


def xml(text: str) -> str:
    """Return *text* safe in XML: escaped, and without the characters that XML cannot hold."""
    return escape(_NO_XML.sub("\ufffd", text), quote=True)
