"""What commas, conjunctions, semicolons and letters do between the words of an item. Knows tokens, no text.

Of commas and conjunctions only those remain that mean something: LSEP inside a list of places or quotations, RANGE
between its ends, ALSO between two things to do.
"""

from collections.abc import Iterator, Sequence

from amendiff.drafting.tokens import BEGINS_PLACE, ENDS_PLACE, VERBS, Token
from amendiff.model.enumerators import readings, write

_BEGINS_PART = (
    VERBS
    | {"IN", "AFTER", "BEFORE", "BETWEEN", "FOR", "ATEND", "ATSTART", "WORDS", "NOUN", "ORD", "QUALIFIER"}
    | {"HEADING", "NEW", "FOLLOWING", "QUOTE", "LANGUAGE", "IDLE", "REST", "OCCTEXT", "LEAD"}
)
_FINITE = ("should", "shall", "will", "would", "must", "is", "are", "reads")


def parted(row: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Part a row of tokens at semicolons, full stops and the letters of a list."""
    label, sentence = "", list[Token]()
    for n, token in enumerate(row):
        ends = token.type in ("SEMI", "STOP")
        begins = n == 0 or row[n - 1].type in ("COLON", "DASH", "COMMA", "SEMI", "AND", "STOP")
        if token.type == "LABEL" and (begins or (row[n - 1].type == "QUOTE" and label and follows(label, token.text))):
            following = row[n + 1].type if n + 1 < len(row) else ""
            if following in _BEGINS_PART or following == "BE":
                behind_place = bool(sentence) and _last_place(sentence)
                alone = row[n - 1].type == "AND" and row[n - 2].type != "COMMA"
                if behind_place and alone and not (label and follows(label, token.text)):
                    sentence.append(token)
                    continue
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


def follows(label: str, next_: str) -> bool:
    """Whether the label *next_* comes behind *label* in one list: (b) behind (a), (ii) behind (i)."""
    plain, wanted = label.strip("().").lower(), next_.strip("().").lower()
    return any(write(style, value + 1).lower() == wanted for style, value in readings(plain) if plain)


def _last_place(sentence: Sequence[Token]) -> bool:
    real = [token for token in sentence if token.type not in ("AND", "COMMA")]
    return bool(real) and real[-1].type in ("LABEL", "NUMBER")


def joined(sentence: Sequence[Token]) -> list[Token]:
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
            if before.type in ENDS_PLACE and (behind.type in ("NUMBER", "LABEL", "CARDINAL", "COMPACT", "ORD")):
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
    if before.type in ENDS_PLACE and behind.type in BEGINS_PLACE:
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
        if token.type not in BEGINS_PLACE and token.type not in ("COMMA", "AND", "BIS", "OF", "BEGINNING", "QUOTE"):
            return False
    return False
