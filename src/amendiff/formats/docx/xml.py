"""Names of the elements and attributes of a Word file as lxml writes them."""

from typing import Any

from amendiff.formats.docx.parts import R, W


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
