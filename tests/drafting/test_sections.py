"""Acts whose numbers begin anew in each article, and sections as a whole: which place is meant, and how it is said."""

import pytest

from amendiff.application import apply
from amendiff.drafting import DIALECTS, Instruction, NotExpressible, parse, phrase
from amendiff.markup import parse_document
from amendiff.model.document import Document, Kind
from amendiff.model.operation import Delete, DeleteProvision, InsertProvision, JoinProvisions, MoveProvision, Operation

ACT = parse_document(
    "# Act\n\n## Article 1\n\nThis Act applies to ferries.\n\n## Article 2\n\n1. No ferry runs without a concession.\n"
    "\n2. It is granted for ten years.\n\n## Article 3\n\n1. The fees are fixed yearly.\n\n2. They are paid in May.\n"
)
PARTS = parse_document(
    "# Act\n\n## Part I\n\n### Article 1\n\n1. A one.\n\n2. A two.\n\n3. A three.\n\n### Article 2\n\n1. B one.\n\n"
    "## Part II\n\n### Article 1\n\n1. C one, alone.\n\n2. C two.\n\n### Article 4\n\n1. D one.\n\n"
    "2. D two.\n\n3. D three.\n"
)


def only(text: str, document: Document = ACT, dialect: str = "un") -> Instruction:
    """The single instruction of *text*, read against *document*."""
    (found,) = parse(text, dialect, document)
    return found


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_number_that_fits_several_paragraphs_is_ambiguous(dialect: str) -> None:
    found = only("Delete paragraph 1.", dialect=dialect)

    assert ("ambiguous", ()) == (found.status, found.operations)
    assert ((DeleteProvision(at="p2"),), (DeleteProvision(at="p4"),)) == found.readings
    assert ["AD253"] == [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    ("sentence", "readings"),
    [
        ("Delete paragraphs 1 to 3.", [[("p1", "p3")], [("p7", "p9")]]),
        ("Delete paragraph 2 of Article 1.", [[("p2", "")], [("p6", "")]]),
        ("Delete paragraphs 2 and 3.", [
            [("p2", ""), ("p3", "")], [("p2", ""), ("p9", "")], [("p6", ""), ("p3", "")],
            [("p6", ""), ("p9", "")], [("p8", ""), ("p3", "")], [("p8", ""), ("p9", "")],
        ]),
        ("Delete paragraph 2 and delete paragraph 3.", [
            [("p2", ""), ("p3", "")], [("p2", ""), ("p9", "")], [("p6", ""), ("p3", "")],
            [("p6", ""), ("p9", "")], [("p8", ""), ("p3", "")], [("p8", ""), ("p9", "")],
        ]),
    ],
)  # fmt: skip
def test_all_that_may_be_meant_is_told(sentence: str, readings: list[list[tuple[str, str]]]) -> None:
    found = only(sentence, PARTS)

    assert readings == [
        [(one.at, one.to) for one in reading if isinstance(one, DeleteProvision)] for reading in found.readings
    ]


def test_numbers_of_one_article_go_together() -> None:
    found = only("Delete paragraphs 1 and 2.")

    assert [["p2", "p3"], ["p4", "p5"]] == [[getattr(one, "at", "") for one in reading] for reading in found.readings]


def test_words_that_stand_in_one_of_them_settle_which_is_meant() -> None:
    assert (Delete(at="p5", words="in May"),) == only("In paragraph 2, delete “in May”.").operations


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    ("sentence", "operation"),
    [
        ("Delete paragraph 1 of Article 3.", DeleteProvision(at="p4")),
        ("Delete Article 3, paragraph 1.", DeleteProvision(at="p4")),
        ("Delete Article 3 (1).", DeleteProvision(at="p4")),
        ("In Article 3(2), delete “in May”.", Delete(at="p5", words="in May")),
        ("In Article 3, delete paragraph 2.", DeleteProvision(at="p5")),
        ("Delete the paragraph of Article 1.", DeleteProvision(at="p1")),
        ("Delete paragraph 1 of Article 1.", DeleteProvision(at="p1")),
        ("Delete the last paragraph of Article 2.", DeleteProvision(at="p3")),
        ("Delete paragraph 2 of the section headed “Article 3”.", DeleteProvision(at="p5")),
        ("Delete the paragraph beginning with “The fees”.", DeleteProvision(at="p4")),
        ("Delete Article 3.", DeleteProvision(at="h3", to="p5")),
        ("Delete Articles 2 to 3.", DeleteProvision(at="h2", to="p5")),
        ("Delete the heading of Article 3.", DeleteProvision(at="h3")),
        ("Move Article 3 after Article 1.", MoveProvision(at="h3", to="p5", after="p1")),
        ("In Article 2, add the following paragraph: “Yes.”", InsertProvision(text="Yes.", after="p3")),
        ("At the end of Article 2, add the following paragraph: “Yes.”", InsertProvision(text="Yes.", after="p3")),
        ("Insert a new paragraph 3 in Article 2: “Yes.”", InsertProvision(text="Yes.", after="p3")),
        ("After Article 2, insert the following paragraph: “Yes.”", InsertProvision(text="Yes.", after="p3")),
    ],
)
def test_an_article_says_which_paragraph_is_meant(sentence: str, operation: Operation, dialect: str) -> None:
    found = only(sentence, dialect=dialect)

    assert ("understood", (operation,)) == (found.status, found.operations)


@pytest.mark.parametrize(
    "sentence",
    [
        "Delete paragraph 5.",  # p5 is the name of another
        "Delete paragraph 3 of Article 3.",
        "Delete the third paragraph of Article 3.",
        "Delete Chapter 3.",
        "Delete Article 4.",
    ],
)
def test_a_number_that_nothing_has_is_refused(sentence: str) -> None:
    assert ("unresolved", ["AD201"]) == (only(sentence).status, [one.code for one in only(sentence).findings])


def test_an_article_is_neither_a_paragraph_nor_a_chapter_with_its_number() -> None:
    document = parse_document(
        "# Act\n\n## Chapter 2\n\n### Article 1\n\n1. A.\n\n2. B.\n\n### Article 2\n\n1. C.\n\n"
        "## Article 2.1\n\n1. D.\n"
    )

    assert (DeleteProvision(at="p3"),) == only("Delete paragraph 1 of Article 2.", document).operations


def test_a_number_that_only_an_address_has_is_refused() -> None:
    """Addresses are names: where paragraphs are numbered anew, op3 may be paragraph 2."""
    document = parse_document("# T\n\nThe Council,\n\n***\n\n1. A;\n\n2. B;\n\n2 bis. C;\n\n4. D.\n")

    assert (DeleteProvision(at="op4"),) == only("Delete paragraph 4.", document).operations
    assert "unresolved" == only("Delete paragraph 3.", document).status


def test_a_section_as_a_whole_is_not_replaced() -> None:
    assert "not-understood" == only("Replace Article 3 with the following: “Article 3 No fee is due.”").status


def test_two_columns_leave_open_what_fits_several() -> None:
    columns = "Text proposed by the Commission\tAmendment\nx\t"
    text = "\n\n".join(
        f"Amendment {n}\nProposal for a regulation\n{place}\n{columns}{new}\n"
        for n, (place, new) in enumerate(
            [("Paragraph 1", "deleted"), ("Article 2", "deleted"), ("Article 2", "Article 2 Y.")], 1
        )
    )
    first, second, third = parse(text, "eu", ACT)

    assert ("ambiguous", (), 2) == (first.status, first.operations, len(first.readings))
    assert (DeleteProvision(at="h2", to="p3"),) == second.operations
    assert ("not-understood", ()) == (third.status, third.operations)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("document", [ACT, PARTS])
def test_every_provision_is_named_so_that_it_is_read_back(document: Document, dialect: str) -> None:
    for one in document:
        if one.kind is not Kind.TITLE:
            deletion = DeleteProvision(at=one.address)

            assert (deletion,) == only(phrase([deletion], dialect, document), document, dialect).operations


@pytest.mark.parametrize(
    ("address", "document", "said"),
    [
        ("p1", ACT, "Delete the paragraph of Article 1."),
        ("p4", ACT, "Delete paragraph 1 of Article 3."),
        ("p2", PARTS, "Delete paragraph 2 of Article 1 of Part I."),
        ("p4", PARTS, "Delete paragraph 1 of Article 2."),
    ],
)
def test_the_article_is_named_where_the_number_alone_is_not_enough(address: str, document: Document, said: str) -> None:
    assert said == phrase([DeleteProvision(at=address)], "un", document)


MIXED = parse_document(
    "# On fees\n\n## Fees\n\n1. Fees are:\n\n   (a) None;\n\n2. It ends.\n\n"
    "## Dues “old”\n\n1. Dues are:\n\n   (a) Some;\n\n   (b) All;\n\n2. It ends.\n\n3. It goes on.\n"
)


@pytest.mark.parametrize(
    ("address", "to", "said"),
    [
        ("p1(a)", "", "Delete paragraph 1 (a) of the section headed “Fees”."),
        ("p3(a)", "p3(b)", "Delete paragraphs 1 (a) to (b) of the section headed “Dues “old””."),
        ("p1", "p2", "Delete paragraphs 1 to 2 of the section headed “Fees”."),
        ("p5", "", "Delete paragraph 3."),
        ("h1", "p2", "Delete the section headed “Fees”."),
        ("h2", "p3", "Delete the second heading.\nDelete paragraph 1 of the section headed “Dues “old””."),
        ("h1", "h2", "Delete the section headed “Fees”.\nDelete the second heading."),
        ("p2", "h2", "Delete paragraph 2 of the section headed “Fees”.\nDelete the second heading."),
    ],
)  # fmt: skip
def test_what_stands_under_a_heading_without_a_number(address: str, to: str, said: str) -> None:
    assert said == phrase([DeleteProvision(at=address, to=to)], "un", MIXED)


def test_a_number_that_no_heading_tells_apart_cannot_be_said() -> None:
    twice = parse_document("# Act\n\n## Article 1\n\n1. A.\n\n1. B.\n")

    with pytest.raises(NotExpressible, match="no heading tells p2 from others with its number"):
        phrase([DeleteProvision(at="p2")], "un", twice)


RESOLUTION = parse_document(
    "# R\n\nThe Council,\n\n***\n\n## One\n\n1. Calls for calm;\n\n2. Urges talks;\n\n## Three\n\n3. Ends.\n"
)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "operation",
    [
        InsertProvision(text="## Two\n\nThanks all;\n\nDecides to meet;", after="op2"),
        InsertProvision(text="Hopes;\n\n## Two", after="op1"),
        InsertProvision(text="Hopes;\n\n## Two\n\nThanks all.", end_of="operative"),
        InsertProvision(text="Hopes;\n\n(a) soon;\n\n(b) always;\n\n## Two\n\nThanks all.", before="op3"),
        DeleteProvision(at="op2", to="h2"),
        DeleteProvision(at="h1", to="h2"),
    ],
)
def test_headings_come_and_go_together_with_paragraphs(operation: Operation, dialect: str) -> None:
    said = phrase([operation], dialect, RESOLUTION)
    read = [one for found in parse(said, dialect, RESOLUTION) for one in found.operations]

    assert list(apply([operation], RESOLUTION)) == list(apply(read, RESOLUTION))


def test_a_new_section_is_a_heading_and_its_paragraphs() -> None:
    said = phrase([InsertProvision(text="## Two\n\nThanks all;", after="op2")], "un", RESOLUTION)

    assert (
        "After operative paragraph 2, insert a new heading reading: “Two”.\n"
        "After operative paragraph 2, insert a new operative paragraph reading: “Thanks all;”."
    ) == said


def test_the_level_of_a_new_heading_cannot_be_said() -> None:
    with pytest.raises(NotExpressible, match="the level of a new heading cannot be said: this one has 3"):
        phrase([InsertProvision(text="### Two", after="op2")], "un", RESOLUTION)


LETTERED = parse_document(
    "# R\n\nThe Council,\n\nNoting:\n\n   (a) Peace;\n\n   (b) War;\n\nHoping,\n\nFearing,\n\n***\n\nEnds.\n"
)


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (JoinProvisions(at="pp1(a)", to="pp1(b)"), "The first preambular paragraphs (a) to (b) are merged."),
        (DeleteProvision(at="pp2", to="pp3"), "The second to third preambular paragraphs are deleted."),
    ],
)
def test_a_range_in_the_preamble(operation: Operation, said: str) -> None:
    assert said == phrase([operation], "eu", LETTERED)


def test_what_stands_in_many_ways_is_not_understood_in_the_first_of_them():
    articles = [
        f"## Article {k}\n\n1. Rule {k} on {'boats and ' if k in (1, 7) else ''}piers holds.\n\n"
        + (f"2. Rule {k} on {'fees and ' if k == 1 else ''}dues holds.\n\n" if k < 7 else "")
        for k in range(1, 8)
    ]
    act = parse_document("# Act\n\n" + "".join(articles))

    (found,) = parse("In paragraph 1, delete “boats and”, and in paragraph 2, delete “fees and”.", document=act)

    assert "ambiguous" == found.status
    assert ["p1", "p13"] == [one[0].at for one in found.readings]
