"""``amendiff decide``: what was decided, written into the record as it falls."""

from datetime import date as Date
from typing import TYPE_CHECKING, get_args

import click

from amendiff.cli.command import command, find_dossier, format_option, texts_option
from amendiff.model.decision import Majority, Outcome, Reason

if TYPE_CHECKING:
    from amendiff.analyse.motions import Motion


@command(
    "decide",
    short_help="Record what was decided.",
    examples=(
        "amendiff decide path-to-peace L.12 rejected --vote 31-71-59 --date 2025-02-24 --again --dry-run",
        "amendiff decide path-to-peace L.15/1 adopted --dry-run",
        "amendiff decide path-to-peace text adopted --vote 93-8-73 --again --dry-run --json",
    ),
)
@click.argument("dossier", metavar="DOSSIER")
@click.argument("target", metavar="AMENDMENT[/ITEM]")
@click.argument("outcome", type=click.Choice(get_args(Outcome)))
@click.option("--vote", metavar="80-20-60", help="In favour, against and abstaining.")
@click.option("--absent", type=click.IntRange(min=0), metavar="N", help="How many were absent.")
@click.option("--date", metavar="YYYY-MM-DD", help="The day; without it none is recorded.")
@click.option("--reason", type=click.Choice([one for one in get_args(Reason) if one]), help="Why it was rejected.")
@click.option("--order", type=click.IntRange(min=1), metavar="N", help="The place in the order of adoption.")
@click.option("--majority", type=click.Choice(get_args(Majority)), help="What the rule asks for.")
@click.option("--source", "sources", multiple=True, metavar="KEY", help="Who says so, by key; may be repeated.")
@click.option("--note", default="", help="What a reader should know.")
@click.option("--revised", metavar="FILE", help="The operations as orally revised, in TOML; - is standard input.")
@click.option("--again", is_flag=True, help="Record it in place of what was decided before.")
@click.option("--dry-run", is_flag=True, help="Say what would be recorded, and write nothing.")
@format_option("text", "json", default="text")
@texts_option
def run(
    dossier: str,
    target: str,
    outcome: Outcome,
    vote: str | None,
    absent: int | None,
    date: str | None,
    reason: Reason | None,
    order: int | None,
    majority: Majority | None,
    sources: tuple[str, ...],
    note: str,
    revised: str | None,
    again: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Record the OUTCOME of AMENDMENT in the file of the dossier; its comments and its order stay.

    AMENDMENT/ITEM is one operation of it, put to a separate vote; text stands for the text as a whole, and text#op2
    for a provision of it that is put to a separate vote. Says what falls or cannot be put any more, and what is still
    to be decided. The day is taken from --date alone.
    """
    from amendiff.analyse.motions import Ruling, decide
    from amendiff.cli import screen
    from amendiff.corpus import write_text

    found = find_dossier(dossier)
    what = Ruling(
        outcome=outcome,
        reason=reason or "",
        date=_day(date),
        order=order,
        majority=majority,
        vote=_tally(vote, absent),
        sources=sources,
        note=note,
        revised=_source(revised),
    )
    motion = decide(found, target, what, again=again)
    if not dry_run:
        write_text(motion.file, motion.source)
    if form == "json":
        screen.write(_json(found.name, motion, dry_run=dry_run) + "\n")
    else:
        _tell(motion, dry_run=dry_run)


def _tell(motion: "Motion", *, dry_run: bool) -> None:
    from amendiff.cli import screen
    from amendiff.cli.trouble import say

    lines = [motion.recorded, f"  {'would be written' if dry_run else 'written'} to {motion.file}"]
    lines += [f"{one.amendment}: {one.kind}; {one.reason}" for one in motion.follows]
    lines.append(f"still to be decided: {', '.join(motion.pending) or 'nothing'}")
    screen.write_safe("".join(f"{line}\n" for line in lines))
    for one in motion.findings:
        say(one.level, one.code, one.message, one.at, one.hints)


def _json(dossier: str, motion: "Motion", *, dry_run: bool) -> str:
    from amendiff.render.machine import found_out, written
    from amendiff.render.machine.receipts import DecidedOut, FollowsOut

    return written(
        DecidedOut(
            dossier=dossier,
            target=motion.target,
            file=str(motion.file),
            dry_run=dry_run,
            recorded=motion.recorded,
            decision=motion.decision,
            follows=tuple(
                FollowsOut(amendment=one.amendment, kind=one.kind, reason=one.reason) for one in motion.follows
            ),
            pending=motion.pending,
            findings=tuple(found_out(one) for one in motion.findings),
        )
    )


def _tally(vote: str | None, absent: int | None) -> tuple[int | None, ...]:
    parts = vote.replace("–", "-").split("-") if vote else []
    if len(parts) not in (0, 2, 3) or not all(part.isascii() and part.isdecimal() for part in parts):
        raise click.UsageError(f"{vote!r} is no vote: write 80-20-60, in favour, against and abstaining, or 80-20")
    numbers: list[int | None] = [int(part) for part in parts]
    if absent is not None:
        numbers += [None] * (3 - len(numbers)) + [absent]
    return tuple(numbers)


def _day(date: str | None) -> Date | None:
    if date is None:
        return None
    try:
        return Date.fromisoformat(date)
    except ValueError:
        raise click.UsageError(f"{date!r} is no day: write YYYY-MM-DD") from None


def _source(revised: str | None) -> str:
    if revised is None:
        return ""
    from amendiff.cli.texts import source_of
    from amendiff.corpus.references import FileReference, parse_reference

    reference = parse_reference(revised) if revised == "-" or revised.startswith("git:") else FileReference(revised)
    assert isinstance(reference, FileReference)
    return source_of(reference, revised).text
