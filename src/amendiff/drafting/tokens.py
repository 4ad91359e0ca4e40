"""The words of an item into the tokens of the grammar, with separators told apart. Knows no operations.

Articles are dropped; of commas and conjunctions only those remain that mean something: LSEP inside a list of places
or quotations, RANGE between its ends, ALSO between two things to do. New text that stands without quotation marks
behind the words that announce it is one BLOCK, up to the end of the item.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from amendiff.drafting.grammar import terminals
from amendiff.drafting.quotations import Quotation

if TYPE_CHECKING:
    from re import Pattern

_ENDS_PLACE = frozenset(("NUMBER", "CARDINAL", "LABEL", "NOUN", "HEADING", "ORD", "BIS", "COMPACT", "NEWMARK"))
_BEGINS_PLACE = frozenset(("NUMBER", "CARDINAL", "LABEL", "NOUN", "HEADING", "ORD", "QUALIFIER", "COMPACT", "COUNT"))
LONGEST = 2000
"""Words of one item; what has more is no instruction."""

VERBS = frozenset(("DELETE", "INSERT", "REPLACE", "SUBSTITUTE", "AMEND", "MOVE", "RENUMBER", "MERGE", "SPLIT"))
_BEGINS_PART = (
    VERBS
    | {"IN", "AFTER", "BEFORE", "BETWEEN", "FOR", "ATEND", "ATSTART", "WORDS", "NOUN", "ORD", "QUALIFIER"}
    | {"HEADING", "NEW", "FOLLOWING", "QUOTE", "LANGUAGE", "IDLE", "REST", "OCCTEXT", "LEAD"}
)
_FINITE = ("should", "shall", "will", "would", "must", "is", "are", "reads")
_ANNOUNCING = frozenset(("FOLLOWING", "READ", "READOUT", "INSERT", "SUBSTITUTE", "NEW", "WITH"))
_SPACE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_ARTICLE = re.compile(r"(?:the|an|a)\b(?!\.)|An?\b(?=\s+[a-z])", re.IGNORECASE)
_JOINING = re.compile(
    r"(?P<AND>(?:and|or|as well as)\b(?:/or\b)?|&)|(?P<COMMA>,)|(?P<SEMI>;)|"
    r"(?P<COLON>:(?:-|–|—)?)|(?P<DASH>[—–])|(?P<STOP>\.)",
    re.IGNORECASE,
)
_NOISE = re.compile(r"[\]\[”’»\"'*|]+")


class Token(msgspec.Struct, gc=False):
    """A word or sign with its place in the text."""

    type: str
    text: str
    start: int
    end: int
    comma: bool = False
    """Whether a comma stood before it."""


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
    for label, sentence in _parted(row):
        if joined := _joined(sentence):
            yield label, joined


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
            token = Token(found.lastgroup or "", found[0], at, found.end())
        yield token
        recent.append(token)
        at = token.end
        if token.type in ("COLON", "DASH", "READ", "READOUT", "INSERT") and (
            begin := _block(text, at, end, limit, recent, words)
        ):
            yield Token("BLOCK", "", begin, end)
            return


def _begins_term(words: "Pattern[str]", text: str, at: int, limit: int) -> bool:
    """Whether the article belongs to a term: "the following", "a new", "the end of the paragraph"."""
    found = words.match(text, at, limit)
    return found is not None and found.lastgroup not in ("WORD", "NUMBER", "IDLE", "NOUN")


def _block(text: str, at: int, end: int, limit: int, recent: Sequence[Token], words: "Pattern[str]") -> int:
    """Return where new text without quotation marks begins behind the last of *recent*, or 0."""
    found = _SPACE.match(text, at, end)
    begin = found.end() if found else at
    last = recent[-1].type
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


def _parted(row: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Part a row of tokens at semicolons, full stops and the letters of a list."""
    label, sentence = "", list[Token]()
    for n, token in enumerate(row):
        ends = token.type in ("SEMI", "STOP")
        if token.type == "LABEL" and (n == 0 or row[n - 1].type in ("COLON", "DASH", "COMMA", "SEMI", "AND", "STOP")):
            following = row[n + 1].type if n + 1 < len(row) else ""
            if following in _BEGINS_PART or following == "BE":
                behind_place = bool(sentence) and _last_place(sentence)
                if not (behind_place and following in ("IN", "NOUN", "AFTER", "BEFORE", "BE")) or row[n - 1].type in (
                    "COLON",
                    "DASH",
                ):
                    if sentence:
                        yield label, sentence
                    label, sentence = token.text, []
                    continue
        if (
            token.type in ("COLON", "DASH")
            and n + 1 < len(row)
            and row[n + 1].type in VERBS | {"IN", "AFTER", "BEFORE", "FOR"}
            and (sentence and not any(one.type in VERBS for one in sentence))
        ):
            token = Token("COMMA", ",", token.start, token.end)
        if ends:
            if sentence:
                yield label, sentence
            sentence = []
        else:
            sentence.append(token)
    if sentence:
        yield label, sentence


def _last_place(sentence: Sequence[Token]) -> bool:
    real = [token for token in sentence if token.type not in ("AND", "COMMA")]
    return bool(real) and real[-1].type in ("LABEL", "NUMBER")


def _joined(sentence: Sequence[Token]) -> list[Token]:
    """Tell what each comma, conjunction and "to" does, and drop those that do nothing."""
    found: list[Token] = []
    row = [token for token in sentence if token.type != "COLON"]
    n = 0
    while n < len(row):
        token = row[n]
        joint = n
        while joint < len(row) and row[joint].type in ("COMMA", "AND", "DASH"):
            joint += 1
        if joint > n:
            conjunction = any(one.type == "AND" for one in row[n:joint])
            dash = any(one.type == "DASH" for one in row[n:joint])
            before = found[-1] if found else None
            behind = row[joint] if joint < len(row) else None
            if before is not None and behind is not None:
                kind = _joint(before, behind, row, joint, found, conjunction=conjunction, dash=dash)
                if kind:
                    found.append(Token(kind, "and" if conjunction else ",", token.start, row[joint - 1].end))
            if behind is not None:
                row[joint] = Token(behind.type, behind.text, behind.start, behind.end, True)
            n = joint
            continue
        if token.type == "TO" and found and n + 1 < len(row):
            before, behind = found[-1], row[n + 1]
            if before.type in _ENDS_PLACE and (behind.type in ("NUMBER", "LABEL", "CARDINAL", "COMPACT", "ORD")):
                token = Token("RANGE", "to", token.start, token.end)
        follows = row[n + 1].type if n + 1 < len(row) else ""
        plain = token.text.lower()
        if token.type == "IN" and plain == "from" and (follows == "QUOTE" or (found and found[-1].type == "WORDS")):
            token = Token("FROM", token.text, token.start, token.end)
        elif token.type == "NOUN" and follows == "QUOTE" and plain in ("text", "clause", "provision"):
            token = Token("WORDS", token.text, token.start, token.end, token.comma)
        if token.type not in ("IDLE", "NOTE", "LEAD", "REASON") or not found:
            found.append(token)
        n += 1
    return found


def _joint(
    before: Token,
    behind: Token,
    row: Sequence[Token],
    at: int,
    found: Sequence[Token],
    *,
    conjunction: bool,
    dash: bool,
) -> str:
    if before.type in _ENDS_PLACE and behind.type in _BEGINS_PLACE:
        if dash and behind.type in ("NUMBER", "LABEL", "COMPACT") and not conjunction:
            return "RANGE"
        if conjunction and _new_sentence(row, at, found):
            return "ALSO"
        return "LSEP"
    if before.type == "QUOTE" and (
        behind.type == "QUOTE" or (behind.type == "WORDS" and at + 1 < len(row) and row[at + 1].type == "QUOTE")
    ):
        later = row[at + (2 if behind.type == "WORDS" else 1) :][:1]
        follows = later[0].type if later else ""
        begun = [token.type for token in found]
        begun = begun[len(begun) - begun[::-1].index("ALSO") :] if "ALSO" in begun else begun
        if follows in ("WITH", "FOR") or (follows in ("AFTER", "BEFORE", "BE") and not VERBS.isdisjoint(begun)):
            return "ALSO" if conjunction or follows in ("WITH", "FOR", "BE") else ""
        return "LSEP" if conjunction or _lists_on(row, at) else ""
    return "ALSO" if conjunction else ""


def _lists_on(row: Sequence[Token], at: int) -> bool:
    """Whether a row of quotations goes on to an "and": “A”, “B” and “C”."""
    for n in range(at, len(row)):
        if row[n].type == "AND":
            return row[n + 1].type in ("QUOTE", "WORDS") and row[n - 1].type == "QUOTE" if n + 1 < len(row) else False
        if row[n].type not in ("QUOTE", "WORDS", "COMMA"):
            return False
    return False


def _new_sentence(row: Sequence[Token], at: int, found: Sequence[Token]) -> bool:
    """Whether what follows is a sentence of its own: "delete paragraph 3 and paragraph 4 should read"."""
    if not any(token.type in VERBS for token in found):
        return False
    if any(token.type == "BETWEEN" for token in found):
        return False
    passive = any(token.type == "BE" for token in found)
    for token in row[at:]:
        if token.type == "BE" or (token.type == "READ" and token.text.lower().startswith(_FINITE)):
            return not passive
        if token.type not in _BEGINS_PLACE and token.type not in ("COMMA", "AND", "BIS", "OF", "BEGINNING", "QUOTE"):
            return False
    return False
