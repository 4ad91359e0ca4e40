"""Proofs as lines of a terminal: what holds, what is known not to, which sets of amendments agree. Adds no facts."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from amendiff.analyse.verify import Checked, Proof, Set
from amendiff.render.terminal import Look, plain, wrapped

_COLORS = {"holds": "green", "known": "yellow", "fails": "bold red"}
_FEW = 4


def proved(proofs: Iterable[Proof], look: Look, *, everything: bool = False) -> Iterator[Text]:
    """Return *proofs*: failures, what is known not to hold, with *everything* also what holds, and the sets."""
    for n, proof in enumerate(proofs):
        if n:
            yield Text()
        yield plain(proof.dossier, "bold")
        yield from wrapped(plain(_counted(proof)), look.width, "  ")
        for status in ("fails", "known", "holds") if everything else ("fails", "known"):
            for checked in proof.checked:
                if checked.status == status:
                    yield from _attestation(checked, look)
        yield from _sets(proof, look)
        for finding in proof.findings:
            told = plain(f"{finding.level}[{finding.code}]: ", "bold").append_text(plain(finding.message))
            yield from wrapped(told, look.width, "  ", "    ")
            for hint in finding.hints:
                yield from wrapped(plain(f"hint: {hint}"), look.width, "    ", "      ")


def _counted(proof: Proof) -> str:
    count = {status: sum(one.status == status for one in proof.checked) for status in ("holds", "known", "fails")}
    total = len(proof.checked)
    known = f", {count['known']} known not to" if count["known"] else ""
    fails = f", {count['fails']} not accounted for" if count["fails"] else ""
    return f"{total} attestation{'s' * (total != 1)}: {count['holds']} hold{known}{fails}"


def _attestation(checked: Checked, look: Look) -> Iterator[Text]:
    said = checked.attestation
    what = f"“{said.words}”" if said.words else f"{said.number} {said.outcome}"
    text = plain(checked.status, _COLORS[checked.status])
    text.append_text(plain(f": {said.source} {said.kind} {what} of {said.version}"))
    yield from wrapped(text, look.width, "  ", "    ")
    if checked.reason and checked.status != "holds":
        for part in checked.reason.split("\n"):
            yield from wrapped(plain(part), look.width, "    ")


def _sets(proof: Proof, look: Look) -> Iterator[Text]:
    if not proof.tried:
        return
    steps = (
        ("what is quoted", proof.by_quotations),
        ("and what is lacking", proof.by_quotations_and_lacks),
        ("and what is counted", proof.agreeing),
    )
    yield from wrapped(
        plain(f"Of {proof.tried} set{'s' * (proof.tried != 1)} of amendments, these agree with"), look.width, "  "
    )
    for name, sets in steps:
        yield from wrapped(plain(_listed(sets, proof.adopted)), look.width, f"    {name:<20}")


def _listed(sets: tuple[Set, ...], adopted: Set) -> str:
    if not sets:
        return "none"
    shown = [_plus(one) + (" (the adopted set)" if set(one) == set(adopted) and adopted else "") for one in sets]
    more = len(shown) - _FEW
    return "; ".join(shown[:_FEW]) + (f"; and {more} more" if more > 0 else "")


def _plus(names: Set) -> str:
    return " + ".join(names) or "no amendment"
