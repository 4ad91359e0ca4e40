"""What holds for every text and every operation, and for texts that nobody would write on purpose."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from amendiff.application import apply
from amendiff.drafting import DIALECTS, Instruction, NotExpressible, parse, phrase
from amendiff.drafting.settling import changes
from amendiff.errors import AmendiffError
from amendiff.markup import parse_document
from amendiff.model.change import Change
from amendiff.model.document import Document, Provision
from amendiff.model.operation import Delete, DeleteProvision, Operation, Replace
from examples import examples
from strategies import KINDS, documents, operations

AMENDING = re.compile(
    r"delet|omit|remov|suppress|str[iu][kc]|le[fa][tv]|t[ao][ko]|repeal|eliminat|insert|add|append|inclu|introduc|replac|"
    r"chang|substitut|amend|revis|modif|reword|rephras|reformulat|redraft|recast|correct|alter|rewrit|restat|mov|transfer|"
    r"relocat|transpos|plac|shift|number|designat|letter|becom|merg|combin|join|amalgam|split|divid|read|follows|worded|"
    r"formulated|amendment",
    re.IGNORECASE,
)
WORDS = (
    "the", "in", "paragraph", "3", "operative", "after", "words", "“peace”", '"war"',
    "and", "with", "by", "for", "(a)",
    "second", "preambular", "section", "Article", ",", ";", ":", ".", "—", "not", "shall", "be", "title", "’",
    "annex",
    "\n",
    "to", "of", "end", "at the end", "throughout", "new", "following", "Council", "‘x", "1.", "is", "page", "line",
)  # fmt: skip


def literal_free(change: Change) -> str:
    """What a change does, without how its spaces are settled."""
    return re.sub(r"literal=(True|False)", "", repr(change)).replace("new-", "new")


def ordinary(operation: Operation, document: Document) -> bool:
    """Whether a drafter could ask for it: spaces join as words do, and a range lies in one part of the text."""
    at, to = getattr(operation, "at", ""), getattr(operation, "to", "")
    return getattr(operation, "join", "words") == "words" and (not to or document[at].kind is document[to].kind)


def effects(given: list[Operation], document: Document) -> list[str]:
    """All changes of operations, in an order that does not depend on theirs."""
    return sorted(literal_free(change) for one in given for change in changes(one, document))


def resolved(given: list[Operation], document: Document) -> list[Provision] | str:
    """The text that operations give, all resolved in *document*, or why they give none."""
    try:
        return list(apply(given, document))
    except AmendiffError as error:
        return error.code


def read_back(said: str, dialect: str, document: Document) -> list[Operation]:
    """All operations of instructions, which must all be understood."""
    read = parse(said, dialect, document)
    assert {one.status for one in read} <= {"understood"}
    return [operation for one in read for operation in one.operations]


@given(st.data(), st.sampled_from(DIALECTS))
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_what_is_phrased_is_read_back_as_the_same_changes(data: st.DataObject, dialect: str) -> None:
    document = data.draw(documents())
    given_ = [drawn.operation for drawn in data.draw(operations(document, KINDS, most=3))]
    try:
        said = phrase(given_, dialect, document)
    except NotExpressible:
        assume(False)
        raise

    read = read_back(said, dialect, document)

    assert effects(given_, document) == effects(read, document) or resolved(given_, document) == resolved(
        read, document
    )


@given(st.data(), st.sampled_from(DIALECTS))
@settings(max_examples=examples(80), suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_ordinary_operations_can_be_said_in_every_dialect(data: st.DataObject, dialect: str) -> None:
    """Of every kind, without quotation marks inside; and read back they give the same text."""
    document = data.draw(documents())
    drawn = [one.operation for one in data.draw(operations(document, KINDS, most=3))]
    plain = [
        one
        for one in drawn
        if ordinary(one, document) and not re.search(r"[“”\"«»‘’]|^\s|\s$", f"{one}".replace("'", ""))
    ]
    assume(plain)

    said = phrase(plain[:1], dialect, document)

    assert resolved(plain[:1], document) == resolved(read_back(said, dialect, document), document)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.sampled_from(DIALECTS))
@settings(max_examples=examples(200))
def test_without_an_amending_verb_nothing_is_to_be_done(text: str, dialect: str) -> None:
    assume(not AMENDING.search(text))

    assert [] == [operation for one in parse(text, dialect) for operation in (*one.operations, *one.readings)]


@given(st.text(max_size=200), st.sampled_from(DIALECTS))
def test_any_text_is_read_to_its_end(text: str, dialect: str) -> None:
    read = parse(text, dialect)

    assert all(text[one.span[0] : one.span[1]].startswith(one.source) for one in read)
    assert all(
        0 <= low <= high <= len(text) for one in read for low, high in [one.span, *(f.span for f in one.findings)]
    )


@pytest.mark.parametrize(
    "piece", ["“", "”", '"', "'", "‘", "« ", "„", "“a ”", '"a ', "‘s’ ", "(", "paragraph 1 and ", "\n"]
)
def test_hostile_marks_give_no_operation(piece: str) -> None:
    assert () == tuple(operation for one in parse(piece * 20_000) for operation in one.operations)


def only(text: str, dialect: str = "un", document: Document | None = None) -> Instruction:
    """The single instruction of *text*."""
    (found,) = parse(text, dialect, document)
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not delete paragraph 3.",
        "Delete whatever seems wrong in paragraph 3.",
        "Decides to add an item to its agenda;",
        "Replace “a” with “b” with “c” in paragraph 2.",
        "Insert “a” in paragraph 2.",
        "Move paragraph 3.",
        "In paragraph 2, insert “a” after “b” after “c”.",
        "Paragraph 3 should never be deleted.",
        "In paragraph 2, delete “a. In paragraph 3, insert “b” after “c”.",
    ],
)
def test_what_is_not_understood_never_becomes_an_operation(sentence: str) -> None:
    found = only(sentence)

    assert ("not-understood", (), ()) == (found.status, found.operations, found.readings)
    assert "AD252" in [finding.code for finding in found.findings]


BASE = parse_document(
    "# On peace\n\nThe Council,\n\nRecalling its work,\n\nNoting the war and the war,\n\n***\n\n"
    "1. Urges all States to act and to act now. Decides to meet again;\n\n"
    "2. Requests a report;\n\n   (a) By May;\n\n   (b) By June.\n"
)


def test_an_ordinal_without_its_part_is_ambiguous_until_the_text_settles_it() -> None:
    sentence = "In the second paragraph, replace “report” with “review”."

    assert ("ambiguous", 2) == (only(sentence).status, len(only(sentence).readings))
    assert (Replace(at="op2", old="report", new="review"),) == only(sentence, "un", BASE).operations


def test_a_refusal_of_the_text_is_told_with_its_code_and_hint() -> None:
    found = only("In paragraph 1, delete “peace”.", "un", BASE)

    assert "unresolved" == found.status
    assert ["AD201"] == [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    ("sentence", "operation"),
    [
        ("Delete the last preambular paragraph.", DeleteProvision(at="pp2")),
        ("In the last operative paragraph, delete “a”.", Delete(at="op2", words="a")),
        ("Delete the second sentence of paragraph 1.", Delete(at="op1", words="Decides to meet again;")),
        ("In paragraph 1, delete the words from “and to act” to “now”.", Delete(at="op1", words="and to act now")),
        ("In paragraph 1, after “Urges”, delete “all”.", Delete(at="op1", words="all")),
        ("Delete “Noting”.", Delete(at="pp2", words="Noting")),
        ("Delete subparagraph (b) of paragraph 2.", DeleteProvision(at="op2(b)")),
    ],
)
def test_a_text_tells_what_the_words_leave_open(sentence: str, operation: Operation) -> None:
    assert ("understood", (operation,)) == (only(sentence, "un", BASE).status, only(sentence, "un", BASE).operations)


def test_a_read_out_is_held_against_what_the_words_give() -> None:
    good = (
        "Replace “Recalling” with “Noting” in the first preambular paragraph so that it will read: “Noting its work,”."
    )
    bad = good.replace("its work,”.", "its good work,”.")

    assert [] == list(only(good, "un", BASE).findings)
    (finding,) = only(bad, "un", BASE).findings
    assert ("AD258", "Noting its good work,", "Noting its work,") == (finding.code, finding.expected, finding.found)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("In the third line of paragraph 2, delete “a”.", "AD256"),
        ("In the Spanish version, replace “a” with “b” in paragraph 2.", "AD257"),
        ("Renumber the remaining paragraphs accordingly.", "AD260"),
        ("Replace paragraph 2 with the following:", "AD254"),
        ("In paragraph 2, insert after “a” the words “b.", "AD255"),
        ("Delete the first sentence of paragraph 2.", "AD259"),
    ],
)
def test_what_cannot_be_used_is_said(sentence: str, code: str) -> None:
    assert code in [finding.code for finding in only(sentence).findings]


def test_each_part_names_its_words_and_its_operations() -> None:
    sentence = "In paragraph 9, delete “warmly” and insert “draft” before “report”."
    found = only(sentence)

    assert ["delete", "insert"] == [part.action for part in found.parts]
    assert [(0,), (1,)] == [part.operations for part in found.parts]
    assert "insert “draft” before “report”" == sentence[slice(*found.parts[1].span)]


def test_two_columns_give_the_amended_text() -> None:
    text = (
        "Amendment 4\nProposal for a regulation\nRecital 8 a (new)\nText proposed by the Commission\tAmendment\n"
        "\t(8a) Fisheries matter.\n\nAmendment 5\nProposal for a regulation\nArticle 3 – paragraph 2\n"
        "Text proposed by the Commission\tAmendment\n2. The list is public.\tdeleted\n"
    )
    first, second = parse(text, "eu")

    assert "recital8" == getattr(first.operations[0], "after")  # noqa: B009  # of one class of a union
    assert (DeleteProvision(at="article3(2)"),) == second.operations


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_unknown_dialect_or_address_is_an_error(dialect: str) -> None:
    with pytest.raises(ValueError, match="no dialect"):
        parse("x", dialect + "x")
    with pytest.raises(AmendiffError):
        phrase([Delete(at="op9", words="x")], dialect, BASE)
