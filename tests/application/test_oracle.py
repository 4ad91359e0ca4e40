"""Sets of amendments read from the weave, against the edits spliced into plain strings."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import HealthCheck, assume, given, settings, strategies as st

from amendiff.application import apply, fates, read, weave
from amendiff.application.findings import order_dependent
from amendiff.errors import AmendiffError
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Provision
from application.oracle import Asked, apart, clash, spliced_backwards, texts
from strategies import WITH_PROVISIONS, WORDS_ONLY, Tabled, amendment, phrases, sets, splits, word_operations


def asked(tabled: Tabled, names: Sequence[str]) -> list[Asked]:
    """All edits of the amendments *names*, by their place in the record."""
    sequence = {one.id: one.sequence for one in tabled.amendments}
    return [
        Asked((sequence[name], n, m), f"{name}/{n + 1}", edit)
        for name in names
        for n, drawn in enumerate(tabled.drawn[name])
        for m, edit in enumerate(drawn.edits)
    ]


def clashes(tabled: Tabled, edits: Sequence[Asked]) -> set[tuple[str, str]]:
    """The pairs of operations that change a shared word differently."""
    return {
        (min(one.operation, other.operation), max(one.operation, other.operation))
        for one, other in combinations(edits, 2)
        if one.edit.at == other.edit.at
        and one.operation != other.operation
        and clash(one.edit, other.edit, tabled.document[one.edit.at].text)
    }


@given(sets((*WORDS_ONLY, splits), rich=False))
def test_a_set_reads_as_its_edits_spliced_into_plain_strings(tabled: Tabled) -> None:
    names = [one.id for one in tabled.amendments]
    edits = asked(tabled, names)
    reading = read(weave(tabled.document, tabled.amendments), names)

    assert clashes(tabled, edits) == {clash.operations for clash in reading.clashes}

    if not reading.clashes:
        assert texts(tabled.document, edits) == [one.text for one in reading.document]


@given(sets((word_operations,), rich=False, most=3))
def test_edits_apart_from_each_other_are_those_of_splicing_by_hand(tabled: Tabled) -> None:
    """From the end of each provision to its start, one `text[:start] + new + text[end:]` at a time."""
    names = [one.id for one in tabled.amendments]
    edits = asked(tabled, names)
    assume(not clashes(tabled, edits))
    reading = read(weave(tabled.document, tabled.amendments), names)
    for provision in tabled.document:
        own = [one for one in edits if one.edit.at == provision.address]
        if apart(provision.text, own):
            assert spliced_backwards(provision.text, own) == reading.document[provision.address].text


@st.composite
def pairs_of_edits(draw: st.DrawFn) -> Tabled:
    """Two amendments of one operation each to a text of one paragraph."""
    document = Document((Provision("p1", Kind.PARAGRAPH, draw(phrases(least=2))),))
    drawn = {f"A{n}": [one] for n in (1, 2) if (one := draw(word_operations(document))) is not None}
    assume(len(drawn) == 2)
    return Tabled(document, [amendment(name, n, own) for n, (name, own) in enumerate(drawn.items(), 1)], drawn)


@given(pairs_of_edits())
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_a_pair_whose_order_matters_clashes_or_is_settled_by_a_rule(tabled: Tabled) -> None:
    """Applied one after the other in both orders, as strings: two results mean a clash, one gap, or one overtaken."""
    first, second = tabled.amendments
    asks = [one.operations[0] for one in tabled.amendments]
    assume(all(getattr(one, "occurrence", "only") == "only" and getattr(one, "join", "") == "words" for one in asks))

    def one_after_the_other(*order: Amendment) -> str | None:
        document = tabled.document
        try:
            for one in order:
                document = apply(one.operations, document)
        except AmendiffError:
            return None
        return document["p1"].text

    results = {one_after_the_other(first, second), one_after_the_other(second, first)}
    reading = read(weave(tabled.document, [first, second]), ["A1", "A2"])
    if reading.clashes:
        assert {("A1/1", "A2/1")} == {clash.operations for clash in reading.clashes}
        return
    kinds = {fate.kind for fate in fates(reading).values()}
    settled = kinds != {"applied"} or order_dependent(reading)
    if len(results) == 1 and None not in results:
        assert settled or results == {reading.document["p1"].text}
    elif None not in results and not settled:
        assert reading.document["p1"].text in results


@given(sets((*WITH_PROVISIONS, splits), rich=False))
def test_a_set_with_provisions_put_in_taken_out_and_moved_reads_as_the_oracle_says(tabled: Tabled) -> None:
    names = [one.id for one in tabled.amendments]
    reading = read(weave(tabled.document, tabled.amendments), names)
    assume(not reading.clashes)

    assert texts(tabled.document, asked(tabled, names)) == [one.text for one in reading.document]
