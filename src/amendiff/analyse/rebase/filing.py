"""A dossier for the revision: what holds is tabled to it, what a person must settle is kept apart, with why."""

from collections.abc import Iterator
from pathlib import Path

from amendiff.analyse.rebase.outcome import Carried, CarriedAmendment, Rebased
from amendiff.corpus.files import write_folder
from amendiff.corpus.revised import Entry, Shelf, revised_files
from amendiff.model.dossier import Dossier
from amendiff.model.operation import Operation
from amendiff.model.wording import operation_in_words


def write(rebased: Rebased, dossier: Dossier, base: str, folder: Path) -> tuple[Path, ...]:
    """Write the dossier of the revision, whose Markdown is *base*, as the new *folder*, and return its files.

    ``amendments`` has those that hold, ``to-settle`` those that a person must settle, ``contained`` those of which the
    revision has everything; nothing reads the last two. Raises OutputError or ReferenceProblem where the folder is
    there already, cannot be written, or its name cannot name a dossier; FileMissing where *dossier* has no files.
    """
    return write_folder(folder, revised_files(dossier, base, [_entry(one) for one in rebased.amendments]))


def _entry(one: CarriedAmendment) -> Entry:
    shelf: Shelf = "amendments" if one.ready else "contained" if _is_contained(one) else "to-settle"
    return Entry(
        id=one.id,
        shelf=shelf,
        operations=tuple(_operations(each, shelf) for each in one.operations),
        against=one.against,
        remarks=tuple(_remarks(one, shelf)),
        amendment=one.amendment if shelf == "amendments" else None,
    )


def _is_contained(one: CarriedAmendment) -> bool:
    return one.status == "already contained"


def _operations(each: Carried, shelf: Shelf) -> tuple[Operation, ...]:
    """What stands in the file for one operation: as it is on the revision where it holds, as drafted otherwise."""
    if shelf == "contained":
        return (each.operation,)
    if each.status == "already contained":
        return ()
    return each.operations if each.status == "holds" else (each.operation,)


def _remarks(one: CarriedAmendment, shelf: Shelf) -> Iterator[str]:
    if shelf == "contained":
        yield "The revision contains this already; the operations are as drafted, and nothing reads this file."
    elif shelf == "to-settle":
        yield f"To settle before it is tabled to the revision; then move this file to amendments/{one.id}.toml."
        yield "What holds has the addresses of the revision, all else stands as it was drafted for the earlier text."
        for name in one.waits_for:
            yield f"It amends {name}, which is to be settled first."
    for each in one.operations:
        if (each.status, each.reason) == ("holds", "") or shelf == "contained":
            continue
        gone = "; left out here" if each.status == "already contained" else ""
        why = f": {each.reason}" if each.reason else ""
        yield f"{each.id} {said(each)}{why}{gone}."
        if each.status in ("holds", "already contained"):
            continue
        yield f"  asked: {operation_in_words(each.operation)}"
        for place in each.places:
            if place.status not in ("holds", "already contained"):
                yield f"  earlier text, {place.at}: {place.words}"
                yield f"  revision, {place.new or 'gone'}: {place.stands}".rstrip(": ")
        if each.suggestion:
            there = each.suggestion
            yield f"  perhaps {there.at}: {there.words} (score {there.score:.2f}; --accept {each.id} takes it)"


def said(each: Carried) -> str:
    """Return the status as a verb: ``is already contained``."""
    return "is already contained" if each.status == "already contained" else each.status
