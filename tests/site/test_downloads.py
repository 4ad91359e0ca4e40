"""Files to take along: those that there are, each what the command line writes, the same bytes each time."""

import json
from pathlib import Path

from msgspec.structs import replace

from amendiff.analyse.exported import chosen, exported
from amendiff.corpus import open_corpus
from amendiff.formats.criticmarkup_in import side
from amendiff.formats.docx.reading import word
from amendiff.formats.dossier_json import dossier_of
from amendiff.markup import parse_document, render_document
from amendiff.model.dossier import Dossier
from amendiff.site import Settings
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.downloads import downloads
from amendiff.site.pages import Site
from site_corpus import Only

TEXTS = open_corpus("texts")


def found(dossier: Dossier) -> dict[str, bytes]:
    return {one.says: one.raw for one in downloads(dossier, "x")}


def test_the_files_of_each_text_are_what_they_say() -> None:
    for name in TEXTS.names:
        dossier = TEXTS[name]
        made, files = exported(dossier, chosen(dossier), all_carried=True), found(dossier)

        assert render_document(made.version.document) == files["markdown"].decode()
        assert dossier.amendments == dossier_of(files["dossier"].decode(), "x").amendments
        assert not word(files["clean"], "x.docx").authors
        assert files["akn"].startswith(b"<?xml")
        if "redline" in files:
            assert word(files["redline"], "x.docx").authors
            assert dossier.base.provisions == parse_document(side(files["criticmarkup"].decode(), "old")).provisions
        assert files == found(open_corpus("texts")[name])


def test_a_text_without_changes_that_stand_together_has_no_redline() -> None:
    dossier = TEXTS["path-to-peace"]
    undecided = replace(dossier.identity, decision=replace(dossier.identity.decision, outcome="pending"))
    bare = replace(dossier, identity=undecided, amendments=())

    assert ["clean", "markdown", "akn", "dossier"] == [*found(bare)]


def test_they_are_linked_where_they_are_wanted(tmp_path: Path) -> None:
    dossier = TEXTS["path-to-peace"]
    for wanted in (True, False):
        site = Site(Only(dossier), Settings(downloads=wanted))
        written = {file.path: file for file in dossier_pages(site, dossier)}
        page = written["path-to-peace/index.html"].text
        names = [path.rpartition("/")[2] for path in written if path.startswith("path-to-peace/downloads/")]

        assert (6 if wanted else 0) == len(names)
        assert all(f'href="downloads/{name}"' in page for name in names)
        assert wanted == ("downloads/" in page)
    assert "path-to-peace" == json.loads(found(dossier)["dossier"])["name"]
