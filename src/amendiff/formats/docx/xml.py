"""XML parts read without trust: no document types, no entities, nothing fetched, not too many elements."""

from typing import Any

from amendiff.errors import BadArchive, ExtraMissing, TooLarge
from amendiff.formats.docx.parts import R, W

TAGS = 1_000_000
"""The most tags in one part: what they take in memory grows with their number, not with their bytes."""


def reader() -> Any:
    """Return the package that reads XML; raise ExtraMissing where it is not installed."""
    try:
        from lxml import etree
    except ImportError:
        raise ExtraMissing(
            "Word files need the package lxml", hints=("install it: pip install 'amendiff[docx]'",)
        ) from None
    return etree


def parsed(data: bytes, name: str, shown: str) -> Any:
    """Return the root of the part *name* of the file *shown*.

    Raises BadArchive for broken XML or a document type, TooLarge, and ExtraMissing without lxml.
    """
    etree = reader()
    if data.count(b"<") > TAGS:
        raise TooLarge(f"{name} in {shown} has more than {TAGS} tags, which is the limit")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le")[1:] in data:
        raise _document_type(name, shown)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadArchive(f"{name} in {shown} is broken XML: {error.msg}", code="AD111") from None
    if root.getroottree().docinfo.doctype:
        raise _document_type(name, shown)
    return root


def _document_type(name: str, shown: str) -> BadArchive:
    return BadArchive(f"{name} in {shown} declares a document type, which no Word file has", code="AD111")


def w(name: str) -> str:
    """Return *name* of WordprocessingML as lxml writes it."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """Return *name* of the namespace of relationships as lxml writes it."""
    return f"{{{R}}}{name}"


def value(element: Any, path: str) -> str:
    """Return the ``w:val`` of the element at *path* below *element*, or ``""``."""
    found = element.find(path, {"w": W}) if element is not None else None
    return (found.get(w("val")) or "") if found is not None else ""
