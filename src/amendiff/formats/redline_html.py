"""A redline as one HTML file that needs nothing else: it opens anywhere and survives being mailed. Opens no files.

Styles stand at each element, since mail programs drop style sheets.
"""

from collections.abc import Sequence
from html import escape

from amendiff.formats.marked_html import blocks, direction
from amendiff.model.tracked import Authors, Sign, Tracked

_LOOKS = {
    "+": ("ins", "color:#0b5d1e;background:#e6f4ea;text-decoration:underline"),
    "-": ("del", "color:#9b1c1c;background:#fdeaea;text-decoration:line-through"),
}


def redline_page(tracked: Tracked) -> str:
    """Return *tracked* as a page of its own, with who asks for what below the text."""

    def mark(inner: str, sign: Sign, by: Authors) -> str:
        tag, look = _LOOKS[sign]
        return f'<{tag} style="{look}" title="{escape(tracked.credits[by].name)}">{inner}</{tag}>'

    language = tracked.new.language
    title = escape(tracked.title or tracked.new.title or "Redline")
    body = "\n".join(blocks(tracked, mark))
    remarks = "".join(f"<p>{escape(one)}</p>" for one in tracked.remarks)
    people = "".join(
        f"<li><strong>{escape(tracked.credits[by].name)}</strong>{_said(tracked, by)}</li>"
        for by in sorted(tracked.credits)
    )
    below = f'<hr><ul style="font-size:85%">{people}</ul>' if people else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction(language)}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title></head>\n'
        f'<body style="font-family:Georgia,serif;line-height:1.5;max-width:42em;margin:2em auto;padding:0 1em">\n'
        f"<main>\n{body}\n</main>\n<footer>{below}{remarks}</footer>\n</body>\n</html>\n"
    )


def _said(tracked: Tracked, by: Sequence[str]) -> str:
    lines = [line for name in by for line in tracked.comments.get(name, "").split("\n") if line]
    return "".join(f"<br>{escape(line)}" for line in lines) if len(by) == 1 else ""
