"""United Nations: resolutions of assemblies and councils, in the styles of their documents and of delegations."""

from amendiff.model.operation import JoinProvisions, ReplaceThroughout, Retitle, SplitProvision
from drafting.sentences import REPORTED, Families, after, before, cut, edge, gone, moved, new, swap, whole

UN: Families = {
    "words replaced": [
        (
            "In operative paragraph 3, as amended by C.2 and C.4, replace “each term” by “each year”.",
            [swap("op3", "each term", "each year")],
        ),
        (
            "In the third preambular paragraph, as orally revised, replace “all” by “most”.",
            [swap("pp3", "all", "most")],
        ),
        (
            "In operative paragraph 2, replace “takes note of” with “welcomes”.",
            [swap("op2", "takes note of", "welcomes")],
        ),
        (
            "Replace, in the ninth preambular paragraph, the term “developing” by the term “emerging”;",
            [swap("pp9", "developing", "emerging")],
        ),
        (
            "In the last preambular paragraph, change “concerned” to “alarmed”.",
            [swap("pp-last", "concerned", "alarmed")],
        ),
        ("OP 12: change the word “may” into “shall”", [swap("op12", "may", "shall")]),
        ("PP5: “deep regret” should read “grave concern”.", [swap("pp5", "deep regret", "grave concern")]),
        (
            "In paragraph 3 bis, the words “every two years” should be replaced with the words “every year”.",
            [swap("op3bis", "every two years", "every year")],
        ),
        (
            "In operative para. 4, the phrase “as soon as possible” is replaced by “without delay”.",
            [swap("op4", "as soon as possible", "without delay")],
        ),
        (
            "At operative paragraph 8, strike the words “in principle” and replace them with “fully”.",
            [swap("op8", "in principle", "fully")],
        ),
        (
            "In paragraph 6 (b) (i), for “annual report” read “biennial report”.",
            [swap("op6(b)(i)", "annual report", "biennial report")],
        ),
        (
            "The words “low-lying islands” in the third preambular paragraph are to be replaced by the words “small islands”.",
            [swap("pp3", "low-lying islands", "small islands")],
        ),
        (
            "In the first line of operative paragraph 7, replace “Notes” by “Notes with satisfaction”.",
            [swap("op7", "Notes", "Notes with satisfaction")],
        ),
        (
            "In operative paragraph 2, delete “encourages” and replace it by “urges”.",
            [swap("op2", "encourages", "urges")],
        ),
    ],
    "words substituted": [
        (
            "Substitute “rivers and lakes” for “waters” in operative paragraph 3.",
            [swap("op3", "waters", "rivers and lakes")],
        ),
        (
            "For the words “fresh water” in paragraph 1, substitute the words “drinking water”.",
            [swap("op1", "fresh water", "drinking water")],
        ),
        (
            "In the fourth preambular paragraph the word “and” should be substituted for the word “or”.",
            [swap("pp4", "or", "and")],
        ),
        (
            "In paragraph 9, substitute the word “Chair” for the word “Chairman” in each place where it occurs.",
            [swap("op9", "Chairman", "Chair", "all")],
        ),
        (
            "Delete the phrase “at its next session” in operative paragraph 5 and substitute therefor the phrase “at its eightieth session”.",
            [swap("op5", "at its next session", "at its eightieth session")],
        ),
        ("In operative paragraph 4, substitute “consider” with “examine”.", [swap("op4", "consider", "examine")]),
    ],
    "words inserted": [
        (
            "In operative paragraph 10, after “Secretary-General”, add “, within existing resources,”.",
            [after("op10", "Secretary-General", ", within existing resources,")],
        ),
        (
            "Reinstate the words “and girls” after “women” in operative paragraph 2.",
            [after("op2", "women", "and girls")],
        ),
        (
            "Include “young people” before “persons with disabilities” in paragraph 5 (d).",
            [before("op5(d)", "persons with disabilities", "young people")],
        ),
        (
            "In the sixth preambular paragraph, the words “inter alia” should be added after the word “including”.",
            [after("pp6", "including", "inter alia")],
        ),
        ("In PP7, add the following words after “seas”: “and coasts”.", [after("pp7", "seas", "and coasts")]),
        (
            "At the end of the eighth preambular paragraph, insert the words “, and its follow-up”.",
            [edge("pp8", "end", ", and its follow-up")],
        ),
        (
            "Add “and relevant agencies” at the end of operative paragraph 11.",
            [edge("op11", "end", "and relevant agencies")],
        ),
        ("At the beginning of operative paragraph 3, add “Also”.", [edge("op3", "start", "Also")]),
        (
            "In operative paragraph 3, insert the word “fully” between “to” and “implement”.",
            [after("op3", "to", "fully")],
        ),
        (
            "In paragraph 2, following the words “the Commission”, add the words “on Oceans”;",
            [after("op2", "the Commission", "on Oceans")],
        ),
        ("Immediately before the word “treaty” in paragraph 14, insert “draft”.", [before("op14", "treaty", "draft")]),
        (
            "In operative paragraph 4 please insert ‘voluntary’ prior to ‘contributions’",
            [before("op4", "contributions", "voluntary")],
        ),
    ],
    "words deleted": [
        ("In operative paragraph 9, remove “, where possible,”.", [cut("op9", ", where possible,")]),
        ("The phrase “to that end” in paragraph 16 should be suppressed.", [cut("op16", "to that end")]),
        ("Strike out “urgent” from the seventh preambular paragraph.", [cut("pp7", "urgent")]),
        (
            "In paragraphs 3, 5 and 8, omit the word “illicit”.",
            [cut("op3", "illicit"), cut("op5", "illicit"), cut("op8", "illicit")],
        ),
        ("In operative paragraph 1, the words “and others” be deleted.", [cut("op1", "and others")]),
        ("Delete from operative paragraph 13 the words “of its own accord”.", [cut("op13", "of its own accord")]),
        ("Delete the word “newly” before “independent” in the fifth preambular paragraph.", [cut("pp5", "newly")]),
        ("Eliminate “voluntarily” in OP6", [cut("op6", "voluntarily")]),
        ("In operative paragraph 2, leave out “forthwith”.", [cut("op2", "forthwith")]),
        ("In paragraph 7, delete “coastal” and “landlocked”.", [cut("op7", "coastal"), cut("op7", "landlocked")]),
    ],
    "which one of several": [
        (
            "In paragraph 2, replace “States” where it first occurs by “Parties”.",
            [swap("op2", "States", "Parties", "first")],
        ),
        ("In operative paragraph 5, delete the second “also”.", [cut("op5", "also", 2)]),
        (
            "In operative paragraph 5, after “Fund” where it appears the second time, insert “and the Bank”.",
            [after("op5", "Fund", "and the Bank", 2)],
        ),
        (
            "Replace “the Centre” by “the Institute” each time it appears in paragraph 3.",
            [swap("op3", "the Centre", "the Institute", "all")],
        ),
        (
            "Throughout the draft resolution, replace “seabed” by “sea floor”.",
            [ReplaceThroughout(old="seabed", new="sea floor")],
        ),
        (
            "In the whole text, replace the word “Chairman” by “Chair”.",
            [ReplaceThroughout(old="Chairman", new="Chair")],
        ),
        ("In both places in operative paragraph 6, replace “shall” by “will”.", [swap("op6", "shall", "will", "all")]),
        ("Delete “relevant” at its last occurrence in paragraph 9.", [cut("op9", "relevant", "last")]),
    ],
    "paragraphs deleted": [
        ("Delete OP4.", [gone("op4")]),
        ("Remove operative paragraphs 2 and 4 to 6.", [gone("op2"), gone("op4", "op6")]),
        ("The tenth preambular paragraph should be deleted.", [gone("pp10")]),
        ("Delete PP3 bis.", [gone("pp3bis")]),
        ("Strike paragraph 2 (c) (ii).", [gone("op2(c)(ii)")]),
        ("Delete the first and last preambular paragraphs.", [gone("pp1"), gone("pp-last")]),
        ("Delete subparagraphs (a) to (d) of operative paragraph 7.", [gone("op7(a)", "op7(d)")]),
        ("Suppress the whole of paragraph 11.", [gone("op11")]),
        ("Operative paragraphs 3 and 4 shall be removed.", [gone("op3"), gone("op4")]),
        ("Delete paragraph 4 of the annex.", [gone("annex1.op4")]),
    ],
    "paragraphs inserted": [
        (
            "After operative paragraph 3, add a new operative paragraph 3 bis as follows: “Invites the Bank to assist;”",
            [new("Invites the Bank to assist;", after="op3")],
        ),
        (
            "Insert a new operative paragraph between operative paragraphs 6 and 7, reading: “Requests a study;”",
            [new("Requests a study;", after="op6")],
        ),
        (
            "Insert as the first preambular paragraph: “Recalling its earlier work,”",
            [new("Recalling its earlier work,", before="pp1")],
        ),
        (
            "Add a new final preambular paragraph reading: “Bearing the costs in mind,”",
            [new("Bearing the costs in mind,", end_of="preamble")],
        ),
        (
            "Add a new penultimate operative paragraph: “Decides to convene a forum;”",
            [new("Decides to convene a forum;", before="op-last")],
        ),
        (
            "Following the fourth preambular paragraph, insert a new paragraph as follows:\nAware of the drought,",
            [new("Aware of the drought,", after="pp4")],
        ),
        (
            "Insert the following subparagraph after paragraph 4 (c): “(c bis) To train staff;”",
            [new("(c bis) To train staff;", after="op4(c)")],
        ),
        ("OP5 bis (new): “Calls for restraint;”", REPORTED),
        (
            "After paragraph 8, insert two new paragraphs, to read:\n“9. Thanks the donors;\n“10. Requests a briefing.”",
            [new("Thanks the donors;\n\nRequests a briefing.", after="op8")],
        ),
        (
            "Immediately after operative paragraph 1, the following paragraph should be inserted: “Stresses the urgency;”",
            [new("Stresses the urgency;", after="op1")],
        ),
        (
            "Include a new preambular paragraph after PP2: “Deploring the delay,”.",
            [new("Deploring the delay,", after="pp2")],
        ),
    ],
    "paragraphs replaced": [
        ("Replace OP3 with: “Requests the Office to report;”", [whole("op3", "Requests the Office to report;")]),
        ("Operative paragraph 9 to read: “Takes note of the plan;”", [whole("op9", "Takes note of the plan;")]),
        (
            "The third preambular paragraph should be amended to read as follows: “Noting the drought,”",
            [whole("pp3", "Noting the drought,")],
        ),
        (
            "Substitute the following for operative paragraph 2: “Endorses the plan;”",
            [whole("op2", "Endorses the plan;")],
        ),
        (
            "For operative paragraph 2 substitute the following: “Endorses the plan;”",
            [whole("op2", "Endorses the plan;")],
        ),
        (
            "Reformulate paragraph 5 (a) as follows: “(a) To publish its data;”",
            [whole("op5(a)", "(a) To publish its data;")],
        ),
        ("Replace the existing text of paragraph 7 by: “Decides to adjourn.”", [whole("op7", "Decides to adjourn.")]),
        (
            "Replace paragraphs 3 to 5 by a single paragraph reading: “Urges calm;”",
            [whole("op3", "Urges calm;", "op5")],
        ),
        (
            "Paragraph 10 shall read as follows:\n10. Decides to remain seized of the matter.",
            [whole("op10", "Decides to remain seized of the matter.")],
        ),
    ],
    "moved, merged, split": [
        ("Move operative paragraph 7 so that it follows operative paragraph 2.", [moved("op7", after="op2")]),
        (
            "Transpose the sixth preambular paragraph to after the second preambular paragraph.",
            [moved("pp6", after="pp2")],
        ),
        ("Operative paragraph 8 should be placed before operative paragraph 4.", [moved("op8", before="op4")]),
        (
            "Move paragraphs 4 and 5 to the end of the operative part.",
            [moved("op4", end_of="operative"), moved("op5", end_of="operative")],
        ),
        ("Merge operative paragraph 6 with operative paragraph 7.", [JoinProvisions(at="op6", to="op7")]),
        ("Combine paragraphs 2 to 4 into one paragraph.", [JoinProvisions(at="op2", to="op4")]),
        (
            "Divide paragraph 9 into two paragraphs after the words “by May”.",
            [SplitProvision(at="op9", after="by May")],
        ),
        ("Split operative paragraph 9 before “Decides”.", [SplitProvision(at="op9", before="Decides")]),
    ],
    "titles and headings": [
        ("Change the title to “Oceans for all”.", [Retitle(text="Oceans for all")]),
        (
            "The title of the draft resolution should be amended to read: “Oceans for all”.",
            [Retitle(text="Oceans for all")],
        ),
        ("Retitle the draft resolution “Oceans for all”.", [Retitle(text="Oceans for all")]),
        ("In the title, delete “draft”.", [cut("title", "draft")]),
        (
            "In the heading of annex II, replace “Rules” by “Guidelines”.",
            [swap("annex2.heading", "Rules", "Guidelines")],
        ),
        ("Replace the title by the following: “Oceans for all”", [Retitle(text="Oceans for all")]),
    ],
    "several things at once": [
        (
            "In operative paragraph 5, after the words “member States”, insert “and observers”; delete the second preambular paragraph.",
            [after("op5", "member States", "and observers"), gone("pp2")],
        ),
        (
            "In paragraph 4, delete “yearly” and insert “regularly” after “meet”.",
            [cut("op4", "yearly"), after("op4", "meet", "regularly")],
        ),
        (
            "In paragraph 6, replace “shall” with “should” and delete “promptly”.",
            [swap("op6", "shall", "should"), cut("op6", "promptly")],
        ),
        (
            "Delete operative paragraph 3 and replace operative paragraph 4 with the following: “Urges restraint;”",
            [gone("op3"), whole("op4", "Urges restraint;")],
        ),
        ("In operative paragraphs 2 and 3, replace “may” and “can” by “shall” and “will”, respectively.", REPORTED),
        (
            "In paragraphs 2 and 3, replace “a fund” by “funds” and “a bank” by “banks”.",
            [
                swap("op2", "a fund", "funds"),
                swap("op3", "a fund", "funds"),
                swap("op2", "a bank", "banks"),
                swap("op3", "a bank", "banks"),
            ],
        ),
        (
            "In the second preambular paragraph, replace “noting” with “recalling”, insert “fully” after “aware” and delete the words “as such”.",
            [swap("pp2", "noting", "recalling"), after("pp2", "aware", "fully"), cut("pp2", "as such")],
        ),
        (
            "In paragraph 7: (a) delete “hereby”; (b) after “Board”, insert “of Trustees”.",
            [cut("op7", "hereby"), after("op7", "Board", "of Trustees")],
        ),
    ],
    "lists of items": [
        (
            "1. In operative paragraph 1, delete “all”.\n2. Delete operative paragraph 3.\n3. In operative paragraph 5, replace “a” by “b”.",
            [cut("op1", "all"), gone("op3"), swap("op5", "a", "b")],
        ),
        (
            "(a) Delete the third preambular paragraph;\n(b) In operative paragraph 4, after “peace”, insert “and security”;\n(c) Renumber the remaining paragraphs accordingly.",
            [gone("pp3"), after("op4", "peace", "and security")],
        ),
        (
            "- PP2: delete “very”\n- OP3: replace “x” with “y”\n- OP4: delete",
            [cut("pp2", "very"), swap("op3", "x", "y"), gone("op4")],
        ),
        (
            "Preambular paragraphs\n\nDelete the second preambular paragraph.\n\nOperative paragraph 3\n\nReplace “may” by “shall”.",
            [gone("pp2"), swap("op3", "may", "shall")],
        ),
        (
            "The following amendments are proposed:\n\n1. Paragraph 2: add “jointly” after “act”.\n\n2. Paragraph 5: delete.",
            [after("op2", "act", "jointly"), gone("op5")],
        ),
        (
            "A. Preamble\n1. First paragraph: replace “Noting” by “Recalling”.\nB. Operative part\n1. Paragraph 1: delete “also”.",
            [swap("pp1", "Noting", "Recalling"), cut("op1", "also")],
        ),
    ],
    "quotations of every kind": [
        (
            'In paragraph 3, replace "the "special" fund" with "the fund".',
            [swap("op3", 'the "special" fund', "the fund")],
        ),
        ("In paragraph 3, after “the ‘Fund’”, insert “, as amended,”.", [after("op3", "the ‘Fund’", ", as amended,")]),
        (
            "In paragraph 3, replace ‘the Council’s report’ by ‘the report’.",
            [swap("op3", "the Council’s report", "the report")],
        ),
        ("In paragraph 3, delete « à ce titre ».", [cut("op3", "à ce titre")]),
        ("In paragraph 3, delete “in due time.”", [cut("op3", "in due time.")]),
        ("In paragraph 3, replace ``soon'' by ``now''.", REPORTED),
        ("In operative paragraph 3, insert “and civil society after “Governments”.", REPORTED),
    ],
    "no change of words": [
        ("Renumber the remaining paragraphs accordingly.", []),
        ("The subsequent paragraphs should be renumbered accordingly.", []),
        ("Paragraph 7 becomes paragraph 8.", []),
        ("Operative paragraphs 5 to 9 are renumbered 6 to 10.", []),
    ],
    "no instruction": [
        ("The delegation deplored that paragraph 3 had been deleted from the earlier draft.", REPORTED),
        ("Do not insert “and” after “peace” in paragraph 2.", REPORTED),
        ("Norway supports paragraph 3.", REPORTED),
        ("Could paragraph 3 perhaps be improved?", REPORTED),
        ("Paragraph 4 should be retained.", REPORTED),
        ("We cannot accept the deletion of paragraph 4.", REPORTED),
        ("Delete paragraph 3 unless paragraph 2 is adopted.", REPORTED),
        ("If paragraph 2 is adopted, delete paragraph 3.", REPORTED),
        ("Delete either paragraph 3 or paragraph 4.", REPORTED),
    ],
}
