"""One HTML page that stands on its own: no script, no request, a few lines of style. Knows no site."""

from amendiff.render.html import direction, escape
from amendiff.render.visible import visible

_STYLE = (
    "body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.55 Georgia, serif } "
    "p { unicode-bidi: plaintext; text-align: start } [dir=rtl] p { unicode-bidi: isolate } "
    "p, h1 { overflow-wrap: anywhere } "
    "ins, del { unicode-bidi: isolate } ins { background: #dff3df; color: #063 } "
    "del { background: #fbe3e0; color: #700 } "
    ".depth-1 { margin-inline-start: 2em } .depth-2 { margin-inline-start: 4em } .depth-3 { margin-inline-start: 6em } "
    "table { margin-block: 1em } td { vertical-align: top; padding-inline-end: 1em } "
    "a.num { color: inherit; text-decoration: none } "
    ".says { border-inline-start: 3px solid; padding-inline-start: 0.8rem } "
    ".where { font: 0.85rem/1.4 system-ui, sans-serif; margin: 1.6rem 0 -0.6rem; break-after: avoid } "
    ":root { color-scheme: light dark } @media (prefers-color-scheme: dark) { "
    "ins { background: #12351f; color: #bfe8c8 } del { background: #46201d; color: #ffc9c2 } }"
)


def page(title: str, language: str, body: str, says: str = "", style: str = "") -> str:
    """Return *body* as a whole page; *says* tells readers how its words are known, *style* is added to the rules."""
    told = f'<p class="says">{escape(says)}</p>\n' if says else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction(language)}">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(visible(title))}</title>\n"
        f"<style>{_STYLE}{f' {style}' if style else ''}</style>\n{told}<main>\n{body}\n</main>\n</html>\n"
    )
