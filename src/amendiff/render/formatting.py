"""What changed in the formatting of a provision of which the words stay: emphasis, links, footnotes. Knows no look."""

from collections.abc import Iterable, Iterator

from amendiff.model.document import Mark, Provision

_LONG = 40
"""Characters of words that are quoted."""


def reformatted(old: Provision, new: Provision) -> str:
    """Return in words how the formatting of *old* differs from that of *new*, which has the same words."""
    gone, come = (sorted({*one.marks}.difference(other.marks)) for one, other in ((old, new), (new, old)))
    said = [*_links(new.text, gone, come), *_notes(new.text, gone, come)]
    if any(mark.kind not in ("link", "note") for mark in (*gone, *come)):
        said.insert(0, "emphasis changed")
    return ", ".join(said) or "formatting changed"


def _links(text: str, gone: Iterable[Mark], come: Iterable[Mark]) -> Iterator[str]:
    was, now = ({(mark.start, mark.end): mark.target for mark in side if mark.kind == "link"} for side in (gone, come))
    for place in sorted({*was, *now}):
        words = f"“{_short(text[place[0] : place[1]])}”"
        if place not in now:
            yield f"{words} leads no longer to {was[place]}"
        else:
            yield f"{words} leads to {now[place]}" + (f", no longer to {was[place]}" if place in was else "")


def _notes(text: str, gone: Iterable[Mark], come: Iterable[Mark]) -> Iterator[str]:
    was, now = ({mark.start: mark.target for mark in side if mark.kind == "note"} for side in (gone, come))
    for place in sorted({*was, *now}):
        behind = f" behind “{before[-1]}”" if (before := text[:place].split()) else ""
        if place not in now:
            yield f"footnote {was[place]} taken out{behind}"
        elif place not in was:
            yield f"footnote {now[place]} put in{behind}"
        else:
            yield f"footnote {was[place]} is now {now[place]}"


def _short(words: str) -> str:
    return words if len(words) <= _LONG else words[:_LONG].rstrip() + " …"
