"""What a text with CriticMarkup asks for: operations on the very words that are marked. Reads no files."""

import msgspec

from amendiff.comparison import compare
from amendiff.errors import CorpusError
from amendiff.formats.criticmarkup_in import marked, parts
from amendiff.markup import parse_document, read_like
from amendiff.model.document import Document
from amendiff.model.operation import Operation


class MarkedUp(msgspec.Struct, frozen=True):
    """What the marks ask for."""

    operations: tuple[Operation, ...]
    wanted: Document
    """The text with all changes accepted."""
    comments: tuple[str, ...]
    """Each once, in the order of the text."""
    marked: bool
    """Whether anything is marked."""


def marked_up(source: str, document: Document, shown: str) -> MarkedUp:
    """Return what *source*, the file *shown*, asks of *document*: what is marked, or what differs where nothing is.

    Raises CorpusError where rejecting all changes does not give the words of *document*, a StructureError for a side
    that has no parts, and TargetError where no operations give the text that is wanted.
    """
    found = parts(source)
    comments = tuple(dict.fromkeys(" ".join(one.comment.split()) for one in found if one.comment.strip()))
    if all(one.old == one.new for one in found):
        wanted = parse_document("".join(one.new for one in found), path=shown, language=document.language)
        wanted = read_like(wanted, document)
        return MarkedUp(compare(document, wanted).operations, wanted, comments, marked=False)
    old, wanted = (
        read_like(parse_document(text, path=f"{shown} ({which})", language=document.language), document)
        for text, which in (
            ("".join(one.old for one in found), "all changes rejected"),
            ("".join(one.new for one in found), "all changes accepted"),
        )
    )
    words = [(one.kind, one.text) for one in document]
    said = [(one.kind, one.text) for one in old]
    if words != said:
        differs = next((one[1] for n, one in enumerate(said) if one not in words[n : n + 1]), "")
        raise CorpusError(
            f"with all changes rejected, {shown} is not the text that it is drafted against: "
            f"it differs at {differs if len(differs) <= 60 else differs[:59] + '…'!r}",
            code="AD405",
            hints=("make a dossier of it with amendiff import, or name another version with --on",),
        )
    names = {one.address: ours.address for one, ours in zip(old, document, strict=True)}
    marks = marked(found, old, wanted)
    marks = msgspec.structs.replace(marks, old={names[name]: placed for name, placed in marks.old.items()})
    return MarkedUp(compare(document, wanted, given=marks.runs).operations, wanted, comments, marked=True)
