"""The majority that a vote needs, and whether its tally reaches it. Knows no files.

Who abstains is present but not voting (rule 86 of the General Assembly), so two thirds are of those for and against.
The Security Council needs nine votes in favour whatever the rest, and no permanent member against (Charter, Article 27
(3)). A text's own rule holds for the amendments to it (rule 84), unless theirs says otherwise.
"""

from amendiff.model.decision import Decision, Majority, Vote
from amendiff.model.dossier import Dossier
from amendiff.sentences import say

COUNCIL = 15
"""Members of the body to which Article 27 (3) applies."""
_WORDS = {
    "simple": say("needs a simple majority"),
    "two-thirds": say("needs two thirds"),
    "nine-without-veto": say("needs nine votes and no veto"),
}


def required(dossier: Dossier, decision: Decision) -> Majority | None:
    """Return the majority that *decision*, on *dossier* or an amendment to it, needs; ``None`` where none is known."""
    return decision.majority or dossier.identity.decision.majority


def needed(dossier: Dossier, decision: Decision) -> str:
    """Return the majority in words, with the number that it came to: ``needs two thirds: 67 of the 100 voting``."""
    majority = required(dossier, decision)
    if majority is None:
        return ""
    number = _number(decision.vote, majority)
    if number is None:
        return _WORDS[majority]
    least, voting = number
    return say("%(needed)s: %(least)s of the %(voting)s voting", needed=_WORDS[majority], least=least, voting=voting)


def _number(vote: Vote | None, majority: Majority) -> tuple[int, int] | None:
    if vote is None or vote.in_favour is None or vote.against is None or majority == "nine-without-veto":
        return None
    voting = vote.in_favour + vote.against
    return (-(-2 * voting // 3) if majority == "two-thirds" else voting // 2 + 1), voting


def fault(decision: Decision, majority: Majority | None) -> str:
    """Return why the outcome does not follow from the tally, or nothing where it does, or numbers are missing."""
    vote = decision.vote
    if vote is None or vote.in_favour is None or decision.outcome not in ("adopted", "rejected"):
        return ""
    adopted, many = decision.outcome == "adopted", vote.in_favour
    if majority == "nine-without-veto":
        if adopted and decision.reason == "veto":
            return "adopted, but a permanent member voted against"
        if adopted and many < 9:
            return f"adopted, but {many} in favour is short of nine"
        if not adopted and many >= 9 and decision.reason != "veto":
            return f"rejected, but {many} in favour is nine or more, and no veto is on record"
        return ""
    if (number := _number(vote, majority or "simple")) is None:
        return ""
    least, voting = number
    what = "two thirds of" if majority == "two-thirds" else "a majority of"
    if adopted and many < least:
        return f"adopted, but {many} in favour is short of {least}, {what} the {voting} voting"
    if not adopted and voting and many >= least:
        return f"rejected, but {many} in favour is {what} the {voting} voting"
    return ""
