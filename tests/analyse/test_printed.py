"""What is printed around a text on paper."""

from amendiff.analyse.exported import exported
from amendiff.analyse.printed import front_of
from amendiff.corpus import open_corpus


def test_a_source_without_a_date_ends_with_one_full_stop() -> None:
    dossier = open_corpus("texts")["path-to-peace"]
    front = front_of(exported(dossier, "adopted", all_carried=True), redline=True)

    assert "n.d." in {one.date for one in dossier.sources.sources.values()}
    assert [] == [line for line in front.sources if ".. " in line]
