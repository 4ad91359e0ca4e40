"""Where everything of the site is: folders, files and anchors. Published addresses never change.

* ``<dossier>/index.html``, and below it ``<version>/``, ``amendments/<id>/`` and ``sources/``, each with an
  ``index.html`` and its twin ``index.json``.
* ``<dossier>/op3/`` is the page of one provision, called after its anchor: the short link, and what others embed.
* ``<dossier>/compare/<old>..<new>/`` compares two versions; ``sponsors/<name>/``, beside the dossiers, who asked.
* A provision's anchor is its address made safe (``amendiff.render.html.anchor``): ``op3(a)`` is ``#op3-a``; it is the
  same in every version and never follows the numbering.
* A source is ``#source-NBC`` and a dispute ``#dispute-final-tally`` on the page of sources.
* A name of a folder keeps letters, figures, full stops, hyphens and underscores; any other character becomes a
  hyphen (``draft:2025-02-21`` is ``draft-2025-02-21/``), and a full stop at either end an underscore. Where two names
  come out alike, also but for capitals, the later one in the record takes a number.
"""

import hashlib
import re
from collections.abc import Iterable

OWN = (
    *("pagefind", "search", "static", "sponsors", "index.html", "index.json", "404.html", "404.json", "feed.atom"),
    "sitemap.xml",
)
"""What no dossier and no page of the site's own may be called."""
RESERVED = (
    *("amendments", "compare", "downloads", "sources", "static"),
    *("index.html", "index.json", "404.html", "404.json", "feed.atom", "overlay.css", "card.png"),
)
"""What no version and no provision of a dossier may be called."""


def folder(name: str) -> str:
    """Return *name* as the name of a folder: never empty, never one that leads elsewhere."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", name)
    plain = re.sub(r"^\.|\.$", "_", plain)[:120]
    return plain or "_"


def folders(names: Iterable[str], reserved: Iterable[str] = RESERVED) -> dict[str, str]:
    """Return a folder for each of *names*, no two alike."""
    taken = {name.casefold() for name in reserved}
    found: dict[str, str] = {}
    for name in names:
        plain, count = folder(name), 1
        while plain.casefold() in taken:
            count += 1
            plain = f"{folder(name)}-{count}"
        taken.add(plain.casefold())
        found[name] = plain
    return found


def site_folders(
    names: Iterable[str], slugs: Iterable[str], languages: Iterable[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return a folder for each dossier of *names*, and for each page of the site's own, by its slug.

    None is called as one that holds the site in another of *languages*.
    """
    others = [folder(one) for one in languages]
    pages = folders(slugs, [*OWN, *others])
    return folders(names, [*pages.values(), *OWN, *others]), pages


def source_anchor(key: str) -> str:
    """Return the anchor of a source."""
    from amendiff.render.html import anchor

    return f"source-{anchor(key)}"


def dispute_anchor(name: str) -> str:
    """Return the anchor of a dispute."""
    from amendiff.render.html import anchor

    return f"dispute-{anchor(name)}"


def sponsor_folder(name: str) -> str:
    """Return the folder of the page of *name*, which never depends on other names; case makes no difference.

    Plain names are kept, with hyphens for spaces; any other gets some figures of its SHA-256.
    """
    said = " ".join(name.casefold().split())
    plain = re.sub(r"[^a-z0-9]+", "-", said).strip("-")[:60]
    if plain and plain.replace("-", " ") == said:
        return plain
    code = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{code}" if plain else code
