"""Plain text read, and what is exported where nothing is named."""

import re

from hypothesis import assume, given, settings, strategies as st

from amendiff.analyse.exported import exported
from amendiff.corpus import open_corpus
from amendiff.formats.text_in import from_text
from amendiff.markup import parse_document
from examples import examples
from strategies import hostile

TEXTS = open_corpus("texts")
FEWER = settings(max_examples=examples(50))


@given(st.lists(hostile, max_size=4))
def test_plain_text_keeps_its_words(paragraphs: list[str]) -> None:
    wanted = [" ".join(one.split()) for one in re.split(r"\n\s*\n", "\n\n".join(paragraphs)) if one.split()]
    assume("\0" not in "".join(wanted))  # no file with it is read
    assume(not any(re.match(r"\d|\(|\*|\[…", one) for one in wanted))  # numbers, and what parts a text
    assume(not (wanted and wanted[0].endswith(",")))  # an opening, behind which the parts must be told
    document = parse_document(from_text("\n\n".join(wanted)))

    assert wanted == [one.text for one in document]


def test_the_adopted_text_is_what_accepting_all_gives() -> None:
    dossier = TEXTS["path-to-peace"]
    found = exported(dossier, "adopted", all_carried=True)

    assert tuple(one.text for one in found.version.document) == found.tracked.texts("new")
    assert ("L.12", "L.13", "L.14", "L.15") == tuple(one.id for one in found.carried)
