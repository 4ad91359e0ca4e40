"""CriticMarkup: both texts come back to the character, and an amendment drafted from marks touches the words marked."""

import pytest
from hypothesis import given, reject, settings, strategies as st

from amendiff.analyse.marked import marked_up
from amendiff.analyse.tracked import tracked
from amendiff.application import Reading, apply, read, weave
from amendiff.comparison import compare
from amendiff.errors import AmendiffError, CorpusError, StructureError
from amendiff.formats.criticmarkup import criticmarkup
from amendiff.formats.criticmarkup_in import parts, side
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import Insert, Replace
from amendiff.model.tracked import EPOCH, Credit, Tracked
from examples import examples
from strategies import Tabled
from tracked_changes import redlines

FEWER = settings(max_examples=examples(50))
signs = st.lists(
    st.sampled_from(("{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{==", "==}", "{>>", "<<}", "{", "}", "-", "+",
                     " a", " b ", "*", "`", "\\", "x", "\n")),
    min_size=1, max_size=9,
).map("".join)  # fmt: skip
"""Words of a text about CriticMarkup."""


def between(old: Document, new: Document) -> Tracked:
    """What one amendment changes that makes *new* of *old*."""
    operations = compare(old, new).operations
    woven = weave(old, [Amendment(id="A1", sequence=1, operations=operations)] if operations else [])
    names = ["A1"] if operations else []
    return tracked(read(woven), read(woven, names), {"A1": Credit("Norway {>>, A1<<}", EPOCH)})


def prose(*texts: str) -> Document:
    return Document(tuple(Provision(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(texts, 1)))


@given(st.lists(signs, min_size=1, max_size=3), st.lists(signs, min_size=1, max_size=3))
def test_signs_in_the_text_are_not_taken_for_marks(before: list[str], after: list[str]) -> None:
    try:
        old, new = (parse_document(render_document(prose(*side))) for side in (before, after))
        found = between(old, new)
    except AmendiffError:
        reject()
    written = criticmarkup(found)

    assert render_document(old) == side(written, "old")
    assert render_document(found.new) == side(written, "new")


@FEWER
@given(redlines())
def test_what_was_written_is_drafted_again(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    """The operations drafted from the marks give the new text, and nobody's comments are taken for words."""
    _, _, found = drawn
    try:
        wanted = parse_document(render_document(found.new))
        asked = marked_up(criticmarkup(found), found.old, "x.md")
    except StructureError:
        reject()

    assert wanted.provisions == asked.wanted.provisions
    assert wanted.provisions == apply(asked.operations, found.old).provisions


@given(st.text(st.sampled_from("{}+-~=<> a"), max_size=40))
def test_anything_is_read(source: str) -> None:
    found = parts(source)

    assert len(side(source, "old")) + len(side(source, "new")) <= 2 * len(source)
    assert source != side(source, "old") or all(one.old == one.new for one in found if not one.comment)


LINE = "# Paths\n\nPaths are very very wide, and the bridge is the old one.\n"


@pytest.mark.parametrize(
    ("source", "operation"),
    [
        ("very {--very --}wide", Replace(at="p1", old="very wide,", new="wide,")),
        ("{--very --}very wide", Replace(at="p1", old="very very", new="very")),
        ("very {~~very~>rather~~} wide", Replace(at="p1", old="very wide,", new="rather wide,")),
        ("very very wide{++ and long++}{>>Please.<<}", Insert(at="p1", after="wide", text="and long")),
        ("{==very very==}{>>Sure?<<} wi{--de--}{++ld++}", Replace(at="p1", old="wide", new="wild")),
    ],
)
def test_the_words_that_are_marked(source: str, operation: object) -> None:
    found = marked_up(LINE.replace("very very wide", source), parse_document(LINE), "x.md")

    assert (operation,) == found.operations


def test_another_text_is_refused() -> None:
    with pytest.raises(CorpusError) as error:
        marked_up(LINE.replace("very", "{++so++}"), parse_document(LINE), "x.md")

    assert "AD405" == error.value.code
    assert "it differs at 'Paths are   wide" in str(error.value)


@pytest.mark.slow
def test_many_marks_that_nothing_closes_are_read_in_one_go() -> None:
    """A million of them: looking for each end anew would take hours."""
    source = "{++{--{~~{==" * 250_000

    assert source == side(source, "old")
