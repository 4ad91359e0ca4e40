"""Operations in the words of a dialect; where it has none, the error names the operation and who could say it."""

from collections.abc import Sequence

from amendiff.drafting import DIALECTS, NotExpressible, names, phrase
from amendiff.model.document import Document
from amendiff.model.operation import Operation
from amendiff.model.wording import operation_in_words


def phrased(operations: Sequence[Operation], dialect: str, document: Document) -> str:
    """Return *operations* on *document* as instructions in *dialect*, a line each.

    Raises NotExpressible, which names the first operation that cannot be said, and TargetError.
    """
    try:
        return phrase(operations, dialect, document)
    except NotExpressible as error:
        raise _named(error, operations, dialect, document) from None


def _named(error: NotExpressible, operations: Sequence[Operation], dialect: str, document: Document) -> NotExpressible:
    said = next((one for one in operations if not _sayable([one], dialect, document)), None)
    wanted = list(operations) if said is None else [said]
    others = [name for name in DIALECTS if name != dialect and _sayable(wanted, name, document)]
    what = "all of it together" if said is None else f"operation {operations.index(said) + 1}"
    words = "" if said is None else f": {operation_in_words(said, names(document, dialect))}"
    hint = f"it can be said with --dialect {' or '.join(others)}" if others else "no dialect has words for it"
    return NotExpressible(f"the dialect {dialect} cannot say {what}{words}", hints=(f"{error}", hint))


def _sayable(operations: Sequence[Operation], dialect: str, document: Document) -> bool:
    try:
        phrase(operations, dialect, document)
    except NotExpressible:
        return False
    return True
