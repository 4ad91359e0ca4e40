"""A version or a redline as PDF, to print and to file: black on white, no colour needed. Fetches and opens nothing.

Words put in are underlined, words taken out struck through, and behind each change stands the letter of its amendment,
which the list below the text explains. The same text gives the same bytes with the same WeasyPrint and fonts.
"""

import hashlib
import logging
import re
import warnings
from collections.abc import Iterator
from html import escape
from typing import Any, NoReturn

import msgspec

from amendiff.errors import ExtraMissing
from amendiff.formats.marked_html import blocks, direction
from amendiff.model.naming import letters
from amendiff.model.tracked import Authors, Sign, Tracked

_STYLE = """
@page { size: A4; margin: 25mm 22mm 22mm;
  @top-left { content: element(symbol) } @top-right { content: element(version) }
  @bottom-center { content: counter(page) " / " counter(pages) }
  font: 8.5pt "Liberation Sans", "DejaVu Sans", sans-serif }
html { font: 10.5pt/1.45 "Liberation Serif", "Noto Serif", "DejaVu Serif", serif; color: #000; background: #fff }
body { margin: 0; overflow-wrap: break-word; hyphens: none }
.head { margin: 0; font: 8.5pt/1.2 "Liberation Sans", "DejaVu Sans", sans-serif }
.symbol { position: running(symbol) } .version { position: running(version); text-align: right }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; break-after: avoid }
h1 { font-size: 17pt; margin: 0 0 6pt } h2 { font-size: 12.5pt } h3, h4, h5, h6 { font-size: 11pt }
p { margin: 0 0 7pt; orphans: 2; widows: 2 }
table { margin: 0 0 7pt; border-collapse: collapse }
td { border: .5pt solid #666; padding: 2pt 4pt; vertical-align: top }
ins { text-decoration: underline } del { text-decoration: line-through }
.of { font: 7pt "Liberation Sans", "DejaVu Sans", sans-serif; vertical-align: super; line-height: 0 }
.facts { margin: 0 0 14pt; padding: 0 0 6pt; border-bottom: .5pt solid #666; font-size: 9.5pt }
.facts p { margin: 0 }
.below { margin-top: 16pt; padding-top: 6pt; border-top: .5pt solid #666; font-size: 9pt }
.below h2 { font-size: 10.5pt; margin: 8pt 0 4pt } .below p, .below li { margin: 0 0 4pt; break-inside: avoid }
.below ul { margin: 0; padding: 0; list-style: none }
code { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: .9em } a { color: inherit }
"""


_SPACE = re.compile(r'( +)(</(?:ins|del)>)(<span class="of">[^<]*</span>)')
_TWICE = re.compile(r'(<span class="of">[^<]*</span>)(?=<(?:ins|del)>(?:(?!</?(?:ins|del)>).)*</(?:ins|del)>\1)')


class Front(msgspec.Struct, frozen=True):
    """What is printed around a text."""

    title: str
    symbol: str = ""
    """At the head of each page."""
    version: str = ""
    """Which version it is, beside that."""
    facts: tuple[str, ...] = ()
    """Below the title: the body, dates, how the words are known."""
    said: dict[str, str] = {}
    """Of each amendment, in lines: its instruction, and what became of it."""
    sources: tuple[str, ...] = ()


def pdf(tracked: Tracked, front: Front) -> bytes:
    """Return *tracked* as PDF. Raises ExtraMissing where WeasyPrint, or a library that it needs, is not installed."""
    page = printed(tracked, front)
    weasyprint = _program()
    made: bytes = weasyprint.HTML(string=page, base_url=None, url_fetcher=_refused).write_pdf(
        pdf_identifier=hashlib.sha256(page.encode("utf-8", "replace")).digest()[:16], pdf_tags=True
    )
    return made


def _program() -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a later release will need
            import weasyprint
    except ImportError:
        raise ExtraMissing(
            "PDF needs the package weasyprint", hints=("install it: pip install 'amendiff[pdf]'",)
        ) from None
    except OSError:
        raise ExtraMissing(
            "PDF needs the library Pango, and none is here",
            hints=(
                "install it: on Debian apt-get install libpango-1.0-0 libpangoft2-1.0-0, on macOS brew install pango",
            ),
        ) from None
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    return weasyprint


def _refused(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"nothing is fetched: {url}")


def printed(tracked: Tracked, front: Front) -> str:
    """Return the page that is printed, in HTML."""
    names = dict(zip(tracked.comments, letters(len(tracked.comments)), strict=True))
    marks = {by: ", ".join(names.get(name, name) for name in by) for by in tracked.credits}

    def mark(inner: str, sign: Sign, by: Authors) -> str:
        tag = "ins" if sign == "+" else "del"
        return f'<{tag}>{inner}</{tag}><span class="of">{escape(marks[by])}</span>'

    language = tracked.new.language
    found = [_once(block) for block in blocks(tracked, mark)]
    if not found or not found[0].startswith("<h1>"):
        found.insert(0, f"<h1>{escape(front.title)}</h1>")
    found.insert(1, f'<div class="facts">{"".join(f"<p>{escape(line)}</p>" for line in front.facts)}</div>')
    body = "\n".join(found)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction(language)}">\n<head><meta charset="utf-8">'
        f"<title>{escape(front.title)}</title><style>{_STYLE}</style></head>\n<body>"
        f'<p class="head symbol">{escape(front.symbol)}</p><p class="head version">{escape(front.version)}</p>\n'
        f"{body}\n{_below(tracked, names, front)}</body></html>\n"
    )


def _once(block: str) -> str:
    """Leave a letter out where the same follows at once: a replacement is one change. None stands behind a space."""
    return _SPACE.sub(r"\2\3\1", _TWICE.sub("", block))


def _below(tracked: Tracked, names: dict[str, str], front: Front) -> str:
    shown = list(_amendments(tracked, names, front))
    parts = [f"<h2>Amendments</h2><ul>{''.join(shown)}</ul>"] if shown else []
    parts += [f"<p>{escape(one)}</p>" for one in tracked.remarks]
    if front.sources:
        listed = "".join(f"<li>{escape(one)}</li>" for one in front.sources)
        parts.append(f"<h2>Sources</h2><ul>{listed}</ul>")
    return f'<div class="below">{"".join(parts)}</div>\n' if parts else ""


def _amendments(tracked: Tracked, names: dict[str, str], front: Front) -> Iterator[str]:
    """The amendments of which anything is marked, in the order of the record."""
    marked = {name for by in tracked.credits for name in by}
    for name in [*(one for one in names if one in marked), *sorted(marked - {*names})]:
        credit = tracked.credits.get((name,))
        lines = [line for line in front.said.get(name, "").split("\n") if line]
        said = "".join(f"<br>{escape(line)}" for line in lines)
        known = credit.name if credit else name
        yield f"<li><strong>{escape(names.get(name, name))}</strong> {escape(known)}{said}</li>"
