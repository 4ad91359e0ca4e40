"""Instructions that do not say what the operations of their amendment do."""

from collections.abc import Iterator

from amendiff.analyse.checks.places import in_amendment
from amendiff.analyse.instructed import Instructed, instructed
from amendiff.errors import AmendiffError
from amendiff.model.amendment import Amendment
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding, Level

_TEXT = ("instruction", "text")


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for each instruction that disagrees with its operations, or that is not understood."""
    for amendment in dossier.amendments:
        try:
            held = instructed(dossier, amendment)
        except AmendiffError:  # told where its text is looked at
            continue
        if held is not None:
            yield from _of(dossier, amendment, held)


def _of(dossier: Dossier, amendment: Amendment, held: Instructed) -> Iterator[Finding]:
    for code in ("AD258", "AD263"):
        for told in (one for instruction in held.instructions for one in instruction.findings if one.code == code):
            level: Level = "error" if code == "AD258" else "warning"
            yield _finding(dossier, amendment, code, level, told.message, told.hint)
    mend = "mend the operations, or the instruction"
    match held.agreement:
        case "differs" if held.where:
            said = f"in {held.where} the operations give {_short(held.recorded)}, the instruction {_short(held.said)}"
            yield _finding(dossier, amendment, "AD461", "error", said, mend)
        case "differs":
            refused = [one for one in held.instructions if one.status == "unresolved" and one.findings]
            said = held.said or (refused[0].findings[-1].message if refused else "the text refuses it")
            yield _finding(dossier, amendment, "AD461", "error", f"its instruction cannot be followed: {said}", mend)
        case "extents":
            said = "the instruction gives the same text as the operations, but names other words or places"
            yield _finding(dossier, amendment, "AD463", "note", said, "")
        case "not understood" if dossier.identity.language.partition("-")[0].lower() != "en":
            pass  # every dialect is English
        case "not understood":
            yield _finding(dossier, amendment, "AD462", "note", _unread(held), "amendiff instruct parse shows more")
        case "agrees":
            pass


def _unread(held: Instructed) -> str:
    problem = next((one for one in held.instructions if one.status in ("not-understood", "ambiguous")), None)
    if problem is None:
        return "its instruction is not understood, and so not held against the operations"
    how = "not understood" if problem.status == "not-understood" else "ambiguous"
    return f"its instruction is {how}, and so not held against the operations: {_short(problem.source)}"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return repr(plain if len(plain) <= 80 else f"{plain[:77]}…")


def _finding(dossier: Dossier, amendment: Amendment, code: str, level: Level, message: str, hint: str) -> Finding:
    return Finding(
        code=code,
        level=level,
        dossier=dossier.name,
        message=f"{amendment.id}: {message}",
        at=in_amendment(dossier, amendment.id, _TEXT),
        hints=(hint,) if hint else (),
    )
