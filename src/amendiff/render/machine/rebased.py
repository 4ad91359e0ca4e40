"""Machine output of amendments on a revised draft."""

import msgspec

from amendiff.analyse.rebase.outcome import CarriedAmendment, Place, Rebased, Status, Suggestion
from amendiff.model.operation import Operation
from amendiff.model.wording import operation_in_words
from amendiff.render.machine.contract import Envelope, written


class RebasedOperation(msgspec.Struct, kw_only=True):
    """One operation on the revision: as drafted, and *operations*, what of it holds there."""

    id: str
    status: Status
    reason: str
    in_words: str
    operation: Operation
    operations: tuple[Operation, ...]
    places: tuple[Place, ...]
    suggestion: Suggestion | None
    accepted: bool


class RebasedAmendment(msgspec.Struct, kw_only=True):
    """One amendment on the revision; *ready* where it can be tabled to it as it stands."""

    id: str
    status: Status
    ready: bool
    against: str
    waits_for: tuple[str, ...]
    operations: tuple[RebasedOperation, ...]


class RebasedOut(Envelope, kw_only=True, tag="rebased"):
    """The amendments of a dossier on a revised draft; *files* were written for it."""

    dossier: str
    onto: str
    summary: str
    settled: bool
    amendments: tuple[RebasedAmendment, ...]
    files: tuple[str, ...]


def rebased_json(found: Rebased, onto: str, files: tuple[str, ...] = ()) -> str:
    """Return *found*, on the text called *onto*, as JSON."""
    return written(
        RebasedOut(
            dossier=found.dossier,
            onto=onto,
            summary=found.summary,
            settled=found.settled,
            amendments=tuple(_amendment(one) for one in found.amendments),
            files=files,
        )
    )


def _amendment(one: CarriedAmendment) -> RebasedAmendment:
    return RebasedAmendment(
        id=one.id,
        status=one.status,
        ready=one.ready,
        against=one.against,
        waits_for=one.waits_for,
        operations=tuple(
            RebasedOperation(
                id=each.id,
                status=each.status,
                reason=each.reason,
                in_words=operation_in_words(each.operation),
                operation=each.operation,
                operations=each.operations,
                places=each.places,
                suggestion=each.suggestion,
                accepted=each.accepted,
            )
            for each in one.operations
        ),
    )
