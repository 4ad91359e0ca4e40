"""The words of an item into the tokens of the grammar, sentence by sentence. Knows no operations.

Articles are dropped. New text that stands without quotation marks
behind the words that announce it is one BLOCK, up to the end of the item.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from amendiff.drafting.grammar import terminals
from amendiff.drafting.joints import joined, parted
from amendiff.drafting.quotations import Quotation
from amendiff.drafting.tokens import LONGEST, VERBS, Token

if TYPE_CHECKING:
    from re import Pattern

_ANNOUNCING = frozenset(("FOLLOWING", "READ", "READOUT", "INSERT", "SUBSTITUTE", "NEW", "WITH"))
_SPACE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_ARTICLE = re.compile(r"(?:the|an|a)\b(?!\.)|An?\b(?=\s+[a-z])", re.IGNORECASE)
_JOINING = re.compile(
    r"(?P<AND>(?:and\b(?!/)|as well as\b)|&)|(?P<COMMA>,)|(?P<SEMI>;)|"
    r"(?P<COLON>:(?:-|–|—)?)|(?P<DASH>[—–])|(?P<STOP>\.)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|against|if|unless|whether|reject\w*|withdr\w+)\b", re.IGNORECASE
)
"""What makes a report of an amendment none: "nobody proposed to delete"."""
_SENTENCE = re.compile(r"(?:Delete|Insert|Add|Replace|Omit|Leave out|Strike|Amend|Move|In|After|Before|At|For|The)\b")
_NOISE = re.compile(r"[\]\[”’»\"'*|]+")


@cache
def _words(dialect: str) -> "Pattern[str]":
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in terminals(dialect)))


def sentences(
    text: str, start: int, end: int, quotes: Sequence[Quotation], dialect: str
) -> Iterator[tuple[str, list[Token]]]:
    """Yield the sentences of the item from *start* to *end*, each with the label before it (``(a)``) and its tokens."""
    row = list(islice(_scan(text, start, end, quotes, dialect), LONGEST + 1))
    if len(row) > LONGEST:
        yield "", [Token("WORD", "", start, end)]
        return
    for label, sentence in parted(row):
        if kept := joined(sentence):
            yield label, kept


def _scan(text: str, start: int, end: int, quotes: Sequence[Quotation], dialect: str) -> Iterator[Token]:
    words = _words(dialect)
    recent: list[Token] = []
    at, n, steps = start, 0, 0
    while at < end:
        steps += 1
        if steps > 3 * LONGEST:
            yield from [Token("WORD", "", start, end)] * (LONGEST + 1)
            return
        if found := _SPACE.match(text, at, end):
            at = found.end()
            continue
        while n < len(quotes) and quotes[n].start < at:
            n += 1
        limit = min(end, quotes[n].start) if n < len(quotes) else end
        if at == limit:
            token = Token("QUOTE", "", at, min(quotes[n].end, end))
        elif (found := _NOISE.match(text, at, limit)) is not None:
            at = found.end()
            continue
        elif found := _JOINING.match(text, at, limit):
            token = Token(found.lastgroup or "", found[0].lower(), at, found.end())
        elif (
            (found := _ARTICLE.match(text, at, limit))
            and not (recent and recent[-1].type == "NOUN" and text[at] == "A")
            and not _begins_term(words, text, at, limit)
        ):
            at = found.end()
            continue
        else:
            found = words.match(text, at, limit)
            assert found is not None
            kind = found.lastgroup or ""
            token = Token("WORD" if kind == "LEAD" and _DOUBT.search(found[0]) else kind, found[0], at, found.end())
        yield token
        recent.append(token)
        at = token.end
        if token.type == "QUOTE" and _ends_sentence(text, at, end):
            yield Token("STOP", ".", at, at)
        if token.type in ("COLON", "DASH", "READ", "READOUT", "INSERT") and (
            begin := _block(text, at, end, limit, recent, words)
        ):
            yield Token("BLOCK", "", begin, end)
            return


def _ends_sentence(text: str, at: int, end: int) -> bool:
    """Whether a quotation that holds its own full stop ends the sentence: the next one begins behind it."""
    if text[at - 2 : at - 1] not in (".", ";"):
        return False
    found = _SPACE.match(text, at, end)
    return found is not None and _SENTENCE.match(text, found.end(), end) is not None


def _begins_term(words: "Pattern[str]", text: str, at: int, limit: int) -> bool:
    """Whether the article belongs to a term: "the following", "a new", "the end of the paragraph"."""
    found = words.match(text, at, limit)
    return found is not None and found.lastgroup not in ("WORD", "NUMBER", "IDLE", "NOUN")


def _block(text: str, at: int, end: int, limit: int, recent: Sequence[Token], words: "Pattern[str]") -> int:
    """Return where new text without quotation marks begins behind the last of *recent*, or 0."""
    found = _SPACE.match(text, at, end)
    begin = found.end() if found else at
    last = recent[-1].type
    if next((one.type for one in reversed(recent) if one.type in VERBS), "") == "DELETE":
        return 0  # what is to go is named or quoted
    if begin >= end or begin >= limit or text[begin] in ":,;.":
        return 0
    if last in ("READ", "READOUT") and not (text[begin].isupper() or text[begin] in "(*" or text[begin].isdigit()):
        return 0
    if last == "INSERT":
        return 0
    if last in ("COLON", "DASH"):
        if recent[-2:-1] and recent[-2].type in ("READ", "READOUT"):
            pass
        elif not any(token.type in _ANNOUNCING for token in recent[-9:]):
            return 0
        if last == "DASH" and recent[-2:-1] and recent[-2].type not in (*VERBS, "FOLLOWING", "READ"):
            return 0
    if (
        any(token.type == "AMEND" for token in recent[-4:])
        and recent[-1 if last == "READ" else -2].text.lower().startswith("as follows")
        and _opens_sentence(text, begin, limit, words)
    ):
        return 0
    return begin


def _opens_sentence(text: str, at: int, limit: int, words: "Pattern[str]") -> bool:
    """Whether an instruction begins there: only words that are known, up to its verb or its first quotation."""
    known = 0
    while at < limit and known < 16:
        if found := _SPACE.match(text, at, limit) or _ARTICLE.match(text, at, limit) or _JOINING.match(text, at, limit):
            at = found.end()
            continue
        found = words.match(text, at, limit)
        if found is None or found.lastgroup == "WORD":
            return False
        if found.lastgroup in VERBS or found.lastgroup == "BE":
            return True
        at, known = found.end(), known + 1
    return known > 0
