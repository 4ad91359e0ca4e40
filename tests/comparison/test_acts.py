"""Acts with articles, sections and annexes: what comes, goes and moves takes its number and its heading along."""

import pytest

from amendiff.application import apply
from amendiff.comparison import compare
from amendiff.markup import parse_document, parse_provisions, read_like
from amendiff.model.document import Kind

PLAIN = "plain text"
A, B, C = (
    ("Scope", "This Act applies to harbours and to the boats that lie in them."),
    ("Register", "The register of ferries is public and is kept by the clerk."),
    ("Fees", "Fees are fixed by the clerk each year before the end of May."),
)


def articles(form, *some):
    return "\n\n".join(form.format(n=n, title=title, text=text) for n, (title, text) in enumerate(some, 1)) + "\n"


FORMS = {
    "number and title in one heading": "## Article {n}. {title}\n\n{text}",
    "number and title in two headings": "## Article {n}\n\n### {title}\n\n{text}",
    "a number in bold": "**Article {n}**\n\n{text}",
    "a number without a sign": "## {n} {title}\n\n{text}",
    "a section of a bill": "## SEC. {n}. {title}\n\n{text}",
    "an article with a sign": "## Art. {n}º {title}\n\n{text}",
    "an article with two signs": "## Artículo {n}.- {title}\n\n{text}",
    "a regulation": "## Regulation {n}\n\n{text}",
    "annexes": "## Annex {n}\n\n1. {text}",
}
EITHER = [name for name in FORMS if "two headings" not in name and "without" not in name and name != "annexes"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("old", "new"), [((A, C), (A, B, C)), ((B, C), (A, B, C)), ((A, B, C), (A, C)), ((A, B, C), (B, C))]
)
def test_an_article_that_comes_or_goes_renumbers_those_behind(form, old, new):
    sides = [parse_document("# Act\n\nIt is enacted.\n\n" + articles(FORMS[form], *some)) for some in (old, new)]
    found = compare(*sides)
    places = {
        (one.old_index, one.new_index) for one in found.provisions if one.old_index is not None is not one.new_index
    }
    texts = [[one.text for one in side] for side in sides]

    assert {
        (texts[0].index(one[1]), texts[1].index(one[1])) for one in (A, B, C) if one in old and one in new
    } <= places
    one_article = FORMS[form].count("\n\n") + 1
    behind = {one.change for one in found.changed} - {"renumbered"}
    assert {"inserted" if len(new) > len(old) else "deleted"} == behind - {"changed"}
    assert one_article == sum(one.change in ("inserted", "deleted") for one in found.changed)
    assert [one.text for one in found.new] == [one.text for one in apply(found.operations, found.old)]


@pytest.mark.parametrize("form", EITHER)
@pytest.mark.parametrize("lead", ["", "### ", "**"])
def test_so_it_does_in_plain_text(form, lead):
    form = lead + FORMS[form].removeprefix("## ").removeprefix("**").replace(
        "\n\n", "**\n\n" if lead == "**" else "\n\n"
    )
    form = form.replace("****", "**")
    found = compare(articles(form, A, B, C), articles(form, A, C))

    assert "2 paragraphs deleted, 1 renumbered" == found.summary


ACT = "# Act\n\n## Dues\n\n1. The owner of a vessel shall pay dues.\n\n2. Dues are paid in May.\n"


@pytest.mark.parametrize(
    "more", ["\n## Schedule\n\n1. Rowing boats pay two crowns.\n", "\nDone at Geneva on 4 May 2026.\n"]
)
def test_what_reads_otherwise_for_what_is_put_in_behind_did_not_move(more):
    for sides in ((ACT, ACT + more), (ACT + more, ACT)):
        changed = compare(*map(parse_document, sides)).changed

        assert {"inserted" if sides[0] == ACT else "deleted"} == {one.change for one in changed}


SCOPE = "## Scope\n\nThis Act applies to every harbour within the district."
RECORDS = (
    "## Records\n\nEvery operator shall keep a record of each landing.\n\n"
    "The records shall be open to inspection by the harbour master."
)
FEES = (
    "## Fees\n\nThe Minister shall prescribe the fees payable for each landing.\n\nFees not paid within thirty days are"
    " recovered as a civil debt.\n\nFees are published each year in the gazette."
)


def test_a_heading_moves_with_what_stays_of_its_section():
    cut = RECORDS.replace("Every operator shall keep a record of each landing.\n\n", "")
    old, new = ("# Act\n\n" + "\n\n".join(some) + "\n" for some in ((SCOPE, RECORDS, FEES), (SCOPE, FEES, cut)))
    found = compare(parse_document(old), parse_document(new))

    assert "1 paragraph deleted, 1 moved, 1 heading moved" == found.summary


def test_a_paragraph_with_several_numbers_that_moves_is_known_without_them():
    fees = ("The Customer shall pay the Fees within 30 days.", "Late sums bear interest at four per cent a year.")
    ends = ("Either party may terminate on {} months' notice.", "Then the Supplier shall return all documents.")
    three, six = ([one.format(word) for one in ends] for word in ("three", "six"))
    old, new = (
        "\n\n".join(
            f"{n}. {title}\n\n" + "\n\n".join(f"{n}.{m} {one}" for m, one in enumerate(some, 1))
            for n, (title, some) in enumerate(sections, 3)
        )
        + "\n\n5. General"
        for sections in ((("Fees", fees), ("Termination", three)), (("Termination", six), ("Fees", fees)))
    )
    found = compare(old, new)

    assert {"moved", "renumbered"} == {one.change for one in found.changed}
    assert [("-", "three"), ("+", "six")] in [
        [run for run in one.runs if run[0] != "=" and run[1][0].isalpha()] for one in found.changed
    ]


def test_a_heading_with_a_section_sign_is_renamed():
    old = "The Board meets in May.\n\n§ 5 Offences\n\nNobody may enter at night."

    assert "1 paragraph changed" == compare(old, old.replace("Offences", "Inspection")).summary


def test_a_row_of_a_table_in_plain_text_is_a_line():
    old = "Item\tVessel\tFee\n1\tBoat\t2.00\n2\tRepealed\t\n3\tFerry\t40.00"
    new = "Item\tVessel\tFee\n1\tBoat\t2.00\n2\tCanoe\t1.00\n3\tRepealed\t\n4\tFerry\t40.00"

    assert 1 == sum(one.change == "inserted" for one in compare(old, new).changed)
    assert {"inserted", "changed", "renumbered"} >= {one.change for one in compare(old, new).changed}


def test_what_passes_many_that_were_edited_is_what_moved():
    old = (
        "# Act\n\n## Fees\n\n1. Every boat bears its number and its name on both sides of the bow, in letters of a"
        " hand.\n\n2. The committee may refuse an application within four weeks of the day on which it came.\n\n"
        "3. See the rules of 2011 on the use of boats in harbours and on rivers.\n\n4. The clerk keeps a list of the"
        " owners of all boats, which is public, in the boathouse.\n"
    )
    parts = old.split("\n\n")
    new = "\n\n".join([*parts[:2], *parts[3:], parts[2]]).replace("may", "must").replace("2011", "2012")
    found = compare(parse_document(old), parse_document(new.replace("public, in", "open to all, in")))

    assert "3 paragraphs changed, 1 moved" == found.summary
    assert [(2, 5)] == [(one.old_index, one.new_index) for one in found.changed if one.change == "moved"]


L, M, N = (
    "The tenant shall give notice to the clerk within ten days.",
    "The Board may inspect the vessel.",
    "A fee of forty is paid to the treasurer.",
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["Part I", "Part II", L, N, M], ["Part I", N, M, "Part III", L]),
        (["Part A", "Article 1", L, N], ["Part A", L, N]),
    ],
)
def test_each_provision_stands_in_one_place_and_a_heading_is_no_other_kind_of_heading(old, new):
    found = compare("\n\n".join(old), "\n\n".join(new))
    places = [
        sorted(one.old_index for one in found.provisions if one.old_index is not None),
        sorted(one.new_index for one in found.provisions if one.new_index is not None),
    ]

    assert [list(range(len(old))), list(range(len(new)))] == places
    assert not any("Article" in text and one.change == "changed" for one in found.changed for _, text in one.runs)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**Article 5** Fees", "Article 6 Fees"),
        ("## Article 5 Fees", "### Article 6 Fees"),
        ("Article 5. The fee", "Article 5: The fee"),
        ("(5) The fee.", "6. The fee."),
        ("2.5 Percent of the price", "3.5 Percent of the price"),
        ("7.5 Million dollars", "8.5 Million dollars"),
        ("Part 12 Hours", "Part 24 Hours"),
    ],
)
def test_other_signs_are_no_other_number(old, new):
    assert "1 paragraph changed" == compare(f"{old}\n\nx", f"{new}\n\nx").summary


def test_a_new_annex_of_another_kind_is_put_in():
    old = "The Parties agree.\n\n## Annex I: Fees\n\nThe fees are set by the Council.\n"
    more = "## Annex I: Procedure\n\n1. The Council meets in May.\n\n2. It decides by vote.\n\n"
    sides = [parse_document(old), parse_document(old.replace("## Annex I:", more + "## Annex II:"))]
    found = compare(sides[0], read_like(sides[1], sides[0]))

    assert found.operations
    assert [one.text for one in sides[1]] == [one.text for one in apply(found.operations, sides[0])]


def test_entries_that_are_put_in_together_stand_beside_each_other():
    found = parse_provisions("- a\n- b", Kind.PARAGRAPH, prefix="p9")

    assert [0, 0] == [one.depth for one in found]
    assert compare(parse_document(""), parse_document("## Repeal\n\n## Repeal\n\n- Report shall.")).operations


@pytest.mark.parametrize("away", [True, False])
def test_a_title_that_changes_goes_with_what_it_heads(away):
    """Whichever number it has now, and whether an article before it is taken out or put in."""
    renamed = ("Dues and their day", C[1])
    old, new = [
        parse_document("# Act\n\nIt is enacted.\n\n" + articles("## Article {n}. {title}\n\n{text}", *some))
        for some in ((A, B, C), (A, renamed))
    ]
    sides = (old, new) if away else (new, old)
    found = compare(*sides)
    changed = [one.change for one in found.changed]

    assert sorted(["deleted" if away else "inserted"] * 2 + ["changed"]) == sorted(changed)
    assert [one.text for one in found.new] == [one.text for one in apply(found.operations, found.old)]


def test_a_heading_that_moves_with_another_number_has_not_changed():
    old, new = [
        parse_document("# Act\n\nIt is enacted.\n\n" + articles("## Article {n}. {title}\n\n{text}", *some))
        for some in ((A, B, C), (C, A, B))
    ]

    assert "1 paragraph moved, 1 heading moved, 2 renumbered" == compare(old, new).summary


def test_a_heading_that_goes_to_another_level_is_told():
    old, new = (parse_document(f"# Act\n\nWords.\n\n{level} Fees\n\nThe fee is due.\n") for level in ("##", "###"))

    assert "1 heading moved" == compare(old, new).summary


def test_a_section_moves_with_a_last_paragraph_that_the_last_section_has_too():
    applies = "This section applies from 1 January."
    seat, members = (
        f"## {title}\n\n{text}\n\n{applies}\n\n"
        for title, text in (("Seat", "The seat is in Eastport."), ("Members", "Any person may become a member."))
    )
    old, new = (parse_document("# By-laws\n\n" + "".join(parts)) for parts in ((seat, members), (members, seat)))
    found = compare(old, new)

    assert [("moved", seat.split("\n\n")[n].lstrip("# ")) for n in range(3)] == [
        (one.change, "".join(words for _, words in one.runs)) for one in found.changed
    ]
    assert new.provisions == apply(found.operations, old).provisions


@pytest.mark.parametrize("turned", [False, True])
def test_two_articles_become_one_paragraph_and_the_heading_between_goes(turned):
    members, fees = ("Any person of sixteen may become a member of the club.", "Members pay forty crowns a year.")
    texts = [
        f"# By-laws\n\n## Article 1 Members\n\n{members}\n\n## Article 2 Fees\n\n{fees}\n\n## Article 3 Seat\n\nX.\n",
        f"# By-laws\n\n## Article 1 Members\n\n{members} {fees}\n\n## Article 2 Seat\n\nX.\n",
    ]
    old, new = map(parse_document, reversed(texts) if turned else texts)
    found = compare(old, new)
    amid, space = "\n\nArticle 2 Fees\n\n", " "
    between = (("-", space), ("+", amid)) if turned else (("-", amid), ("+", space))

    assert ["split" if turned else "joined", "renumbered"] == [one.change for one in found.changed]
    assert (("=", members), *between, ("=", fees)) == found.changed[0].runs
    assert new.provisions == apply(found.operations, old).provisions
    assert 3 == len(found.operations)


@pytest.mark.parametrize("turned", [False, True])
def test_a_paragraph_moves_though_more_is_said_in_it_than_a_few_words(turned):
    leave = "A member may leave the club at the end of each year"
    others = ("Any person of sixteen years may become a member.", "The committee decides within one month.")
    texts = [
        "\n\n".join(["# Members", *(f"{n}. {text}" for n, text in enumerate(some, 1))]) + "\n"
        for some in ((*others, f"{leave}."), (f"{leave}, and shall say so by 1 October.", *others))
    ]
    old, new = map(parse_document, reversed(texts) if turned else texts)
    found = compare(old, new)
    moved = next(one for one in found.changed if one.change == "moved")

    assert (("=", leave), ("-" if turned else "+", ", and shall say so by 1 October"), ("=", ".")) == moved.runs
    assert new.provisions == apply(found.operations, old).provisions


def test_a_section_that_moves_and_is_edited_stays_together():
    public, empty, let, short = (
        "Public land is given only in heritable lease.",
        "Empty offices are turned into homes.",
        "The rent brake is made permanent. Furnished flats are included in it.",
        "Short lets are limited to 60 days a year.",
    )
    more = (
        "The rent brake stays in all towns, and furnished flats are no longer exempt from it. Landlords give reasons."
    )
    building, reasons = f"## Building\n\n{public}\n\n{empty}\n\n", "## Reasons\n\nRents have risen.\n"
    old = parse_document(f"# R\n\n{building}## Renting\n\n{let}\n\n{short}\n\n{reasons}")
    new = parse_document(f"# R\n\n## Renting homes\n\n{more}\n\n{short}\n\n{building}{reasons}")
    found = compare(old, new)

    assert "1 paragraph moved, 1 moved and changed, 1 heading moved and changed" == found.summary
    assert new.provisions == apply(found.operations, old).provisions


def test_the_number_of_a_heading_needs_no_sign():
    procedure = "Procedure\n\nApplications are made in May.\n"
    old = f"# G\n\n## 1 Scope\n\nThe guidelines apply to grants.\n\n## 2 {procedure}"
    new = old.replace("## 2 ", "## 2 Definitions\n\nA grant is a sum of money.\n\n## 3 ")

    assert "1 paragraph inserted, 1 heading inserted, 1 renumbered" == (
        compare(parse_document(old), parse_document(new)).summary
    )


def test_a_short_item_that_moves_within_its_list():
    old, new = (
        "# Free entry\n\n## Who\n\n" + "".join(f"- {one}\n" for one in some)
        for some in (
            ("members of the club", "guests of the mayor", "schools", "the press"),
            ("schools", "members of the club", "guests of the mayor", "the press"),
        )
    )
    found = compare(parse_document(old), parse_document(new))

    assert "1 paragraph moved" == found.summary
    assert (("=", "schools"),) == found.changed[0].runs


@pytest.mark.parametrize(
    ("old", "new"), [("30 days", "60 days"), ("5 May", "6 May"), ("12 Months", "24 Months"), ("5 % rule", "6 % rule")]
)
def test_an_amount_in_a_heading_is_no_number_of_it(old, new):
    found = compare(*(parse_document(f"# T\n\n## {one}\n\nText.\n") for one in (old, new)))

    assert "1 heading changed" == found.summary


def test_a_last_section_that_is_replaced_is_another_one():
    scope, end = "# T\n\n## Scope\n\nThis applies to all.\n\n", "\n\nDone at Oslo on 5 May.\n\nThe president\n"
    old = parse_document(f"{scope}## Old rules\n\nThe old rules are repealed.{end}")
    new = parse_document(f"{scope}## Entry into force\n\nThis enters into force at once.{end}")

    assert "1 paragraph inserted, 1 deleted, 1 heading inserted, 1 deleted" == compare(old, new).summary


@pytest.mark.parametrize(
    ("old", "new", "summary"),
    [
        ("2. a place;\n\n", "1a. a levy;\n\n2. a place;\n\n", "1 paragraph inserted"),
        ("2. a place;\n\n", "", "1 paragraph deleted"),
    ],
)
def test_a_number_put_in_or_taken_out_below_one_in_brackets(old, new, summary):
    text = (
        "# Act\n\n## 1\n\n(1) These mean:\n\n1. a fee;\n\n{}3. a name.\n\n(2) They may:\n\n1. amend;\n\n2. appoint.\n"
    )
    found = compare(*(parse_document(text.format(some)) for some in (old, new)))

    assert summary == found.summary
    assert 1 == len(found.operations)
