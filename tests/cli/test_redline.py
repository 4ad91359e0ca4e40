"""A redline on a terminal holds both texts: rejecting all gives the old one, accepting all the new one."""

import re

from hypothesis import assume, given, settings, strategies as st
from rich.text import Text

from amendiff.analyse.redline import redline
from amendiff.application import read, weave
from amendiff.model.document import Document, Kind
from amendiff.render.terminal import Look, marked, redlined
from examples import examples
from strategies import Tabled, sets

NO_WORDS = (Kind.TABLE, Kind.FOOTNOTE)
"""A table has no words but those of its rows; a footnote goes and comes with its mention."""


def words(document: Document) -> str:
    """All words of *document* without spaces, between which lines may break."""
    return bare(" ".join(one.text for one in document if one.kind not in NO_WORDS).replace("\t", "|"))


def bare(text: str) -> str:
    return re.sub(r"[\s¶]|<U\+[0-9A-F]{4,6}>", "", text)


@given(sets(), st.sampled_from([24, 80, 100]))
@settings(max_examples=examples(150))
def test_brackets_hold_both_texts(tabled: Tabled, width: int) -> None:
    woven = weave(tabled.document, tabled.amendments)
    after = read(woven, [one.id for one in tabled.amendments])
    assume(not after.clashes)
    rows = redline(read(woven), after)
    shown = "\n".join(marked(row, Look(width)).plain for row in rows if row.provision.kind not in NO_WORDS)
    assume("{+" not in words(after.document) and "[-" not in words(tabled.document))
    rejected = re.sub(r"\{\+.*?\+\}", "", shown, flags=re.DOTALL)
    accepted = re.sub(r"\[-.*?-\]", "", shown, flags=re.DOTALL)

    assert sorted(words(tabled.document)) == sorted(bare(re.sub(r"\[-|-\]", "", rejected)))
    assert words(after.document) == bare(re.sub(r"\{\+|\+\}", "", accepted))


@given(sets(), st.sampled_from([24, 80]))
def test_colour_holds_both_texts_too(tabled: Tabled, width: int) -> None:
    """What is struck through is the old text's alone, what is underlined the new one's."""
    woven = weave(tabled.document, tabled.amendments)
    after = read(woven, [one.id for one in tabled.amendments])
    assume(not after.clashes)
    rows = [row for row in redline(read(woven), after) if row.provision.kind not in NO_WORDS]
    lines = [marked(row, Look(width, colored=True)) for row in rows]

    assert words(after.document) == bare("".join(kept(line, "strike") for line in lines))
    assert sorted(words(tabled.document)) == sorted(bare("".join(kept(line, "underline") for line in lines)))


def kept(line: Text, left_out: str) -> str:
    """The characters of *line* that do not have the style *left_out*."""
    gone = {n for span in line.spans if left_out in str(span.style) for n in range(span.start, span.end)}
    return "".join(character for n, character in enumerate(line.plain) if n not in gone)


@given(sets(), st.sampled_from([24, 80]))
def test_no_line_is_wider_than_asked(tabled: Tabled, width: int) -> None:
    woven = weave(tabled.document, tabled.amendments)
    after = read(woven, [one.id for one in tabled.amendments])
    assume(not after.clashes)

    assert [] == [line.plain for line in redlined(redline(read(woven), after), Look(width)) if line.cell_len > width]
