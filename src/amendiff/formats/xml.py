"""XML read without trust: no document types, no entities, nothing fetched, not too many elements. Knows no format."""

from typing import Any

from amendiff.errors import BadArchive, ExtraMissing, TooLarge

TAGS = 1_000_000
"""The most tags in one part: what they take in memory grows with their number, not with their bytes."""
ATTRIBUTES = 2
"""The most attributes for each tag that is let in, for the same reason."""
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_FORBIDDEN = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", *_WIDE))


def reader(what: str = "Word files") -> Any:
    """Return the package that reads XML, for *what*; raise ExtraMissing where it is not installed."""
    try:
        from lxml import etree
    except ImportError:
        raise ExtraMissing(
            f"{what} need the package lxml", hints=("install it: pip install 'amendiff[docx]'",)
        ) from None
    return etree


def parsed(data: bytes, name: str, what: str = "Word files", *, tags: int = TAGS) -> Any:
    """Return the root of the XML *data* of at most so many *tags*, called *name* in messages; *what* such files are.

    Raises BadArchive for broken XML or a document type, TooLarge, and ExtraMissing without lxml.
    """
    etree = reader(what)
    if data.count(b"<") > tags:
        raise TooLarge(f"{name} has more than {tags} tags, which is the limit")
    if data.count(b'="') + data.count(b"='") > ATTRIBUTES * tags:
        raise TooLarge(f"{name} has more than {ATTRIBUTES * tags} attributes, which is the limit")
    if any(word in data for word in _FORBIDDEN):
        raise _document_type(name, what)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadArchive(f"{name} is broken XML: {error.msg}", code="AD111") from None
    except ValueError as error:  # an encoding that there is not
        raise BadArchive(f"{name} is broken XML: {error}", code="AD111") from None
    if root.getroottree().docinfo.doctype:
        raise _document_type(name, what)
    return root


def _document_type(name: str, what: str) -> BadArchive:
    return BadArchive(f"{name} declares a document type, which no {what.removesuffix('s')} has", code="AD111")
