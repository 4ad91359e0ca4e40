"""A document as plain words, and nothing else."""

from amendiff.model.document import Document, Kind, Provision


def label(provision: Provision) -> str:
    """Return the number of *provision* as it is printed before its words: ``3. ``, ``(a) `` or nothing."""
    number = provision.number
    if not number or provision.kind is Kind.HEADING:
        return ""
    return f"{number} " if number.startswith("(") or number.endswith((".", ")", "•")) else f"{number}. "


def words(provision: Provision) -> str:
    """Return the words of *provision* behind its number."""
    return label(provision) + provision.text.replace("\t", " | ")


def plain(document: Document) -> str:
    """Return *document* as plain words: provisions parted by a blank line, with their numbers, and one line end."""
    return "\n\n".join(words(provision) for provision in document if provision.kind is not Kind.TABLE) + "\n"
