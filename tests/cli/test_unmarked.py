"""Plain text as paragraphs: each entry of a list by itself, and no line of prose that only looks like one."""

import pytest

from amendiff.cli.unmarked import paragraphs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One\ntwo.\n\nThree.", ["One two.", "Three."]),
        ("(a) the fees;\n(b) the boats;\n(c) the shed.", ["(a) the fees;", "(b) the boats;", "(c) the shed."]),
        ("It decides on:\n1. fees\n2. boats", ["It decides on:", "1. fees", "2. boats"]),
        ("1. fees that\n   are due\n2. boats", ["1. fees that are due", "2. boats"]),
        ("- fees\n- boats", ["- fees", "- boats"]),
        ("- fees\n  of 5 -\n  or 6", ["- fees of 5 - or 6"]),
        ("Fees under Article\n5. of the rules", ["Fees under Article 5. of the rules"]),
        ("1. Fees under Article\n5. of the rules", ["1. Fees under Article 5. of the rules"]),
        ("The fee is due in\n2020. It is low.", ["The fee is due in 2020. It is low."]),
        ("| a | b |\n| c | d |", ["| a | b |", "| c | d |"]),
        ("# Fees\nThe fee is due.\n## Boats\nThey float.", ["# Fees", "The fee is due.", "## Boats", "They float."]),
        ("第一条 会费。\n第二条 船。", ["第一条 会费。", "第二条 船。"]),
        ("① 요금\n② 보트", ["① 요금", "② 보트"]),
        ("一、费用由甲方支付\n二、船由乙方修理", ["一、费用由甲方支付", "二、船由乙方修理"]),
        ("Agenda\n1. Opening\n2. Minutes", ["Agenda", "1. Opening", "2. Minutes"]),
        ("1. Open\n2. Hear\na. it\nb. them\n3. End", ["1. Open", "2. Hear", "a. it", "b. them", "3. End"]),
        ("i) one\nii) two\niii) three", ["i) one", "ii) two", "iii) three"]),
        ("Article 1. One\nArticle 2. Two", ["Article 1. One", "Article 2. Two"]),
        ("1.1 One\n1.2 Two", ["1.1 One", "1.2 Two"]),
        ("As provided in (a) and\n(b) of this section", ["As provided in (a) and (b) of this section"]),
        ("Mozilla Public License,\nv. 2.0. If a copy", ["Mozilla Public License, v. 2.0. If a copy"]),
        ("made by D.\nE. Shaw", ["made by D. E. Shaw"]),
        ("A. Smith and\nB. Jones", ["A. Smith and B. Jones"]),
        ("issue\n# 5 and", ["issue # 5 and"]),
        ("is set and\n|bar| is not", ["is set and |bar| is not"]),
        ("", []),
    ],
)  # fmt: skip
def test_paragraphs_end_where_a_reader_ends_them(text, said):
    assert said == [one.text for one in paragraphs(text)]
