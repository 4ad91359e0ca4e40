"""The compilation shows every proposal once, leaves the text as tabled readable, and each amendment, too."""

import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import assume, given, settings, strategies as st

from amendiff.analyse.compilation import Block, Bracket, Compilation, Entry, Piece, Proposal, Words, compilation
from amendiff.application import apply, read, weave
from amendiff.errors import AmendiffError
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.decision import Decision
from amendiff.model.document import Document, Kind
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import Delete, Insert, InsertProvision, Operation, Replace
from examples import examples
from strategies import KINDS, WORDS_ONLY, Tabled, amendment, sets, sub_amendments

IDENTITY = Identity(title="Invented", body="Council")


def paper(base: Document, *amendments: Amendment, everything: bool = False) -> Compilation:
    dossier = Dossier(name="invented", identity=IDENTITY, base=base, amendments=amendments)
    return compilation(dossier, everything=everything)


def tabled_words(pieces: Sequence[Piece]) -> str:
    """What stands there when nothing is adopted."""
    found = ""
    for piece in pieces:
        if isinstance(piece, Words):
            found += piece.text
        elif piece.does != "insert":
            found += tabled_words(piece.ways[0].pieces)
    return found


def with_only(pieces: Sequence[Piece], name: str) -> str:
    """What stands there when the amendment *name* is adopted, but for joining spaces."""
    found = ""
    for piece in pieces:
        if isinstance(piece, Words):
            found += piece.text
            continue
        own = [way for way in piece.ways if any(one.startswith(f"{name}/") for one in way.by)]
        if piece.does == "insert":
            found += with_only(own[0].pieces, name) if own else ""
        elif piece.does == "delete":
            found += "" if own else with_only(piece.ways[0].pieces, name)
        else:
            found += with_only((own or piece.ways)[0].pieces, name)
    return found


def named(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Bracket):
            for way in piece.ways:
                yield from way.by
                yield from named(way.pieces)


def shown(entries: Sequence[Entry]) -> set[str]:
    found: set[str] = set()
    for entry in entries:
        blocks: list[Block] = [entry.block] if entry.block else []
        for proposal in entry.proposals:
            found.update(proposal.by)
            blocks += proposal.blocks
        for block in blocks:
            found.update(named(block.pieces))
    return found


@given(sets(KINDS))
def test_every_operation_is_shown_and_the_text_as_tabled_stays_readable(tabled: Tabled) -> None:
    found = paper(tabled.document, *tabled.amendments)

    asked = {name for one in tabled.amendments for name in map(one.operation_id, range(len(one.operations)))}
    nothing = {  # it replaces a provision by the same
        name for name in asked if not weave(tabled.document, tabled.amendments).changes[name]
    }
    assert asked - nothing <= shown(found.entries)
    assert shown(found.entries) <= asked
    blocks = [entry.block for entry in found.entries if entry.block is not None]
    assert [(one.address, one.text) for one in tabled.document] == [
        (block.address, tabled_words(block.pieces)) for block in blocks
    ]


@st.composite
def one_with_sub(draw: st.DrawFn) -> tuple[Document, list[Amendment]]:
    tabled = draw(sets(WORDS_ONLY, most=1))
    parent = tabled.amendments[0]
    try:
        result = read(weave(tabled.document, [parent]), [parent.id]).document
        sub = amendment("S1", 9, draw(sub_amendments(parent.id, result)), f"tabled+{parent.id}")
        weave(tabled.document, [parent, sub])
    except AmendiffError:
        assume(False)
    return tabled.document, [parent, sub]


@given(one_with_sub())
def test_amendments_to_amendments_are_shown_in_the_words_of_these(case: tuple[Document, list[Amendment]]) -> None:
    base, tabled = case
    found = paper(base, *tabled)

    asked = {name for one in tabled for name in map(one.operation_id, range(len(one.operations)))}
    assert asked == shown(found.entries)
    assert [one.text for one in base] == [tabled_words(one.block.pieces) for one in found.entries if one.block]


@given(sets(WORDS_ONLY, most=3, rich=False))
def test_the_words_of_one_amendment_give_its_text(tabled: Tabled) -> None:
    one = tabled.amendments[0]
    try:
        expected = apply(one.operations, tabled.document)
    except AmendiffError:
        assume(False)
    alternatives = 0
    for entry in paper(tabled.document, *tabled.amendments).entries:
        assert entry.block is not None
        own = [it for it in entry.proposals if it.does == "alternative" and any(_of(one, by) for by in it.by)]
        alternatives += bool(own)
        if own:
            continue
        words = with_only(entry.block.pieces, one.id)
        assert squeezed(expected[entry.block.address].text) == squeezed(words)


def test_words_that_one_amendment_takes_out_twice_go_once():
    base = parse_document("The town decides at last.\n")
    at = base.provisions[0].address
    twice = Amendment(
        id="A1",
        sequence=1,
        against="tabled",
        operations=(Delete(at=at, words="at last"), Delete(at=at, words="decides at last")),
    )
    (entry,) = paper(base, twice).entries

    assert entry.block is not None
    assert "The town ." == with_only(entry.block.pieces, "A1")
    assert {"A1/1", "A1/2"} == set(named(entry.block.pieces))


def asking(name: str, *words: str) -> Amendment:
    deletions = tuple(Delete(at="p1", words=one) for one in words)
    return Amendment(id=name, sequence=int(name[1:]), against="tabled", operations=deletions)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("We seek peace.", (asking("A1", "peace", "peace."), asking("A2", "peace"))),
        ("red green blue", (asking("A1", "red", "blue"), asking("A2", "red"), asking("A3", "red green blue"))),
    ],
)
def test_what_an_amendment_asks_for_together_with_another_is_part_of_its_words(
    text: str, asked: tuple[Amendment, ...]
) -> None:
    base = parse_document(text)
    (entry,) = paper(base, *asked).entries

    assert entry.block is not None
    for one in asked:
        expected = apply(one.operations, base)["p1"].text
        assert squeezed(expected) == squeezed(with_only(entry.block.pieces, one.id))


def test_ways_and_those_who_ask_for_them_stand_in_the_order_of_the_record():
    base = parse_document("red green blue x")
    asked = (asking("A1", "red"), asking("A2", "red green blue x"), asking("A3", "red", "green blue x", "red green"))
    (entry,) = paper(base, *asked).entries

    assert entry.block is not None
    (bracket,) = [piece for piece in entry.block.pieces if isinstance(piece, Bracket)]
    assert [(), ("A1/1",), ("A2/1", "A3/1", "A3/2", "A3/3")] == [way.by for way in bracket.ways]


def _of(one: Amendment, operation: str) -> bool:
    return operation.rpartition("/")[0] == one.id


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def said(base: str, *asked: Operation | Sequence[Operation]) -> list[str]:
    """The paper in one line an entry, for cases."""
    from amendiff.markup import parse_document
    from amendiff.render.compiled_down import compiled_markdown

    amendments = [
        Amendment(
            id=f"A{n}",
            sequence=n,
            sponsors=(f"State {n}",),
            operations=tuple(one) if isinstance(one, Sequence) else (one,),
        )
        for n, one in enumerate(asked, 1)
    ]
    blocks = compiled_markdown(paper(parse_document(base), *amendments)).split("\n\n")
    return blocks[2 : blocks.index("## Proposals")]


BASE = "The Council,\n\n1. *Urges* all States to end the war by May;\n\n2. *Decides* to meet again."


def test_different_words_of_one_sentence_stand_beside_each_other() -> None:
    found = said(
        BASE,
        Replace(at="op1", old="war", new="conflict"),
        Insert(at="op1", after="May", text=", at the latest,"),
        Delete(at="op1", words="all"),
    )

    assert (
        "**1.** *Urges* [delete: all] (State 3 – A3) States to end the [war / conflict (State 1 – A1)] by May"
        " [, at the latest,] (State 2 – A2);"
    ) == found[1]


def test_those_that_overlap_exclude_each_other_and_those_alike_are_one() -> None:
    found = said(
        BASE,
        Replace(at="op1", old="the war", new="the conflict"),
        Replace(at="op1", old="end the war", new="stop the fighting"),
        Replace(at="op1", old="the war", new="the conflict"),
        Delete(at="op1", words="the war"),
    )

    assert (
        "**1.** *Urges* all States to [end the war / end the conflict (State 1 – A1; State 3 – A3)"
        " / stop the fighting (State 2 – A2) / end (State 4 – A4)] by May;"
    ) == found[1]


def test_an_outcome_hides_an_amendment_and_all_that_amend_it() -> None:
    from amendiff.markup import parse_document

    base = parse_document(BASE)
    gone = Amendment(
        id="A1",
        sequence=1,
        operations=(InsertProvision(after="op1", text="*Notes* the report;"),),
        decision=Decision(outcome="withdrawn"),
    )
    sub = Amendment(
        id="S1",
        sequence=2,
        against="tabled+A1",
        operations=(Replace(at="op1+A1", old="the report", new="a report"),),
    )

    assert ((), ("A1", "S1")) == (paper(base, gone, sub).proposers, paper(base, gone, sub).left_out)
    found = paper(base, gone, sub, everything=True)
    (new,) = [it for entry in found.entries for it in entry.proposals]
    assert isinstance(new, Proposal)
    assert ("new", "1 bis", ("A1/1",)) == (new.does, new.label, new.by)
    assert {"A1/1", "S1/1"} == shown(found.entries)
    assert all(entry.block is None or entry.block.kind is not Kind.GAP for entry in found.entries)


@settings(max_examples=examples(50))
@given(sets(KINDS))
def test_the_markdown_says_the_words_and_nothing_is_taken_for_a_sign(tabled: Tabled) -> None:
    from markdown_it import MarkdownIt

    from amendiff.formats.html_in import words_of
    from amendiff.render.compiled_down import compiled_markdown
    from amendiff.render.compiled_page import compiled_page

    found = paper(tabled.document, *tabled.amendments)
    written = words_of(MarkdownIt("commonmark").enable("table").render(compiled_markdown(found)))
    page = re.sub("</?(?:ins|del)[^>]*>", "", compiled_page(found))  # all words, whichever side they are on
    on_the_page = words_of(page)

    assert squeezed(on_the_page) == squeezed(written)
