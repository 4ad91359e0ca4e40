"""``amendiff verify``: versions held against what sources say of them."""

import click

from amendiff.cli.command import command, find_dossier, format_option, open_texts, pager_option, texts_option


@command(
    "verify",
    short_help="Hold versions against what sources say.",
    examples=("amendiff verify", "amendiff verify path-to-peace", "amendiff verify path-to-peace --json"),
)
@click.argument("dossiers", metavar="[DOSSIER]...", nargs=-1)
@format_option("text", "json", default="text")
@click.option("--all", "everything", is_flag=True, help="Show the attestations that hold, too.")
@pager_option
@texts_option
@click.pass_context
def run(ctx: click.Context, dossiers: tuple[str, ...], form: str, everything: bool) -> None:
    """Hold each version of each DOSSIER against what sources quote from it, say that it lacks, and count.

    Says which sets of amendments agree with everything. The exit code is 1 where a source says something that the
    record does not account for.
    """
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
