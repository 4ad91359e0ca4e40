"""CriticMarkup: Markdown with ``{++put in++}`` and ``{--taken out--}``, both ways. Opens no files.

A break that comes or goes stands inside the marks, as an empty line. Where the text itself has such signs, a backslash
parts them. The formatting of words is that of the side on which they stand; a change of it alone is not marked.
"""

import re
from typing import Literal

from amendiff.markup import render_document
from amendiff.model.document import Document
from amendiff.model.tracked import Tracked

_MARKED = re.compile(r"\{\+\+(.*?)\+\+\}|\{--(.*?)--\}|\{~~(.*?)~>(.*?)~~\}|\{==(.*?)==\}|\{>>(.*?)<<\}", re.DOTALL)
_SIGNS = re.compile(r"\{(?=\+\+|--|~~|==|>>)|\+(?=\+\})|-(?=-\})|~(?=~\}|>)|=(?==\})|<(?=<\})")


def criticmarkup(tracked: Tracked) -> str:
    """Return *tracked* as CriticMarkup: rejecting all gives the Markdown of the old text, accepting all the new."""
    from amendiff.comparison.words import changes

    old, new = (_guarded(side) for side in (tracked.old, tracked.new))
    pieces = [(sign, text) for sign, text in changes(old, new) if text]
    marks = {"=": "{}", "-": "{{--{}--}}", "+": "{{++{}++}}"}
    return "".join(marks[sign].format(text) for sign, text in pieces)


def _guarded(document: Document) -> str:
    """The Markdown of *document*, in which no signs can be taken for marks."""
    return _SIGNS.sub(r"\\\g<0>", render_document(document))


def side(source: str, wanted: Literal["old", "new"]) -> str:
    """Return the Markdown that *source* gives with all changes rejected (``old``) or accepted (``new``)."""

    def kept(found: re.Match[str]) -> str:
        come, gone, was, now, shown, _ = found.groups()
        if wanted == "old":
            return gone or was or shown or ""
        return come or now or shown or ""

    return _MARKED.sub(kept, source)
