"""The notation of texts: a strict subset of Markdown. Knows no files, amendments or dossiers.

Operations hold the provisions that they insert in this notation, so it lies below ``application``.
"""

from amendiff.markup.parse import parse_document, parse_loosely, parse_provisions, read_like
from amendiff.markup.render import escape, render_document, render_provisions

__all__ = [
    "escape",
    "parse_document",
    "parse_loosely",
    "parse_provisions",
    "read_like",
    "render_document",
    "render_provisions",
]
