"""Amendments in an Akoma Ntoso file: whose they are, their words, and their active modifications as operations."""

from typing import Any, get_args

import msgspec

from amendiff.errors import BadArchive
from amendiff.formats.akn.elements import below, child, children, local, named
from amendiff.formats.akn.modifications_in import Modifications
from amendiff.formats.akn.reading import root_of
from amendiff.model.decision import Basis
from amendiff.model.document import Document
from amendiff.model.operation import Operation

_HEADS = ("docNumber", "docTitle", "docProponent")


class ReadAmendment(msgspec.Struct, frozen=True):
    """What a file says of one amendment."""

    operations: tuple[Operation, ...]
    symbol: str = ""
    title: str = ""
    sponsors: tuple[str, ...] = ()
    instruction: str = ""
    basis: Basis = "attested"
    """How the words of the instruction are known."""
    report: tuple[str, ...] = ()


def amendments_in(raw: bytes, shown: str, document: Document) -> tuple[ReadAmendment, ...]:
    """Return the amendments to *document* in the file *raw*, called *shown*.

    Raises BadArchive for a file without any, or with modifications that do not say where or what, TargetNotFound for
    an eId that *document* does not have, and what ``root_of`` raises.
    """
    root = root_of(raw, shown)
    found = tuple(_read(one, document, shown) for one in below(root, "amendment"))
    if not found:
        raise BadArchive(
            f"{shown} holds a <{local(root)}>, and no amendment", hints=("make a dossier of it: amendiff import",)
        )
    return found


def _read(element: Any, document: Document, shown: str) -> ReadAmendment:
    reading = Modifications(element, document)
    reader = reading.reader
    operations: list[Operation] = []
    for one in (each for active in below(element, "activeModifications") for each in children(active)):
        if local(one) != "textualMod":
            reader.lost[f"<{local(one)}>, which changes no words"] += 1
            continue
        try:
            operations.append(reading.operation(one))
        except ValueError as error:
            raise BadArchive(f"the modification {named(one)!r} in {shown}: {error}", code="AD114") from None
    preface = child(element, "preface")
    words = {
        name: [reader.said(one).text for one in below(preface, name)] if preface is not None else [] for name in _HEADS
    }
    contents = below(element, "amendmentContent")
    said = next((one for one in contents if "instruction" in (one.get("class") or "")), None)
    lines = [reader.said(one).text for one in children(said)] if said is not None else []
    classes = (said.get("class") or "").split() if said is not None else []
    basis: Basis = next((known for known in get_args(Basis) if known in classes), "attested")
    return ReadAmendment(
        tuple(operations),
        next(iter(words["docNumber"]), ""),
        next(iter(words["docTitle"]), ""),
        tuple(words["docProponent"]),
        "\n".join(lines),
        basis,
        reader.report,
    )
