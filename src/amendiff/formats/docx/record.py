"""What travels in our own Word files beside the text: the operations as tabled, so that reading gives them back."""

import re
from html import escape

import msgspec

from amendiff.errors import BadShape
from amendiff.formats.docx.parts import HEAD, RECORD
from amendiff.model.amendment import Amendment

_OTHER = re.compile("[^ -~]")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The part in which they travel."""

    version: int = 1
    name: str = ""
    """Of the dossier."""
    title: str = ""
    body: str = ""
    symbol: str = ""
    language: str = "en"
    base: str = ""
    """The text as tabled, in Markdown."""
    shown: tuple[str, ...] = ()
    """The amendments whose changes are tracked in the file."""
    authors: dict[str, str] = {}
    """The name under which each stands there."""
    amendments: tuple[Amendment, ...] = ()


def record_part(record: Record) -> bytes:
    """Return *record* as a part of a Word file."""
    text = msgspec.json.encode(record, order="sorted").decode()
    ascii_only = _OTHER.sub(lambda found: _escape(found[0]), text)
    return f'{HEAD}<amendiff xmlns="{RECORD}">{escape(ascii_only, quote=False)}</amendiff>'.encode()


def _escape(sign: str) -> str:
    units = sign.encode("utf-16-be")
    return "".join(f"\\u{int.from_bytes(units[n : n + 2]):04x}" for n in range(0, len(units), 2))


def record_of(part: bytes, shown: str) -> Record | None:
    """Return the record in *part*, or ``None`` where the file *shown* has none. Raises BadShape."""
    if not part:
        return None
    try:
        return msgspec.json.decode(part, type=Record)
    except msgspec.DecodeError as error:
        raise BadShape(
            f"what amendiff put into {shown} for itself cannot be read: {error}",
            hints=("save the file anew in Word without its custom XML, or export it again",),
        ) from None
