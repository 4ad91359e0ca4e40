"""Which formats a text can be exported to, what each is, and what it needs. Writes none of them."""

from importlib.util import find_spec
from typing import Any, NamedTuple

import click


class Form(NamedTuple):
    """One format."""

    name: str
    says: str
    extra: str = ""
    """The extra that brings what it needs."""
    package: str = ""
    """A package of that extra, by which one sees whether it is there."""
    binary: bool = False


ALL = (
    Form("docx", "Word: clean, or a redline with tracked changes", binary=True),
    Form("pdf", "PDF to print: clean, or a redline", "pdf", "weasyprint", binary=True),
    Form("html", "one page with nothing beside it: clean, or a redline"),
    Form("md", "Markdown, the notation of texts: clean"),
    Form("criticmarkup", "Markdown with the changes marked: a redline"),
    Form("akn", "Akoma Ntoso 3.0: clean, a redline, or amendments"),
    Form("json", "the whole dossier, without loss"),
    Form("csv", "amendments and decisions, a line each"),
    Form("diff", "plain words, as a unified diff"),
    Form("patch", "plain words, as diff-match-patch has it"),
)
BINARY = tuple(one.name for one in ALL if one.binary)


def listing() -> str:
    """Return the formats, a line each, with the command that installs what is missing."""
    width = max(len(one.name) for one in ALL)
    return "\n".join(f"  {one.name:<{width}}  {one.says}{_missing(one)}" for one in ALL)


def _missing(one: Form) -> str:
    if not one.extra or find_spec(one.package) is not None:
        return ""
    return f"; needs: pip install 'amendiff[{one.extra}]'"


class FormChoice(click.Choice[str]):
    """The name of a format; where there is none, or another, the message lists them all."""

    def __init__(self) -> None:
        super().__init__([one.name for one in ALL])

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what is said where no format is named."""
        return f"One of these:\n{listing()}"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or fail with the list."""
        if value not in self.choices:
            self.fail(f"there is no format {value!r}; one of these:\n{listing()}", param, ctx)
        return str(value)
