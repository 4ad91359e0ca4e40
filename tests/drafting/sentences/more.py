"""Forms that were met after the first two hundred sentences, and sentences that must not be taken for instructions."""

from amendiff.model.operation import JoinProvisions, ReplaceThroughout, Retitle, SplitProvision
from drafting.sentences import REPORTED, Families, after, before, cut, edge, gone, moved, new, swap, whole

MORE: dict[str, Families] = {
    "un": {
        "more forms": [
            (
                'In operative paragraph 1, replace the words "calls upon" with the words "strongly urges", and after "parties" insert "to the conflict".',
                [swap("op1", "calls upon", "strongly urges"), after("op1", "parties", "to the conflict")],
            ),
            (
                'Preambular paragraph 4: Replace "expressing concern" with "expressing deep concern"',
                [swap("pp4", "expressing concern", "expressing deep concern")],
            ),
            ('PP 8 should read: "Recalling further the report,"', [whole("pp8", "Recalling further the report,")]),
            (
                'Insert new PP8 bis: "Recalling further the report,"',
                [new("Recalling further the report,", after="pp8")],
            ),
            (
                'Add a new OP 7 bis after OP 7 that reads as follows: "Requests the Board to meet;"',
                [new("Requests the Board to meet;", after="op7")],
            ),
            ("New OP 4 bis to read: “Requests the Board to meet;”", [new("Requests the Board to meet;", after="op4")]),
            ('In the fifth preambular paragraph, line 3, delete the words "and others"', [cut("pp5", "and others")]),
            ("Operative paragraph 3, line 2: replace “shall” by “should”.", [swap("op3", "shall", "should")]),
            (
                'Delete the words "as appropriate" from the end of operative paragraph 6.',
                [cut("op6", "as appropriate", "last")],
            ),
            (
                "At the end of operative paragraph 2, replace the full stop with a semicolon and add the following words: “and to report thereon”.",
                [swap("op2", ".", ";", "last"), edge("op2", "end", "and to report thereon")],
            ),
            (
                "In operative paragraph 2, after “States,” insert “in particular developing countries,” and delete “all”.",
                [after("op2", "States,", "in particular developing countries,"), cut("op2", "all")],
            ),
            ('The word "all" before "States" in operative paragraph 4 should be deleted.', [cut("op4", "all")]),
            (
                "After the seventh preambular paragraph, insert the following: “Noting the concerns expressed,”",
                [new("Noting the concerns expressed,", after="pp7")],
            ),
            (
                "Operative paragraph 6 is to be deleted and the subsequent paragraphs renumbered accordingly.",
                [gone("op6")],
            ),
            (
                "Delete operative paragraph 6 and renumber operative paragraph 7 as operative paragraph 6.",
                [gone("op6")],
            ),
            ("In paragraph 5, the first sentence should be deleted.", REPORTED),
            (
                "Replace the last sentence of paragraph 12 with the following sentence: “The report shall be public.”",
                REPORTED,
            ),
            (
                "In paragraph 12, after the second sentence, insert the following sentence: “The report shall be public.”",
                REPORTED,
            ),
            (
                "In the first sentence of paragraph 12, after “Committee”, insert “of the Whole”.",
                [after("op12", "Committee", "of the Whole")],
            ),
            (
                "Insert the following sentence at the end of paragraph 12: “The report shall be public.”",
                [edge("op12", "end", "The report shall be public.")],
            ),
            (
                "Operative paragraphs 4 and 5 should be merged to read as follows: “Calls for calm and for talks;”",
                [whole("op4", "Calls for calm and for talks;", "op5")],
            ),
            (
                "Replace operative paragraphs 4 and 5 with a new operative paragraph 4 reading: “Calls for calm;”",
                [whole("op4", "Calls for calm;", "op5")],
            ),
            (
                "In the title of the draft resolution, after “food” insert “and water”.",
                [after("title", "food", "and water")],
            ),
            ("The title should be changed to “The right to water”.", [Retitle(text="The right to water")]),
            (
                "Insert a new heading before operative paragraph 5, reading “Follow-up”.",
                [new("## Follow-up", before="op5")],
            ),
            (
                "In operative paragraph 9 (a), for “Committee” read “Commission”.",
                [swap("op9(a)", "Committee", "Commission")],
            ),
            ("Page 3, paragraph 4: for “1998” read “1999”", [swap("op4", "1998", "1999")]),
            ("Paragraph 7: For “shall” substitute “may”", [swap("op7", "shall", "may")]),
            ("Operative paragraph 2, subparagraph (b): delete “, if requested,”.", [cut("op2(b)", ", if requested,")]),
            ("Delete, in operative paragraph 2, subparagraph (b).", [gone("op2(b)")]),
            ("Delete in its entirety paragraph 5.", [gone("op5")]),
            ("In paragraph 4(a), insert “freely” between “may” and “choose”", [after("op4(a)", "may", "freely")]),
            (
                "Move the seventh preambular paragraph to become the second preambular paragraph.",
                [moved("pp7", before="pp2")],
            ),
            ("The third preambular paragraph should be placed after the fifth.", [moved("pp3", after="pp5")]),
            ("Operative paragraphs 2 and 3 should change places.", [moved("op3", before="op2")]),
            ("Reverse the order of operative paragraphs 2 and 3.", [moved("op3", before="op2")]),
            (
                "Insert “and” after “women,” in the second line of the ninth preambular paragraph",
                [after("pp9", "women,", "and")],
            ),
            (
                "In operative paragraph 3, amend the phrase “at least once” to read “at least twice”.",
                [swap("op3", "at least once", "at least twice")],
            ),
            (
                "In operative paragraph 3, amend “at least once” to “at least twice”.",
                [swap("op3", "at least once", "at least twice")],
            ),
            (
                "Substitute “Takes note with appreciation of” for “Welcomes” at the beginning of operative paragraph 1.",
                [swap("op1", "Welcomes", "Takes note with appreciation of", "first")],
            ),
            ("The beginning of operative paragraph 1 should read “Takes note of the report”.", REPORTED),
            (
                "Replace “Welcomes” at the beginning of operative paragraph 1 by “Takes note of”.",
                [swap("op1", "Welcomes", "Takes note of", "first")],
            ),
            (
                "Add the words “in good faith” after the word “negotiate” and delete the words “without preconditions” in operative paragraph 2.",
                [after("op2", "negotiate", "in good faith"), cut("op2", "without preconditions")],
            ),
            (
                "In operative paragraph 2, the words “without preconditions” shall be replaced by “in good faith”; the word “immediately” shall be deleted.",
                [swap("op2", "without preconditions", "in good faith"), cut("op2", "immediately")],
            ),
            (
                "(1) Operative paragraph 2: the words “without preconditions” to be deleted",
                [cut("op2", "without preconditions")],
            ),
            (
                "Operative paragraph 2 – delete the words “without preconditions” and insert after “talks” the words “in good faith”",
                [cut("op2", "without preconditions"), after("op2", "talks", "in good faith")],
            ),
            (
                "The delegation of Norway proposes the following amendments to draft resolution A/C.3/90/L.5: 1. In operative paragraph 2, delete “x”.",
                [cut("op2", "x")],
            ),
            ('Operative paragraph 5: Replace with: "Decides to meet again;"', [whole("op5", "Decides to meet again;")]),
            ("OP5: replace by “Decides to meet again;”", [whole("op5", "Decides to meet again;")]),
            (
                "In OP5, add at the end: “, taking into account national priorities”.",
                [edge("op5", "end", ", taking into account national priorities")],
            ),
            ("Preambular paragraph 2 would read: “Noting the work,”", [whole("pp2", "Noting the work,")]),
            ("Replace everything after “Decides” in operative paragraph 4 with “to close the item.”", REPORTED),
            ("Delete all words after “Decides” in operative paragraph 4 and insert “to close the item.”", REPORTED),
            ("Delete everything from “including” to the end of operative paragraph 4.", REPORTED),
            ("Delete the rest of operative paragraph 4 after “Decides”.", REPORTED),
            ("Delete the comma after “peace” in paragraph 3.", [swap("op3", "peace,", "peace")]),
            ("In paragraph 3, insert a comma after “peace”.", [after("op3", "peace", ",")]),
            ("In paragraph 3, replace the semicolon at the end with a full stop.", [swap("op3", ";", ".", "last")]),
            (
                "Change “Convention” to “Conventions” throughout.",
                [ReplaceThroughout(old="Convention", new="Conventions")],
            ),
            (
                "In the annex, section II, paragraph 4, replace “may” with “shall”.",
                [swap("annex1.sectionII(4)", "may", "shall")],
            ),
            ("In section B, paragraph 4, delete “x”.", [cut("sectionB(4)", "x")]),
            ("In annex I, delete subparagraph 3 (c).", [gone("annex1.op3(c)")]),
            (
                "In paragraphs 3, 4 (a) and 7, replace “may” with “shall”.",
                [swap("op3", "may", "shall"), swap("op4(a)", "may", "shall"), swap("op7", "may", "shall")],
            ),
            ("Delete both paragraphs 3 and 4.", [gone("op3"), gone("op4")]),
            ("In the ninth and tenth preambular paragraphs, delete “also”.", [cut("pp9", "also"), cut("pp10", "also")]),
            (
                "Split paragraph 5 into two, the second beginning with the words “Requests the”.",
                [SplitProvision(at="op5", before="Requests the")],
            ),
            (
                "The second part of paragraph 5, beginning with “Requests the”, should become a separate paragraph 6.",
                REPORTED,
            ),
            (
                "In operative paragraph 4, delete the words “within its mandate” wherever they appear.",
                [cut("op4", "within its mandate", "all")],
            ),
            (
                "Operative paragraph 3 should be replaced with the following text:\n\n“3. Requests the Secretary-General to report;”",
                [whole("op3", "Requests the Secretary-General to report;")],
            ),
            (
                "In operative paragraph 5, third line, after “Fund”, insert “, the Bank”.",
                [after("op5", "Fund", ", the Bank")],
            ),
            (
                "The fourth preambular paragraph should be moved to follow the first preambular paragraph.",
                [moved("pp4", after="pp1")],
            ),
            (
                "In the chapeau of operative paragraph 6, replace “Invites” with “Urges”.",
                [swap("op6", "Invites", "Urges")],
            ),
            ("In operative paragraph 6 (c), delete the word “and” at the end.", [cut("op6(c)", "and", "last")]),
            ("In operative paragraph 6 (c), replace the final “and” by “or”.", [swap("op6(c)", "and", "or", "last")]),
            ("Delete operative paragraph 8, subparagraphs (b) and (c).", [gone("op8(b)"), gone("op8(c)")]),
            ("Delete PP5, PP7 and OP3.", [gone("pp5"), gone("pp7"), gone("op3")]),
            (
                "Delete preambular paragraphs 5 and 7 and operative paragraph 3.",
                [gone("pp5"), gone("pp7"), gone("op3")],
            ),
            ("In PP5 and OP3, replace “a” with “b”.", [swap("pp5", "a", "b"), swap("op3", "a", "b")]),
            ("Merge PP3 and PP4.", [JoinProvisions(at="pp3", to="pp4")]),
            (
                "The seventh preambular paragraph should be deleted and replaced by the following: “Noting the plan,”.",
                [whole("pp7", "Noting the plan,")],
            ),
            (
                "After “Recalling” in the first preambular paragraph, insert “also”.",
                [after("pp1", "Recalling", "also")],
            ),
            (
                "Insert the word “also” after the word “Recalling” at the beginning of the first preambular paragraph.",
                [after("pp1", "Recalling", "also", "first")],
            ),
            (
                "Insert, at the end of operative paragraph 4, the following: “, and invites the Council to do so”.",
                [edge("op4", "end", ", and invites the Council to do so")],
            ),
            ("In the last line of operative paragraph 4, delete “all”.", [cut("op4", "all")]),
            ("In operative paragraph 4, the words from “taking note” to “in Geneva” should be deleted.", REPORTED),
            ("Add a footnote to paragraph 3 reading “See annex”.", REPORTED),
            (
                "Replace “Member State” by “Member States” and “its” by “their” in operative paragraph 9.",
                [swap("op9", "Member State", "Member States"), swap("op9", "its", "their")],
            ),
            ("Add the following as operative paragraph 9: “Decides to meet;”", [new("Decides to meet;", after="op8")]),
            (
                "The sponsors revised operative paragraph 2 by inserting the words “as soon as possible” after the word “report”.",
                [after("op2", "report", "as soon as possible")],
            ),
            (
                "The representative of Kenya orally revised the draft resolution as follows: in operative paragraph 3, the words “a year” were replaced by “two years”.",
                [swap("op3", "a year", "two years")],
            ),
            (
                "In operative paragraph 3, the words “a year” were replaced by the words “two years”; operative paragraph 5 was deleted.",
                [swap("op3", "a year", "two years"), gone("op5")],
            ),
            (
                "A new operative paragraph was inserted after operative paragraph 5, which read: “Decides to meet;”",
                [new("Decides to meet;", after="op5")],
            ),
            ("We propose to delete OP4.", [gone("op4")]),
            ("Paragraph 4 was deleted by mistake and should be reinstated.", REPORTED),
            ("Replace “shall” with “should” in paragraph 3 only.", [swap("op3", "shall", "should")]),
            ("Delete paragraph 10 of resolution 77/12.", REPORTED),
            ("In paragraph 5 of document A/80/12, delete “x”.", [cut("op5", "x")]),
            ("Delete the proposed paragraph 3 bis.", [gone("op3bis")]),
            ("In the amendment of Norway, replace “x” with “y”.", REPORTED),
            ("Replace the second “and” in operative paragraph 2 by a comma.", [swap("op2", "and", ",", 2)]),
            ("Delete operative paragraph 2 (a) and renumber the remaining subparagraphs.", [gone("op2(a)")]),
            (
                "* Operative paragraph 2\nAfter “a”, insert “b”\n\n* Operative paragraph 6\nDelete the paragraph\n",
                [after("op2", "a", "b"), gone("op6")],
            ),
            (
                "Operative paragraph 1\n1. Replace “x” by “y”.\n2. Delete “z”.\n",
                [swap("op1", "x", "y"), cut("op1", "z")],
            ),
            ("Page 2, operative paragraph 4, line 3\nFor “their” read “its”\n", [swap("op4", "their", "its")]),
            (
                "In operative paragraph 5\n(a) Replace “x” by “y”;\n(b) Delete the last sentence.",
                [swap("op5", "x", "y")],
            ),
            (
                "After operative paragraph 2, insert the following new paragraphs and renumber the remaining paragraphs accordingly:\n“3. Calls for calm;\n“4. Calls for talks;”",
                [new("Calls for calm;\n\nCalls for talks;", after="op2")],
            ),
            (
                "Replace operative paragraph 7 with the following:\n“7. Requests the Board:\n“(a) To meet;\n“(b) To report;”",
                [whole("op7", "Requests the Board:\n\n(a) To meet;\n\n(b) To report;")],
            ),
        ],
        "no instruction, or not one": [
            ('Add "Norway" to the list of sponsors.', REPORTED),
            ("OP5 alt: “Decides to meet again;”", REPORTED),
            ("Argentina would like to see paragraph 4 deleted.", REPORTED),
            ("We would prefer to replace “shall” with “should” in OP4.", REPORTED),
            ("Should paragraph 4 be deleted, Norway would withdraw.", REPORTED),
            ("Paragraph 4 need not be deleted.", REPORTED),
            ("Norway opposes deleting paragraph 4.", REPORTED),
            ("Norway opposed the proposal to delete paragraph 4.", REPORTED),
            ("The proposal to delete paragraph 4 was rejected.", REPORTED),
            ("Norway withdrew its amendment to delete paragraph 4.", REPORTED),
            ("The deletion of paragraph 4 was not accepted.", REPORTED),
            ("Nobody proposed to delete paragraph 4.", REPORTED),
            ("It was decided not to delete paragraph 4.", REPORTED),
            ("Delete paragraph 4?", REPORTED),
            ("The Secretariat was asked to delete paragraph 4.", REPORTED),
            ("Delete paragraphs 3 or 4.", REPORTED),
            ("Delete paragraph 3 and, if necessary, paragraph 4.", REPORTED),
            ("Delete the words “x” in operative paragraph 3, but not in operative paragraph 4.", REPORTED),
            ("In all operative paragraphs except paragraph 4, replace “shall” with “should”.", REPORTED),
            ("Except in paragraph 4, replace “shall” with “should”.", REPORTED),
            ("Possibly delete paragraph 4.", REPORTED),
            ("Delete paragraph 4 or replace it with: “X;”", REPORTED),
            ("Alternatively, delete paragraph 4.", REPORTED),
            ("Insert “x” after “y” or “z” in paragraph 3.", REPORTED),
            ("Delete paragraph 3 of the amendment proposed by Norway.", REPORTED),
        ],
    },
    "uk": {
        "more forms": [
            (
                "Clause 5, page 4, line 32, at end insert— “(4) The Secretary of State must consult the Board.”",
                REPORTED,
            ),
            ("Page 4, line 32, leave out from “State” to end of line 35 and insert “must consult”", REPORTED),
            ("Clause 14, leave out lines 3 to 8", REPORTED),
            ("Clause 14, page 9, line 10, leave out “reasonable” and insert “proportionate”", REPORTED),
            (
                "After Schedule 2, insert the following new Schedule— “SCHEDULE 2A Fees 1 A fee is due.”",
                [new("SCHEDULE 2A Fees 1 A fee is due.", after="annex2")],
            ),
            ("In section 12, omit subsections (2) to (4).", [gone("section12(2)", "section12(4)")]),
            (
                "In section 12(3)(a) and (b), for “local authority” substitute “council”.",
                [
                    swap("section12(3)(a)", "local authority", "council"),
                    swap("section12(3)(b)", "local authority", "council"),
                ],
            ),
            (
                "In the heading of section 12, for “Duty” substitute “Power”.",
                [swap("section12.heading", "Duty", "Power")],
            ),
            ("In section 3(2), omit paragraph (c) (and the “or” before it).", REPORTED),
            ("In subsection (1), at the appropriate place insert— ““board” means the Ports Board;”.", REPORTED),
            ("In Part 2 of Schedule 1, omit paragraph 4.", [gone("annex1.part2(4)")]),
            (
                "Section 7 (penalties) is amended as follows. (2) In subsection (1), for “£50” substitute “£100”. (3) After subsection (2) insert— “(2A) Nothing in this section applies to Crown land.” (4) Omit subsection (5).",
                [
                    swap("section7(1)", "£50", "£100"),
                    new("\\(2A) Nothing in this section applies to Crown land.", after="section7(2)"),
                    gone("section7(5)"),
                ],
            ),
            ("In regulation 4(2), for “14” substitute “21”.", [swap("regulation4(2)", "14", "21")]),
            ("In article 3(1) of the Order, for “may” substitute “must”.", [swap("article3(1)", "may", "must")]),
            (
                "For “Chairman”, wherever it occurs, substitute “chair”.",
                [ReplaceThroughout(old="Chairman", new="chair")],
            ),
            (
                "In section 5(3)— (a) in paragraph (a), for “x” substitute “y”; (b) after paragraph (b) insert— “(c) a quay.”",
                [swap("section5(3)(a)", "x", "y"), new("(c) a quay.", after="section5(3)(b)")],
            ),
            (
                "In section 4, for the words “the Board” in both places substitute “the Council”.",
                [swap("section4", "the Board", "the Council", "all")],
            ),
            ("In section 4(1)(a)(ii), omit “or” at the end.", [cut("section4(1)(a)(ii)", "or", "last")]),
            (
                "In section 4— (a) omit subsection (1); (b) in subsection (2), omit “(1) or”; (c) after subsection (3) insert— “(4) Fees are public.”",
                [gone("section4(1)"), cut("section4(2)", "(1) or"), new("(4) Fees are public.", after="section4(3)")],
            ),
            (
                "After “person”, in section 3(1), insert “(other than a child)”.",
                [after("section3(1)", "person", "(other than a child)")],
            ),
            (
                "In Schedule 1, after paragraph 5 insert— “5A A fee is due.”",
                [new("5A A fee is due.", after="annex1.op5")],
            ),
            ("In section 2(1), in the definition of “fee”, omit paragraph (b).", [gone("section2(1)(b)")]),
            ("Sections 3 to 5 cease to have effect.", REPORTED),
            ("Section 8 is omitted.", [gone("section8")]),
            ("In section 5(1) for “£5” there is substituted “£10”.", [swap("section5(1)", "£5", "£10")]),
            ("In section 5(1), after “land” there is inserted “or water”.", [after("section5(1)", "land", "or water")]),
            (
                "There shall be inserted after section 5 the following section— “5A Fees are public.”",
                [new("5A Fees are public.", after="section5")],
            ),
            ("For section 7 there shall be substituted— “7 Fees are public.”", [whole("section7", "Fees are public.")]),
        ],
    },
    "us": {
        "more forms": [
            (
                "Subsection (b) of section 4 of the Marine Act is amended— (1) by redesignating paragraphs (2) and (3) as paragraphs (3) and (4), respectively; and (2) by inserting after paragraph (1) the following new paragraph: “(2) Quays.—Quays are ports.”",
                [new("(2) Quays.—Quays are ports.", after="section4(b)(1)")],
            ),
            (
                "Section 102(b)(1)(A) of such Act (7 U.S.C. 1234(b)(1)(A)) is amended by striking “10 percent” and inserting “15 percent”.",
                [swap("section102(b)(1)(A)", "10 percent", "15 percent")],
            ),
            ("Section 5 is amended by striking “and” after the semicolon.", [cut("section5", "and")]),
            (
                "Section 5(a) is amended by inserting before the period at the end the following: “, except in May”.",
                [before("section5(a)", ".", ", except in May", "last")],
            ),
            ("in subsection (a)(1), by striking “; and” and inserting a semicolon;", [swap("(a)(1)", "; and", ";")]),
            (
                "(A) in subparagraph (A), by striking “or” at the end; (B) in subparagraph (B), by striking the period and inserting “; or”; and (C) by adding at the end the following: “(C) a quay.”.",
                [cut("(A)", "or", "last"), swap("(B)", ".", "; or"), new("(C) a quay.", end_of="text")],
            ),
            ("The table of contents in section 1(b) is amended by striking the item relating to section 9.", REPORTED),
            ("Page 12, strike line 4 and all that follows through page 13, line 2.", REPORTED),
            ("Page 5, beginning on line 3, strike “and” and insert “or”.", REPORTED),
            ("At the appropriate place, insert the following: “SEC. __. Quays are ports.”", REPORTED),
            (
                "In section 3(a), strike “2020” and insert “2030” each place it appears.",
                [swap("section3(a)", "2020", "2030", "all")],
            ),
            (
                "Section 3 is amended by striking “may” the second place it appears and inserting “shall”.",
                [swap("section3", "may", "shall", 2)],
            ),
            (
                "Section 3 is amended by striking “a” and inserting “b” and by striking “c” and inserting “d”.",
                [swap("section3", "a", "b"), swap("section3", "c", "d")],
            ),
            (
                "Strike section 3 and redesignate sections 4 through 9 as sections 3 through 8, respectively.",
                [gone("section3")],
            ),
            (
                "Strike all after the enacting clause and insert the following: “That quays are ports.”",
                [whole("operative", "That quays are ports.")],
            ),
            ("Amend the preamble by striking the third whereas clause.", [gone("pp3")]),
            ("In the second whereas clause, strike “five” and insert “six”.", [swap("pp2", "five", "six")]),
            (
                "The second sentence of section 4(b) is amended by striking “ten” and inserting “five”.",
                [swap("section4(b)", "ten", "five")],
            ),
            (
                "Section 4(b) is amended in the second sentence by striking “ten” and inserting “five”.",
                [swap("section4(b)", "ten", "five")],
            ),
            ("Section 4(b) is amended by striking the second sentence.", REPORTED),
            (
                "Section 3(b) of the Ports Act (as amended by section 2) is further amended by striking “a” and inserting “b”.",
                [swap("section3(b)", "a", "b")],
            ),
            (
                "Section 4 of the Ports Act is amended— (1) in the section heading, by inserting “AND QUAYS” after “PORTS”; and (2) in subsection (a)— (A) by striking “may” and inserting “shall”; and (B) by striking paragraph (2).",
                [
                    after("section4.heading", "PORTS", "AND QUAYS"),
                    swap("section4(a)", "may", "shall"),
                    gone("section4(a)(2)"),
                ],
            ),
            (
                "The Ports Act is amended by inserting after section 4 the following: “SEC. 4A. Quays are ports.”",
                [new("SEC. 4A. Quays are ports.", after="section4")],
            ),
            (
                "The Ports Act is amended by adding at the end the following new section: “SEC. 9. Quays are ports.”",
                [new("SEC. 9. Quays are ports.", end_of="text")],
            ),
            ("Strike “shall” and insert “may” in section 3(a).", [swap("section3(a)", "shall", "may")]),
            (
                "Strike subsection (b) of section 3 and insert the following: “(b) Quays are ports.”",
                [whole("section3(b)", "(b) Quays are ports.")],
            ),
            (
                "Paragraphs (1) and (2) of section 3(a) are each amended by striking “x” and inserting “y”.",
                [swap("section3(a)(1)", "x", "y"), swap("section3(a)(2)", "x", "y")],
            ),
            (
                "Section 3 is amended by striking subsections (a) and (b) and inserting the following: “(a) Quays are ports.”",
                [whole("section3(a)", "(a) Quays are ports.", "section3(b)")],
            ),
            ("On page 3, after line 9, insert the following: “(c) Quays are ports.”", REPORTED),
            ("On page 3, line 9, after “ports” insert “and quays”.", REPORTED),
        ],
    },
    "eu": {
        "more forms": [
            (
                "Article 4 of Directive 2009/12/EC is amended as follows: (a) in paragraph 2, the first subparagraph is replaced by the following: ‘Fees are public.’; (b) paragraph 5 is deleted; (c) the following paragraph is added: ‘6. Ports report.’",
                [gone("article4(5)"), new("Ports report.", end_of="article4")],
            ),
            (
                "in Article 5, paragraph 1 is replaced by the following: ‘1. Ports report yearly.’;",
                [whole("article5(1)", "Ports report yearly.")],
            ),
            ("in Article 5(2), point (a), the words ‘by May’ are deleted;", [cut("article5(2)(a)", "by May")]),
            (
                "in the first subparagraph of Article 6(2), the first sentence is replaced by the following: ‘Ports report yearly.’;",
                REPORTED,
            ),
            ("the title of Article 9 is replaced by the following: ‘Reports’;", [whole("article9.heading", "Reports")]),
            ("Annexes I and II are deleted.", [gone("annex1"), gone("annex2")]),
            ("Annex I is replaced by the text set out in the Annex to this Regulation.", REPORTED),
            (
                "In Article 3, the following paragraphs 4a and 4b are inserted: ‘4a. Ports report. 4b. Quays report.’",
                REPORTED,
            ),
            (
                "the words ‘the Council’ shall be replaced by ‘the Commission’ throughout the text;",
                [ReplaceThroughout(old="the Council", new="the Commission")],
            ),
            (
                "in Article 12, the second and third paragraphs are deleted;",
                [gone("article12.p1"), gone("article12.p2")],
            ),
            (
                "in Article 2(1), the following point is inserted after point (b): ‘(ba) a pier;’",
                [new("(ba) a pier;", after="article2(1)(b)")],
            ),
            (
                "in the second sentence of Article 8(1), ‘may’ is replaced by ‘shall’;",
                [swap("article8(1)", "may", "shall")],
            ),
            ("Citation 3 is deleted.", [gone("citation3")]),
            ("In the title, the words ‘and piers’ are added;", REPORTED),
            (
                "Article 6a is inserted: ‘Article 6a Reports Ports report.’",
                [new("Article 6a Reports Ports report.", after="article6")],
            ),
            (
                "In Article 4(1), ‘2029’ is replaced by ‘2031’ and ‘2030’ is replaced by ‘2032’.",
                [swap("article4(1)", "2029", "2031"), swap("article4(1)", "2030", "2032")],
            ),
            (
                "In Article 3(1), point (a) is replaced by the following: ‘(a) ports;’ and point (b) is deleted.",
                [whole("article3(1)(a)", "(a) ports;"), gone("article3(1)(b)")],
            ),
            ("Articles 5, 6 and 9(2) are deleted.", [gone("article5"), gone("article6"), gone("article9(2)")]),
            (
                "In Article 7, the introductory wording of paragraph 2 is replaced by the following: ‘2. Ports shall:’",
                REPORTED,
            ),
            (
                "in Article 7, the following sentence is added at the end of paragraph 2: ‘Ports report.’;",
                [edge("article7(2)", "end", "Ports report.")],
            ),
            ("In Annex II, row 3 of the table is deleted.", [gone("annex2.table1.row3")]),
            (
                "in Article 2, the following definition is added: ‘(12) “port” means a quay;’",
                [new("(12) “port” means a quay;", end_of="article2")],
            ),
            ("in Article 2, point 12 is deleted;", [gone("article2(12)")]),
            ("the third indent of Article 6(2) is deleted;", [gone("article6(2).p2")]),
            ("in the third recital, ‘a’ is replaced by ‘b’;", [swap("recital3", "a", "b")]),
        ],
    },
}
