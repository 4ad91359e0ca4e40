"""A citation as the files that reference managers read: BibTeX, RIS, CSL-JSON, and names for a page's head.

All four say the same of a document with a symbol: what Zotero, EndNote and JabRef call a report, whose institution is
the body, whose number is the symbol and whose abstract is what it does. (As a bill, styles would leave out who moved
it.) Knows no dossier; when somebody looked at the page is theirs to add.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

if TYPE_CHECKING:
    from amendiff.analyse.cite import Citation

_LATEX = {character: f"\\{character}" for character in "&%$#_{}"} | {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}
_SPECIAL = re.compile(r"[&%$#_{}\\~^]|([-`',<>])(?=\1)|[?!](?=`)")
"""What LaTeX reads as something else: also two signs for which it would print one, ``--`` as a dash, ``<<`` as «."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ADDRESS = "/:?#[]@!$&'()*+,;=%"
"""What an address holds that is not quoted: braces would end the field, and a tilde is LaTeX's space."""


def bibtex(parts: "Citation") -> str:
    """Return *parts* for BibTeX and BibLaTeX, without a closing line end."""
    fields = {
        "author": " and ".join("{" + _latex(author) + "}" for author in parts.authors),
        "title": "{" + _latex(parts.title) + "}",
        "type": _latex(parts.kind),
        "number": _latex(parts.symbol),
        "institution": _latex(_institution(parts)),
        "year": parts.year,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value.strip("{}")]
    if parts.date:  # after the year: Zotero takes what comes last, old BibTeX knows no day
        lines += [f"  month = {_MONTHS[int(parts.date[5:7]) - 1]},", f"  date = {{{parts.date}}},"]
    rest = {"url": _quoted(parts.url), "abstract": _latex(parts.does), "note": _latex(parts.note)}
    lines += [f"  {name} = {{{value}}}," for name, value in rest.items() if value]
    key = re.sub(r"[^A-Za-z0-9.:-]", "-", parts.key)
    return "\n".join([f"@techreport{{{key},", *lines, "}"])


def csl_json(parts: "Citation") -> str:
    """Return *parts* as a list with one item of CSL 1.0.2, without a closing line end."""
    date = {"date-parts": [[int(number) for number in parts.date.split("-")]]} if parts.date else {}
    entry = {
        "id": parts.key,
        "type": "report",
        "genre": one_line(parts.kind),
        "title": one_line(parts.title),
        "author": [{"literal": one_line(author)} for author in parts.authors],
        "publisher": _institution(parts),
        "number": one_line(parts.symbol),
        "issued": date,
        "language": parts.language,
        "URL": parts.url,
        "abstract": one_line(parts.does),
        "note": one_line(parts.note),
    }
    raw = msgspec.json.encode([{name: value for name, value in entry.items() if value}])
    return msgspec.json.format(raw, indent=2).decode()


def ris(parts: "Citation") -> str:
    """Return *parts* in RIS, without a closing line end."""
    lines = [
        ("TY", "RPRT"),
        ("ID", parts.key),
        *(("AU", author) for author in parts.authors),
        ("TI", parts.title),
        ("M3", parts.kind),
        ("SN", parts.symbol),
        ("PB", _institution(parts)),
        ("PY", parts.year),
        ("DA", parts.date.replace("-", "/")),
        ("LA", parts.language),
        ("UR", parts.url),
        ("AB", parts.does),
        ("N1", parts.note),
    ]
    return "\n".join([*(f"{tag}  - {one_line(value)}" for tag, value in lines if value), "ER  - "])


def head(parts: "Citation") -> Iterator[tuple[str, str]]:
    """Return the names and contents by which Zotero's connector and scholarly indexes know a page."""
    yield "citation_title", one_line(parts.title)
    for author in parts.authors:
        # Without a comma a name is taken apart: “Federation, Russian”. What stands before one is the family name.
        yield "citation_author", one_line(author) if "," in author else f"{one_line(author)},"
    found = {
        "citation_publication_date": parts.date.replace("-", "/"),
        "citation_technical_report_institution": _institution(parts),
        "citation_technical_report_number": one_line(parts.symbol),
        "citation_language": parts.language,
        "citation_public_url": parts.url,
    }
    yield from ((name, value) for name, value in found.items() if value)


def one_line(text: str) -> str:
    """Return *text* with its white space folded."""
    return " ".join(text.split())


def _institution(parts: "Citation") -> str:
    return one_line(", ".join(part for part in (parts.body, parts.session) if part))


def _latex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _LATEX.get(found[0], f"{found[0]}{{}}"), one_line(text))


def _quoted(address: str) -> str:
    return quote(address, safe=_ADDRESS).replace("~", "%7E")
