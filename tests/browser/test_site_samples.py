"""Invented texts of other scripts and shapes: right to left, tables, headings, sub-amendments, moves, splits."""

import json

import pytest

from amendiff.analyse.versions import woven
from amendiff.corpus import open_corpus
from amendiff.site import Settings, build
from site_look import LOOK, folded, sets

ARABIC = """\
# الطريق إلى السلام

إن الجمعية العامة،

إذ تشير إلى القرار A/RES/1 (2025)،

***

1. تدعو إلى سلام دائم؛

2. تقرر أن تبقي المسألة قيد نظرها.
"""
RICH = """\
# A *plan* for <b>all</b>

The Council,

Noting its resolution 1 (1946)[^1],

***

## Part one

1. Urges all States to do the following:

   (a) stop the war;

   (b) begin the peace;

2. Decides to meet again in May;

### Part two

3. Requests a report;

| State | Share |
| --- | --- |
| North | 10 |
| South | 20 |

4. Decides to remain seized of the matter.

[^1]: Adopted in **London**.
"""
PLAIN = "他们要求立即停火并恢复谈判。\n\n各方应当遵守协议。\n"


def amendment(name, sequence, *operations, against="tabled", more=""):
    lines = [f"id = {json.dumps(name)}", f"sequence = {sequence}", f"against = {json.dumps(against)}", more]
    for operation in operations:
        lines += [
            "[[operations]]",
            *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in operation.items()),
        ]
    return "\n".join(lines) + "\n"


TEXTS = {
    "arabic": (
        "ar",
        ARABIC,
        [
            amendment("Q.1", 1, {"kind": "insert", "at": "op1", "after": "سلام", "text": "عادل و"}),
            amendment("Q.2", 2, {"kind": "replace", "at": "op2", "old": "تقرر", "new": "تطلب"}),
            amendment("Q.3", 3, {"kind": "insert-provision", "after": "op1", "text": "ترحب بالتقرير؛"}),
        ],
    ),
    "rich": (
        "en",
        RICH,
        [
            amendment("A1", 1, {"kind": "delete", "at": "op2", "words": "again"}, more='sponsors = ["<i>North</i>"]'),
            amendment("A2", 2, {"kind": "delete", "at": "op2", "words": "again"}),
            amendment("A3", 3, {"kind": "insert-provision", "after": "op1(a)", "text": "count the costs;"}),
            amendment(
                "A4", 4, {"kind": "replace", "at": "op1(a)+A3", "old": "costs", "new": "gains"}, against="tabled+A3"
            ),
            amendment("A5", 5, {"kind": "move-provision", "at": "op3", "before": "op2"}),
            amendment("A6", 6, {"kind": "delete-provision", "at": "op1(b)"}),
            amendment("A7", 7, {"kind": "replace", "at": "table1.row2", "old": "10", "new": "15"}),
        ],
    ),
    "chinese": (
        "zh",
        PLAIN,
        [
            amendment("J1", 1, {"kind": "insert", "at": "p1", "after": "要求", "text": "各方"}),
            amendment("J2", 2, {"kind": "delete", "at": "p1", "words": "立即"}),
            amendment("J3", 3, {"kind": "replace", "at": "p2", "old": "应当遵守协议", "new": "应当立即遵守协议"}),
        ],
    ),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    root = tmp_path_factory.mktemp("texts")
    for name, (language, text, amendments) in TEXTS.items():
        (root / name / "amendments").mkdir(parents=True)
        title = json.dumps(f"The text “{name}”", ensure_ascii=False)
        dossier = f'title = {title}\nbody = "Council"\nlanguage = "{language}"\n'
        (root / name / "dossier.toml").write_text(dossier, "utf-8")
        (root / name / f"base.{language}.md").write_text(text, "utf-8")
        for n, one in enumerate(amendments, 1):
            (root / name / "amendments" / f"{n}.toml").write_text(one, "utf-8")
    return open_corpus(root)


@pytest.fixture(scope="module")
def site(corpus, tmp_path_factory):
    target = tmp_path_factory.mktemp("site") / "public"
    build(corpus, Settings(), target)
    return target


@pytest.mark.parametrize("java_script", [False])
@pytest.mark.parametrize("name", TEXTS)
def test_any_boxes_show_the_text_of_that_set(corpus, site, page, name):
    found = woven(corpus[name])
    assert () == found.refusals
    page.goto((site / name / "index.html").as_uri())

    tried = 0
    for chosen, reading in sets(found.weave):
        tried += 1
        expected = [folded(one.text) for one in reading.document if one.text]
        seen = [folded(one["all"]) for one in page.evaluate(LOOK, [list(chosen), "v-result"])]
        assert seen == expected, chosen
    assert tried >= 8


@pytest.mark.parametrize(("color_scheme", "viewport"), [("light", (1280, 800)), ("dark", (320, 640))])
@pytest.mark.parametrize("name", TEXTS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(site, page, axe, name):
    passage = {"arabic": "op1", "rich": "op1-a", "chinese": "p1"}[name]
    folders = ("", "/tabled", f"/{passage}", f"/amendments/{min((site / name / 'amendments').iterdir()).name}")
    for path in (f"{name}{folder}/index.html" for folder in folders):
        page.goto((site / path).as_uri())
        if path == f"{name}/index.html":
            page.locator("#v-beside").check()
        assert [] == axe(page), path
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


def test_a_text_from_right_to_left_says_so(site, page):
    page.goto((site / "arabic/index.html").as_uri())

    side = page.locator("#op1").evaluate("one => getComputedStyle(one).direction")
    assert ("rtl", "ar") == (side, page.locator(".overlay").get_attribute("lang"))


@pytest.mark.parametrize("java_script", [False])
def test_a_sub_amendment_without_its_parent_is_told(site, page):
    page.goto((site / "rich/index.html").as_uri())
    page.locator("#s0").check()
    page.locator("input[value=A4]").check()

    assert "A4 amends A3: tick that too" in page.locator(".notice").inner_text()

    page.locator("input[value=A3]").check()
    assert "A4 amends A3" not in page.locator(".notice").inner_text()


@pytest.mark.parametrize("java_script", [False])
def test_words_that_two_take_out_carry_the_letters_of_those_that_are_on(site, page):
    page.goto((site / "rich/index.html").as_uri())
    struck = page.locator("#op2 del").first
    letters = (
        "one => [...one.querySelectorAll('.credit')].filter(one => one.checkVisibility()).map(one => one.dataset.badge)"
    )
    page.locator("#s0").check()
    page.locator("input[value=A1]").check()
    assert ["A"] == struck.evaluate(letters)

    page.locator("input[value=A2]").check()
    assert ["A", "B"] == struck.evaluate(letters)
