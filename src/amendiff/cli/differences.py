"""What differs between two sides, written in the form that was asked for. Knows no options of the command line."""

import shutil
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec
from rich.text import Text as Line

from amendiff.analyse.summary import NOT_PARAGRAPHS, summary, things
from amendiff.cli import screen
from amendiff.cli.changes import Changes, alike, authors, changes
from amendiff.cli.sides import beneath, sides_of
from amendiff.cli.texts import Text
from amendiff.comparison.comparison import ALGORITHM
from amendiff.comparison.ignoring import Ignored
from amendiff.model.naming import in_a_row
from amendiff.render.apart import apart
from amendiff.render.folding import Compared
from amendiff.render.terminal import Look, difference, legend, plain, wrapped
from amendiff.render.visible import visible

if TYPE_CHECKING:
    from amendiff.cli.folders import Entry
    from amendiff.render.machine.differences import ComparisonOut
    from amendiff.render.machine.receipts import ComparedFile


class Asked(msgspec.Struct, frozen=True):
    """What was asked for: the form, and how to compare."""

    form: str
    context: int | None
    """Equal paragraphs around each change; None for all."""
    moves: bool = True
    ignore: Ignored = frozenset()
    plain: bool = False


def show_pair(old: str, new: str, asked: Asked) -> bool:
    """Write what differs between the texts that *old* and *new* name; return whether nothing does."""
    before, after = sides_of(old, new, plain=asked.plain)
    for said in dict.fromkeys((*before.notes, *after.notes)):
        screen.note(said)
    found = changes(before, after, moves=asked.moves, ignore=asked.ignore)
    if not asked.ignore and alike(found) and (said := beneath(before, after)):
        screen.note(f"the files differ {said}")
    compared = _compared(found, before, after, asked)
    match _form(asked.form):
        case "json":
            from amendiff.render.machine import written

            screen.write(written(_published(found, compared)) + "\n")
        case "html":
            screen.write(_page(compared, after, [_html(found, compared, after)]))
        case "md":
            from amendiff.render.marked_down import marked_down

            screen.write("\n".join(marked_down(compared)) + "\n")
        case form:
            for note in compared.notes:
                screen.note(note)
            screen.write_lines(_lines(form, found, compared, after))
    return found.same


def show_folders(old: str, new: str, asked: Asked) -> bool:
    """Write what differs between the files of two folders; return whether nothing does."""
    from amendiff.cli.folders import entries, in_words

    form = _form(asked.form)
    shown, same = [], 0
    for entry in entries(old, new, moves=asked.moves, ignore=asked.ignore, plain=asked.plain):
        if entry.change == "same":
            same += 1
        else:
            shown.append(entry)
    said = in_words(shown, same)
    for note in dict.fromkeys(note for entry in shown for side in entry.sides or () for note in side.notes):
        screen.note(note)
    match form:
        case "json":
            from amendiff.render.machine import written
            from amendiff.render.machine.receipts import FoldersOut

            files = tuple(_file_out(entry, asked) for entry in shown)
            out = FoldersOut(algorithm=ALGORITHM, summary=said, old=old, new=new, files=files)
            screen.write(written(out) + "\n")
        case "html":
            from amendiff.render.html import escape

            head = f"<h1>{escape(visible(f'{old} → {new}'))}</h1>\n<p>{escape(said)}</p>"
            parts = [head, *(_file_html(entry, asked) for entry in shown)]
            screen.write(_page(None, None, parts, f"{old} → {new}"))
        case "md":
            screen.write("\n".join([*_file_md(shown, asked), said]) + "\n")
        case _:
            screen.write_lines([*_file_lines(form, shown, asked), plain(said, "bold")])
    return all(entry.same for entry in shown)


def _compared(found: Changes, before: Text, after: Text, asked: Asked) -> Compared:
    context = len(found.rows) if asked.context is None else asked.context
    notes = tuple(found.comparison.notes) if found.comparison is not None else ()
    said = _summary(found, asked.ignore)
    rows = found.rows if asked.form == "stat" else tuple(map(apart, found.rows))
    return Compared(before.name, after.name, rows, said, ALGORITHM, context, found.same, notes)


def _form(form: str) -> str:
    """The form that there is room for."""
    from amendiff.render.side_by_side import NARROWEST

    if form == "side-by-side" and _columns() < NARROWEST:
        room = f"side by side needs {NARROWEST} columns and there are {_columns()}: shown word by word"
        screen.note(room if screen.is_terminal() else f"{room}; COLUMNS={NARROWEST} makes room where no terminal is")
        return "word"
    return form


def _columns() -> int:
    return shutil.get_terminal_size((80, 24)).columns


def _lines(form: str, found: Changes, compared: Compared, after: Text) -> Iterator[Line]:
    known, titles = authors(found, after)
    look = Look(screen.width(), screen.in_color(), known)
    whole = Look(look.width if screen.is_terminal() else 1_000_000, look.colored, known)
    match form:
        case "stat":
            from amendiff.render.counted import counted

            yield from counted(compared, whole.width)
            return
        case "unified":
            from amendiff.render.unified import unified

            yield from unified(compared, whole)
            if not compared.same:
                return
        case "side-by-side":
            from amendiff.render.side_by_side import side_by_side

            yield from side_by_side(compared, Look(_columns(), look.colored, known))
            yield plain("")
        case _:
            yield from wrapped(plain(f"{compared.old} → {compared.new}", "bold"), look.width, "", "  ")
            if not compared.same or any(row.change != "equal" for row in compared.rows):
                yield plain("")
                yield from difference(compared.rows, look, context=compared.context)
            yield plain("")
    if look.colored and titles:
        yield from legend(titles, look)
        yield plain("")
    yield from wrapped(plain(compared.summary), look.width)


def _published(found: Changes, compared: Compared) -> "ComparisonOut":
    """The differences in the published form, with the names of both sides and the summary that other forms have."""
    from amendiff.render.machine.differences import ComparisonOut, redline_out

    if found.comparison is None:
        known = redline_out(found.rows, compared.old, compared.new)
    else:
        known = msgspec.json.decode(found.comparison.to_json(), type=ComparisonOut)
    return msgspec.structs.replace(known, summary=compared.summary, old=compared.old, new=compared.new)


def _html(found: Changes, compared: Compared, after: Text, level: int = 1) -> str:
    from amendiff.render.compared_page import compared_html

    letters = {name: badge.letter for name, badge in authors(found, after)[0].items()}
    return compared_html(compared, letters, level=level, anchors=level == 1)


def _page(compared: Compared | None, after: Text | None, parts: Iterable[str], title: str = "") -> str:
    from amendiff.render.page import page

    name = title or (f"{compared.old} → {compared.new}" if compared else "")
    return page(name, after.document.language if after else "en", "\n".join(parts))


def _summary(found: Changes, ignore: Ignored) -> str:
    aside = f", {in_a_row(sorted(ignore))} aside" if ignore else ""
    renumbered = things(row.provision.kind for row in found.rows if row.change == "renumbered")
    if found.same:
        return ("only numbers differ" if renumbered else "nothing differs") + aside
    said: str = summary([row for row in found.rows if row.change not in ("equal", "renumbered")])
    if renumbered:
        said += f", {renumbered} renumbered"
    paragraphs = [row.change for row in found.rows if row.provision.kind not in NOT_PARAGRAPHS]
    total, equal = len(paragraphs), paragraphs.count("equal")
    return said + (f"; {equal} of {total} paragraphs equal" if total > 1 else "") + aside


def _file_lines(form: str, shown: Iterable["Entry"], asked: Asked) -> Iterator[Line]:
    for entry in shown:
        if entry.change != "changed" or entry.sides is None or entry.found is None:
            yield plain(f"{entry.path}: {entry.change}{f' ({entry.note})' if entry.note else ''}", "bold")
        else:
            compared = _compared(entry.found, *entry.sides, asked)
            if form == "stat":
                yield plain(f"{entry.path}: changed", "bold")
            yield from _lines(form, entry.found, compared, entry.sides[1])
        if form != "unified":
            yield plain("")


def _file_out(entry: "Entry", asked: Asked) -> "ComparedFile":
    from amendiff.render.machine.receipts import ComparedFile

    assert entry.change != "same"
    compared = None
    if entry.change == "changed" and entry.sides is not None and entry.found is not None:
        compared = _published(entry.found, _compared(entry.found, *entry.sides, asked))
    return ComparedFile(path=entry.path, change=entry.change, note=entry.note, comparison=compared)


def _file_html(entry: "Entry", asked: Asked) -> str:
    from amendiff.render.html import escape

    if entry.change != "changed" or entry.sides is None or entry.found is None:
        note = f" ({entry.note})" if entry.note else ""
        return f"<p>{escape(visible(f'{entry.path}: {entry.change}{note}'))}</p>"
    return _html(entry.found, _compared(entry.found, *entry.sides, asked), entry.sides[1], level=2)


def _file_md(shown: Iterable["Entry"], asked: Asked) -> Iterator[str]:
    from amendiff.render.marked_down import escaped, marked_down

    for entry in shown:
        if entry.change != "changed" or entry.sides is None or entry.found is None:
            yield escaped(f"{entry.path}: {entry.change}{f' ({entry.note})' if entry.note else ''}")
        else:
            yield from marked_down(_compared(entry.found, *entry.sides, asked))
        yield ""
