"""What all commands share: options, examples in the help, the corpus they read. Knows no command."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from amendiff.corpus import Corpus
    from amendiff.model.dossier import Dossier

F = TypeVar("F", bound=Callable[..., Any])


class Command(click.Command):
    """A command whose help ends with examples, each of which runs."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, unwrapped, so that they can be copied."""
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


def command(name: str, *, short_help: str, examples: Sequence[str]) -> Callable[[Callable[..., Any]], Command]:
    """Return a decorator that makes a command of a function, with the option that every command has."""

    def decorated(function: Callable[..., Any]) -> Command:
        made = click.command(name, cls=Command, short_help=short_help, examples=examples)(function)
        made.params.append(_color())
        return made

    return decorated


def _remember(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        ctx.find_root().meta[f"amendiff.{name}"] = value
        return value

    return callback


def _color() -> click.Option:
    return click.Option(
        ["--color"],
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        is_eager=True,
        expose_value=False,
        callback=_remember("color"),
        help="When to write in colour; auto follows NO_COLOR, FORCE_COLOR and the terminal.",
    )


pager_option = click.option(
    "--no-pager", is_flag=True, expose_value=False, callback=_remember("no_pager"), help="Do not page long output."
)

texts_option = click.option(
    "--texts",
    metavar="DIR",
    expose_value=False,
    callback=_remember("texts"),
    help="The folder of the corpus: otherwise AMENDIFF_TEXTS, or the nearest folder texts here or above.",
)


def format_option(*formats: str, default: str | None = None, automatic: str = "") -> Callable[[F], F]:
    """Return ``--format``, and ``--json`` where that is one of *formats*; the function receives ``form``."""

    def decorated(function: F) -> F:
        if "json" in formats:
            function = click.option("--json", "form", flag_value="json", type=str, help="The same as --format json.")(
                function
            )
        said = f"What to write.  [default: {automatic}]" if automatic else "What to write."
        return click.option(
            "--format", "form", type=click.Choice(formats), default=default, show_default=default is not None, help=said
        )(function)

    return decorated


def texts_root() -> Path:
    """Return the folder of the corpus that the running command reads. Raises FileMissing."""
    from amendiff.corpus.references import find_root

    return find_root(click.get_current_context().find_root().meta.get("amendiff.texts"))


def open_texts() -> "Corpus":
    """Return the corpus that the running command reads, opened once. Raises FileMissing."""
    from amendiff.corpus import open_corpus

    kept = click.get_current_context().find_root().meta
    if "amendiff.corpus" not in kept:
        kept["amendiff.corpus"] = open_corpus(texts_root())
    found: Corpus = kept["amendiff.corpus"]
    return found


def find_dossier(name: str) -> "Dossier":
    """Return the dossier *name*, by its name or the path of its folder, the same value each time it is asked for."""
    from amendiff.corpus.references import find_dossier as find

    found = find(name, open_texts)
    kept: dict[Path, Dossier] = click.get_current_context().find_root().meta.setdefault("amendiff.dossiers", {})
    return kept.setdefault(Path(found.path).resolve(), found)
