"""Where each character of a provision's words stands in the Markdown that writes them. Knows no blocks.

A character that is not found (an entity that nobody expected, say) has an empty place behind the one before it: what
is made of the places stays whole, and only marks more than it might.
"""

import re

_FAR = 2_000
"""Characters of Markdown that are passed over in search of one: the target of a link may be long."""
_SPECIAL = frozenset("\\`*_[]<>|#&")
_SIGNS = _SPECIAL | {"\t"}
"""Characters that may stand for something else, or be written as something else, where they are next."""
_SIGN = re.compile(f"[{re.escape(''.join(sorted(_SIGNS)))}]")
_WORD = re.compile(rf"[^\s{re.escape(''.join(sorted(_SIGNS)))}]+|.", re.DOTALL)
"""What most often stands in Markdown as it is, or one character."""
_ENTITY = re.compile(r"&#(\d{1,7});|&#x([0-9a-f]{1,6});|&(amp|lt|gt|quot);", re.IGNORECASE)
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}

Span = tuple[int, int]


def offsets(words: str, markdown: str, start: int = 0) -> list[Span]:
    """Return for each character of *words* from where to where it stands in *markdown*, behind *start*, in order."""
    if markdown.startswith(words, start) and not _SIGN.search(words):
        return [(n, n + 1) for n in range(start, start + len(words))]
    found: list[Span] = []
    at = start
    for word in _WORD.findall(words):
        end = at + len(word)
        if word not in _SIGNS and markdown.startswith(word, at):
            found += zip(range(at, end), range(at + 1, end + 1), strict=True)
            at = end
            continue
        for character in word:
            found.append(_next(character, markdown, at) or (at, at))
            at = found[-1][1]
    return found


def _next(character: str, markdown: str, start: int) -> Span | None:
    """The next place of *character*: escaped or as an entity, or as it is where it needs neither."""
    plain: Span | None = None
    for at in range(start, min(len(markdown), start + _FAR)):
        here = markdown[at]
        if here == "\\" and markdown[at + 1 : at + 2] == character:
            return at, at + 2
        if here == "&" and (entity := _ENTITY.match(markdown, at)) and _said(entity) == character:
            return at, entity.end()
        if character == "\t" and markdown.startswith(" | ", at):
            return at, at + 3
        if here == character and plain is None:
            plain = (at, at + 1)
            if character not in _SPECIAL:
                return plain
    return plain


def _said(entity: re.Match[str]) -> str:
    decimal, hexadecimal, name = entity.groups()
    if name:
        return _NAMED[name.lower()]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if code < 0x110000 else ""
