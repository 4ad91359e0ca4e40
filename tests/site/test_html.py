"""HTML of documents and redlines: rejecting all gives the old text, accepting all the new one."""

import re
from html.parser import HTMLParser

from hypothesis import given, strategies as st

from amendiff.analyse.redline import Row, Segment, redline
from amendiff.application import read, weave_all
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Mark, Provision
from amendiff.model.operation import Insert
from amendiff.render.html import anchor, direction, document_html, heading_levels, redline_html
from strategies import KINDS, documents, hostile, sets


class Text(HTMLParser):
    """The words of a page by block, without what stands in the element *without*."""

    def __init__(self, text, without=""):
        super().__init__(convert_charrefs=True)
        self.without, self.blocks, self.depth, self.number = without, [""], 0, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        names = (dict(attributes).get("class") or "").split()
        if tag in ("p", "h2", "h3", "h4", "h5", "h6", "tr"):
            self.blocks.append("")
        self.depth += tag == self.without
        self.number += bool(self.number) if tag != "br" else 0
        self.number += "num" in names or "note" in names
        if tag == "br" and not self.depth and not self.number:
            self.blocks[-1] += "\n"

    def handle_endtag(self, tag):
        self.depth -= tag == self.without
        self.number -= bool(self.number)

    def handle_data(self, data):
        if not self.depth and not self.number and data != "\n":
            self.blocks[-1] += data


def folded(blocks):
    """Words without any white space, so that breaks count for nothing."""
    return "".join("".join(blocks).replace("¶", "").split())


def words(provisions):
    return folded("" if one.kind in (Kind.TABLE, Kind.GAP) else one.text for one in provisions)


@given(sets(KINDS))
def test_reject_all_gives_the_old_text_and_accept_all_the_new(tabled):
    weave = weave_all(tabled.document, tabled.amendments).weave
    for name in weave.order:
        old, new = read(weave), read(weave, [name])
        if new.clashes:
            continue
        rows = redline(old, new)
        in_old = sorted((row for row in rows if row.old), key=lambda row: row.old_index)
        in_new = sorted((row for row in rows if row.new), key=lambda row: row.new_index)

        assert folded(Text(redline_html(in_old), "ins").blocks) == words(old.document)
        assert folded(Text(redline_html(in_new), "del").blocks) == words(new.document)


@given(documents())
def test_a_document_keeps_its_words(document):
    assert folded(Text(document_html(document)).blocks) == words(document)


@given(st.lists(hostile, min_size=1))
def test_any_characters_come_out_as_text(texts):
    document = Document(tuple(Provision(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(texts, 1)))

    found = Text(document_html(document))

    assert folded(found.blocks) == "".join("".join(texts).split()).replace("¶", "")


def test_marks_links_notes_and_tables():
    document = Document(
        (
            Provision("title", Kind.TITLE, "Peace & war"),
            Provision("op1", Kind.OPERATIVE, "Decides now", (Mark(0, 7, "emphasis"), Mark(11, 11, "note", "1")), "1."),
            Provision("op1(a)", Kind.SUB, "see this;", (Mark(4, 8, "link", "https://x.example/?a&b"),), "(a)", 1),
            Provision("h1", Kind.HEADING, "Part", level=4),
            Provision("table1", Kind.TABLE, ""),
            Provision("table1.row1", Kind.ROW, "one\ttwo", depth=1),
            Provision("fn1", Kind.FOOTNOTE, "Note.", number="1"),
        )
    )

    html = re.sub(r'<a class="num[^>]*>[^<]*</a> | class="[^"]*depth[^"]*"', "", document_html(document))

    assert [
        '<p id="title">Peace &amp; war</p>',
        '<p id="op1"><em>Decides</em> now<sup class="note"><a href="#fn1">1</a></sup></p>',
        '<p id="op1-a">see <a href="https://x.example/?a&amp;b" rel="nofollow">this</a>;</p>',
        '<h2 id="h1">Part</h2>',
        "<table><tbody>",
        '<tr id="table1.row1"><td>one</td><td>two</td></tr>',
        "</tbody></table>",
        '<p id="fn1">Note.</p>',
    ] == html.split("\n")


def test_a_provision_links_to_itself():
    document = Document((Provision("op3(a)", Kind.SUB, "now;", (), "(a)", 1),))

    link = '<a class="num" href="#op3-a" aria-label="Operative paragraph 3 (a), permalink">(a)</a>'
    assert document_html(document) == f'<p id="op3-a" class="sub-paragraph depth-1">{link} now;</p>'


def test_headings_skip_no_level():
    headings = [Provision(f"h{n}", Kind.HEADING, "x", level=level) for n, level in enumerate((2, 5, 3, 2, 6), 1)]

    assert [2, 3, 3, 2, 3] == list(heading_levels(Document(tuple(headings)), 2).values())


def test_an_anchor_is_the_address_made_safe():
    addresses = ("op1", "pp2", "op3(a)", "op3(a)(ii)", "pp2+L.14", "annex1.op2", "fn1", "op1(я)")
    safe = ["op1", "pp2", "op3-a", "op3-a-ii", "pp2--L.14", "annex1.op2", "fn1", "op1-_44f"]

    assert [anchor(one) for one in addresses] == safe


def test_the_direction_follows_the_language():
    assert ["ltr", "rtl", "rtl", "ltr"] == [direction(one) for one in ("en", "ar", "fa-IR", "zh")]


def test_a_word_and_the_space_that_joins_it_are_one_change():
    base = Document((Provision("op1", Kind.OPERATIVE, "Decides to meet;"),))
    amendment = Amendment(id="A1", sequence=1, operations=(Insert(at="op1", text="at once", after="Decides"),))
    woven = weave_all(base, [amendment]).weave

    written = redline_html(redline(read(woven, []), read(woven, ["A1"])))

    assert 'Decides<ins data-by="A1"> at once</ins> to meet;' in written


def test_cells_of_a_row_stay_apart_and_what_was_split_has_its_numbers():
    row = Provision("table1.row1", Kind.ROW, "Swan\t6 m\t300", depth=1)
    first, second = (
        Provision(f"op{n}", Kind.OPERATIVE, words, number=str(n)) for n, words in ((1, "Acts;"), (2, "Asks;"))
    )
    cells = (Segment("=", "Swan\t6 m\t"), Segment("-", "250"), Segment("+", "300"))
    parts = (Segment("=", "Acts"), Segment("-", " and "), Segment("+", ";\n\n"), Segment("=", "Asks;"))
    rows = [
        Row((first,), (first, second), 0, 0, "split", parts),
        Row((row,), (row,), 2, 3, "changed", cells),
    ]

    words = 'Acts<del> and </del><ins>;¶<br><span class="num">2.</span> </ins>Asks;'
    assert [
        f'<p class="operative depth-0 split"><span class="num">1.</span> {words}</p>',
        "<table><tbody>",
        '<tr class="row changed"><td>Swan</td><td>6 m</td><td><del>250</del><ins>300</ins></td></tr>',
        "</tbody></table>",
    ] == redline_html(rows, anchors=False).split("\n")
