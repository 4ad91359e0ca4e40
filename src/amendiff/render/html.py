"""A document and a redline as HTML, put together as plain strings, everything escaped. Knows no pages.

Taking out every ``<ins>`` leaves the old text, taking out every ``<del>`` the new one. Links lead to http, https and
mailto only; what other links would say is kept as words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape as _escape
from itertools import groupby

from amendiff.analyse.redline import BOUNDARY, Row, Segment
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Document, Kind, Mark, Provision
from amendiff.model.naming import in_words
from amendiff.model.tracked import Sign
from amendiff.model.weave import Style
from amendiff.sentences import ENGLISH, Voice, capital, say, say_of, spoken

UNSAFE = re.compile("[&<>'\"]")
"""The signs that are escaped: what has none of them is safe as it is."""
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ks", "ku", "nqo", "ps", "sd", "ug", "ur", "yi"})
_LABELS = {Kind.OPENING: "opening", Kind.PREAMBULAR: "preambular", Kind.OPERATIVE: "operative"}


def escape(text: str) -> str:
    """Return *text* safe between tags and inside quoted attributes."""
    return _escape(text, quote=True) if UNSAFE.search(text) else text


def safe_link(url: str) -> str:
    """Return *url* where it is an address that may be followed from a page, otherwise ``""``."""
    return url if _SAFE_LINK.fullmatch(url) else ""


def direction(language: str) -> str:
    """Return ``rtl`` for languages that are written from right to left, otherwise ``ltr``."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def anchor(address: str) -> str:
    """Return the permanent anchor of the provision at *address*, safe in a URL.

    ``op3(a)(ii)`` becomes ``op3-a-ii``, ``pp2+L.14`` becomes ``pp2--L.14``; letters, figures, full stops, hyphens
    and underscores stay, and any other character becomes ``_`` and its code in hexadecimal figures.
    """
    plain = address.replace(")(", "-").replace("(", "-").replace(")", "").replace("+", "--")
    return re.sub(r"[^A-Za-z0-9._-]", lambda found: f"_{ord(found[0]):x}", plain) or "_"


def styled(text: str, styles: Iterable[Style]) -> str:
    """Return *text*, escaped, inside the elements that *styles* ask for."""
    written = escape(text).replace("\n", "<br>")
    for kind, target in styles:
        if kind == "link":
            if url := safe_link(target):
                written = f'<a href="{escape(url)}" rel="nofollow">{written}</a>'
            else:
                written = f'<span title="{escape(target)}">{written}</span>'
        elif kind == "note":
            name = escape(anchor(f"fn{target}"))
            written = f'<sup class="note"><a href="#{name}">{escape(target)}</a></sup>{written}'
        elif kind in _TAGS:
            written = f"<{_TAGS[kind]}>{written}</{_TAGS[kind]}>"
    return written


def words(text: str, marks: Sequence[Mark] = ()) -> str:
    """Return *text* with its *marks* as HTML."""
    if not marks:
        return styled(text, ())
    return "".join(styled(part, styles) for part, styles in by_style(text, marks))


def by_style(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, tuple[Style, ...]]]:
    """Return the parts of *text* between the edges of *marks*, each with its formatting; a note's part is empty."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        for mark in marks:
            if mark.kind == "note" and mark.start == start:
                yield "", ((mark.kind, mark.target),)
        if start < end:
            over = [one for one in marks if one.kind != "note" and one.start <= start and end <= one.end]
            yield text[start:end], tuple((one.kind, one.target) for one in over)


def label(address: str, *, only_operative: bool = False) -> str:
    """Return the name of a provision as a heading says it: ``Operative paragraph 3 (a)``."""
    return capital(in_words(address, only_operative=only_operative, alone=True))


def number(shown: str) -> str:
    """Return the number of a paragraph as printed: ``3.``, ``(a)``, ``•``."""
    return shown if not shown or shown[-1] in ").•" else f"{shown}."


def heading_levels(document: Document, top: int) -> dict[str, int]:
    """Return a level for each heading of *document*, from *top* on, none skipped, none beyond 6."""
    levels: dict[str, int] = {}
    above: list[int] = []
    for provision in document:
        if provision.kind in (Kind.HEADING, Kind.ANNEX):
            own = provision.level if provision.kind is Kind.HEADING else 1
            while above and above[-1] >= own:
                above.pop()
            above.append(own)
            levels[provision.address] = min(top + len(above) - 1, 6)
    return levels


def permalink(
    provision: Provision,
    *,
    name: str = "",
    only_operative: bool = False,
    shown: str | None = None,
    voice: Voice = ENGLISH,
) -> str:
    """Return the link of a provision to itself: its number (or the HTML *shown*), or nothing that shows but what a
    style sheet puts in.
    """
    name = escape(name or anchor(provision.address))
    told = say("%(place)s, permalink", place=label(provision.address, only_operative=only_operative))
    said = escape(spoken(told, voice))
    shown = escape(number(provision.number)) if shown is None else shown
    return f'<a class="{"num" if shown else "num bare"}" href="#{name}" aria-label="{said}">{shown}</a>'


def document_html(
    document: Document, *, top: int = 2, pages: Mapping[str, str] | None = None, voice: Voice = ENGLISH
) -> str:
    """Return *document* as HTML: a paragraph each, with anchors; its headings begin at level *top*.

    *pages* gives the folder, beside that of the document's page, of the page about a provision, to which a link leads.
    """
    levels = heading_levels(document, top)
    only = sum(1 for one in document if one.kind is Kind.OPERATIVE and one.depth == 0) == 1
    written: list[str] = []
    in_table = False
    for provision in document:
        if in_table and provision.kind is not Kind.ROW:
            written.append("</tbody></table>")
            in_table = False
        name = escape(anchor(provision.address))
        if provision.kind is Kind.TABLE:
            continue
        if provision.kind is Kind.ROW:
            if not in_table:
                written.append("<table><tbody>")
                in_table = True
            written.append(f'<tr id="{name}">{_cells(provision)}</tr>')
            continue
        link = permalink(provision, only_operative=only, voice=voice)
        inner = words(provision.text, provision.marks) if provision.kind is not Kind.GAP else "[…]"
        if folder := (pages or {}).get(provision.address):
            what = escape(spoken(say_of("link", "quote"), voice))
            said = escape(spoken(label(provision.address, only_operative=only), voice))
            href = f"../{escape(folder)}/index.html"
            inner += f' <a class="quote" href="{href}">{what}<span class="away"> {said}</span></a>'
        written.append(block(provision, f"{link} {inner}", level=levels.get(provision.address, 0)))
    return "\n".join([*written, *(["</tbody></table>"] if in_table else [])])


def block(provision: Provision, inner: str, *, level: int = 0, extra: str = "", name: str | None = None) -> str:
    """Return the element of one provision around *inner*."""
    tag = f"h{level}" if level else "p"
    classes = f"{provision.kind.value} depth-{min(provision.depth, 4)}{f' {extra}' if extra else ''}"
    own = anchor(provision.address) if name is None else name
    where = f' id="{escape(own)}"' if own else ""
    return f'<{tag}{where} class="{classes}">{inner}</{tag}>'


def _cells(provision: Provision) -> str:
    cells: list[list[str]] = [[]]
    for part, styles in by_style(provision.text, provision.marks) if provision.text else ():
        for n, piece in enumerate(part.split("\t")):
            if n:
                cells.append([])
            cells[-1].append(styled(piece, styles))
    return "".join(f"<td>{''.join(cell)}</td>" for cell in cells)


def redline_html(rows: Iterable[Row], *, badges: Mapping[str, str] | None = None, anchors: bool = True) -> str:
    """Return *rows* as HTML: what goes in ``<del>``, what comes in ``<ins>``, both with the amendments that ask for it.

    *badges* gives each amendment its letter. Where a paragraph is split or joined, the sign ¶ stands for the break; the
    number of what comes behind it follows. Rows of a table are rows.
    """
    written = []
    for in_table, some in groupby(rows, key=lambda row: row.provision.kind in (Kind.TABLE, Kind.ROW)):
        shown = [_block(row, badges or {}, anchors=anchors) for row in some if row.provision.kind is not Kind.TABLE]
        written += ["<table><tbody>", *shown, "</tbody></table>"] if in_table and shown else shown
    return "\n".join(written)


def _block(row: Row, badges: Mapping[str, str], *, anchors: bool) -> str:
    provision = row.provision
    if provision.kind is Kind.ROW:
        where = f' id="{escape(anchor(provision.address))}"' if anchors else ""
        cells = "".join(f"<td>{cell}</td>" for cell in _redlined_cells(row, badges))
        return f'<tr{where} class="row {row.change}">{cells}</tr>'
    later = iter(row.new[1:])
    inner = "".join(_numbered(segment_html(one, badges), one[0], one[1], later) for one in _segments(row))
    return block(provision, _number_of(provision) + inner, extra=row.change, name=None if anchors else "")


def _redlined_cells(row: Row, badges: Mapping[str, str]) -> list[str]:
    cells = [""]
    for sign, text, styles, by in _segments(row):
        for n, part in enumerate(text.split("\t")):
            cells += [""] * (n > 0)
            cells[-1] += segment_html((sign, part, styles, by), badges) if part or not text else ""
    return cells


def _number_of(provision: Provision) -> str:
    shown = escape(number(provision.number))
    return f'<span class="num">{shown}</span> ' if shown else ""


def _numbered(written: str, sign: str, text: str, later: Iterator[Provision]) -> str:
    """Put the number of each of the *later* provisions behind the break where it begins."""
    mark = "<br><br>" if sign == "=" else "¶<br>"
    breaks = text.count(BOUNDARY) if sign != "-" else 0
    head, *parts = written.split(mark, breaks)
    for part in parts:
        one = next(later, None)
        head += mark + (_number_of(one) if one else "") + part
    return head


def _segments(row: Row) -> Iterator[tuple[str, str, tuple[Style, ...], frozenset[str]]]:
    """The segments of *row*, neighbours of one sign, style and credit as one."""

    def alike(segment: Segment) -> tuple[Sign, tuple[Style, ...], frozenset[str]]:
        by = segment.inserted_by if segment.sign == "+" else segment.deleted_by
        return segment.sign, segment.styles, by or row.by

    for (sign, styles, by), same in groupby(row.segments, key=alike):
        yield sign, "".join(segment.text for segment in same), styles, by


def segment_html(segment: tuple[str, str, tuple[Style, ...], frozenset[str]], badges: Mapping[str, str]) -> str:
    """Return the words of one segment, marked where they go or come."""
    sign, text, styles, by = segment
    inner = styled(text, styles)
    if sign == "=":
        return inner
    inner = inner.replace("<br><br>", "¶<br>") if BOUNDARY in text else inner
    tag = "ins" if sign == "+" else "del"
    owners = sorted({amendment_of(name) for name in by})
    return f"<{tag}{credit(owners, badges)}>{inner}</{tag}>"


def credit(owners: Sequence[str], badges: Mapping[str, str]) -> str:
    """Return the attributes that say who asks for a change: the amendments, their letters, and the first one's colour.

    The colours ``k1`` to ``k8`` follow the order of *badges*.
    """
    if not owners:
        return ""
    known = [name for name in owners if name in badges]
    badge = ""
    if known:
        letters = escape(" ".join(badges[name] for name in known))
        badge = f' class="k{list(badges).index(known[0]) % 8 + 1}" data-badge="{letters}"'
    return f' data-by="{escape(" ".join(owners))}"{badge}'
