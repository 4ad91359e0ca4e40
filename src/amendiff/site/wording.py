"""The site's sentences: outcomes, votes, how a wording is known, what state a text is in. Adds no facts."""

import re
from collections.abc import Sequence
from datetime import date as Date
from itertools import groupby

from amendiff.analyse.redline import Row, changed, redline
from amendiff.analyse.segments import Segment
from amendiff.analyse.versions import Version, version
from amendiff.application import read
from amendiff.errors import AmendiffError
from amendiff.model.amendment import EDITORIAL, Amendment
from amendiff.model.decision import Decision, Fact, Vote
from amendiff.model.dossier import Dossier, Wording
from amendiff.model.naming import BASES as IN_A_WORD, OUTCOMES
from amendiff.sentences import capital, count, day as in_words, joined, listed, own, row, say

REASONS = {
    "majority": say("more votes against than in favour"),
    "votes-short": say("fewer votes in favour than the rule asks for"),
    "veto": say("a permanent member voted against"),
}
MAJORITIES = {
    "simple": say("A simple majority of those voting was required."),
    "two-thirds": say(
        "A majority of two thirds of those voting was required (rules 83 to 85 of the General Assembly)."
    ),
    "nine-without-veto": say(
        "Nine votes in favour, and no vote against by a permanent member, were required (Charter, Article 27 (3))."
    ),
}
BASES = {
    "attested": (say("Attested"), say("A source prints these words.")),
    "verbatim": (say("Word for word"), say("A source prints these words.")),
    "inferred": (say("Inferred"), say("No source prints it; it follows from what sources say.")),
    "reconstructed": (
        say("Reconstructed"),
        say(
            "No source that could be read prints these words as a whole; they are put together from the sources named."
        ),
    ),
    "excerpt": (say("Excerpt"), say("Parts of this text could not be read and are missing here.")),
}
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)")
WAYS = {
    "in_favour": say("in favour"),
    "against": say("against"),
    "abstaining": say("abstaining"),
    "absent": say("absent"),
}
"""How a vote is cast."""
_MISSING = {
    "in_favour": say("how many in favour is not known"),
    "against": say("how many against is not known"),
    "abstaining": say("how many abstaining is not known"),
    "in_favour against": say("how many in favour or against is not known"),
    "in_favour abstaining": say("how many in favour or abstaining is not known"),
    "against abstaining": say("how many against or abstaining is not known"),
}


def outcome(decision: Decision) -> str:
    """Return the outcome as a word: ``rejected``, ``not moved``, ``not yet decided``."""
    return OUTCOMES[decision.outcome]


def why(decision: Decision) -> str:
    """Return why something was rejected, in words, or nothing."""
    return REASONS.get(decision.reason, "")


def cast(way: str, number: int) -> str:
    """Return how many voted one way: ``31 in favour``."""
    return {
        "in_favour": count(number, "%(number)s in favour", "%(number)s in favour"),
        "against": count(number, "%(number)s against", "%(number)s against"),
        "abstaining": count(number, "%(number)s abstaining", "%(number)s abstaining"),
        "absent": count(number, "%(number)s absent", "%(number)s absent"),
    }[way]


def votes(vote: Vote | None) -> str:
    """Return a tally in words: ``31 in favour, 71 against, 59 abstaining``, and what is not known."""
    if vote is None:
        return ""
    known = [cast(way, number) for way in WAYS if (number := getattr(vote, way)) is not None]
    missing = " ".join(name for name in tuple(WAYS)[:3] if getattr(vote, name) is None)
    if not known:
        return ""
    return joined("; ", (row(known), _MISSING[missing])) if missing in _MISSING else row(known)


def figures(vote: Vote | None) -> str:
    """Return a tally in figures: ``31–71–59``, or in words where a part is not known."""
    if vote is None or vote.in_favour is None:
        return ""
    if vote.against is None:
        return cast("in_favour", vote.in_favour)
    if vote.abstaining is None:
        return say("%(tally)s, abstentions not known", tally=f"{vote.in_favour}–{vote.against}")
    return own(f"{vote.in_favour}–{vote.against}–{vote.abstaining}")


def day(when: Date | None) -> str:
    """Return *when* as ``24 February 2025``."""
    return in_words(when) if when else ""


def fact(one: Fact | None) -> str:
    """Return a stated value, marked where it is not attested: ``A/ES-11/L.12 (inferred)``."""
    if one is None:
        return ""
    if one.basis in ("attested", "verbatim"):
        return own(one.value)
    return say("%(value)s (%(basis)s)", value=one.value, basis=IN_A_WORD[one.basis])


def symbol(amendment: Amendment) -> str:
    """Return what an amendment is called in full: its symbol, marked where it is inferred, or its id."""
    return fact(amendment.symbol) or own(amendment.id)


def state(dossier: Dossier) -> str:
    """Return in one sentence what became of a text and of its amendments."""
    decision = dossier.identity.decision
    tabled = [one for one in dossier.amendments if one.id != EDITORIAL]
    adopted = [one for one in tabled if one.adopted]
    said = outcome(decision)
    if decision.date:
        said = say("%(decided)s on %(date)s", decided=said, date=day(decision.date))
    if decision.vote and (shown := figures(decision.vote)):
        said = say("%(decided)s by %(tally)s", decided=said, tally=shown)
    said, number = capital(said), len(tabled)
    if not tabled:
        return say("%(decided)s. No amendment is in the record.", decided=said)
    if decision.outcome == "pending":
        return _on_the_table(said, tabled)
    if decision.outcome == "adopted" and not adopted:
        if number == 1:
            return say("%(decided)s, unamended: the one amendment to it failed.", decided=said)
        return count(
            number,
            "%(decided)s, unamended: all %(number)s amendments to it failed.",
            "%(decided)s, unamended: all %(number)s amendments to it failed.",
            decided=said,
        )
    told = {"decided": said, "adopted": len(adopted)}
    if adopted and (effect := _effect(dossier)):
        return count(
            number,
            "%(decided)s. %(adopted)s of %(number)s amendment adopted: %(changes)s.",
            "%(decided)s. %(adopted)s of %(number)s amendments adopted: %(changes)s.",
            changes=effect,
            **told,
        )
    return count(
        number,
        "%(decided)s. %(adopted)s of %(number)s amendment adopted.",
        "%(decided)s. %(adopted)s of %(number)s amendments adopted.",
        **told,
    )


def _on_the_table(said: str, tabled: Sequence[Amendment]) -> str:
    """What is still to be decided, where the text is."""
    still = [one for one in tabled if one.decision.outcome == "pending"]
    adopted = sum(one.adopted for one in tabled)
    if len(still) == len(tabled):
        return count(
            len(still),
            "On the table: the text as tabled and %(number)s amendment to it, not yet decided.",
            "On the table: the text as tabled and %(number)s amendments to it, none of them decided yet.",
        )
    sofar = count(
        adopted,
        "%(adopted)s of %(all)s amendments was adopted so far",
        "%(adopted)s of %(all)s amendments were adopted so far",
        adopted=adopted,
        all=len(tabled),
    )
    if not still:
        return say("%(decided)s; %(sofar)s, and none is left to decide.", decided=said, sofar=sofar)
    return count(
        len(still),
        "On the table: %(number)s amendment, not yet decided; %(sofar)s.",
        "On the table: %(number)s amendments, not yet decided; %(sofar)s.",
        sofar=sofar,
    )


def _effect(dossier: Dossier) -> str:
    try:
        adopted = version(dossier, "adopted").reading
    except AmendiffError:
        return ""
    rows = changed(redline(read(adopted.weave), adopted)) if adopted else ()
    return changes_in_words(rows) if rows else ""


def changes_in_words(rows: Sequence[Row]) -> str:
    """Return how many changes *rows* hold: words that go and those that come in their place are one."""
    whole = ("inserted", "deleted")
    found = [
        1 if row.change in whole else sum(1 for sign, _ in groupby(row.segments, _same) if not sign) for row in rows
    ]
    changes = count(sum(max(one, 1) for one in found), "%(number)s change", "%(number)s changes")
    return count(
        len(rows),
        "%(changes)s in %(number)s paragraph",
        "%(changes)s in %(number)s paragraphs",
        changes=changes,
    )


def _same(segment: Segment) -> bool:
    return segment.sign == "="


def title_of(found: Version) -> str:
    """Return the name of a version for a heading: ``As tabled``, ``Draft of 21 February 2025``."""
    name = found.name
    if name.startswith("draft:"):
        draft = next((one for one in found.dossier.identity.drafts if f"draft:{one.date.isoformat()}" == name), None)
        if draft is None:
            return name
        if not draft.title:
            return say("Draft, %(date)s", date=day(draft.date))
        return say("%(title)s, %(date)s", title=draft.title, date=day(draft.date))
    named = {one.id: own(one.title) for one in found.dossier.identity.readings}
    said = {"tabled": say("As tabled"), "adopted": say("As adopted")}.get(name) or named.get(name)
    return said or say("After %(name)s", name=name)


def of_version(name: str) -> str:
    """Return a version as a sentence names it: ``the adopted text``, ``the text with L.12``."""
    if name.startswith("draft:"):
        if not _DAY.fullmatch(name[6:]):
            return name
        return say("the draft of %(date)s", date=day(Date.fromisoformat(name[6:])))
    if name.startswith("tabled+") and "~" not in name:
        return say("the text with %(names)s", names=listed(name.split("+")[1:]))
    return {"tabled": say("the text as tabled"), "adopted": say("the adopted text")}.get(name) or own(name)


def basis(wording: Wording | None) -> tuple[str, str]:
    """Return how a wording is known: a word, and a sentence."""
    if wording is None:
        return (say("Not stated"), say("The record does not say how these words are known."))
    return BASES[wording.basis]
