"""Addresses that were published and are no more: where pages went, and old anchors kept on the pages that had them.

Knows pages as paths and text; works without script. An old anchor never hides one that there is.
"""

import re
from collections.abc import Iterable

from amendiff.errors import OutputError
from amendiff.render.html import escape
from amendiff.sentences import ENGLISH, Voice, say, spoken
from amendiff.site.settings import Moved

_HERE = "\0"
"""Where in a sentence the link goes."""
_HOLDS_NOTHING = frozenset({"input", "img", "svg", "hr", "ul", "ol", "dl", "table", "tbody", "tr", "fieldset", "form"})
"""Elements in which no other may stand at the start: the old anchor stands before these."""


def page_of(place: str) -> str:
    """Return the path of the page at *place*: ``a/b`` and ``a/b/`` are ``a/b/index.html``."""
    place = place.strip("/")
    return place if place.endswith(".html") else f"{place}/index.html".lstrip("/")


def lead(path: str, place: str) -> str:
    """Return the link from the page at *path* to *place*, which may have an anchor."""
    there, _, anchor = place.partition("#")
    return "../" * path.count("/") + page_of(there) + (f"#{anchor}" if anchor else "")


def pages(moved: Iterable[Moved]) -> list[Moved]:
    """Return those of *moved* that are pages."""
    return [one for one in moved if "#" not in one.old]


def with_anchors(text: str, path: str, moved: Iterable[Moved], voice: Voice = ENGLISH) -> str:
    """Return the page *text* at *path*, in the language of *voice*, with the old anchors that *moved* asks for.

    An anchor that has another name on the same page has it too on the pages below, where they have the new one.
    Raises OutputError where the page has no such new anchor, or still has the old one.
    """
    for one in moved:
        (place, mark, old), (there, _, new) = one.old.partition("#"), one.new.partition("#")
        if not mark:
            continue
        own, same = page_of(place) == path, page_of(place) == page_of(there) and bool(new)
        below = same and place.strip("/") and path.startswith(f"{place.strip('/')}/")
        if not own and not below:
            continue
        free, found = _element(text, old) is None, _element(text, new) if same else None
        if own and not free:
            raise _refused(f"{one.old} is an anchor that there is, so it cannot have moved")
        if own and same and not found:
            raise _refused(f"{one.old} cannot have moved to {one.new}, which is not there")
        if found and free:
            at = found.start() if found[1] in _HOLDS_NOTHING else found.end()
            text = f'{text[:at]}<span id="{escape(old)}"></span>{text[at:]}'
        elif own:
            before, _, after = spoken(say("This part is now %(place)s.", place=_HERE), voice).partition(_HERE)
            link = f'<a href="{escape(lead(path, one.new))}">{escape(voice.given(one.new))}</a>'
            said = f'<p class="moved" id="{escape(old)}">{escape(before)}{link}{escape(after)}</p>'
            text = text.replace('<main id="main">', f'<main id="main">\n{said}', 1)
    return text


def check(moved: Iterable[Moved], paths: Iterable[str]) -> None:
    """Raise OutputError where an old anchor was on a page that is none of *paths*."""
    known = frozenset(paths)
    for one in moved:
        if "#" in one.old and page_of(one.old.partition("#")[0]) not in known:
            raise _refused(f"{one.old} names an anchor of a page that is not there")


def former(moved: Iterable[Moved], place: str) -> tuple[str, ...]:
    """Return the names under which the page at *place* was known beside where it is now."""
    above = place.rpartition("/")[0]
    olds = (one.old.strip("/") for one in pages(moved) if one.new.strip("/") == place)
    return tuple(old.rpartition("/")[2] for old in olds if old.rpartition("/")[0] == above)


def _element(text: str, name: str) -> re.Match[str] | None:
    """The start tag of the element called *name*. What pages say is escaped, so that only tags look like tags."""
    return re.search(rf'<([a-z0-9]+)(?: [^<>]*)? id="{re.escape(escape(name))}"[^<>]*>', text)


def _refused(said: str) -> OutputError:
    return OutputError(said, code="AD607", hints=("mend it in [[moved]], or take it out there",))


__all__ = ["check", "former", "lead", "page_of", "pages", "with_anchors"]
