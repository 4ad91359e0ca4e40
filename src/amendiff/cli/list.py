"""``amendiff list``: the dossiers of the corpus."""

from amendiff.cli.command import command, format_option, open_texts, pager_option, texts_option


@command("list", short_help="List the dossiers of the corpus.", examples=("amendiff list", "amendiff list --json"))
@format_option("text", "json", default="text")
@pager_option
@texts_option
def run(form: str) -> None:
    """List all dossiers with what was decided, how many amendments there are, and which versions can be named."""
    from amendiff.cli import screen
    from amendiff.render import machine

    corpus = open_texts()
    if form == "json":
        screen.write(machine.list_json(corpus) + "\n")
    else:
        from amendiff.render.record import listed
        from amendiff.render.terminal import Look

        screen.write_lines(listed(corpus, Look(screen.width(), screen.in_color())))
