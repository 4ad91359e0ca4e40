"""The instruction on the page of an amendment: its parts lead to what they change, and whatever it says is text."""

import re
from html import unescape

from hypothesis import assume, given, strategies as st

from amendiff.analyse.effect import effect
from amendiff.errors import AmendiffError
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment, Instruction
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import Delete, Insert, InsertProvision, Replace
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.instruction import instruction_html
from amendiff.site.pages import Site
from amendiff.site.settings import Settings
from site_corpus import Only

BASE = parse_document(
    "# On bread\n\nThe Council,\n\nNoting the price of bread,\n\n***\n\n"
    "1. Decides to bake bread;\n\n2. Asks the baker to report each year on the cost.\n"
)
OPERATIONS = (
    Insert(at="op1", text="and cakes", after="bread"),
    Delete(at="op2", words="on the cost"),
    Replace(at="op2", old="each year", new="<b>daily</b>"),
    InsertProvision(text="Thanks the baker.", after="op2"),
)
WORDS = (
    "In paragraph 1, after “bread”, insert “and cakes”. In paragraph 2, delete “on the cost” and replace “each year” "
    "with “<b>daily</b>”; after paragraph 2, insert a new paragraph reading: “Thanks the baker.”"
)


def dossier_of(text, operations=OPERATIONS):
    amendment = Amendment(
        id="A.1", sequence=1, operations=operations, instruction=Instruction(text=text, basis="verbatim")
    )
    return Dossier(name="bread", identity=Identity(title="On bread", body="x"), base=BASE, amendments=(amendment,))


def shown(text, operations=OPERATIONS):
    dossier = dossier_of(text, operations)
    return str(instruction_html(dossier.amendments[0], effect(dossier, "A.1"), dossier))


def test_each_part_leads_to_the_provision_that_it_changes():
    found = shown(WORDS)

    links = re.findall(r'<a href="([^"]+)">(.*?)</a>', found)
    assert ["#op1", "#op2", "#op2", "#op2--A.1"] == [target for target, _ in links]
    assert "In paragraph 1, after “bread”, insert “and cakes”" == links[0][1]
    assert "&lt;b&gt;daily&lt;/b&gt;" in links[2][1]
    assert "<b>" not in found


def test_the_words_are_all_there():
    assert WORDS == unescape(re.sub("<[^>]+>", "", shown(WORDS)))


def test_the_links_of_a_page_lead_somewhere():
    site = Site(Only(dossier_of(WORDS)), Settings())
    page = dict(dossier_pages(site, site.corpus.dossier))["bread/amendments/A.1/index.html"]
    quoted = page.partition('<figure class="instruction">')[2].partition("</figure>")[0]
    targets = re.findall(r'href="#([^"]+)"', quoted)

    assert 4 == len(targets)
    assert all(f'id="{target}"' in page for target in targets)


def test_what_is_not_understood_or_asks_for_something_else_is_plain():
    for text in ("Let there be <i>bread</i>.", WORDS.replace("cakes", "pies"), WORDS + " Kindly yours.", ""):
        assert "<a" not in shown(text)


@given(st.text(max_size=20) | st.sampled_from(("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "”.")))
def test_hostile_words_are_text(attack):
    attack = re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\n]", "", attack).strip() or "x"
    operation = Insert(at="op1", text=attack, after="bread")
    try:
        found = shown(f"In paragraph 1, after “bread”, insert “{attack}”.", (operation,))
    except AmendiffError:
        assume(False)
        raise

    assert not re.search(r"<(?!/?a\b|br>)", found)
    assert not re.search(r'<a (?!href="#[A-Za-z0-9._-]+">)', found)
    assert attack.isalnum() <= ("<a " in found)
