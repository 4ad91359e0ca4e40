"""European Union: acts that amend acts, and amendments of its Parliament."""

from drafting.sentences import REPORTED, Families, after, cut, edge, gone, new, swap, whole

EU: Families = {
    "words": [
        (
            "in Article 5(1), the words ‘three months’ are replaced by the words ‘six months’;",
            [swap("article5(1)", "three months", "six months")],
        ),
        (
            "In Article 5(1), ‘three months’ is replaced by ‘six months’.",
            [swap("article5(1)", "three months", "six months")],
        ),
        ("In Article 8, the word ‘annual’ is deleted.", [cut("article8", "annual")]),
        (
            "in point (b) of Article 2(1), the words ‘and fishers’ are inserted after the word ‘farmers’;",
            [after("article2(1)(b)", "farmers", "and fishers")],
        ),
        ("in recital 12, the words ‘in particular’ shall be deleted;", [cut("recital12", "in particular")]),
        (
            "In Articles 3(2) and 4(1), the date ‘1 May 2030’ is replaced by ‘1 May 2032’.",
            [swap("article3(2)", "1 May 2030", "1 May 2032"), swap("article4(1)", "1 May 2030", "1 May 2032")],
        ),
        (
            "in Article 9(2), the following words are added at the end: ‘or its agent’;",
            [edge("article9(2)", "end", "or its agent")],
        ),
        (
            "In Article 6, the term ‘vessel’ is replaced by ‘ship’ in each place where it occurs.",
            [swap("article6", "vessel", "ship", "all")],
        ),
        ("in Annex II, point 3, ‘5 %’ is replaced by ‘4 %’;", [swap("annex2.op3", "5 %", "4 %")]),
        (
            "in Article 11(4), second subparagraph, the word ‘may’ is replaced by the word ‘shall’;",
            [swap("article11(4).p1", "may", "shall")],
        ),
    ],
    "provisions replaced": [
        (
            "In Article 3, paragraph 2 is replaced by the following: ‘2. Fees are public.’",
            [whole("article3(2)", "Fees are public.")],
        ),
        (
            "Article 9 shall be replaced by the following: ‘Article 9 Fees Fees are public.’",
            [whole("article9", "Article 9 Fees Fees are public.")],
        ),
        (
            "point (d) of Article 4(2) is replaced by the following: ‘(d) a port;’",
            [whole("article4(2)(d)", "(d) a port;")],
        ),
        (
            "in Article 5(1), the second subparagraph is replaced by the following: ‘Fees are public.’",
            [whole("article5(1).p1", "Fees are public.")],
        ),
        ("Recital 7 is replaced by the following: ‘(7) Ports matter.’", [whole("recital7", "(7) Ports matter.")]),
        (
            "in Article 6, paragraphs 2 and 3 are replaced by the following: ‘2. Fees are public.’",
            [whole("article6(2)", "Fees are public.", "article6(3)")],
        ),
        ("Article 5(1) is replaced by the following:", REPORTED),
    ],
    "provisions inserted": [
        ("in Article 4, the following point is inserted: ‘(ca) a port;’", [new("(ca) a port;", after="article4(c)")]),
        (
            "in Article 3, the following paragraph is inserted: ‘2a. Fees are public.’",
            [new("Fees are public.", after="article3(2)")],
        ),
        (
            "In Article 3, the following paragraph is added: ‘5. Fees are public.’",
            [new("Fees are public.", end_of="article3")],
        ),
        (
            "the following Article is inserted: ‘Article 4a Ports Ports report yearly.’",
            [new("Article 4a Ports Ports report yearly.", after="article4")],
        ),
        (
            "The following paragraph is added to Article 12: ‘3. Fees are public.’",
            [new("Fees are public.", end_of="article12")],
        ),
        (
            "After Article 7, the following Article is inserted: ‘Article 7a Ports Ports report yearly.’",
            [new("Article 7a Ports Ports report yearly.", after="article7")],
        ),
        ("in Article 2, the following point (e) is added: ‘(e) a quay.’", [new("(e) a quay.", after="article2(d)")]),
    ],
    "provisions deleted": [
        ("Article 10 is deleted.", [gone("article10")]),
        ("in Article 10, paragraph 4 is deleted;", [gone("article10(4)")]),
        ("Article 10(4) to (6) is deleted.", [gone("article10(4)", "article10(6)")]),
        ("in Article 4(1), points (b) and (d) are deleted;", [gone("article4(1)(b)"), gone("article4(1)(d)")]),
        ("Annex IV is deleted.", [gone("annex4")]),
        ("in Article 5(1), the third subparagraph is deleted;", [gone("article5(1).p2")]),
    ],
    "lists of changes": [
        (
            "Regulation (EU) 2031/77 is amended as follows:\n(1) in Article 2, point (a) is deleted;\n(2) in Article 5(1), ‘may’ is replaced by ‘shall’;\n(3) Article 9 is deleted.",
            [gone("article2(a)"), swap("article5(1)", "may", "shall"), gone("article9")],
        ),
        (
            "Article 5 is amended as follows:\n(a) paragraph 1 is deleted;\n(b) in paragraph 3, the words ‘or agent’ are deleted.",
            [gone("article5(1)"), cut("article5(3)", "or agent")],
        ),
        (
            "(1) in Article 6:\n(a) paragraph 2 is deleted;\n(b) the following paragraph is added: ‘4. Ports report yearly.’;\n(2) Article 8 is deleted.",
            [gone("article6(2)"), new("Ports report yearly.", end_of="article6"), gone("article8")],
        ),
    ],
    "two columns": [
        (
            "Amendment 7\nProposal for a directive\nArticle 4 – paragraph 2\nText proposed by the Commission\tAmendment\n2. Fees are low.\t2. Fees are public.\n",
            [whole("article4(2)", "Fees are public.")],
        ),
        (
            "Amendment 8\nProposal for a directive\nArticle 4 – paragraph 2 – point b\nText proposed by the Commission\tAmendment\n(b) a quay;\tdeleted\n",
            [gone("article4(2)(b)")],
        ),
        (
            "Amendment 9\nProposal for a directive\nRecital 8 a (new)\nText proposed by the Commission\tAmendment\n\t(8a) Ports matter.\n",
            [new("\\(8a) Ports matter.", after="recital8")],
        ),
        (
            "Amendment 10\nMotion for a resolution\nParagraph 5\nMotion for a resolution\tAmendment\n5. Calls for talks;\t5. Calls for urgent talks;\n",
            [whole("op5", "Calls for urgent talks;")],
        ),
    ],
    "no instruction": [
        ("This Regulation shall enter into force on the twentieth day following that of its publication.", REPORTED),
        ("Member States shall replace old vessels by new ones.", REPORTED),
    ],
}
