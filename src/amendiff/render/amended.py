"""An amendment in words, a paragraph for each thing that its file says. Knows no text that it amends."""

from collections.abc import Iterator

from amendiff.model.amendment import Amendment
from amendiff.model.wording import operation_in_words


def amended(amendment: Amendment) -> Iterator[tuple[str, str]]:
    """Return what *amendment* says, each with a short name: who asks, in what words, what is done, how it ended."""
    title = f" “{amendment.title}”" if amendment.title else ""
    yield "amendment", f"Amendment {amendment.id}{title}, number {amendment.sequence}, against {amendment.against}"
    if amendment.symbol:
        yield "symbol", f"Symbol: {amendment.symbol.value}"
    if amendment.sponsors:
        yield "sponsors", f"Sponsors: {', '.join(amendment.sponsors)}"
    if amendment.presented_by:
        yield "presented", f"Presented by {amendment.presented_by}"
    if amendment.instruction:
        yield "instruction", f"Instruction ({amendment.instruction.basis}): {amendment.instruction.text}"
    for n, operation in enumerate(amendment.operations, 1):
        yield f"operation{n}", f"{n}. {operation_in_words(operation)}"
    for n, operation in enumerate(amendment.revised.operations if amendment.revised else (), 1):
        yield f"revised{n}", f"As orally revised, {n}. {operation_in_words(operation)}"
    decision = amendment.decision
    day = f" on {decision.date.isoformat()}" if decision.date else ""
    yield "decision", f"Decision: {decision.outcome}{f' ({decision.reason})' if decision.reason else ''}{day}"
    if (vote := decision.vote) and vote.in_favour is not None:
        tally = ((vote.in_favour, "in favour"), (vote.against, "against"), (vote.abstaining, "abstaining"))
        yield "vote", f"Vote: {', '.join(f'{number} {said}' for number, said in tally if number is not None)}"
    if amendment.basis != "attested":
        yield "basis", f"The words of the operations are {amendment.basis}"
    if amendment.sources:
        yield "sources", f"Sources: {', '.join(amendment.sources)}"
    if amendment.note:
        yield "note", f"Note: {' '.join(amendment.note.split())}"
