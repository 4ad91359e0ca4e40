"""Amendments on a revised draft, held against plain strings and against what each revision truly did."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import assume, given, settings, strategies as st
from hypothesis.strategies import DrawFn

from amendiff.analyse.rebase import Carried, rebase
from amendiff.analyse.rebase.outcome import STATUSES
from amendiff.application import apply, read, weave
from amendiff.errors import AmendiffError
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import Delete, DeleteProvision, Insert, Operation, Replace, ReplaceThroughout
from examples import examples
from strategies import KINDS, WORDS_ONLY, Tabled, amendment, operations, sets, sub_amendments

IDENTITY = Identity(title="Invented", body="Council")


def dossier(base: Document, *amendments: Amendment) -> Dossier:
    return Dossier(name="invented", identity=IDENTITY, base=base, amendments=amendments)


def carried(base: Document, revision: Document, *asked: Operation) -> tuple[Carried, ...]:
    one = Amendment(id="A", sequence=1, operations=asked)
    return rebase(dossier(base, one), revision).amendments[0].operations


@given(sets(KINDS))
def test_onto_the_same_text_everything_holds_unchanged(tabled: Tabled) -> None:
    found = rebase(dossier(tabled.document, *tabled.amendments), tabled.document)

    assert tuple(tabled.amendments) == tuple(one.amendment for one in found.amendments)
    assert all(one.ready for one in found.amendments)
    assert all("holds" == each.status and each.reason == "" for one in found.amendments for each in one.operations)


@st.composite
def with_subs(draw: DrawFn) -> tuple[Document, list[Amendment]]:
    tabled = draw(sets(KINDS, most=1))
    parent = tabled.amendments[0]
    try:
        result = read(weave(tabled.document, [parent]), [parent.id]).document
    except AmendiffError:
        assume(False)
    drawn = draw(sub_amendments(parent.id, result))
    return tabled.document, [parent, amendment("S1", 9, drawn, f"tabled+{parent.id}")]


@given(with_subs())
def test_so_does_a_sub_amendment_in_the_result_of_its_parent(case: tuple[Document, list[Amendment]]) -> None:
    base, tabled = case
    try:
        weave(base, tabled)
    except AmendiffError:
        assume(False)

    found = rebase(dossier(base, *tabled), base)

    assert tuple(tabled) == tuple(one.amendment for one in found.amendments)


@settings(max_examples=examples(40))
@given(sets(KINDS), sets(KINDS, most=1))
def test_every_operation_has_one_status_whatever_the_revision(tabled: Tabled, other: Tabled) -> None:
    try:
        revisions = [other.document, apply([one.operation for one in other.drawn["A1"]], other.document)]
        revisions.append(apply([one.operation for one in tabled.drawn["A1"]], tabled.document))
    except AmendiffError:
        assume(False)
    for revision in revisions:
        found = rebase(dossier(tabled.document, *tabled.amendments), revision)

        asked = [name for one in tabled.amendments for name in map(one.operation_id, range(len(one.operations)))]
        assert asked == [each.id for one in found.amendments for each in one.operations]
        assert all(each.status in STATUSES for one in found.amendments for each in one.operations)
        kept = [one.amendment for one in found.amendments if one.amendment is not None]
        weave(revision, kept)  # what holds, resolves
        accepted = [each.id for one in found.amendments for each in one.operations if each.suggestion]
        taken = rebase(dossier(tabled.document, *tabled.amendments), revision, accepted)
        weave(revision, [one.amendment for one in taken.amendments if one.amendment is not None])
        assert accepted == [each.id for one in taken.amendments for each in one.operations if each.accepted]


@given(sets(KINDS, most=1, each=1))
def test_what_the_revision_took_over_is_contained_or_clashes_but_never_asked_for_twice(tabled: Tabled) -> None:
    """A revision that is the result of the amendment itself."""
    asked = [one.operation for one in tabled.drawn["A1"]]
    assume(len(asked) == 1)
    try:
        revision = apply(asked, tabled.document)
    except AmendiffError:
        assume(False)
    assume(revision != tabled.document)
    (one,) = carried(tabled.document, revision, *asked)

    if one.status == "holds":
        assert _repeats(asked[0]), one


def _repeats(operation: Operation) -> bool:
    """Whether the words, once put in, leave the place as it was, so that nothing shows that they were put in."""
    return not isinstance(operation, Replace | Insert | Delete | ReplaceThroughout)


# ---- only other provisions inserted, moved, renumbered ----------------------------------------------------------

_WORDS = "aid border calm duty effort fund grant harbour inquiry justice keeper labour market nation office".split()


def paragraph(tag: str, words: Sequence[str]) -> Provision:
    return Provision(tag, Kind.OPERATIVE, f"Decides {tag}x that {' '.join(words)} of {tag}y;", number=tag[2:])


@st.composite
def texts(draw: DrawFn) -> Document:
    """Paragraphs of which each has words that no other has, and many that others have, too."""
    count = draw(st.integers(2, 6))
    words = st.lists(st.sampled_from(_WORDS), min_size=4, max_size=9)
    return Document(tuple(paragraph(f"op{n}", draw(words)) for n in range(1, count + 1)))


@st.composite
def rearranged(draw: DrawFn, base: Document) -> list[tuple[str, str]]:
    """The words of the revision, each with the address that it had, ``""`` for what is new."""
    order = [(one.address, one.text) for one in base]
    if draw(st.booleans()):
        one = order.pop(draw(st.integers(0, len(order) - 1)))
        order.insert(draw(st.integers(0, len(order))), one)
    for n in range(draw(st.integers(0, 3))):
        new = f"Requests n{n}a the n{n}b to n{n}c upon n{n}d without n{n}e;"
        order.insert(draw(st.integers(0, len(order))), ("", new))
    return order


def written(order: list[tuple[str, str]]) -> Document:
    return Document(
        tuple(Provision(f"op{n}", Kind.OPERATIVE, words, number=str(n)) for n, (_, words) in enumerate(order, 1))
    )


@given(st.data())
def test_where_only_others_are_new_or_moved_everything_holds_and_edits_commute(data: st.DataObject) -> None:
    base = data.draw(texts())
    order = data.draw(rearranged(base))
    asked = [one.operation for one in data.draw(operations(base, WORDS_ONLY))]
    if data.draw(st.booleans()) and len(base.provisions) > 2:
        asked.append(DeleteProvision(at=data.draw(st.sampled_from([one.address for one in base]))))
    try:
        result = weave(base, [Amendment(id="A", sequence=1, operations=tuple(asked))])
        by_address = {one.address: one.text for one in read(result, ["A"]).document}
    except AmendiffError:
        assume(False)
    revision = written(order)

    found = carried(base, revision, *asked)

    assert all("holds" == one.status for one in found), found
    lifted = {one.at for one in asked if isinstance(one, DeleteProvision)}
    expected = [by_address[name] if name else words for name, words in order if name not in lifted]
    there = Amendment(id="A", sequence=1, operations=tuple(each for one in found for each in one.operations))
    assert expected == [one.text for one in read(weave(revision, [there]), ["A"]).document]


# ---- words changed: an oracle that knows what the revision did --------------------------------------------------


class Traced:
    """The tokens of a revised paragraph, each with the place that it had in the earlier one, or -1."""

    def __init__(self, tokens: list[str], origins: list[int]) -> None:
        self.tokens, self.origins = tokens, origins

    @property
    def kept(self) -> int:
        return sum(origin >= 0 for origin in self.origins)


@st.composite
def revised(draw: DrawFn, tokens: list[str]) -> Traced:
    found = [(token, n) for n, token in enumerate(tokens)]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(found)))
        gone = draw(st.integers(0, 2))
        come = draw(st.lists(st.sampled_from(("the", "war", "peace", "calm", "of", "new")), max_size=2))
        found[at : at + gone] = [(token, -1) for token in come]
    return Traced([token for token, _ in found], [origin for _, origin in found])


def longest(one: Sequence[str], other: Sequence[str]) -> int:
    """The longest common subsequence, plainly."""
    row = [0] * (len(other) + 1)
    for a in one:
        last = 0
        for n, b in enumerate(other, 1):
            last, row[n] = row[n], last + 1 if a == b else max(row[n], row[n - 1])
    return row[-1]


@settings(max_examples=examples(150))
@given(st.data())
def test_nothing_is_applied_at_a_place_that_explains_the_revision_worse_than_what_was_done(data: st.DataObject) -> None:
    """Every place that holds lies on an alignment that keeps as many words as the revision truly kept."""
    vocabulary = st.sampled_from(("the", "the", "war", "peace", "of", "calm", "Council", "urges"))
    tokens = data.draw(st.lists(vocabulary, min_size=3, max_size=14))
    there = data.draw(revised(tokens))
    assume(there.tokens)
    first = data.draw(st.integers(0, len(tokens) - 1))
    size = data.draw(st.integers(1, min(3, len(tokens) - first)))
    quote = " ".join(tokens[first : first + size])
    before = [n for n in range(len(tokens) - size + 1) if tokens[n : n + size] == tokens[first : first + size]]
    assume(all(later - earlier >= size for earlier, later in pairwise(before)))
    asked = Replace(at="op1", old=quote, new="NEW WORDS", occurrence=before.index(first) + 1)
    base, revision = (
        Document((Provision("op1", Kind.OPERATIVE, " ".join(side), number="1"),)) for side in (tokens, there.tokens)
    )

    (found,) = carried(base, revision, asked)

    if found.status == "holds":
        (result,) = apply(found.operations, revision)
        at = result.text.split(" ").index("NEW")
        assert [*there.tokens[:at], "NEW", "WORDS", *there.tokens[at + size :]] == result.text.split(" ")
        assert quote == " ".join(there.tokens[at : at + size])
        through = longest(tokens[:first], there.tokens[:at]) + size
        through += longest(tokens[first + size :], there.tokens[at + size :])
        assert through >= there.kept, found


@settings(max_examples=examples(150))
@given(st.data())
def test_of_twin_paragraphs_none_is_taken_for_the_other(data: st.DataObject) -> None:
    words = ("Decides to meet in the hall;", "Asks the clerk to report;", "Thanks all members for their work;")
    kinds = data.draw(st.lists(st.sampled_from(words), min_size=2, max_size=6))
    there = data.draw(
        st.lists(st.integers(0, len(kinds) - 1), min_size=1, max_size=len(kinds), unique=True).map(sorted)
    )
    order = [(f"op{n + 1}", kinds[n]) for n in there]
    for _ in range(data.draw(st.integers(0, 2))):
        order.insert(data.draw(st.integers(0, len(order))), ("", data.draw(st.sampled_from(words))))
    base = written([(f"op{n}", words) for n, words in enumerate(kinds, 1)])
    n = data.draw(st.integers(0, len(kinds) - 1))
    asked = data.draw(
        st.sampled_from([Insert(at=f"op{n + 1}", place="start", text="NEW"), DeleteProvision(at=f"op{n + 1}")])
    )

    (found,) = carried(base, written(order), asked)

    if found.status == "holds":
        at = int(found.operations[0].at.removeprefix("op")) - 1
        now = [words for _, words in order]
        through = longest(kinds[:n], now[:at]) + (kinds[n] == now[at]) + longest(kinds[n + 1 :], now[at + 1 :])
        moved = kinds.count(kinds[n]) == 1 == now.count(kinds[n])  # no twin, wherever it stands
        assert moved or through >= sum(bool(name) for name, _ in order)
