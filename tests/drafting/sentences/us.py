"""United States: bills, resolutions and amendments to them."""

from amendiff.model.operation import Retitle
from drafting.sentences import REPORTED, Families, after, before, cut, gone, new, swap, whole

US: Families = {
    "words struck and inserted": [
        (
            "Section 5(a)(1) of the Act is amended by striking “X” and inserting “Y”.",
            [swap("section5(a)(1)", "X", "Y")],
        ),
        (
            "Section 12(b) of the Open Rivers Act of 2004 (16 U.S.C. 99) is amended by striking “five” and inserting “ten”.",
            [swap("section12(b)", "five", "ten")],
        ),
        (
            "Section 8 is amended by striking “2025” each place it appears and inserting “2030”.",
            [swap("section8", "2025", "2030", "all")],
        ),
        (
            "Section 4(c) is amended by inserting “, Territory,” after “State”.",
            [after("section4(c)", "State", ", Territory,")],
        ),
        (
            "Section 4(c) is amended by inserting “eligible” before “person”.",
            [before("section4(c)", "person", "eligible")],
        ),
        (
            "Section 3 is amended in subsection (a) by striking “shall” and inserting “may”.",
            [swap("section3(a)", "shall", "may")],
        ),
        (
            "Section 3(a) is amended, in the matter preceding paragraph (1), by striking “shall” and inserting “may”.",
            [swap("section3(a)", "shall", "may")],
        ),
        ("Section 7(b) is amended by striking “or” at the end.", [cut("section7(b)", "or", "last")]),
        (
            "Section 7(b)(2) is amended by striking the period at the end and inserting “; and”.",
            [swap("section7(b)(2)", ".", "; and", "last")],
        ),
        (
            "Section 2 is amended— (1) in subsection (a), by striking “may”; and (2) in subsection (b), by inserting “not” after “shall”.",
            [cut("section2(a)", "may"), after("section2(b)", "shall", "not")],
        ),
        (
            "In section 6, strike “Secretary” the first place it appears and insert “Administrator”.",
            [swap("section6", "Secretary", "Administrator", "first")],
        ),
        ("Section 11(d) is amended by striking “the Fund” and all that follows and inserting “the Trust.”.", REPORTED),
        ("Paragraph (3) of section 9(a) is amended by striking “ten”.", [cut("section9(a)(3)", "ten")]),
        (
            "Section 2 of such Act is amended in paragraphs (1) and (3) by striking “will” and inserting “shall”.",
            [swap("section2(1)", "will", "shall"), swap("section2(3)", "will", "shall")],
        ),
    ],
    "provisions": [
        ("Section 10 is repealed.", [gone("section10")]),
        ("Section 10(c) is amended by striking paragraph (2).", [gone("section10(c)(2)")]),
        ("Strike sections 8 and 9.", [gone("section8"), gone("section9")]),
        (
            "Strike section 4 and insert the following: “SEC. 4. Reports shall be annual.”",
            [whole("section4", "SEC. 4. Reports shall be annual.")],
        ),
        (
            "Section 6(b) is amended to read as follows: “(b) Term.—A term is four years.”",
            [whole("section6(b)", "(b) Term.—A term is four years.")],
        ),
        (
            "Section 6 is amended by adding at the end the following: “(e) Reports.—A report is due in May.”",
            [new("(e) Reports.—A report is due in May.", end_of="section6")],
        ),
        (
            "Section 6 is amended by adding at the end the following: “(e) Reports.” Section 7 is amended by striking “A”.",
            [new("(e) Reports.", end_of="section6"), cut("section7", "A")],
        ),
        (
            "Section 6 is amended by inserting after subsection (b) the following: “(c) Fees.—No fee is due.”",
            [new("(c) Fees.—No fee is due.", after="section6(b)")],
        ),
        ("Section 6 is amended by redesignating subsections (c) and (d) as subsections (d) and (e), respectively.", []),
        (
            "Section 6 is amended by redesignating subsection (c) as subsection (d) and by inserting after subsection (b) the following new subsection: “(c) Fees.—No fee is due.”",
            [new("(c) Fees.—No fee is due.", after="section6(b)")],
        ),
        (
            "At the end of section 3, insert the following: “(d) Rules.—Rules are public.”",
            [new("(d) Rules.—Rules are public.", end_of="section3")],
        ),
        (
            "Insert after section 14 the following new section: “SEC. 15. No fee is due.”",
            [new("SEC. 15. No fee is due.", after="section14")],
        ),
        ("Section 5 is amended by striking subsections (b) through (d).", [gone("section5(b)", "section5(d)")]),
        (
            "Strike paragraph (2) of section 3(b) and redesignate paragraph (3) as paragraph (2).",
            [gone("section3(b)(2)")],
        ),
    ],
    "resolutions": [
        (
            "Strike out all after the resolving clause and insert the following: “That the Senate thanks the crews.”",
            [whole("operative", "That the Senate thanks the crews.")],
        ),
        (
            "Amend the title so as to read: “A resolution thanking the crews.”",
            [Retitle(text="A resolution thanking the crews.")],
        ),
        ("Strike the preamble.", [gone("preamble")]),
    ],
    "bills by page and line": [
        ("On page 4, line 12, strike “may” and insert “shall”.", REPORTED),
        ("Page 17, line 3, insert “and” after the semicolon.", REPORTED),
        ("On page 9, strike lines 3 through 8.", REPORTED),
    ],
    "no instruction": [
        ("The amendment made by subsection (a) shall take effect on May 1.", REPORTED),
        ("Section 4 shall not be construed to limit section 5.", REPORTED),
    ],
}
