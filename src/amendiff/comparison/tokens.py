"""Split a text into the tokens that a drafter counts as one thing. Knows scripts and symbols; knows no difference.

Tokens join back to the text, character for character, and no token ends inside a grapheme cluster.
"""

import re
from functools import cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

from amendiff.comparison.known import Known

if TYPE_CHECKING:
    import regex

_ENGLISH = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTHS = (
    f"{_ENGLISH}"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre"
    "|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    "|januari|februari|maart|mei|juni|juli|augustus|oktober|augusti|maj|januar|februar|marts|august|desember"
    "|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
    "|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
    "|Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου"
    "|Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
)

_GLUE = r"[\ \xa0\u202f]"
"""A space within a date, which may hold both sides together."""
_THOUSANDS = r"(?:(?<=(?<!\w)\d{1,3})(?:\ \d{3}\b)+)?"
_PATTERN = rf"""
    \ (?!\s)
  | [a-z]++(?=[ ,;])                                                               # the quick way for most words
  | \s+
  | \d{{4}}[年년]\s?\d{{1,2}}[月월]\s?\d{{1,2}}[日일]                              # 2025年2月24日
  | \d{{1,2}}(?:st|nd|rd|th|er|º|°|\.)?{_GLUE}(?:de{_GLUE})?(?:{MONTHS})\b(?:,?{_GLUE}(?:de{_GLUE})?\d{{4}}\b)?
  | (?:{_ENGLISH}){_GLUE}\d{{1,2}},{_GLUE}\d{{4}}\b                                 # 24 February 2025  July 4, 2026
  | (?<!\w)(?:L\.?O|[LRD])\.\*?{_GLUE}\d+(?:[-‐‑]\w+)*(?![-‐‑]?\w|[.,/:(]\w|{_GLUE}(?:\d{{3}}|{MONTHS})\b)  # L. 161-3
  | \((?:\p{{Lower}}{{1,2}}|[ivxl]+|\p{{Upper}}|\d{{1,3}})\)                         # (a), (iii), (12)
  | (?:(?<![^\s(])[-−±](?=\p{{Nd}})|\p{{Upper}}{{0,3}}\p{{Sc}})?\p{{Nd}}+{_THOUSANDS}       # 1,000.50  1 000  12A  3.º
    (?:(?:[.,:](?=\p{{Nd}})|\.(?=[ºª])|[\xa0\u202f](?=\d{{3}}\b)|[/'’·‐‑–-])?\w+)*
    (?:\((?:\p{{L}}{{1,4}}|\p{{N}}{{1,3}})\))*                                           # 5(1)(a)
    (?:\s?(?:[%‰]|°(?:[CF]\b)?|\p{{Sc}}(?!\d)|[ap]\.\s?m\.))?                         # 50 %  4 °C  9.30 a.m.
  | §§
  | [〇零一二三四五六七八九十百千万萬億亿两兩]{{2,}}                                  # 八十一
  | (?:หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน){{2,}}      # สามสิบ
  | (?:WORD)+(?:[-‐‑'’./_](?:WORD)+)*(?:\((?:s|es|e|n)\))?                         # A/RES/ES-11/8, State’s
  | FLAG
  | [\u0e40-\u0e44\u0ec0-\u0ec4]\X                                              # a vowel written before its consonant
  | \X
"""
_WORD = r"[[\p{L}\p{N}\p{M}\u200c\u200d]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]"
_FLAG = r"""[\U0001f1e6-\U0001f1ff]{2}
    [\p{Grapheme_Cluster_Break=Extend}\p{Grapheme_Cluster_Break=ZWJ}\p{Grapheme_Cluster_Break=SpacingMark}]*"""
"""Two regional indicators: one cluster, which ``\\X`` finds only by looking at all that stand before."""
_ASCII = {
    "WORD": "[A-Za-z0-9]",
    "FLAG": "(?!)",
    r"\p{Lower}": "[a-z]",
    r"\p{Upper}": "[A-Z]",
    r"\p{Nd}": "[0-9]",
    r"\p{Sc}": r"\$",
    r"\p{L}": "[A-Za-z]",
    r"\p{N}": "[0-9]",
    r"\X": ".",
}
"""What stands in ASCII for the classes of the pattern."""
_PLAIN = "\u0300"
"""Below it, only CR LF makes a grapheme cluster of several characters."""
_CLUSTERED = (
    r"[\p{M}\p{Cf}\p{Grapheme_Cluster_Break=Prepend}\p{Grapheme_Cluster_Break=Extend}"
    r"\p{Grapheme_Cluster_Break=SpacingMark}\U0001f1e6-\U0001f1ff]"
)
"""Characters that make one cluster with their neighbours, beside those of one word."""


_CODE = r"(?<!\w)(?:L\.?O|[LRD])\.\*?$"
"""What stands before the number of an article of a French code, of a law, an order or a decree."""
_REACHING = rf"\s|{_CODE}|(?<![a-z])(?:{MONTHS})(?![a-z])|[年년月월日일]|^[%‰°\p{{Sc}}]|(?:^|\))[ap]\."
"""What a word has in it that may be one token with those beyond a space, or makes them so: no month within a word."""
_REACHING_ASCII = re.compile(rf"\s|{_CODE}|^[%$]|(?:^|\))[ap]\.")
_LETTERS = re.compile("[A-Za-z]+")
_MONTHS = frozenset(MONTHS.split("|"))
"""The same for words in ASCII, which most are."""
_GROUP = r"\d{3}\b"
"""What a word begins with that may be one number with the one before it; each token with a space has one of the two."""
_GAP = re.compile(r"([\t-\r][ \t-\r]*| [ \t-\r]+)")
"""What parts words other than a single space, in ASCII; what else does is left to the whole pattern."""
AROUND = 256
"""Characters on either side of a place that are read to find out where tokens end."""
REACH = 4
"""Words on either side within which such a token ends."""


@cache
def _in_ascii() -> re.Pattern[str]:
    """The pattern as far as it can match in a word of ASCII with no space in it: the same tokens, found sooner."""
    pattern = _PATTERN.replace(_THOUSANDS, "").replace(r"\w+", "(?:WORD)+")
    for general, plain in _ASCII.items():
        pattern = pattern.replace(general, plain)
    return re.compile(pattern, re.VERBOSE | re.DOTALL)


class _Patterns(NamedTuple):
    token: "regex.Pattern[str]"
    clustered: "regex.Pattern[str]"
    cluster: "regex.Pattern[str]"
    reaching: "regex.Pattern[str]"
    group: "regex.Pattern[str]"


@cache
def _compiled() -> _Patterns:
    import regex

    number = _PATTERN.replace(r"\w+", "(?:WORD)+")
    return _Patterns(
        token=regex.compile(number.replace("WORD", _WORD).replace("FLAG", _FLAG), regex.V1 | regex.X),
        clustered=regex.compile(_CLUSTERED),
        cluster=regex.compile(rf"{_FLAG}|\X", regex.X),
        reaching=regex.compile(_REACHING),
        group=regex.compile(_GROUP),
    )


def tokens(text: str) -> list[str]:
    """Return the tokens of *text*, which join back to it.

    One token each: a run of white space, a word with its hyphens and apostrophes, a document symbol (A/RES/ES-11/8), a
    number with its separators and the sign of its unit, a reference such as 5(1)(a) or L. 161-3, a date, an enumerator
    such as (a), a number in Han or Thai of two numerals or more; a single character in scripts that are written without
    spaces, and a single sign of punctuation.
    """
    if "\n" in text:
        return list(chain.from_iterable(_together(text)))
    words = text.split(" ")
    if not words[-1]:
        words.pop()
    parts = list(map(_alone, words))
    if not all(parts) and (left := _left(words, parts)):
        if text[-1] == " " or _GAP.search(text):  # other gaps than one space between two words
            return list(chain.from_iterable(_together(text)))
        _unite(words, parts, left, {})
    found = list(chain.from_iterable(parts))
    if found and text[-1] != " ":
        found.pop()  # no space stands behind the last word
    return found


def edges(text: str, place: int) -> list[int]:
    """Return where tokens end about *place* in a *text*, the nearest first.

    Only the words around are read, and characters that make one with their neighbours have no edge.
    """
    start = max(0, place - AROUND)
    ends = accumulate(map(len, tokens(text[start : place + AROUND])), initial=start)
    found = [end for end in ends if start < end < len(text) and abs(end - place) <= AROUND // 2 and _parts(text, end)]
    return sorted(found, key=lambda end: (abs(end - place), end))


def _parts(text: str, end: int) -> bool:
    both = text[end - 1 : end + 1]
    return both.isascii() or not _compiled().clustered.search(both)


def _by_itself(word: str) -> tuple[str, ...]:
    """Return the tokens of *word* and of the space behind it; none where they depend on the words beside it."""
    return () if _compiled().group.match(word) else _behind_words(word)


def _behind_word(word: str) -> tuple[str, ...]:
    """Return the same for a word that stands behind one that ends in no digit."""
    if word.isascii():
        if word.isalpha():
            return () if word in _MONTHS else (word, " ")
        if not word or _REACHING_ASCII.search(word) or not _MONTHS.isdisjoint(_LETTERS.findall(word)):
            return ()
        return (*_in_ascii().findall(word), " ")
    patterns = _compiled()
    if patterns.reaching.search(word) or patterns.clustered.search(word):
        return ()
    return (*_split(word), " ")


_alone = Known(_by_itself).__getitem__
_behind_words = Known(_behind_word).__getitem__


def _together(text: str) -> list[tuple[str, ...]]:
    """Return the tokens of *text* in order, in one tuple those of words that depend on each other."""
    words: list[str] = []
    behind: dict[int, str] = {}
    pieces = _GAP.split(text)
    for piece, gap in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        words += piece.split(" ")
        behind[len(words) - 1] = gap
    parts = [_alone(word) if word else (" ",) for word in words]
    left = _left(words, parts)
    for at, gap in behind.items():
        if parts[at]:
            parts[at] = (*parts[at][:-1], gap) if gap else parts[at][:-1]
    _unite(words, parts, left, behind)
    return parts


def _unite(words: list[str], parts: list[tuple[str, ...]], left: list[int], behind: dict[int, str]) -> None:
    """Give those words that are *left* their part, as one with their neighbours; a space stands *behind* most words."""
    while left:
        start = end = left[-1]
        while left and left[-1] >= start - 2 * REACH:
            start = left.pop()
        start, end = max(0, start - REACH), min(end + REACH + 1, len(words))
        gaps = [behind.get(at, " ") for at in range(start, end)]
        last = gaps.pop()
        whole = "".join(chain.from_iterable(zip(words[start:end], [*gaps, ""], strict=True)))
        parts[start:end] = [(*_split(whole), last) if last else tuple(_split(whole))]


def _left(words: list[str], parts: list[tuple[str, ...]]) -> list[int]:
    """Return which words still have no part, when those that stand behind no number have got theirs."""
    left = []
    for at, part in enumerate(parts):
        if not part:
            if not at or not words[at - 1][-1:].isdecimal():
                parts[at] = _behind_words(words[at])
            if not parts[at]:
                left.append(at)
    return left


def _split(text: str) -> list[str]:
    patterns = _compiled()
    found: list[str] = patterns.token.findall(text)
    if text.isascii() or max(text) < _PLAIN or not patterns.clustered.search(text):
        return found
    ends = set()
    end = 0
    for cluster in patterns.cluster.findall(text):
        end += len(cluster)
        ends.add(end)
    whole, pending, end = [], "", 0
    for token in found:
        end += len(token)
        pending += token
        if end in ends:
            whole.append(pending)
            pending = ""
    return whole
