"""What became of a text, as its metadata say it: life cycle, workflow and passive modifications.

Every operation that the version holds is one textual modification or more, from the part of the amendment that asks
for it to the provision that it changed.
"""

from collections.abc import Iterator, Mapping, Sequence

from amendiff.application import Reading, fates
from amendiff.formats.akn.vocabulary import attributes
from amendiff.formats.akn.words import reference
from amendiff.formats.akn.works import SOURCE, UNKNOWN_DATE, Work, amendment_of, text_of
from amendiff.model.amendment import Amendment, amendment_of as owner
from amendiff.model.change import Break, Change, Lift, Move, Place, Unite
from amendiff.model.decision import Decision
from amendiff.model.dossier import Dossier
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Operation,
    SplitProvision,
)


def type_of(operation: Operation) -> str:
    """Return the type of textual modification that *operation* is; a move is a renumbering, which comes closest."""
    match operation:
        case Insert() | InsertProvision():
            return "insertion"
        case Delete() | DeleteProvision():
            return "repeal"
        case MoveProvision():
            return "renumbering"
        case SplitProvision():
            return "split"
        case JoinProvisions():
            return "join"
        case _:
            return "substitution"


def lifecycle(work: Work, members: Sequence[Amendment]) -> str:
    """Return the events in the life of the text: tabled, and amended on which days; those without a date are left out.

    A day stands at each event of an amendment that was decided.
    """
    tabled = work.date or UNKNOWN_DATE
    events = f'<eventRef eId="eref_1"{attributes(date=tabled)} source="#original" type="generation"/>'
    dated = [(one.decision.date, one) for one in members if one.adopted and one.decision.date]
    for n, (day, one) in enumerate(dated, 2):
        named = attributes(eId=f"eref_{n}", date=day.isoformat(), source=f"#{reference(one.id)}", type="amendment")
        events += f"<eventRef{named}/>"
    return f'<lifecycle source="{SOURCE}">{events}</lifecycle>'


def workflow(decision: Decision, within: str = "") -> str:
    """Return what was decided on which day; nothing where that is not known. Its eId begins with *within*."""
    if decision.date is None:
        return ""
    outcome = f"#{decision.outcome}"
    step = attributes(eId=f"{within}step_1", date=decision.date.isoformat(), by="#author", outcome=outcome)
    return f'<workflow source="{SOURCE}"><step{step}/></workflow>'


def outcome(decision: Decision) -> str:
    """Return the outcome among the references, where the workflow names it."""
    if decision.date is None:
        return ""
    named = attributes(
        eId=decision.outcome, href=f"/akn/ontology/concept/outcome/{decision.outcome}", showAs=decision.outcome
    )
    return f"<TLCConcept{named}/>"


def passive(dossier: Dossier, reading: Reading, now: Mapping[str, str], was: Mapping[str, str]) -> str:
    """Return what the amendments of *reading* did to the text.

    *now* and *was* have the eIds of this version and of the text as tabled.
    """
    known = {one.id: one.put for one in dossier.amendments}
    before = text_of(dossier)
    written, count = "", 0
    for name, fate in fates(reading).items():
        amendment = known.get(owner(name))
        if fate.kind not in ("applied", "already there") or amendment is None:
            continue
        n = int(name.rpartition("/")[2])
        operation = amendment.operations[n - 1]
        places = list(dict.fromkeys(_places(reading.weave.changes[name], now, was, before)))
        if not places:
            continue
        count += 1
        source = amendment_of(dossier, amendment).portion(f"mod_{n}")
        inner = f"<source{attributes(href=source)}/>"
        inner += "".join(f"<destination{attributes(href=place)}/>" for place in places)
        written += f"<textualMod{attributes(type=type_of(operation), eId=f'textualMod_{count}')}>{inner}</textualMod>"
    return f"<passiveModifications>{written}</passiveModifications>" if written else ""


def _places(changes: Sequence[Change], now: Mapping[str, str], was: Mapping[str, str], before: Work) -> Iterator[str]:
    for change in changes:
        match change:
            case Place(provisions=provisions):
                depth = min((one.depth for one in provisions), default=0)
                names = [one.address for one in provisions if one.depth == depth]
            case Unite(at=at, head=head):
                names = [head if head in now else at]
            case Break(at=at, name=name):
                names = [at, name]
            case Lift(at=at) | Move(at=at):
                names = [at]
            case _:
                names = [change.at]
        for name in names:
            if name in now:
                yield f"#{now[name]}"
            elif name in was:
                yield before.portion(was[name])
