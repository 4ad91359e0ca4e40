"""Every kind of machine output, each with its published schema."""

from amendiff.render.machine import (  # noqa: F401  # each says of itself what it publishes when it is imported
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
