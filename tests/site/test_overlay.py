"""What the boxes show is what reading that set gives: for every set, provision by provision, spaces folded.

The style rules are worked out here by hand, as a browser would; tests/browser does the same in a real one.
"""

import re
from functools import cache
from html.parser import HTMLParser
from itertools import combinations

from hypothesis import given, strategies as st
from inline_snapshot import snapshot

from amendiff.application import read, weave_all
from amendiff.errors import MissingParent
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Mark, Provision
from amendiff.model.naming import letters
from amendiff.model.operation import Delete, DeleteProvision, Insert, InsertProvision, Replace
from amendiff.site.overlay import overlay
from strategies import (
    WITH_PROVISIONS,
    WORDS_ONLY,
    amendment,
    documents,
    formats,
    operations,
    sets,
    splits,
    sub_amendments,
)

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TEST = re.compile(r"(:not\()?:has\(([^()]*)\)")
ALWAYS = {"v-tabled": ["ins", "new"], "v-changes": [], "v-result": []}
VIEWS = {"v-tabled": (), "v-changes": (".marks:checked",), "v-result": (".clean:checked",)}
BREAK = "\ue000"


def classes(css, view, boxes, declaration, read="s0"):
    """The classes to which *declaration* applies when *view* and *boxes* are on, or the choice *read*."""

    def matches(selector):
        if later := re.fullmatch(r"\.p(\d+) ~ \.seq :checked", selector):
            return read[0] == "s" and int(read[1:]) > int(later[1])
        if ticked := re.fullmatch(r"#s0:checked ~ \.boxes #([\w-]+):checked", selector):
            return read == "s0" and ticked[1] in boxes
        return selector == f"#{read}:checked" or selector in VIEWS[view]

    found = set()
    for selectors, body in RULE.findall(css):
        if declaration not in body:
            continue
        for selector in selectors.split(",\n"):
            tests = TEST.findall(selector)
            if all(any(map(matches, one.split(", "))) != bool(negated) for negated, one in tests):
                found.add(selector.split()[-1].removeprefix(".").removesuffix(":not(.w)"))
    return found


class Parts(HTMLParser):
    """A block in its words, breaks and elements, each with the names that a rule may hide it by."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found, self.breaks = [], 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag == "br":
            self.breaks += 1
            if self.breaks == 2:
                self.found.append(("words", BREAK))
            return
        self.found.append(("open", frozenset({tag, *(dict(attributes).get("class") or "").split()})))
        self.breaks = 0

    def handle_endtag(self, tag):
        if tag != "br":
            self.found.append(("close", ""))

    def handle_data(self, data):
        self.breaks = 0
        self.found.append(("words", data))


@cache
def parts(html):
    """What *html* is made of; kept, since each set of amendments looks at the same."""
    return tuple(Parts(html).found)


def seen(html, hidden):
    """The text of a block but for what is hidden, its number and its ¶."""
    text, stack = "", []
    for kind, what in parts(html):
        match kind:
            case "open":
                stack.append(not what.isdisjoint(hidden) or not what.isdisjoint({"num", "note"}))
            case "close":
                stack.pop()
            case "words" if not any(stack):
                text += what
    return text


def folded(text):
    return re.sub(r"\s+", " ", text).strip()


def shown(made, view, chosen, read="s0"):
    boxes = {made.choices.boxes[name] for name in chosen}
    hidden = classes(made.css, view, boxes, "display: none", read) | set(ALWAYS[view])
    found = []
    for block in made.blocks:
        if not hidden & set(block.style.split()):
            found += [folded(part) for part in seen(block.html, hidden).split(BREAK)]
    return [text for text in found if text]


def words(document):
    texts = [folded("[…]" if one.kind is Kind.GAP else one.text) for one in document]
    return [text for text in texts if text]


def every_set(weave):
    for size in range(len(weave.order) + 1):
        for chosen in combinations(weave.order, size):
            try:
                reading = read(weave, chosen)
            except MissingParent:
                continue
            if not reading.clashes:
                yield chosen, reading.document


def woven(document, amendments):
    weave = weave_all(document, amendments).weave
    return weave, overlay(weave, dict(zip(weave.order, letters(len(weave.order)), strict=True)), frozenset())


def check(document, amendments):
    weave, made = woven(document, amendments)
    for chosen, result in every_set(weave):
        assert shown(made, "v-result", chosen) == words(result), chosen
        assert shown(made, "v-tabled", chosen) == words(document)


@given(sets(WORDS_ONLY))
def test_any_boxes_give_the_text_of_that_set(tabled):
    """Words put in, taken out and replaced, side by side."""
    check(tabled.document, tabled.amendments)


@given(sets((*WITH_PROVISIONS, formats, splits)))
def test_any_boxes_give_the_text_of_that_set_with_whole_provisions(tabled):
    """Provisions put in, taken out, replaced, moved and split as well."""
    check(tabled.document, tabled.amendments)


@given(st.data())
def test_a_sub_amendment_shows_inside_its_parent(data):
    document = data.draw(documents())
    parent = amendment("A1", 1, data.draw(operations(document, WORDS_ONLY)))
    result = read(weave_all(document, [parent]).weave, ["A1"])
    if result.clashes:
        return
    drawn = data.draw(sub_amendments("A1", result.document))
    child = amendment("A2", 2, drawn, against="tabled+A1")

    check(document, [parent, child])


def text_of(*paragraphs):
    return Document(tuple(Provision(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(paragraphs, 1)))


def changed(name, sequence, *operations, against="tabled"):
    return Amendment(id=name, sequence=sequence, operations=operations, against=against)


def test_a_replacement_shows_only_the_words_that_it_changes():
    document = text_of("urges a lasting peace now.")
    just = changed("A1", 1, Replace(at="p1", old="lasting peace", new="just, lasting and comprehensive peace"))

    html = re.sub(r' (class|data-[\w-]+)(="[^"]*")?|<button.*?</button>', "", woven(document, [just])[1].blocks[0].html)

    assert "urges a <ins>just, </ins>lasting <ins>and comprehensive </ins>peace now." in html


def test_words_asked_for_twice_go_only_when_both_are_off():
    document = text_of("urges peace.")
    same = [changed(name, n, Insert(at="p1", text="lasting", before="peace")) for n, name in enumerate(("A1", "A2"), 1)]
    made = woven(document, same)[1]

    texts = [shown(made, "v-result", chosen) for chosen in ([], ["A1"], ["A2"], ["A1", "A2"])]

    assert texts == [["urges peace."], *[["urges lasting peace."]] * 3]


def test_a_step_a_reading_and_an_amendment_alone_show_their_sets():
    document = text_of("urges peace.")
    asked = [
        changed(name, n, Insert(at="p1", text=text, place="end", join="exact"))
        for n, (name, text) in enumerate((("A1", " One."), ("A2", " Two."), ("A3", " Three.")), 1)
    ]
    weave = weave_all(document, asked).weave
    badges = dict(zip(weave.order, letters(3), strict=True))
    readings = [("told", "As told", ("A1", "A2"))]
    made = overlay(
        weave, badges, frozenset(["A1", "A3"]), order=("A3", "A1"), readings=readings, table=("A1", "A2", "A3")
    )

    texts = {read: shown(made, "v-result", ["A2"], read) for read in ("s0", "s1", "s2", "s3", "r1", "t0", "o3")}

    assert texts == snapshot(
        {
            "s0": ["urges peace. Two."],
            "s1": ["urges peace."],
            "s2": ["urges peace. Three."],
            "s3": ["urges peace. One. Three."],
            "r1": ["urges peace. One. Two."],
            "t0": ["urges peace. One. Two. Three."],
            "o3": ["urges peace. Three."],
        }
    )


def test_the_words_as_tabled_stand_beside_what_an_amendment_touches():
    document = text_of("urges a lasting peace.", "Ends.")
    made = woven(document, [changed("A1", 1, Replace(at="p1", old="lasting", new="just"))])[1]

    was = [re.sub("<[^>]*>", "", block.was) for block in made.blocks]

    assert ["urges a lasting peace.", ""] == was
    assert 'class="c1 w k1"' in made.blocks[0].was


def test_struck_words_stay_in_the_view_of_changes():
    document = text_of("urges a lasting peace.")
    made = woven(document, [changed("A1", 1, Delete(at="p1", words="lasting"))])[1]

    struck = classes(made.css, "v-changes", {"on-1"}, "line-through")

    assert (["urges a lasting peace."], 1) == (shown(made, "v-changes", ["A1"]), len(struck))


def test_rivals_are_told():
    document = text_of("urges a lasting peace.")
    rivals = [
        changed(name, n, Replace(at="p1", old="lasting", new=new))
        for n, (name, new) in enumerate((("A1", "just"), ("A2", "quick")), 1)
    ]
    made = woven(document, rivals)[1]
    (rival,) = made.blocks[0].rivals

    hidden = [
        rival.style in classes(made.css, "v-result", on, "display: none") for on in (set(), {"on-1"}, {"on-1", "on-2"})
    ]

    assert (("A1", "A2"), "lasting", [True, True, False]) == (rival.amendments, rival.words, hidden)


def test_numbers_are_those_of_the_adopted_text_with_its_set_and_pending_ones_with_any_other():
    document = Document(tuple(Provision(f"op{n}", Kind.OPERATIVE, f"Decides {n};", (), str(n)) for n in (1, 2)))
    more = changed("A1", 1, InsertProvision(text="Urges;", after="op1"))
    weave = weave_all(document, [more]).weave
    made = overlay(weave, {"A1": "A"}, frozenset(["A1"]), final=read(weave, ["A1"], numbers="plain").document)

    numbers = [re.sub("<[^>]*>", " ", block.html.partition("</a>")[0]).split() for block in made.blocks]

    assert [["1."], ["1", "bis.", "2."], ["2.", "3."]] == numbers
    assert "overlay .final { display: none }" in made.css


def test_a_footnote_goes_with_its_reference_and_the_reference_with_its_footnote():
    noted = Provision("p1", Kind.PARAGRAPH, "one two three", (Mark(7, 7, "note", "1"),))
    document = Document((noted, Provision("fn1", Kind.FOOTNOTE, "Note.", number="1")))
    asked = [
        changed("A1", 1, Delete(at="p1", words="one two three"), Insert(at="p1", text="more", place="end")),
        changed("A2", 2, DeleteProvision(at="fn1")),
    ]
    made = woven(document, asked)[1]

    texts = [shown(made, "v-result", chosen) for chosen in ([], ["A1"], ["A2"])]

    assert [["one two three", "Note."], ["more"], ["one two three"]] == texts
    (style,) = re.findall('<del class="(c[0-9]+)[^>]*>(?:<button[^>]*></button>)*<sup', made.blocks[0].html)
    assert style in classes(made.css, "v-result", {"on-2"}, "display: none")


def test_what_belongs_to_a_deleted_paragraph_is_struck_with_it():
    paragraphs = (
        Provision("op1", Kind.OPERATIVE, "Asks", (), "1"),
        Provision("op1(a)", Kind.SUB, "that;", (), "(a)", 1),
    )
    made = woven(Document(paragraphs), [changed("A1", 1, DeleteProvision(at="op1"))])[1]

    struck = classes(made.css, "v-changes", {"on-1"}, "line-through")

    assert all(re.search(f'<del class="{next(iter(struck))} ', block.html) for block in made.blocks)


def test_nothing_of_the_corpus_goes_into_a_rule():
    document = text_of("a } body { display: none }")
    hostile = changed("x-}.body{", 1, Insert(at="p1", text="</style>", place="end"))
    made = woven(document, [hostile])[1]

    assert "}.body{" not in made.css
    assert "</style>" not in made.css
    assert "&lt;/style&gt;" in made.blocks[0].html


def test_letters_go_on_behind_z():
    assert ["Z", "AA", "AB"] == letters(28)[25:]
