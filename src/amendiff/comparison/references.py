"""Which words name a place in a text, or an instrument: ``Article 5(2) of Regulation (EC) No 1/2003``.

Knows the words of references in the languages most often compared; knows no text and no difference.
"""

from collections.abc import Sequence

from amendiff.comparison.known import Known
from amendiff.comparison.weights import CLOSING, LINKS, OPENING, STOP

_LABELS = frozenset(
    # English
    "act annex annexes appendices appendix article articles chapter chapters clause decision directive division"
    " no item order paragraph paragraphs part point points regulation regulations resolution rule rules schedule"
    " section sections sentence subclause subparagraph subparagraphs sub-paragraph sub-paragraphs subsection"
    " subsections title"
    # French
    " alinéa alinéas annexe arrêté chapitre code décision décret loi n° ordonnance paragraphe paragraphes partie phrase"
    " règlement résolution titre"
    # German
    " abs absatz absätze absätzen abschnitt abschnitts anhang anhangs anlage art artikel artikels artikeln beschluss"
    " beschlusses buchstabe buchstaben gesetz gesetzes halbsatz kapitel lit nr nummer nummern richtlinie satz satzes"
    " sätze sätzen teil unterabsatz unterabsatzes verordnung z ziffer § §§"
    # Spanish, Portuguese, Italian, Dutch
    " anexo apartado artículo artículos capítulo decisión directiva letra ley párrafo reglamento artigo artigos decisão"
    " diretiva regulamento allegato articolo articoli comma commi decisione decreto direttiva legge lettera regolamento"
    " artikelen besluit bijlage hoofdstuk lid onderdeel richtlijn verordening".split()
)
_WITHIN = frozenset("annex appendix column division part schedule table anhang anlage teil annexe partie anexo".split())
"""Labels of what a text has several of: "column 2 of Part I" names two places, each of which is amended by itself."""
_SPACELESS = "\u0e00"
"""From here on, most characters are of scripts that put no space between words: one alone is no letter of a list."""
_ELIDED = ("l’", "l'", "d’", "d'", "dell’", "dell'")


def labels(words: Sequence[str]) -> bool:
    """Return whether *words* stand between two numbers of one reference: ``of Regulation``, ``Absatz``, ``) No``."""
    plain = [word for word in words if word != "." and word not in OPENING and word not in CLOSING]
    return (
        bool(plain)
        and plain[-1].lower() not in _WITHIN
        and is_label(plain[-1])
        and (is_label(plain[0]) or _binds(plain[0]))
        and all(is_label(word) or _binds(word) or word.istitle() for word in plain)
    )


def _numbered(word: str) -> bool:
    return (
        any(map(str.isnumeric, word))
        or word[0] == "("
        or (word.isalpha() and ((len(word) == 1 and word < _SPACELESS) or (word.isupper() and len(word) < 6)))
        or word in CLOSING
        or word in OPENING
    )


numbered = Known(_numbered).__getitem__
"""Whether a word is what a label numbers: ``5(2)``, ``IV``, ``a``, ``2016/679``, or begins ``(EU)``."""


def _is_label(word: str) -> bool:
    word = word.lower()
    for elided in _ELIDED:
        word = word.removeprefix(elided)
    return word in _LABELS


is_label = Known(_is_label).__getitem__
"""Whether a word says what is numbered: ``Article``, ``l’alinéa``, ``Absatz``."""


def _binds(word: str) -> bool:
    return word.lower() in STOP and word.lower() not in LINKS
