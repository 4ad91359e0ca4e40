"""Where provisions repeat, their numbers and their neighbours say which is which."""

import pytest
from hypothesis import given, strategies as st

from amendiff import compare, parse_document
from amendiff.comparison.ties import settled
from amendiff.model.document import Document, Kind, Provision

bodies = st.lists(st.sampled_from(["Repealed", "Omitted", "A pier", "A boat of the first class"]), max_size=12)


def _pairs(old, new):
    return [(one.old_index, one.new_index) for one in compare(old, new).provisions if one.new_index is not None]


def _plain(rows):
    return "\n\n".join(rows)


def _document(rows):
    parts = [row.split(". ") for row in rows]
    return Document(tuple(Provision(f"op{number}", Kind.OPERATIVE, body, number=number) for number, body in parts))


@pytest.mark.parametrize("made", [_plain, _document])
def test_of_two_rows_alike_the_one_was_taken_out_whose_number_is_gone(made):
    old = made(["1. A pier", "2. Repealed", "3. Repealed", "4. Repealed", "5. A boat"])
    new = made(["1. A pier", "2. Repealed", "4. Repealed", "5. A boat"])

    assert [(0, 0), (1, 1), (3, 2), (4, 3)] == _pairs(old, new)


@pytest.mark.parametrize("sign", [". ", ") ", " | ", "\t"])
def test_a_row_that_repeats_is_not_taken_for_the_one_that_had_its_number(sign):
    bodies = ["A pier", "Repealed", "Omitted", "Omitted", "Repealed", "Repealed", "Omitted", "A boat"]
    old = [f"{n}{sign}{body}" for n, body in enumerate(bodies, 1)]
    new = [f"{n}{sign}{body}" for n, body in enumerate([bodies[0], "A lamp of two kinds", *bodies[1:]], 1)]

    found = compare(_plain(old), _plain(new))

    assert [(0, 0), (None, 1), *((n, n + 1) for n in range(1, 8))] == _pairs(_plain(old), _plain(new))
    how = "renumbered" if sign in (". ", ") ") else "changed"  # what a cell holds may be no number of its row
    assert [how] * 7 == [one.change for one in found.changed if one.old]


def test_rows_with_their_numbers_stay_where_only_their_words_change():
    old = ["1. Repealed", "2. Omitted", "3. Repealed", "4. A pier", "5. Repealed"]
    new = ["1. Repealed", "2. Repealed", "3. Repealed", "4. A pier", "5. Repealed"]

    assert [(n, n) for n in range(5)] == _pairs(_plain(old), _plain(new))


def _act(*bodies):
    return "\n\n".join(part for n, body in enumerate(bodies, 1) for part in (f"Article {n}", body))


@pytest.mark.parametrize("mark", ["", "## "])
def test_an_article_comes_and_goes_with_its_heading_and_the_others_are_renumbered(mark):
    scope, fees, fines, transfer = "It applies to ferries.", "The fees are fixed.", "Fines are due.", "It may be sold."
    acts = [_act(scope, fees, fines), _act(scope, transfer, fees, fines)]
    if mark:
        acts = [parse_document(act.replace("Article", "## Article")) for act in acts]
    kept = [(0, 0), (1, 1), (2, 4), (3, 5), (4, 6), (5, 7)]

    assert [*kept[:2], (None, 2), (None, 3), *kept[2:]] == _pairs(*acts)
    assert kept == [(j, i) for i, j in _pairs(*reversed(acts)) if i is not None]
    assert compare(*acts).summary.endswith("2 renumbered" if not mark else "1 heading inserted, 2 renumbered")


def test_a_heading_goes_with_its_words_though_they_are_edited_and_its_number_stands_elsewhere():
    fees, fines = "The fees for each landing are fixed by the Department.", "Fines are due at once."
    acts = [_act("It applies.", fees, fines), _act("It applies.", "It may be sold.", fees.replace("each", "a"), fines)]

    assert [(0, 0), (1, 1), (None, 2), (None, 3), (2, 4), (3, 5), (4, 6), (5, 7)] == _pairs(*acts)


@pytest.mark.parametrize("mark", ["", "## "])
def test_the_last_article_is_renumbered_though_its_words_stay(mark):
    fees = "The fees are fixed."
    acts = [_act("It applies.", fees), _act("It applies.", "Fines are due.\n\nThey are high.", fees)]
    if mark:
        acts = [parse_document(act.replace("Article", "## Article")) for act in acts]

    assert [(0, 0), (1, 1), (None, 2), (None, 3), (None, 4), (2, 5), (3, 6)] == _pairs(*acts)


def test_headings_of_other_words_are_not_told_apart_by_being_numbers():
    old = _act("It applies to ferries.", "The fees are fixed by the Department.", "Fines are due at once.")
    new = old.replace("The fees are fixed by the Department.", "Whoever has a boat of his own pays nothing.")

    assert [(n, n) for n in range(3)] == [pair for pair in _pairs(old, new) if pair[0] in range(3)]
    assert "renumbered" not in compare(old, new).summary


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.5 Prozent der Kosten trägt das Land.", "3.5 Prozent der Kosten trägt das Land."),
        ("12.5 % of Members", "13.5 % of Members"),
        ("1.5 EUR per litre", "1.6 EUR per litre"),
        ("Artikel 5 Absatz 2 gilt entsprechend.", "Artikel 6 Absatz 2 gilt entsprechend."),
        ("Article 5 TEU applies to this decision.", "Article 6 TEU applies to this decision."),
        ("24.12.2020 Christmas Eve", "25.12.2020 Christmas Eve"),
        ("12.00 Lunch", "13.00 Lunch"),
        ("| 10 | EUR |", "| 20 | EUR |"),
    ],
)
def test_a_figure_of_substance_is_no_number_of_its_paragraph(old, new):
    assert "1 paragraph changed" == compare(f"{old}\n\nSo.", f"{new}\n\nSo.").summary


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["1\tParis", "2\tRome", "3\tBern"], ["1\tLyon", "2\tMilan", "3\tBern"]),
        (["4.1 Scope", "4.2 Aims", "So."], ["4.1 Purpose", "4.2 Goals", "So."]),
        (["Article 1. Scope", "Article 2. Aims", "So."], ["Article 1. Purpose", "Article 2. Goals", "So."]),
    ],
)
def test_short_rows_and_titles_are_changed_under_their_numbers(old, new):
    assert "2 paragraphs changed" == compare(_plain(old), _plain(new)).summary


def test_the_first_paragraph_that_moves_does_not_take_the_heading_along():
    a, b = "The council adopts the budget in June.", "Any person may ask the court to review a decision."
    c, d = "The commission publishes a report on water.", "Workers have a right to training."
    old, new = ["Chapter 1", a, b, "Chapter 2", c, d], ["Chapter 1", b, "Chapter 2", a, c, d]

    assert "1 paragraph moved" == compare(_plain(old), _plain(new)).summary


def test_a_heading_goes_with_its_words_though_others_moved_before_them():
    ran, granted, fees = "No ferry runs without it.", "It is granted for ten years by the Department.", "Fees are due."
    old = ["Article 1", "So.", "Article 2", ran, granted, "Article 3", fees]
    new = ["Article 1", "So.", "Article 2", "Piers are kept.", "Article 3", granted, ran, "Article 4", fees]

    assert [(0, 0), (1, 1), (None, 2), (None, 3), (2, 4), (4, 5), (3, 6), (5, 7), (6, 8)] == _pairs(
        _plain(old), _plain(new)
    )


def test_spaces_that_change_all_over_are_one_change():
    text = "\t".join(["abc"] * 400)

    assert 1 == len(compare(text, text.replace("\t", " ")).operations)


def test_a_number_of_several_levels_is_a_number_but_an_amount_is_none():
    assert "2 paragraphs renumbered" == compare("4.1 Rent.\n\n4.2 Pets.", "5.1 Rent.\n\n5.2 Pets.").summary
    assert "1 paragraph changed" == compare("2.5 million crowns.\n\nSo.", "3.5 million crowns.\n\nSo.").summary
    assert "1 paragraph changed" == compare("Article 5 applies.\n\nSo.", "Article 6 applies.\n\nSo.").summary
    assert "1 paragraph changed" == compare("Article 5\n\nSo.", "Section 5\n\nSo.").summary


def test_space_before_a_number_is_no_other_number():
    assert "1 paragraph changed" == compare("1. A pier\n\n2. A boat", "1. A pier\n\n  2. A boat").summary


def _lined_up(a, b):
    """What both begin with, and what both end with of the rest: two blocks."""
    room = min(len(a), len(b))
    head = next((n for n in range(room) if a[n] != b[n]), room)
    tail = next((n for n in range(room - head) if a[-1 - n] != b[-1 - n]), room - head)
    return [block for block in ((0, 0, head), (len(a) - tail, len(b) - tail, tail)) if block[2]]


@given(bodies, st.data())
def test_settling_keeps_every_pair_equal_and_loses_no_number(rows, data):
    gone = data.draw(st.sets(st.integers(0, max(0, len(rows) - 1)), max_size=3))
    a = list(enumerate(rows))
    b = [one for one in a if one[0] not in gone]
    olds, news = [body for _, body in a], [body for _, body in b]
    blocks = _lined_up(olds, news)

    def same(i, j):
        return a[i][0] == b[j][0]

    def numbers(found):
        return sum(same(i + n, j + n) for i, j, size in found for n in range(size))

    found = settled(blocks, (olds, news), same, lambda side, at: False)

    assert sum(size for _, _, size in blocks) == sum(size for _, _, size in found)
    assert all(olds[i : i + size] == news[j : j + size] for i, j, size in found)
    assert numbers(blocks) <= numbers(found)
    if len(gone) == 1 and sum(size for _, _, size in found) == len(news):
        assert len(news) == numbers(found)


@pytest.mark.parametrize("title", ["8. BOATS", "Fees", "Liability of the owner", "第三条"])
def test_a_title_that_runs_into_its_paragraph_is_a_join(title):
    text = "The boats are kept in the shed near the bridge all the year."

    assert "1 paragraph joined" == compare(f"{title}\n\n{text}\n\nSo.", f"{title} {text}\n\nSo.").summary


def test_a_word_that_a_paragraph_begins_with_is_no_title_of_it():
    old, new = "Fees\n\nMembers pay each year.", "Fees are due. Members pay each year."

    assert "joined" not in compare(old, new).summary


def test_a_paragraph_in_chinese_that_moves_and_gains_a_space_has_moved():
    others = ("“船只”是指协会拥有的任何船舶。", "“季节”是指五月至九月的月份。")
    old = "\n\n".join([*others, "“费用”是指会员每年缴纳的款项。"])
    new = "\n\n".join(["“费用” 是指会员每年缴纳的款项。", *others])

    assert ["moved"] == [one.change for one in compare(old, new).changed]
