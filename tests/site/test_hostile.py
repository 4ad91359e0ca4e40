"""Whatever a corpus says comes out as text: in pages, twins, style rules and names of files."""

import json
import re
from datetime import date as Date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings, strategies as st
from markupsafe import escape

from amendiff.formats.docx.reading import word
from amendiff.model.amendment import Amendment, Instruction
from amendiff.model.decision import Decision, Fact, RollCall, Vote
from amendiff.model.document import Document, Kind, Mark, Provision
from amendiff.model.dossier import Dossier, Fragment, Identity, NamedReading, Remark, Wording
from amendiff.model.operation import Insert
from amendiff.model.source import Attestation, Claim, Dispute, Source, Sources
from amendiff.render.html import document_html, safe_link
from amendiff.site import Settings
from amendiff.site.anchors import folder, folders
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.environment import linked
from amendiff.site.feeds import site_feed, sitemap
from amendiff.site.pages import Site, site_pages
from amendiff.site.search import search_page
from amendiff.site.sponsors import sponsor_pages
from examples import examples
from site_corpus import Only

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "}body{display:none}",
    "{{ 7*7 }}{% raw %}",
    "../../etc/passwd",
    "</title><svg onload=alert(1)>",
    'https://x.example/" onclick="alert(1)',
    "<!--",
    "]]>",
    "&lt;script&gt;",
    "\u202etxt",
)
ALLOWED = {"site.js", "search.js"}
attacks = st.sampled_from(ATTACKS) | st.text(max_size=12)


class Strict(HTMLParser):
    """Notes whatever a page must not have: script of its own, handlers, styles, and links that run something."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.faults, self.words = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "script" and Path(given.get("src", "")).name not in ALLOWED:
            self.faults.append("script")
        if tag in ("img", "iframe", "object", "style", "base"):
            self.faults.append(tag)
        for name, value in attributes:
            if name.startswith("on") or name == "style":
                self.faults.append(name)
            runs = re.match(r"\s*[a-z]+:", value or "", re.IGNORECASE) and not re.match("https?:|mailto:", value)
            if name in ("href", "src") and runs:
                self.faults.append(value)

    def handle_comment(self, data):
        self.faults.append(f"comment {data}")

    def handle_data(self, data):
        self.words += data


def hostile(one, two):
    """A dossier that says *one* or *two* in every field."""
    fact = Fact(value=one, note=two, sources=(two,), basis="inferred")
    vote = Vote(in_favour=1, against=2, abstaining=0, note=one, roll_call=RollCall(against=(one, two), note=two))
    decision = Decision(
        date=Date(2025, 2, 24), outcome="rejected", reason="majority", meeting=one, vote=vote, sources=(two,), note=two
    )
    words = Provision(
        "op1", Kind.OPERATIVE, f"Decides {one} now {two}.", (Mark(0, 7, "link", one), Mark(8, 9, "emphasis"))
    )
    title = Provision("title", Kind.TITLE, one or "x")
    amendment = Amendment(
        id="A.1",
        sequence=1,
        operations=(Insert(at="op1", after="Decides", text=f"firmly {two}x"),),
        title=one,
        symbol=fact,
        sponsors=(one, two),
        presented_by=one,
        instruction=Instruction(text=one, basis="reconstructed", sources=(two,), note=one),
        decision=decision,
        sources=(one,),
        note=two,
    )
    return Dossier(
        name=one or "empty",
        identity=Identity(
            title=two,
            body=one,
            session=two,
            meetings=one,
            agenda_item=fact,
            symbol=fact,
            language="en",
            licence=two,
            summary=one,
            wording={"tabled": Wording(basis="reconstructed", note=one, sources=(two,))},
            decision=decision,
            readings=(NamedReading(id=one or "r", version="tabled", title=two, note=one, sources=(two,), dispute=one),),
            fragments=(Fragment(words=one, note=two, sources=(one,)),),
            remarks=(Remark(says=two, sources=(one,)),),
            related=(one, two),
        ),
        base=Document((title, words)),
        amendments=(amendment,),
        sources=Sources(
            sources={
                one: Source(title=two, publisher=one, author=two, url=one, urls=(two, one), supports=one, note=two)
            },
            attestations=(
                Attestation(source=one, version="tabled", kind="quotes", words=two or "x", dispute=one, note=one),
            ),
            disputes=(
                Dispute(
                    id=one,
                    question=two,
                    about=("A.1", "#op1", "tabled", "decision"),
                    position=one,
                    because=two,
                    claims=(Claim(says=one, sources=(two,), quoted=True, note=two),),
                ),
            ),
        ),
    )


def everything(site):
    found = [
        *dossier_pages(site, site.corpus.dossier),
        *site_pages(site),
        *sponsor_pages(site),
        *site_feed(site),
        *search_page(site),
    ]
    return [*found, *sitemap(site, [file.path for file in found])]


@settings(max_examples=examples(40))
@given(attacks, attacks)
def test_what_a_corpus_says_is_text_everywhere(one, two):
    one, two = (re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\r\n]", "", text) for text in (one, two))
    site = Site(Only(hostile(one, two)), Settings(title=one, base_url="https://texts.example", search=True))

    paths = []
    for path, text in everything(site):
        paths.append(path.casefold())
        assert all(re.fullmatch("[a-z0-9._-]+", part) and part.strip(".") for part in path.casefold().split("/")), path
        if path.endswith(".html"):
            assert [] == Strict(text).faults, path
        if path.endswith("index.json"):
            json.loads(text)
        if path.endswith((".atom", ".xml")):
            ElementTree.fromstring(text)
            assert "<script" not in (text.decode() if isinstance(text, bytes) else text)
        if path.endswith(".docx"):
            assert word(text, path).paragraphs
        if path.endswith(".css"):
            assert "alert" not in text
            assert "body{" not in text
    assert len(paths) == len(set(paths))


def test_attacks_can_still_be_read(tmp_path):
    """Escaped, not dropped: a reader sees what the record says."""
    one, two = ATTACKS[0], ATTACKS[3]
    site = Site(Only(hostile(one, two)), Settings())
    pages = dict(dossier_pages(site, site.corpus.dossier))

    shown = next(text for path, text in pages.items() if path.endswith("sources/index.html"))

    assert str(escape(one)) in shown
    assert one in Strict(shown).words
    assert two in Strict(shown).words


def test_only_addresses_that_can_be_followed_are_links():
    assert "https://x.example/a?b=c" == safe_link("https://x.example/a?b=c")
    for url in ("javascript:alert(1)", "data:text/html,x", " https://x.example", "//x.example", "", "https://x y"):
        assert "" == safe_link(url)


def test_a_link_that_cannot_be_followed_keeps_its_words():
    document = Document((Provision("p1", Kind.PARAGRAPH, "read this", (Mark(5, 9, "link", "javascript:alert(1)"),)),))

    assert '<a href="javascript' not in document_html(document)
    assert 'read <span title="javascript:alert(1)">this</span>' in document_html(document)


@given(st.lists(st.text(max_size=8) | st.sampled_from(("..", ".", "CON", "a", "A", "sources", "draft:1")), unique=True))
def test_names_of_folders_are_safe_and_differ(names):
    found = folders(names)

    assert len({one.casefold() for one in found.values()}) == len(names)
    for one in found.values():
        assert re.fullmatch("[A-Za-z0-9._-]+", one)
        assert one not in (".", "..", "sources", "amendments")


def test_a_draft_has_a_folder_without_a_colon():
    assert "draft-2025-02-21" == folder("draft:2025-02-21")


def test_the_name_of_a_dispute_in_a_note_leads_to_it():
    disputes = tuple(Dispute(id=name, question="?", about=(), position="") for name in ("final-tally", "sponsors"))
    dossier = Dossier(
        name="d", identity=Identity(title="T", body="B"), base=Document(()), sources=Sources(disputes=disputes)
    )

    written = linked("<b> The sponsors: see the dispute sponsors, and final-tally.", dossier, "../")

    assert written == (
        '&lt;b&gt; The sponsors: see the dispute <a href="../sources/index.html#dispute-sponsors">sponsors</a>, '
        'and <a href="../sources/index.html#dispute-final-tally">final-tally</a>.'
    )
