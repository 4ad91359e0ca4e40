"""A citation in every style, each with the name of the file in which it can be had, and in a page's head.

Knows no page.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from amendiff.analyse.bibliography import head
from amendiff.analyse.cite import STYLES, Citation, in_style, translated
from amendiff.sentences import say
from amendiff.site.voices import Spoken

_FORMS = {
    "plain": (say("In plain words"), "txt"),
    "markdown": ("Markdown", "md"),
    "bibtex": ("BibTeX", "bib"),
    "csl-json": ("CSL-JSON", "csl.json"),
    "ris": ("RIS", "ris"),
}


def citations(
    parts: Citation, stem: str, voice: Spoken, *, url: str, plain: str = ""
) -> Iterator[tuple[str, str, str]]:
    """Return of each style its name, the name of a file that begins with *stem*, and the citation.

    *url* is where the page stands, if that is known; *plain* is the citation in plain words, where it is another.
    """
    said = replace(translated(parts, voice), url=url)
    for style in STYLES:
        label, ending = _FORMS[style]
        text = plain if plain and style == "plain" else in_style(said, style)
        yield label, f"{stem}.{ending}", text if style == "plain" else voice.together(text)


def heading(parts: Citation, voice: Spoken, *, url: str) -> list[tuple[str, str]]:
    """Return what a page says in its head for reference managers: names and contents."""
    return [(name, voice.together(text)) for name, text in head(replace(translated(parts, voice), url=url))]
