"""The site's sentences: outcomes, votes, how a wording is known, what state a text is in. Adds no facts."""

import re
from collections.abc import Sequence
from datetime import date as Date
from itertools import groupby

from amendiff.analyse.cite import day_in_words
from amendiff.analyse.redline import Row, changed, redline
from amendiff.analyse.segments import Segment
from amendiff.analyse.versions import Version, version
from amendiff.application import read
from amendiff.errors import AmendiffError
from amendiff.model.amendment import EDITORIAL, Amendment
from amendiff.model.decision import Decision, Fact, Vote
from amendiff.model.dossier import Dossier, Wording

REASONS = {
    "majority": "more votes against than in favour",
    "votes-short": "fewer votes in favour than the rule asks for",
    "veto": "a permanent member voted against",
}
MAJORITIES = {
    "simple": "A simple majority of those voting was required.",
    "two-thirds": "A majority of two thirds of those voting was required (rules 83 to 85 of the General Assembly).",
    "nine-without-veto": "Nine votes in favour, and no vote against by a permanent member, were required "
    "(Charter, Article 27 (3)).",
}
BASES = {
    "attested": ("Attested", "A source prints these words."),
    "verbatim": ("Word for word", "A source prints these words."),
    "inferred": ("Inferred", "No source prints it; it follows from what sources say."),
    "reconstructed": (
        "Reconstructed",
        "No source that could be read prints these words as a whole; they are put together from the sources named.",
    ),
    "excerpt": ("Excerpt", "Parts of this text could not be read and are missing here."),
}
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)")
COUNTED = (("in_favour", "in favour"), ("against", "against"), ("abstaining", "abstaining"), ("absent", "absent"))


def outcome(decision: Decision) -> str:
    """Return the outcome as a word: ``rejected``, ``not moved``, ``not yet decided``."""
    return {"pending": "not yet decided", "not-moved": "not moved"}.get(decision.outcome, decision.outcome)


def why(decision: Decision) -> str:
    """Return why something was rejected, in words, or nothing."""
    return REASONS.get(decision.reason, "")


def votes(vote: Vote | None) -> str:
    """Return a tally in words: ``31 in favour, 71 against, 59 abstaining``, and what is not known."""
    if vote is None:
        return ""
    known = [f"{number} {said}" for name, said in COUNTED if (number := getattr(vote, name)) is not None]
    missing = [said for name, said in COUNTED[:3] if getattr(vote, name) is None]
    if not known:
        return ""
    return ", ".join(known) + (f"; how many {' or '.join(missing)} is not known" if missing else "")


def figures(vote: Vote | None) -> str:
    """Return a tally in figures: ``31–71–59``, or in words where a part is not known."""
    if vote is None or vote.in_favour is None:
        return ""
    if vote.against is None:
        return f"{vote.in_favour} in favour"
    if vote.abstaining is None:
        return f"{vote.in_favour}–{vote.against}, abstentions not known"
    return f"{vote.in_favour}–{vote.against}–{vote.abstaining}"


def day(when: Date | None) -> str:
    """Return *when* as ``24 February 2025``."""
    return day_in_words(when) if when else ""


def fact(one: Fact | None) -> str:
    """Return a stated value, marked where it is not attested: ``A/ES-11/L.12 (inferred)``."""
    if one is None:
        return ""
    return one.value if one.basis in ("attested", "verbatim") else f"{one.value} ({one.basis})"


def symbol(amendment: Amendment) -> str:
    """Return what an amendment is called in full: its symbol, marked where it is inferred, or its id."""
    return fact(amendment.symbol) or amendment.id


def counted(number: int, what: str) -> str:
    """Return *number* with its noun."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def state(dossier: Dossier) -> str:
    """Return in one sentence what became of a text and of its amendments."""
    decision = dossier.identity.decision
    tabled = [one for one in dossier.amendments if one.id != EDITORIAL]
    adopted = [one for one in tabled if one.adopted]
    said = {"adopted": "Adopted", "pending": "Not yet decided", "not-moved": "Not moved"}.get(
        decision.outcome, outcome(decision).capitalize()
    )
    if decision.date:
        said += f" on {day(decision.date)}"
    if decision.vote and (shown := figures(decision.vote)):
        said += f" by {shown}"
    if not tabled:
        return f"{said}. No amendment is in the record."
    if decision.outcome == "pending" and not adopted:
        return f"{said}. {counted(len(tabled), 'amendment')} tabled."
    if decision.outcome == "adopted" and not adopted:
        return f"{said}, unamended: {_all(len(tabled))} failed."
    return f"{said}. {len(adopted)} of {counted(len(tabled), 'amendment')} adopted{_effect(dossier, bool(adopted))}."


def _all(number: int) -> str:
    return "the one amendment to it" if number == 1 else f"all {number} amendments to it"


def _effect(dossier: Dossier, some: bool) -> str:
    if not some:
        return ""
    try:
        adopted = version(dossier, "adopted").reading
    except AmendiffError:
        return ""
    rows = changed(redline(read(adopted.weave), adopted)) if adopted else ()
    return f": {changes_in_words(rows)}" if rows else ""


def changes_in_words(rows: Sequence[Row]) -> str:
    """Return how many changes *rows* hold: words that go and those that come in their place are one."""
    whole = ("inserted", "deleted")
    found = [
        1 if row.change in whole else sum(1 for sign, _ in groupby(row.segments, _same) if not sign) for row in rows
    ]
    return f"{counted(sum(max(one, 1) for one in found), 'change')} in {counted(len(rows), 'paragraph')}"


def _same(segment: Segment) -> bool:
    return segment.sign == "="


def title_of(found: Version) -> str:
    """Return the name of a version for a heading: ``As tabled``, ``Draft of 21 February 2025``."""
    name = found.name
    if name.startswith("draft:"):
        draft = next((one for one in found.dossier.identity.drafts if f"draft:{one.date.isoformat()}" == name), None)
        return f"{draft.title or 'Draft'}, {day(draft.date)}" if draft else name
    named = {one.id: one.title for one in found.dossier.identity.readings}
    return {"tabled": "As tabled", "adopted": "As adopted"}.get(name) or named.get(name) or f"After {name}"


def of_version(name: str) -> str:
    """Return a version as a sentence names it: ``the adopted text``, ``the text with L.12``."""
    if name.startswith("draft:"):
        return f"the draft of {day(Date.fromisoformat(name[6:]))}" if _DAY.fullmatch(name[6:]) else name
    if name.startswith("tabled+") and "~" not in name:
        return f"the text with {' and '.join(name.split('+')[1:])}"
    return {"tabled": "the text as tabled", "adopted": "the adopted text"}.get(name, name)


def basis(wording: Wording | None) -> tuple[str, str]:
    """Return how a wording is known: a word, and a sentence."""
    if wording is None:
        return ("Not stated", "The record does not say how these words are known.")
    return BASES[wording.basis]
