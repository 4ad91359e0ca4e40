"""Every kind of machine output, each with its published schema."""

from amendiff.render import compiled, deliberated, explanation, instructed, machine, rebased, receipts

KINDS: tuple[type[machine.Envelope], ...] = (
    *machine.KINDS,
    *receipts.KINDS,
    *deliberated.KINDS,
    *instructed.KINDS,
    *rebased.KINDS,
    *compiled.KINDS,
    *explanation.KINDS,
)
