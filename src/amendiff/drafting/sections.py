"""What drafters call the parts of a text that stand under headings: "Article 3", "the section headed “Fees”"."""

import re
from collections.abc import Iterable, Sequence

from amendiff.drafting.called import SECTIONS
from amendiff.drafting.errors import NotExpressible
from amendiff.drafting.quoting import marks
from amendiff.drafting.scope import Named, first_and_last
from amendiff.drafting.wording import WORDINGS
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.enumerators import BIS

_NUMBER = rf"(?:\d+[A-Za-z]?(?: (?:{BIS}))?|[IVXLC]+)"
_CALLED = re.compile(rf"(?P<name>(?:{'|'.join(SECTIONS)}) {_NUMBER})(?![\w.]*\w)", re.IGNORECASE)


def section_name(heading: Provision, dialect: str) -> str:
    """Return the name of what stands under *heading*. Raises NotExpressible where no quotation marks can hold it."""
    if found := _CALLED.match(heading.text):
        return found["name"]
    pair = marks(WORDINGS[dialect].marks, [heading.text])
    return f"the section headed {pair[0]}{heading.text}{pair[1]}"


def above(position: int, document: Document) -> list[Provision]:
    """Return the headings under which the provision at *position* stands, the innermost first."""
    found: list[Provision] = []
    own = document.provisions[position]
    level = own.level if own.kind is Kind.HEADING else 7
    for n in range(position - 1, -1, -1):
        one = document.provisions[n]
        if one.kind is Kind.ANNEX or level == 2:
            break
        if one.kind is Kind.HEADING and one.level < level:
            found.append(one)
            level = one.level
    return found


def within_section(provision: Provision, rivals: Iterable[Provision], document: Document, dialect: str) -> str:
    """Return " of Article 3": as many headings above *provision* as tell it from *rivals*, called by the same name.

    Raises NotExpressible where none do.
    """
    own = _names(provision, document, dialect)
    others = [set(_names(one, document, dialect)) for one in rivals]
    for chain in (*(own[: n + 1] for n in range(len(own))), *([name] for name in own)):
        if all(chain) and not any(names.issuperset(chain) for names in others):
            return "".join(f" of {name}" for name in chain)
    raise NotExpressible(f"no heading tells {provision.address} from others with its number")


def whole_section(heading: Provision, document: Document, dialect: str) -> tuple[str, str]:
    """Return the name of the section under *heading*, with those above it where they are needed, and its last address.

    Raises NotExpressible where it has no name of its own, or nothing stands under it.
    """
    last = first_and_last(Named(heading.address, section=True), document)[1]
    if not last:
        raise NotExpressible(f"nothing stands under {heading.address}")
    name = section_name(heading, dialect)
    rivals = [
        one for one in document
        if one.kind is Kind.HEADING and one.address != heading.address and _name(one, dialect) == name
    ]  # fmt: skip
    return name + (within_section(heading, rivals, document, dialect) if rivals else ""), last


def _names(provision: Provision, document: Document, dialect: str) -> Sequence[str]:
    return [_name(one, dialect) for one in above(document.position(provision.address), document)]


def _name(heading: Provision, dialect: str) -> str:
    """The name of a section, or ``""`` where it has none that can be said."""
    try:
        return section_name(heading, dialect)
    except NotExpressible:
        return ""
