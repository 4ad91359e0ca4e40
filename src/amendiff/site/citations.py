"""A citation in every style, each with the name of the file in which it can be had. Knows no page."""

from collections.abc import Iterator

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


def citations(parts: Citation, stem: str, voice: Spoken) -> Iterator[tuple[str, str, str]]:
    """Return of each style its name, the name of a file that begins with *stem*, and the citation."""
    said = translated(parts, voice)
    for style in STYLES:
        label, ending = _FORMS[style]
        text = in_style(said, style)
        yield label, f"{stem}.{ending}", text if style == "plain" else voice.together(text)
