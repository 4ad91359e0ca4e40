"""Every kind of machine output, each with its published schema."""

from amendiff.render.machine import (  # noqa: F401
    compilation,
    deliberation,
    differences,
    explanation,
    findings,
    instructions,
    rebased,
    receipts,
    record,
    texts,
)
from amendiff.render.machine.contract import Envelope

KINDS: tuple[type[Envelope], ...] = tuple(Envelope.__subclasses__())
