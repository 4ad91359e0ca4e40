"""LibreOffice reads what we write: rejecting all gives the old text, accepting all the new."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from msgspec.structs import replace

from amendiff.application import Reading
from amendiff.formats.docx.writing import docx
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.tracked import Tracked
from redlines import redlines
from strategies import Tabled

pytestmark = pytest.mark.xdist_group("office")
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: each example costs a second."""


def expected(document: Document) -> list[str]:
    """The words of *document* as a word processor has them: footnotes stand where they are referred to."""
    notes: dict[str, list[str]] = {}
    label = ""
    for one in document:
        if one.kind is Kind.FOOTNOTE:
            label = one.address.removeprefix("fn")
        elif one.depth == 0:
            label = ""
        if label:
            notes.setdefault(label, []).append(one.text)
    found: list[str] = []
    for one in document:
        if one.kind is Kind.FOOTNOTE:
            break
        if one.kind is not Kind.TABLE:
            found.append("[…]" if one.kind is Kind.GAP else _words(one, notes))
    return [text for text in found if text]


def _words(one: Provision, notes: dict[str, list[str]]) -> str:
    text = one.text
    for mark in sorted(one.marks, reverse=True):
        if mark.kind == "note":
            text = text[: mark.start] + "[^" + " " + "\n".join(notes[mark.target]) + "]" + text[mark.start :]
    return text


def said(blocks: list[dict[str, Any]]) -> list[str]:
    return [one["text"] for one in blocks if one["text"]]


def _footnote_beside_break(found: Tracked) -> bool:
    """Whether a paragraph with a footnote is split or joined: LibreOffice 7.4 then forgets that the break is marked."""
    return any(
        one.mark != "=" and any(piece.note for piece in one.pieces) and any(p.sign != one.mark for p in one.pieces)
        for one in found.paragraphs
    )


@settings(max_examples=60, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(redlines())
def test_all_accepted_and_all_rejected(judge: Any, drawn: tuple[Tabled, Reading, Tracked]) -> None:
    tabled, new, found = drawn
    assume(not _footnote_beside_break(found))
    if any(one.kind is Kind.FOOTNOTE for side in (found.old, found.new) for one in side):
        found = replace(found, comments={})  # LibreOffice 7.4 mixes up the footnotes behind a comment
    answer = judge(docx(found), "reject", "accept")

    assert expected(tabled.document) == said(answer["reject"])
    assert expected(new.document) == said(answer["accept"])
    assert (0, 0) == (answer["reject:left"], answer["accept:left"])
