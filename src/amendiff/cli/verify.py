"""``amendiff verify``: versions held against what sources say of them, or an official text against the amendments."""

import click

from amendiff.cli.command import command, find_dossier, format_option, open_texts, pager_option, texts_option


@command(
    "verify",
    short_help="Hold versions against what sources say.",
    examples=(
        "amendiff verify",
        "amendiff verify path-to-peace",
        "amendiff verify path-to-peace --json",
        "amendiff verify path-to-peace --against path-to-peace@tabled+L.12",
    ),
)
@click.argument("dossiers", metavar="[DOSSIER]...", nargs=-1)
@format_option("text", "json", default="text")
@click.option("--against", metavar="FILE", help="Tell which amendments explain this text, and what none of them does.")
@click.option("--all", "everything", is_flag=True, help="Show the attestations that hold, too.")
@pager_option
@texts_option
@click.pass_context
def run(ctx: click.Context, dossiers: tuple[str, ...], form: str, against: str | None, everything: bool) -> None:
    """Hold each version of each DOSSIER against what sources quote from it, say that it lacks, and count.

    Says which sets of amendments agree with everything. The exit code is 1 where a source says something that the
    record does not account for.

    With --against, says instead which amendments of one DOSSIER, and where it matters in which order, explain an
    official text: a file, standard input (-), git:REV:PATH or a version. Every word that no amendment explains is
    shown, with the amendment that comes nearest. The exit code is 0 where some set explains the text exactly.
    """
    if against is not None:
        _explained(ctx, dossiers, form, against)
    from amendiff.analyse.verify import verify
    from amendiff.cli import DIFFERENT, SAME, screen
    from amendiff.render import machine

    proofs = []
    for name in dossiers or open_texts().names:
        screen.progress(f"verifying {name}")
        proofs.append(verify(find_dossier(name)))
    screen.progress("")
    if form == "json":
        screen.write(machine.proof_json(proofs) + "\n")
    else:
        from amendiff.render.proof import proved
        from amendiff.render.terminal import Look

        screen.write_lines(proved(proofs, Look(screen.width(), screen.in_color()), everything=everything))
    ctx.exit(SAME if all(proof.ok for proof in proofs) else DIFFERENT)


def _explained(ctx: click.Context, dossiers: tuple[str, ...], form: str, against: str) -> None:
    from amendiff.analyse.explanation import explain
    from amendiff.analyse.versions import version
    from amendiff.cli import DIFFERENT, SAME, screen
    from amendiff.cli.texts import text_of
    from amendiff.markup import read_like

    if len(dossiers) != 1:
        raise click.UsageError("--against needs one DOSSIER whose amendments are to explain the text")
    text = text_of(against)
    if text.address:
        raise click.UsageError("--against needs a whole text, not one provision of it")
    dossier = find_dossier(dossiers[0])
    document = read_like(text.document, version(dossier, "tabled").document)
    found = explain(dossier, document, plain=text.plain)
    for note in text.notes:
        screen.note(note)
    if form == "json":
        from amendiff.render.machine.explanation import explanation_json

        screen.write(explanation_json(found, text.name) + "\n")
    else:
        from amendiff.render.explanation import explanation_lines
        from amendiff.render.terminal import Look

        screen.write_lines(explanation_lines(found, Look(screen.width(), screen.in_color())))
    ctx.exit(SAME if found.exact else DIFFERENT)
