"""The number that a text begins with: known in many forms and scripts, never taken from what a sentence names."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from amendiff.application import apply
from amendiff.comparison import compare
from amendiff.comparison.numbers import is_heading, number_end
from amendiff.comparison.words import changes
from amendiff.markup import parse_document

CLUB, SEAT, FEES, MEETING = (
    "The club is called Harbour.",
    "The seat of the club is in Port.",
    "The fee is due in May.",
    "Members meet once a year.",
)
HAN = "〇一二三四"
WORDS = " One Two Three Four".split(" ")
FORMS = {
    "a rule": "Rule {n}: {text}",
    "capitals and a title": "ARTICLE {n} TITLE. {text}",
    "a title in brackets": "Art. {n} (Title) {text}",
    "a dash": "{n}.1 - {text}",
    "brackets": "[{n}] {text}",
    "a colon": "{n}: {text}",
    "a letter before": "A{n}. {text}",
    "a letter behind": "{n}a) {text}",
    "a defined term": '1.{n} "term" means this. {text}',
    "a defined term in French": "1.{n} « terme » désigne ceci. {text}",
    "clauses in capitals": "{n}.1 PAYMENT {text}",
    "a clause with a title": "{n}.1 (Title) {text}",
    "a sign behind": "{n} § {text}",
    "in words": "Article {word}. {text}",
    "Chinese": "第{han}条 {text}",
    "Chinese in figures": "第{n}条 {text}",
    "Chinese, a list": "{han}、{text}",
    "Chinese, in brackets": "（{han}）{text}",
    "Japanese": "第{han}条　{text}",
    "Japanese, with a title": "第{han}条（Title）{text}",
    "Japanese, a paragraph": "{n}　{text}",
    "Korean": "제{n}조(Title) {text}",
    "a circle": "{circle} {text}",
    "Arabic": "المادة {n}: {text}",
    "Hebrew": "סעיף {n}. {text}",
    "Thai": "มาตรา {n}. {text}",
    "Thai, a clause": "ข้อ {n}. {text}",
    "Brazilian": "Art. {n}º {text}",
    "British instruments": "{n}.—(1) {text}",
    "Korean, with a point": "제{n}조. {text}",
    "Korean letters": "{hangul}. {text}",
    "Russian letters": "{cyrillic}) {text}",
    "a step": "Step {n}: {text}",
}


def numbered(form, *texts):
    said = (
        FORMS[form].format(
            n=n, han=HAN[n], word=WORDS[n], circle="⓪①②③④"[n], hangul="_가나다라"[n], cyrillic="_абвг"[n], text=text
        )
        for n, text in enumerate(texts, 1)
    )
    return "\n\n".join(said)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_put_in_renumbers_what_stands_behind(form):
    found = compare(numbered(form, CLUB, FEES, MEETING), numbered(form, CLUB, SEAT, FEES, MEETING))

    assert ["inserted", "renumbered", "renumbered"] == [one.change for one in found.changed]


@pytest.mark.parametrize("form", FORMS)
def test_the_number_is_amended_by_itself(form):
    old, new = numbered(form, CLUB, FEES, MEETING), numbered(form, CLUB, SEAT, FEES.replace("The", "One"), MEETING)
    one = next(one for one in compare(old, new).changed if one.change == "changed")

    assert ["The", "One"] == [words for sign, words in one.runs if sign != "="][-2:]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("§ 12 BGB findet keine Anwendung.", "§ 14 BGB findet keine Anwendung."),
        ("§ 5 is repealed.", "§ 6 is repealed."),
        ("§ 5 Absatz 2 gilt.", "§ 6 Absatz 2 gilt."),
        ("5. Mai 2026: Sitzung des Rates in Bonn.", "6. Mai 2026: Sitzung des Rates in Bonn."),
        ("10.15 Opening of the session", "10.45 Opening of the session"),
        ("A. Smith, chair.", "B. Smith, chair."),
        ("2.5 (two and a half) million crowns", "3.5 (two and a half) million crowns"),
        ("2.5 EUR is due.", "3.5 EUR is due."),
        ("第三条的规定不适用。", "第四条的规定不适用。"),
        ("제3조에 따라 모인다.", "제4조에 따라 모인다."),
        ("3 § applies.", "4 § applies."),
        ("Section 3 (Fees) is replaced.", "Section 4 (Fees) is replaced."),
        ("Part One of this Act applies.", "Part Two of this Act applies."),
        ("2026: The budget is balanced.", "2027: The budget is balanced."),
        ("[2026] The port opens.", "[2027] The port opens."),
        ("(1998) 12 EHRR 5", "(1999) 12 EHRR 5"),
        ("1998. Harbour opened.", "1999. Harbour opened."),
        ("（2025）京01民终12号", "（2026）京01民终12号"),
        ("三、四月间举行会议。", "七、四月间举行会议。"),
        ("三、五年内完成。", "四、五年内完成。"),
        ("2、3日以内に届け出る。", "5、3日以内に届け出る。"),
        ("3．5亿元以上的罚款", "9．5亿元以上的罚款"),
        ("(5)年以下の懲役", "(7)年以下の懲役"),
        ("（三）天内支付。", "（四）天内支付。"),
        ("100　円を支払う", "200　円を支払う"),
        ('제3조 중 "5일"을 "7일"로 한다.', '제4조 중 "5일"을 "7일"로 한다.'),
        ("제3조(요금)를 삭제한다.", "제4조(요금)를 삭제한다."),
        ("제3조 및 제5조에 따른 신청", "제4조 및 제5조에 따른 신청"),
        ("第三条（収入）の規定による。", "第四条（収入）の規定による。"),
        ("第3条 および第5条による。", "第4条 および第5条による。"),
        ("Section 5–7 apply to boats.", "Section 6–7 apply to boats."),
        ("§ 5–7 gelten.", "§ 6–7 gelten."),
        ("§ 5 - 7 BGB gelten.", "§ 6 - 7 BGB gelten."),
        ("Article 5 - 7 apply.", "Article 6 - 7 apply."),
        ("3. – 5. Mai 2026", "4. – 5. Mai 2026"),
        ("5. Okt. 2026", "6. Okt. 2026"),
        ("5. května 2026", "6. května 2026"),
        ("A. McDonald", "B. McDonald"),
        ("C. de Gaulle came.", "D. de Gaulle came."),
        ("Article 5 GDPR", "Article 6 GDPR"),
        ("ст. 5 УК РФ", "ст. 6 УК РФ"),
        ("3. 5. 2024 the fee is paid.", "4. 5. 2024 the fee is paid."),
        ("3. Quartal 2024: Die Gebühr sinkt.", "4. Quartal 2024: Die Gebühr sinkt."),
        ("A. SMITH", "B. SMITH"),
        ("المادة 5 من القانون لا تسري", "المادة 6 من القانون لا تسري"),
        ("Artikel 5 (Gebühren) Absatz 2 gilt nicht.", "Artikel 6 (Gebühren) Absatz 2 gilt nicht."),
        ("ARTIKEL 5 DSGVO gilt nicht.", "ARTIKEL 6 DSGVO gilt nicht."),
        ("§ 5 BImSchG ist anzuwenden.", "§ 6 BImSchG ist anzuwenden."),
    ],
)
def test_what_a_sentence_names_is_no_number_of_its_own(old, new):
    assert "1 paragraph changed" == compare(f"{old}\n\nSo.", f"{new}\n\nSo.").summary


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("(d) Ordinary members pay.", "(e) Honorary members pay.", ["(d)", "(e)", "Ordinary", "Honorary"]),
        ("3. The clerk keeps it.", "4. A mayor keeps it.", ["3", "4", "The clerk", "A mayor"]),
        (
            "7) Limits. The club pays nothing to those who row.",
            "8) Limits. Whoever takes a boat bears every loss.",
            ["7", "8", "The club pays nothing to those who row", "Whoever takes a boat bears every loss"],
        ),
        ("①会費は五月に納める。", "②年会費は五月に納める。", ["①", "②年"]),
        ("Article 2 Fees", "Article 3 Dues", ["2", "3", "Fees", "Dues"]),
        ("A. Smith attended.", "B. Brown attended.", ["A. Smith", "B. Brown"]),
        ("12.30 Lunch", "13.15 Dinner", ["12.30 Lunch", "13.15 Dinner"]),
        ("第二条　会費は五月に納める。", "第三条　会費は六月に納める。", ["二", "三", "五", "六"]),
    ],
)  # fmt: skip
def test_a_number_is_not_quoted_with_the_words_behind_it(old, new, marked):
    assert marked == [words for sign, words in changes(old, new) if sign != "="]


@given(st.sampled_from(sorted(FORMS)), st.integers(1, 4), st.integers(1, 4), st.text(max_size=20), st.text(max_size=20))
def test_whatever_follows_a_number_the_runs_give_both_sides(form, n, other, text, words):
    old, new = (
        numbered(form, *[""] * (at - 1), said).rpartition("\n\n")[2] for at, said in ((n, text), (other, words))
    )
    runs = changes(old, new)

    assert old == "".join(said for sign, said in runs if sign != "+")
    assert new == "".join(said for sign, said in runs if sign != "-")
    assert all(said for _, said in runs)
    assert all(one[0] != another[0] for one, another in pairwise(runs))
    assert all((one[0], another[0]) != ("+", "-") for one, another in pairwise(runs))


@pytest.mark.parametrize("text", ["第三条", "제3조", "Article One", "المادة 3", "第三条の二", "§ 5"])
def test_a_number_alone_is_a_heading(text):
    assert is_heading(text)
    assert len(text) == number_end(text)


def test_an_article_in_chinese_comes_with_its_heading():
    old = "# 章程\n\n## 第一章 总则\n\n第一条 本会名为海港划船会。\n\n## 第二章 会员\n\n第二条 会员每年开会一次。\n"
    new = (
        "# 章程\n\n## 第一章 总则\n\n第一条 本会名为海港划船会。\n\n## 第二章 经费\n\n第二条 会费于每年五月缴纳。"
        "\n\n## 第三章 会员\n\n第三条 会员每年开会一次。\n"
    )
    found = compare(parse_document(old), parse_document(new))

    assert ["inserted", "inserted", "renumbered", "renumbered"] == [one.change for one in found.changed]
    assert [one.text for one in found.new] == [one.text for one in apply(found.operations, found.old)]


def test_a_word_like_a_month_written_short_is_no_month():
    assert "1 paragraph renumbered" == compare("2. Set the agenda.\n\nSo.", "3. Set the agenda.\n\nSo.").summary


def test_no_change_ends_inside_a_character_behind_a_number():
    runs = changes("②\u20dd x", "③\u20dd y")

    assert ["②\u20dd", "③\u20dd"] == [words.split(" ")[0] for sign, words in runs if sign != "="][:2]


@pytest.mark.parametrize(
    "text", ["§" + "1" * 20_000, "1." * 20_000, "第" + "一" * 20_000, "Article " * 5_000, "(" * 20_000]
)
def test_long_signs_are_no_numbers(text):
    assert 0 == number_end(text)
