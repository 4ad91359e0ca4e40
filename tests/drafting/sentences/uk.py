"""United Kingdom: Acts that amend Acts, and amendments to bills."""

from drafting.sentences import REPORTED, Families, after, before, cut, edge, gone, new, swap, whole

UK: Families = {
    "words in Acts": [
        ("In section 58(4), after “trustee” insert “or manager”.", [after("section58(4)", "trustee", "or manager")]),
        ("In section 3(1)(a), for “28 days” substitute “14 days”.", [swap("section3(1)(a)", "28 days", "14 days")]),
        ("In subsection (4), omit “or forfeiture”.", [cut("(4)", "or forfeiture")]),
        ("In section 21(3), omit the words “in writing”.", [cut("section21(3)", "in writing")]),
        (
            "In section 9 (appeals), before “tribunal” insert “appropriate”.",
            [before("section9", "tribunal", "appropriate")],
        ),
        ("In section 6(2), for the words from “the Board” to “direct” substitute “the Minister may”.", REPORTED),
        (
            "In Schedule 2, in paragraph 3(1), for “county” substitute “district”.",
            [swap("annex2.op3(1)", "county", "district")],
        ),
        ("In paragraph 7 of Schedule 4, at the end insert “or both”.", [edge("annex4.op7", "end", "or both")]),
        (
            "In section 12(1)— (a) for “may” substitute “must”, and (b) omit “from time to time”.",
            [swap("section12(1)", "may", "must"), cut("section12(1)", "from time to time")],
        ),
        (
            "In sections 4(2), 5(1) and 6(3), for “officer” substitute “inspector”.",
            [
                swap("section4(2)", "officer", "inspector"),
                swap("section5(1)", "officer", "inspector"),
                swap("section6(3)", "officer", "inspector"),
            ],
        ),
        (
            "In section 14, for “council”, in both places, substitute “authority”.",
            [swap("section14", "council", "authority", "all")],
        ),
        (
            "In section 8(3), for “he” (in each place where it occurs) substitute “the person”.",
            [swap("section8(3)", "he", "the person", "all")],
        ),
        ("In section 30(2)(b), the words “or club” are repealed.", [cut("section30(2)(b)", "or club")]),
        (
            "In the definition of “vessel” in section 2(1), after “ship” insert “, boat”.",
            [after("section2(1)", "ship", ", boat")],
        ),
    ],
    "provisions in Acts": [
        ("Omit section 17.", [gone("section17")]),
        ("Omit sections 17 to 19.", [gone("section17", "section19")]),
        ("Omit paragraph (c) of section 5(2).", [gone("section5(2)(c)")]),
        ("Section 41(3) is repealed.", [gone("section41(3)")]),
        ("Sections 3 and 4 are omitted.", [gone("section3"), gone("section4")]),
        (
            "After section 22(3) insert— “(3A) Regulations may prescribe a fee.”",
            [new("\\(3A) Regulations may prescribe a fee.", after="section22(3)")],
        ),
        (
            "In section 22, after subsection (3) insert— “(3A) Regulations may prescribe a fee.”",
            [new("\\(3A) Regulations may prescribe a fee.", after="section22(3)")],
        ),
        ("For section 6(4) substitute— “(4) The appeal lapses.”", [whole("section6(4)", "(4) The appeal lapses.")]),
        (
            "In section 6, for subsections (2) and (3) substitute— “(2) The appeal lapses.”",
            [whole("section6(2)", "(2) The appeal lapses.", "section6(3)")],
        ),
        ("Omit subsection (2) of section 10 and the word “and” before it.", REPORTED),
        (
            "In section 6(1), after paragraph (b) insert— “(ba) a parish;”",
            [new("(ba) a parish;", after="section6(1)(b)")],
        ),
        ("Schedule 5 is omitted.", [gone("annex5")]),
    ],
    "bills by page and line": [
        ("Clause 4, page 3, line 7, leave out “may” and insert “must”", REPORTED),
        ("Page 9, line 30, leave out paragraph (c)", REPORTED),
        ("Page 2, line 1, at beginning insert “Subject to subsection (2),”", REPORTED),
    ],
    "bills by clause": [
        ("Leave out Clause 9", [gone("clause9")]),
        (
            "After Clause 6, insert the following new Clause— “Review of fees The Minister must review fees.”",
            [new("Review of fees The Minister must review fees.", after="clause6")],
        ),
        ("Schedule 3, leave out paragraph 2", [gone("annex3.op2")]),
        ("Clause 12, leave out subsection (5)", [gone("clause12(5)")]),
    ],
    "no instruction": [
        ("Section 9 has effect as if section 8 had not been repealed.", REPORTED),
        ("This section comes into force on 1 April.", REPORTED),
        ("Section 3 applies to Wales.", REPORTED),
    ],
}
