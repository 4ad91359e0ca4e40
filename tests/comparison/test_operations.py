"""Operations from one version to the other: there are always some, and replayed they give the new text exactly."""

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from amendiff.application import apply, read, weave
from amendiff.comparison import compare
from amendiff.comparison.plain import without_last_line_end
from amendiff.errors import AmendiffError
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Provision
from strategies import documents, hostile, phrases

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
EMPTY = Document(())


def replayed(old, new):
    """What the operations from *old* to *new* give, woven: alone they change nothing."""
    operations = compare(old, new).operations
    woven = weave(old, [Amendment(id="A", sequence=1, operations=operations)])

    assert old == read(woven).document
    return apply(operations, old)


def written(document, like):
    """The Markdown of *document* with the numbers of *like*: those are positions, which no operation changes."""
    provisions = [
        Provision(one.address, one.kind, one.text, one.marks, other.number, one.depth, one.level)
        for one, other in zip(document.provisions, like.provisions, strict=True)
    ]
    return render_document(Document(tuple(provisions)))


def same(old, new):
    found = replayed(old, new)

    assert new == found
    assert render_document(new) == written(found, new)


def expressible(document):
    """Whether Markdown can say it: pieces put together at random may have no opening, or a sign out of place."""
    try:
        return parse_document(render_document(document)) == document
    except AmendiffError:
        return False


@st.composite
def pieces(draw):
    """A text, and some of its parts in any order."""
    whole = draw(documents())
    tops = [n for n, one in enumerate(whole.provisions) if one.depth == 0]
    order = draw(st.lists(st.sampled_from(tops), unique=True))
    return whole, Document(tuple(one for n in order for one in whole.provisions[n : whole.end(n)]))


@slow
@given(documents(), documents())
def test_any_text_becomes_any_other(old, new):
    same(old, new)


@slow
@given(documents())
def test_a_text_comes_from_nothing_and_goes_into_nothing(document):
    same(EMPTY, document)
    same(document, EMPTY)


@slow
@given(pieces(), st.booleans())
def test_parts_are_shuffled_taken_out_and_put_back(pair, back):
    assume(expressible(pair[1]))
    same(*(pair[::-1] if back else pair))


some = st.lists(hostile | phrases() | st.sampled_from(["", " ", "\n", "x;", "x."]), max_size=5)


@slow
@given(
    some.flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts) | some)),
    st.sampled_from(["\n\n", "\n"]),
)
def test_any_plain_text_becomes_any_other(pair, mark):
    old, new = (mark.join(parts).replace("\0", "0") for parts in pair)  # no Markdown holds the character U+0000
    found = compare(old, new)
    texts = [one.text for one in apply(found.operations, found.old)]

    said = without_last_line_end(old, new)[1]
    assert said in ("\n\n".join(texts), "\n".join(texts))
    assert new in (said, said + "\n", said + "\r\n")


TREES = """\
# Trees

The Town Council,

*Recalling* the drought[^1],

***

1. Plants lime trees;

2. Waters them.

[^1]: of last year
"""


SPRING = TREES.replace("[^1],", "[^0] and the flood[^1],") + "\n[^0]: of the spring\n"


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (TREES.replace("# Trees\n\n", ""), TREES, ["insert-provision"]),
        (TREES, TREES.replace("# Trees\n\n", ""), ["delete-provision"]),
        (TREES.replace("Trees", "Ponds"), TREES, ["retitle"]),
        ("Dig;\n\n***\n\nWater.\n", "The Council,\n\nDig;\n\n***\n\nWater.\n", ["insert-provision"]),
        ("The Council,\n\nDig;\n\n***\n\nWater.\n", "Dig;\n\n***\n\nWater.\n", ["delete-provision"]),
        (TREES, TREES.replace("last", "this"), ["replace"]),
        (TREES, TREES.replace("[^1]: of", "[^1]: *of*"), ["format"]),
        (TREES, TREES.replace("trees;", "trees[^1];"), ["replace-provision"]),
        (TREES, SPRING, ["replace-provision"]),
        (SPRING, TREES, ["replace-provision", "delete-provision"]),
    ],
)
def test_what_only_one_version_has_takes_few_operations(old, new, kinds):
    one, other = parse_document(old), parse_document(new)

    same(one, other)
    assert kinds == [operation.__struct_config__.tag for operation in compare(one, other).operations]


def test_an_annex_is_put_in_whole():
    old = parse_document(TREES)
    new = parse_document(TREES + "\n## Annex\n\nThe gardeners,\n\n***\n\nDig;\n\nWater.\n")

    same(old, new)
    assert ["annex"] == [operation.becomes for operation in compare(old, new).operations]


def test_footnotes_that_are_counted_anew_keep_the_order_of_the_new_text():
    old = parse_document("Trees[^1] and ponds[^2].\n\n[^1]: lime\n\n[^2]: deep\n")
    new = parse_document("Paths[^1], trees[^2] and ponds[^3].\n\n[^3]: deep\n\n[^1]: of sand\n\n[^2]: lime\n")
    found = replayed(old, new)

    assert new == found
    assert ["fn3", "fn1", "fn2"] == [*found.footnotes]


def test_a_text_becomes_one_of_another_kind():
    same(parse_document(TREES), parse_document("# Trees\n\nLime trees were planted.\n\nThey were watered.\n"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("*Recalling* the report,", "*Recalling also* the report,", ("Recalling", "Recalling also")),
        ("*requests* the clerk to come,", "*also requests* the clerk to come,", ("requests", "also requests")),
        ("Keep it **dry** and cool,", "Keep it **very dry** and cool,", ("dry", "very dry")),
    ],
)
def test_a_word_put_in_beside_emphasised_ones_replaces_one_of_them(old, new, words):
    one, other = (parse_document(f"# A title\n\n{text}\n") for text in (old, new))
    (found,) = compare(one, other).operations

    assert words == (found.old, found.new)
    assert other.provisions == apply([found], one).provisions
