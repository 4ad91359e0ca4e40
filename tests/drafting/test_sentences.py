"""Sentences in the grammar of each dialect, and the operations that they ask for."""

import pytest

from amendiff.drafting import parse
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)

SENTENCES: list[tuple[str, str, list[Operation]]] = [
    (
        "un",
        "In the third preambular paragraph, replace “gravely” with “deeply”.",
        [Replace(at="pp3", old="gravely", new="deeply")],
    ),
    (
        "un",
        "In preambular paragraph 3, replace the word “gravely” by the word “deeply”.",
        [Replace(at="pp3", old="gravely", new="deeply")],
    ),
    ("un", "In the preamble, first paragraph, delete “also”.", [Delete(at="pp1", words="also")]),
    (
        "un",
        "In operative paragraph 12, after the phrase “in that regard”, insert the phrase “, as appropriate,”;",
        [Insert(at="op12", text=", as appropriate,", after="in that regard")],
    ),
    (
        "un",
        "Insert the words “and Governments” after the words “all stakeholders” in operative paragraph 7.",
        [Insert(at="op7", text="and Governments", after="all stakeholders")],
    ),
    (
        "un",
        "In paragraph 7, insert “and Governments” after “all stakeholders”",
        [Insert(at="op7", text="and Governments", after="all stakeholders")],
    ),
    ("un", "Add the word “only” before “those” in paragraph 7.", [Insert(at="op7", text="only", before="those")]),
    (
        "un",
        "In paragraph 7, before the word “those” add the word “only”.",
        [Insert(at="op7", text="only", before="those")],
    ),
    (
        "un",
        "Delete the words “of a political nature” in operative paragraph 9.",
        [Delete(at="op9", words="of a political nature")],
    ),
    (
        "un",
        "In operative paragraph 9 delete “of a political nature”;",
        [Delete(at="op9", words="of a political nature")],
    ),
    ("un", "Remove the word “strongly” from operative paragraph 6.", [Delete(at="op6", words="strongly")]),
    ("un", "The word “strongly” in operative paragraph 6 should be deleted.", [Delete(at="op6", words="strongly")]),
    (
        "un",
        "The words “in due course” should be deleted from the fifth preambular paragraph.",
        [Delete(at="pp5", words="in due course")],
    ),
    ("un", "It is suggested that operative paragraph 8 be deleted.", [DeleteProvision(at="op8")]),
    (
        "un",
        "Delete operative paragraph 8 and renumber the following paragraphs accordingly.",
        [DeleteProvision(at="op8")],
    ),
    ("un", "Delete preambular paragraphs 4 and 5.", [DeleteProvision(at="pp4"), DeleteProvision(at="pp5")]),
    (
        "un",
        "Delete the fourth and fifth preambular paragraphs.",
        [DeleteProvision(at="pp4"), DeleteProvision(at="pp5")],
    ),
    ("un", "Delete the second to fourth preambular paragraphs.", [DeleteProvision(at="pp2", to="pp4")]),
    (
        "un",
        "Delete operative paragraphs 6, 8 and 10 to 12.",
        [DeleteProvision(at="op6"), DeleteProvision(at="op8"), DeleteProvision(at="op10", to="op12")],
    ),
    ("un", "Delete paragraphs 3 (b) and (c).", [DeleteProvision(at="op3(b)"), DeleteProvision(at="op3(c)")]),
    (
        "un",
        "Delete subparagraphs (b) and (c) of paragraph 3.",
        [DeleteProvision(at="op3(b)"), DeleteProvision(at="op3(c)")],
    ),
    ("un", "Delete sub-paragraph (a) (iv) of operative paragraph 2.", [DeleteProvision(at="op2(a)(iv)")]),
    ("un", "Omit paragraph 14.", [DeleteProvision(at="op14")]),
    ("un", "Delete the penultimate preambular paragraph.", [DeleteProvision(at="pp-penultimate")]),
    ("un", "Delete the final preambular paragraph.", [DeleteProvision(at="pp-last")]),
    ("un", "Delete the twenty-second preambular paragraph.", [DeleteProvision(at="pp22")]),
    ("un", "Delete the 11th preambular paragraph.", [DeleteProvision(at="pp11")]),
    ("un", "Operative paragraph 4 to be deleted.", [DeleteProvision(at="op4")]),
    (
        "un",
        "Replace operative paragraph 4 by the following: “Encourages Member States to share experience;”",
        [ReplaceProvision(at="op4", text="Encourages Member States to share experience;")],
    ),
    (
        "un",
        "Replace the text of operative paragraph 4 with the following: “Encourages Member States to share experience;”",
        [ReplaceProvision(at="op4", text="Encourages Member States to share experience;")],
    ),
    (
        "un",
        "Operative paragraph 4 should read as follows: “Encourages Member States to share experience;”",
        [ReplaceProvision(at="op4", text="Encourages Member States to share experience;")],
    ),
    (
        "un",
        "Amend operative paragraph 4 to read: “Encourages Member States to share experience;”",
        [ReplaceProvision(at="op4", text="Encourages Member States to share experience;")],
    ),
    (
        "un",
        "Operative paragraph 4 shall now read: “Encourages Member States to share experience;”",
        [ReplaceProvision(at="op4", text="Encourages Member States to share experience;")],
    ),
    (
        "un",
        "Revise operative paragraph 4 to read as follows: “4. Encourages Member States to share experience;”",
        [ReplaceProvision(at="op4", text="Encourages Member States to share experience;")],
    ),
    (
        "un",
        "Reword the second preambular paragraph as follows: “Mindful of the report,”",
        [ReplaceProvision(at="pp2", text="Mindful of the report,")],
    ),
    (
        "un",
        "Replace the second preambular paragraph with the following text: Mindful of the report,",
        [ReplaceProvision(at="pp2", text="Mindful of the report,")],
    ),
    (
        "un",
        "Replace paragraphs 5 and 6 with the following paragraph: “Decides to meet annually;”",
        [ReplaceProvision(at="op5", text="Decides to meet annually;", to="op6")],
    ),
    (
        "un",
        "Delete paragraphs 5 and 6 and substitute therefor the following: “Decides to meet annually;”",
        [ReplaceProvision(at="op5", text="Decides to meet annually;", to="op6")],
    ),
    (
        "un",
        "Delete the words “shall endeavour to” in paragraph 2 and substitute “should”.",
        [Replace(at="op2", old="shall endeavour to", new="should")],
    ),
    (
        "un",
        "Substitute the words “States parties” for the words “Governments” in paragraph 13.",
        [Replace(at="op13", old="Governments", new="States parties")],
    ),
    (
        "un",
        "For “Governments” in paragraph 13 substitute “States parties”.",
        [Replace(at="op13", old="Governments", new="States parties")],
    ),
    (
        "un",
        "In paragraph 13, substitute “States parties” for “Governments”.",
        [Replace(at="op13", old="Governments", new="States parties")],
    ),
    (
        "un",
        "Substitute “Governments” by “States parties” in paragraph 13.",
        [Replace(at="op13", old="Governments", new="States parties")],
    ),
    (
        "un",
        "After operative paragraph 5, insert a new operative paragraph to read: “Decides to review progress;”",
        [InsertProvision(text="Decides to review progress;", after="op5")],
    ),
    (
        "un",
        "Insert, after operative paragraph 5, the following new paragraph: “Decides to review progress;”",
        [InsertProvision(text="Decides to review progress;", after="op5")],
    ),
    (
        "un",
        "Insert the following new operative paragraph after operative paragraph 5: “Decides to review progress;”",
        [InsertProvision(text="Decides to review progress;", after="op5")],
    ),
    (
        "un",
        "Add a new operative paragraph 6 reading as follows: “Decides to review progress;”",
        [InsertProvision(text="Decides to review progress;", after="op5")],
    ),
    (
        "un",
        "Insert a new operative paragraph 5 bis, reading: “Decides to review progress;”",
        [InsertProvision(text="Decides to review progress;", after="op5")],
    ),
    (
        "un",
        "Insert a new paragraph 5 ter to read as follows: “Decides to review progress;”",
        [InsertProvision(text="Decides to review progress;", after="op5")],
    ),
    (
        "un",
        "A new operative paragraph should be inserted after operative paragraph 5, to read: “Decides to look again;”",
        [InsertProvision(text="Decides to look again;", after="op5")],
    ),
    (
        "un",
        "Before the first preambular paragraph, insert the following paragraph: “Guided by the Charter,”",
        [InsertProvision(text="Guided by the Charter,", before="pp1")],
    ),
    (
        "un",
        "Insert a new first preambular paragraph: “Guided by the Charter,”",
        [InsertProvision(text="Guided by the Charter,", before="pp1")],
    ),
    (
        "un",
        "Add the following new preambular paragraph after the sixth preambular paragraph: Noting the debate,",
        [InsertProvision(text="Noting the debate,", after="pp6")],
    ),
    (
        "un",
        "At the end of the preamble, add the following new paragraph: “Convinced of the need to act,”",
        [InsertProvision(text="Convinced of the need to act,", end_of="preamble")],
    ),
    (
        "un",
        "At the end of the operative part, add a new paragraph reading: “Decides to remain seized of the matter.”",
        [InsertProvision(text="Decides to remain seized of the matter.", end_of="operative")],
    ),
    (
        "un",
        "After paragraph 6 (b), insert a new subparagraph reading: “(c) To publish the results;”",
        [InsertProvision(text="(c) To publish the results;", after="op6(b)")],
    ),
    (
        "un",
        "In paragraph 6, insert a new subparagraph (c): “(c) To publish the results;”",
        [InsertProvision(text="(c) To publish the results;", after="op6(b)")],
    ),
    (
        "un",
        "At the end of paragraph 6, add the following subparagraph: “(f) To publish the results;”",
        [InsertProvision(text="(f) To publish the results;", end_of="op6")],
    ),
    (
        "un",
        "At the end of operative paragraph 6, add “in a timely manner”.",
        [Insert(at="op6", text="in a timely manner", place="end")],
    ),
    (
        "un",
        "At the beginning of the second preambular paragraph, insert the words “Recalling and”.",
        [Insert(at="pp2", text="Recalling and", place="start")],
    ),
    (
        "un",
        "In operative paragraph 6, at the end, add the words “in a timely manner”.",
        [Insert(at="op6", text="in a timely manner", place="end")],
    ),
    ("un", "Move operative paragraph 9 to after operative paragraph 3.", [MoveProvision(at="op9", after="op3")]),
    (
        "un",
        "Operative paragraph 9 should be moved before operative paragraph 3.",
        [MoveProvision(at="op9", before="op3")],
    ),
    (
        "un",
        "Place the fifth preambular paragraph after the first preambular paragraph.",
        [MoveProvision(at="pp5", after="pp1")],
    ),
    (
        "un",
        "Move the first preambular paragraph to the end of the preamble.",
        [MoveProvision(at="pp1", end_of="preamble")],
    ),
    ("un", "Merge operative paragraphs 7 and 8.", [JoinProvisions(at="op7", to="op8")]),
    ("un", "Combine the third and fourth preambular paragraphs.", [JoinProvisions(at="pp3", to="pp4")]),
    (
        "un",
        "Split operative paragraph 2 after the words “all parties”.",
        [SplitProvision(at="op2", after="all parties")],
    ),
    (
        "un",
        "In the title, after “development”, insert “and peace”.",
        [Insert(at="title", text="and peace", after="development")],
    ),
    ("un", "Amend the title to read: “The right to food”.", [Retitle(text="The right to food")]),
    ("un", "The title should read “The right to food”.", [Retitle(text="The right to food")]),
    (
        "un",
        "Throughout the text, replace “handicapped persons” with “persons with disabilities”.",
        [ReplaceThroughout(old="handicapped persons", new="persons with disabilities")],
    ),
    (
        "un",
        "Replace “handicapped persons” by “persons with disabilities” wherever it appears.",
        [ReplaceThroughout(old="handicapped persons", new="persons with disabilities")],
    ),
    (
        "un",
        "In paragraph 4, replace “shall” with “should” wherever it occurs.",
        [Replace(at="op4", old="shall", new="should", occurrence="all")],
    ),
    (
        "un",
        "In paragraph 4, replace “shall” with “should” in both places.",
        [Replace(at="op4", old="shall", new="should", occurrence="all")],
    ),
    (
        "un",
        "In paragraph 4, delete “urgent” where it appears for the second time.",
        [Delete(at="op4", words="urgent", occurrence=2)],
    ),
    (
        "un",
        "In paragraph 4, delete the first occurrence of “urgent”.",
        [Delete(at="op4", words="urgent", occurrence="first")],
    ),
    (
        "un",
        "In paragraph 4, delete “urgent” the second time it occurs.",
        [Delete(at="op4", words="urgent", occurrence=2)],
    ),
    (
        "un",
        "In paragraph 4, after the word “urgent” where it last appears, insert “and effective”.",
        [Insert(at="op4", text="and effective", after="urgent", occurrence="last")],
    ),
    (
        "un",
        "In paragraph 9, replace “welcomes” by “notes”, delete “warmly” and insert “draft” before “report”.",
        [
            Replace(at="op9", old="welcomes", new="notes"),
            Delete(at="op9", words="warmly"),
            Insert(at="op9", text="draft", before="report"),
        ],
    ),
    (
        "un",
        "In paragraph 9, replace “welcomes” by “notes” and “calls upon” by “invites”.",
        [Replace(at="op9", old="welcomes", new="notes"), Replace(at="op9", old="calls upon", new="invites")],
    ),
    (
        "un",
        "In paragraph 9, delete “warmly”; and, at the end, add “with interest”.",
        [Delete(at="op9", words="warmly"), Insert(at="op9", text="with interest", place="end")],
    ),
    (
        "un",
        "In paragraphs 9 and 11, replace “Committee” with “Commission”.",
        [Replace(at="op9", old="Committee", new="Commission"), Replace(at="op11", old="Committee", new="Commission")],
    ),
    (
        "un",
        "In the second preambular paragraph and in operative paragraph 5, delete “alleged”.",
        [Delete(at="pp2", words="alleged"), Delete(at="op5", words="alleged")],
    ),
    ("un", "OP7: after “women”, insert “and girls”.", [Insert(at="op7", text="and girls", after="women")]),
    ("un", "PP3 – delete.", [DeleteProvision(at="pp3")]),
    ("un", 'OP4 bis: replace "may" by "shall".', [Replace(at="op4bis", old="may", new="shall")]),
    ("un", "Operative paragraph 15: delete “annually”.", [Delete(at="op15", words="annually")]),
    (
        "un",
        "In annex II, paragraph 3, replace “shall” by “should”.",
        [Replace(at="annex2.op3", old="shall", new="should")],
    ),
    ("un", "In the annex to the draft resolution, delete paragraph 4.", [DeleteProvision(at="annex1.op4")]),
    (
        "un",
        "In operative paragraph 6, between the words “human” and “rights”, insert “and civil”.",
        [Insert(at="op6", text="and civil", after="human")],
    ),
    ("un", "In operative paragraph 2, replace «paix» with «guerre».", [Replace(at="op2", old="paix", new="guerre")]),
    (
        "un",
        "In operative paragraph 2, replace „Frieden“ with „Krieg“.",
        [Replace(at="op2", old="Frieden", new="Krieg")],
    ),
    (
        "un",
        "In operative paragraph 2, replace 'Friends' with 'States'.",
        [Replace(at="op2", old="Friends", new="States")],
    ),
    (
        "un",
        "In operative paragraph 2, replace ‘the States’ rights’ with ‘their rights’.",
        [Replace(at="op2", old="the States’ rights", new="their rights")],
    ),
    (
        "un",
        "In operative paragraph 2, replace “the term “region” as used” by “that term”.",
        [Replace(at="op2", old="the term “region” as used", new="that term")],
    ),
    (
        "un",
        "Paragraph 3 should be amended by replacing the word “may” with the word “shall”.",
        [Replace(at="op3", old="may", new="shall")],
    ),
    (
        "un",
        "The representative of Norway orally amended the draft by replacing “may” with “shall” in paragraph 3.",
        [Replace(at="op3", old="may", new="shall")],
    ),
    (
        "un",
        "Cuba proposed to delete the words “if necessary” in paragraph 8.",
        [Delete(at="op8", words="if necessary")],
    ),
    ("un", "In operative paragraph 1, replace the comma by a semicolon.", [Replace(at="op1", old=",", new=";")]),
    ("un", "Delete the subheading “Next steps”.", [DeleteProvision(at="h")]),
    ("un", "In operative paragraph 4, after “2015”, delete “and 2016”.", [Delete(at="op4", words="and 2016")]),
    (
        "uk",
        "In section 7(2), after “person” insert “or body”.",
        [Insert(at="section7(2)", text="or body", after="person")],
    ),
    (
        "uk",
        "In section 7, in subsection (2)(a), for “may” substitute “must”.",
        [Replace(at="section7(2)(a)", old="may", new="must")],
    ),
    ("uk", "Omit section 9(4).", [DeleteProvision(at="section9(4)")]),
    ("uk", "In section 4(1)(b), omit “reasonable”.", [Delete(at="section4(1)(b)", words="reasonable")]),
    (
        "uk",
        "After section 12 insert— “12A Duty to report The Secretary of State must report.”",
        [InsertProvision(text="12A Duty to report The Secretary of State must report.", after="section12")],
    ),
    (
        "uk",
        "For subsection (3) of section 5 substitute— “(3) The duty applies.”",
        [ReplaceProvision(at="section5(3)", text="(3) The duty applies.")],
    ),
    ("uk", "Clause 8, page 6, line 20, leave out “14” and insert “28”", [Replace(at="clause8", old="14", new="28")]),
    ("uk", "Clause 8, page 6, line 22, leave out subsection (4)", [DeleteProvision(at="clause8(4)")]),
    (
        "uk",
        "Clause 3, page 2, line 8, after “authority” insert “(other than a county council)”",
        [Insert(at="clause3", text="(other than a county council)", after="authority")],
    ),
    ("uk", "Clause 3, page 2, line 9, at end insert “, or both”", []),
    ("uk", "Leave out Clause 11.", [DeleteProvision(at="clause11")]),
    (
        "uk",
        "In section 3 (interpretation), at the end insert “and Wales”.",
        [Insert(at="section3", text="and Wales", place="end")],
    ),
    ("uk", "Section 15 is repealed.", [DeleteProvision(at="section15")]),
    (
        "uk",
        "In sections 2(1) and 6(3)(a), for “Minister” substitute “Secretary of State”.",
        [
            Replace(at="section2(1)", old="Minister", new="Secretary of State"),
            Replace(at="section6(3)(a)", old="Minister", new="Secretary of State"),
        ],
    ),
    (
        "us",
        "Section 101(a) is amended by striking “may” and inserting “shall”.",
        [Replace(at="section101(a)", old="may", new="shall")],
    ),
    (
        "us",
        "Section 101(b)(2) is amended by inserting “and tribal” after “State”.",
        [Insert(at="section101(b)(2)", text="and tribal", after="State")],
    ),
    ("us", "Section 101 is amended by striking subsection (c).", [DeleteProvision(at="section101(c)")]),
    (
        "us",
        "In section 4, strike “2020” each place it appears and insert “2030”.",
        [Replace(at="section4", old="2020", new="2030", occurrence="all")],
    ),
    (
        "us",
        "Section 9 is amended by adding at the end the following: “(d) Reports.—The Secretary shall report annually.”",
        [InsertProvision(text="(d) Reports.—The Secretary shall report annually.", end_of="section9")],
    ),
    ("us", "Section 12 of the Clean Harbors Act of 1999 is repealed.", [DeleteProvision(at="section12")]),
    ("us", "On page 12, line 4, strike “ten” and insert “twenty”.", [Replace(at="text", old="ten", new="twenty")]),
    (
        "us",
        "Section 3(a)(1) is amended by striking “, and” at the end and inserting a period.",
        [Replace(at="section3(a)(1)", old=", and", new=".", occurrence="last")],
    ),
    ("us", "Strike section 8.", [DeleteProvision(at="section8")]),
    (
        "eu",
        "Article 7(2) is replaced by the following: ‘2. The Commission shall publish the list.’",
        [ReplaceProvision(at="article7(2)", text="The Commission shall publish the list.")],
    ),
    ("eu", "in Article 9, paragraph 3 is deleted;", [DeleteProvision(at="article9(3)")]),
    ("eu", "in Article 9(1), the second sentence is deleted", []),
    (
        "eu",
        "in Article 12(4), the words ‘one year’ are replaced by the words ‘two years’;",
        [Replace(at="article12(4)", old="one year", new="two years")],
    ),
    ("eu", "Articles 14 and 15 are deleted.", [DeleteProvision(at="article14"), DeleteProvision(at="article15")]),
    (
        "eu",
        "the following Article 8a is inserted: ‘Article 8a Review The Commission shall report.’",
        [InsertProvision(text="Article 8a Review The Commission shall report.", after="article8")],
    ),
    (
        "eu",
        "in Article 2, point (c) is replaced by the following: ‘(c) “vessel” means a ship;’",
        [ReplaceProvision(at="article2(c)", text="(c) “vessel” means a ship;")],
    ),
    ("eu", "Annex III is deleted.", [DeleteProvision(at="annex3")]),
    ("eu", "In recital 14, ‘may’ is replaced by ‘shall’.", [Replace(at="recital14", old="may", new="shall")]),
    (
        "eu",
        "in Article 6(1), after the words ‘Member State’, the words ‘or region’ are inserted;",
        [Insert(at="article6(1)", text="or region", after="Member State")],
    ),
    (
        "un",
        "Insert a new preambular paragraph between the third and fourth preambular paragraphs: “Recalling it,”",
        [InsertProvision(text="Recalling it,", after="pp3")],
    ),
    ("un", "Delete operative paragraph 3 in its entirety.", [DeleteProvision(at="op3")]),
    (
        "un",
        "Reword operative paragraph 10 so that it reads: “Urges donors to contribute;”",
        [ReplaceProvision(at="op10", text="Urges donors to contribute;")],
    ),
    (
        "un",
        "In paragraph 1, the phrase “with concern” shall be deleted and “with joy” be inserted in its place.",
        [Replace(at="op1", old="with concern", new="with joy")],
    ),
    (
        "us",
        "Section 4 of the Air Act is amended— (1) by striking “a”; (2) in paragraph (2), by striking “b”.",
        [Delete(at="section4", words="a"), Delete(at="section4(2)", words="b")],
    ),
    (
        "uk",
        "In subsection (1)— (a) omit paragraph (b); (b) in paragraph (c), after “company” insert “or partnership”.",
        [DeleteProvision(at="(1)(b)"), Insert(at="(1)(c)", text="or partnership", after="company")],
    ),
]


@pytest.mark.parametrize(("dialect", "sentence", "operations"), SENTENCES)
def test_a_sentence_is_read_as_what_it_asks_for(dialect: str, sentence: str, operations: list[Operation]) -> None:
    read = parse(sentence, dialect)
    open_place = any(finding.code in ("AD256", "AD259") for one in read for finding in one.findings)

    if open_place:  # a page and line, or a sentence of an unknown text: read, but not to be applied as it stands
        assert operations == [operation for one in read for reading in one.readings[:1] for operation in reading]
        assert not any(one.operations for one in read)
    else:
        assert operations == [operation for one in read for operation in one.operations]
        assert {"understood"} == {one.status for one in read}


def test_half_an_instruction_is_never_applied() -> None:
    """What is to be deleted is not known without the text, so nothing is inserted either."""
    sentence = "In paragraph 2, after the word “peace”, insert “and security” and delete the rest of the paragraph."

    (read,) = parse(sentence, "un")

    assert "ambiguous" == read.status
    assert () == read.operations
    assert (Insert(at="op2", text="and security", after="peace"),) == read.readings[0]
    assert "AD259" in {finding.code for finding in read.findings}
